"""What becomes of every person and school of a list: added, known, or told and left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.name_forms import Name, full_form, initials
from docgen.russian.name_likeness import is_slip
from docgen.staff.fates import Fate, cell_of, difference, same_phone, same_text
from docgen.staff.known import Known, KnownPerson
from docgen.staff.model import ListRead, Person, School
from docgen.staff.plan_schools import SchoolPlan, plan_schools
from docgen.staff.units import unit_key

# «Петрова (Сидорова)»: the surname of former days.
_FORMER: Final = lazy_regex(r"\s*\(.*?\)")


_WHOLE: Final = 2


class PersonPlan(Struct, frozen=True):
    """A person with its fate; ``told`` are Russian sentences on why, or what is different."""

    person: Person
    fate: Fate
    told: tuple[str, ...] = ()


class Plan(Struct):
    """The people and schools of a list in its order."""

    people: list[PersonPlan] = field(default_factory=list)
    schools: list[SchoolPlan] = field(default_factory=list)

    @property
    def new_people(self) -> list[Person]:
        """The people to be added."""
        return [p.person for p in self.people if p.fate is Fate.ADDED]

    @property
    def new_schools(self) -> list[School]:
        """The schools to be added."""
        return [s.school for s in self.schools if s.fate is Fate.ADDED]


def make_plan(read: ListRead, known: Known, *, take_doubtful: bool = False) -> Plan:
    """Return what becomes of the people and schools of a list.

    Nobody who is in the справочник, or stands higher in the list, is added again. The doubtful
    are added when that is asked for.
    """
    plan = Plan()
    people = [_without_own_unit(person, known) for person in read.people]
    met = _Met(known.people, people)
    for person in people:
        fated = _person_plan(person, met, take_doubtful)
        plan.people.append(fated)
        met.first.setdefault(name_key(person.name), person)
    plan.schools = plan_schools(read, known, take_doubtful=take_doubtful)
    return plan


class _Met:
    """Everybody of the справочник and of the list, by name and by surname."""

    def __init__(self, known: list[KnownPerson], people: list[Person]) -> None:
        self.known: dict[str, list[KnownPerson]] = {}
        self.first: dict[str, Person] = {}
        self._names: dict[str, list[Name]] = {}
        self._listed: dict[str, list[Person]] = {}
        self._given: dict[str, list[Name]] = {}
        for one in known:
            for key in {name_key(one.name), _key(one.typed)}:
                self.known.setdefault(key, []).append(one)
            self._names.setdefault(_surname_key(one.name), []).append(one.name)
            self._given.setdefault(_given_key(one.name), []).append(one.name)
        for person in people:
            self._listed.setdefault(_surname_key(person.name), []).append(person)

    def alike(self, name: Name) -> Name | None:
        """Return a name of the справочник that may be the same person's."""
        near = self._names.get(_surname_key(name), ())
        found = next((other for other in near if _may_be_one(other, name)), None)
        if found is not None:
            return found
        # «Хабибулина Гузель Рашидовна» beside «Хабибуллина Гузель Рашидовна».
        namesakes = self._given.get(_given_key(name), ()) if name.patronymic else ()
        return next((o for o in namesakes if is_slip(o.surname, name.surname)), None)

    def fuller(self, name: Name) -> Person | None:
        """Return a person of the list who may be the same, and whose name says more."""
        if _known(name) == _WHOLE:
            return None
        near = self._listed.get(_surname_key(name), ())
        return next(
            (p for p in near if _may_be_one(p.name, name) and _known(p.name) > _known(name)), None
        )


def name_key(name: Name) -> str:
    """Return what two spellings of one person's name have in common: no case, no ё, no brackets.

    It is that of the name as written: where a foreign surname ends, two lists need not agree.
    """
    return _key(full_form(name))


def _key(text: str) -> str:
    return normal_name(_FORMER.sub("", text))


def _surname_key(name: Name) -> str:
    return _key(name.surname)


def _given_key(name: Name) -> str:
    return _key(f"{name.first_name} {name.patronymic}")


def _person_plan(person: Person, met: _Met, take_doubtful: bool) -> PersonPlan:
    key = name_key(person.name)
    if key in met.known:
        # Of two people of one name the one is meant of whom the list says nothing else.
        told = min((tuple(_differences(person, one)) for one in met.known[key]), key=len)
        return PersonPlan(person, Fate.DIFFERENT if told else Fate.KNOWN, told)
    before = met.first.get(key)
    if before is not None:
        return PersonPlan(person, Fate.REPEATED, (_repeated(person, before),))
    doubts = list(person.doubts)
    alike = met.alike(person.name)
    fuller = met.fuller(person.name) if alike is None else None
    if fuller is not None:
        which = f"похоже, это «{full_form(fuller.name)}» из {cell_of(fuller)}"
        return PersonPlan(person, Fate.REPEATED, (which,))
    if alike is not None:
        doubts.insert(0, f"похоже, это тот же человек, что «{full_form(alike)}»")
    if doubts and not take_doubtful:
        return PersonPlan(person, Fate.ALIKE if alike else Fate.DOUBTFUL, tuple(doubts))
    return PersonPlan(person, Fate.ADDED, tuple(doubts))


def _may_be_one(one: Name, other: Name) -> bool:
    """Return whether two names of one surname may be one person: initials, no patronymic."""
    if one.is_initials or other.is_initials:
        first, second = normal_name(initials(one)), normal_name(initials(other))
        return first.startswith(second) or second.startswith(first)
    same_first = normal_name(one.first_name) == normal_name(other.first_name)
    return same_first and not (one.patronymic and other.patronymic)


def _known(name: Name) -> int:
    """Return how much of a person a name tells."""
    return 0 if name.is_initials else 1 + bool(name.patronymic)


def _repeated(person: Person, before: Person) -> str:
    where = f"уже взято из {cell_of(before)}"
    if person.post and normal_name(person.post) != normal_name(before.post):
        return f"{where}; здесь другая должность – «{person.post}»"
    if person.unit and normal_name(person.unit) != normal_name(before.unit):
        return f"{where}; здесь другая школа – «{person.unit}»"
    return where


def _differences(person: Person, known: KnownPerson) -> Iterable[str]:
    pairs = (
        ("должность", known.post, person.post, _same_post),
        ("организация", known.unit, person.unit, _same_unit),
        ("телефон", known.phone, person.phone, same_phone),
        ("почта", known.mail, person.mail, same_text),
    )
    for what, old, new, is_same in pairs:
        if new and not is_same(old, new) and not (what == "организация" and not old):
            yield difference(what, old, new)


def _same_post(old: str, new: str) -> bool:
    # «учитель физики Лицея № 3» says all that «учитель физики» says.
    return f"{normal_name(old)}_".startswith(f"{normal_name(new)}_")


def _same_unit(old: str, new: str) -> bool:
    return unit_key(old) == unit_key(new)


def _without_own_unit(person: Person, known: Known) -> Person:
    """Return the person without a school that is the office itself: that goes without saying."""
    return replace(person, unit="") if known.is_own(person.unit) else person
