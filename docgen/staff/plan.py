"""What becomes of every person and school of a list: added, known, or told and left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from docgen.names import normal_name
from docgen.russian import Name, full_form, initials
from docgen.staff.known import Known, KnownPerson
from docgen.staff.model import ListRead, Person, School
from docgen.staff.units import unit_key


class Fate(StrEnum):
    """What becomes of a person or school; the value is the code in JSON."""

    ADDED = "added"
    KNOWN = "known"
    DIFFERENT = "different"
    ALIKE = "alike"
    REPEATED = "repeated"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """A person with its fate; ``told`` are Russian sentences on why, or what is different."""

    person: Person
    fate: Fate
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """A school with its fate."""

    school: School
    fate: Fate
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
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
    met: dict[tuple[str, str, str], Person] = {}
    for person in read.people:
        fated = _person_plan(_without_own_unit(person, known), known, met, take_doubtful)
        plan.people.append(fated)
        if fated.fate is not Fate.REPEATED:
            met[name_key(person.name)] = person
    seen: list[School] = []
    for school in [*read.schools, *_schools_of_people(read)]:
        fate, told = _school_fate(school, known, seen, take_doubtful)
        plan.schools.append(SchoolPlan(school, fate, told))
        seen.append(school)
    return plan


def name_key(name: Name) -> tuple[str, str, str]:
    """Return what two spellings of one person's name have in common: no case, no ё."""
    surname = re.sub(r"\s*\(.*?\)", "", name.surname)
    first, second, third = map(normal_name, (surname, name.first_name, name.patronymic))
    return first, second, third


def _person_plan(
    person: Person, known: Known, met: dict[tuple[str, str, str], Person], take_doubtful: bool
) -> PersonPlan:
    key = name_key(person.name)
    same = next((one for one in known.people if name_key(one.name) == key), None)
    if same is not None:
        told = tuple(_differences(person, same))
        return PersonPlan(person, Fate.DIFFERENT if told else Fate.KNOWN, told)
    before = met.get(key)
    if before is not None:
        return PersonPlan(person, Fate.REPEATED, (_repeated(person, before),))
    doubts = list(person.doubts)
    names = (*(one.name for one in known.people), *(one.name for one in met.values()))
    alike = next((name for name in names if _may_be_one(name, person.name)), None)
    if alike is not None:
        doubts.insert(0, f"похоже, это тот же человек, что «{full_form(alike)}»")
    if doubts and not take_doubtful:
        return PersonPlan(person, Fate.ALIKE if alike else Fate.DOUBTFUL, tuple(doubts))
    return PersonPlan(person, Fate.ADDED, tuple(doubts))


def _may_be_one(one: Name, other: Name) -> bool:
    """Return whether two names may be one person: initials of a full name, a missing patronymic."""
    if name_key(one)[0] != name_key(other)[0]:
        return False
    if one.is_initials or other.is_initials:
        first, second = normal_name(initials(one)), normal_name(initials(other))
        return first.startswith(second) or second.startswith(first)
    same_first = name_key(one)[1] == name_key(other)[1]
    return same_first and not (one.patronymic and other.patronymic)


def _repeated(person: Person, before: Person) -> str:
    where = f"уже взято из {before.location.sheet}!{before.location.cell}"
    if person.post and normal_name(person.post) != normal_name(before.post):
        return f"{where}; здесь другая должность – «{person.post}»"
    if person.unit and normal_name(person.unit) != normal_name(before.unit):
        return f"{where}; здесь другая школа – «{person.unit}»"
    return where


def _differences(person: Person, known: KnownPerson) -> Iterable[str]:
    pairs = (
        ("должность", known.post, person.post, _same_post),
        ("организация", known.unit, person.unit, _same_unit),
        ("телефон", known.phone, person.phone, _same_phone),
        ("почта", known.mail, person.mail, _same_text),
    )
    for what, old, new, is_same in pairs:
        if new and not is_same(old, new) and not (what == "организация" and not old):
            was = f"в справочнике «{old}»" if old else "в справочнике пусто"
            yield f"{what}: {was}, в списке «{new}»"


def _same_text(old: str, new: str) -> bool:
    return normal_name(old) == normal_name(new)


def _same_post(old: str, new: str) -> bool:
    # «учитель физики Лицея № 3» says all that «учитель физики» says.
    return f"{normal_name(old)}_".startswith(f"{normal_name(new)}_")


def _same_unit(old: str, new: str) -> bool:
    return unit_key(old) == unit_key(new)


def _same_phone(old: str, new: str) -> bool:
    one, other = (re.sub(r"\D", "", text)[-10:] for text in (old, new))
    return bool(one) and (one.endswith(other) or other.endswith(one))


def _without_own_unit(person: Person, known: Known) -> Person:
    """Return the person without a school that is the office itself: that goes without saying."""
    return replace(person, unit="") if known.is_own(person.unit) else person


def _schools_of_people(read: ListRead) -> list[School]:
    """Return the schools that people of a list work at, if these are several.

    A single one is the list's own heading, and no list of schools.
    """
    first: dict[str, School] = {}
    listed = {normal_name(name) for s in read.schools for name in (s.short, s.full)}
    for person in read.people:
        name = normal_name(person.unit)
        if name and name not in listed:
            first.setdefault(name, School(person.unit, person.location))
    return list(first.values()) if len(first) > 1 else []


def _school_fate(
    school: School, known: Known, seen: list[School], take_doubtful: bool
) -> tuple[Fate, tuple[str, ...]]:
    names = {normal_name(name) for name in (school.short, school.full) if name}
    if known.is_own(school.name):
        return Fate.KNOWN, ("это ваше учреждение",)
    for old in known.schools:
        if names & {normal_name(name) for name in (old.short, old.full) if name}:
            told = tuple(_school_differences(school, old))
            return (Fate.DIFFERENT if told else Fate.KNOWN), told
    for old in seen:
        if names & {normal_name(name) for name in (old.short, old.full) if name}:
            place = f"{old.location.sheet}!{old.location.cell}"
            return Fate.REPEATED, (f"уже взято из {place}",)
    near = next((o for o in known.schools if unit_key(o.name) == unit_key(school.name)), None)
    if near is None:
        return Fate.ADDED, ()
    told = (f"похоже, это та же школа, что «{near.name}»",)
    return (Fate.ADDED if take_doubtful else Fate.ALIKE), told


def _school_differences(school: School, old: School) -> Iterable[str]:
    pairs = (
        ("руководитель", old.leader, school.leader, _same_text),
        ("адрес", old.address, school.address, _same_text),
        ("телефон", old.phone, school.phone, _same_phone),
        ("почта", old.mail, school.mail, _same_text),
    )
    for what, was, now, is_same in pairs:
        if now and not is_same(was, now):
            yield (
                f"{what}: в справочнике «{was}», в списке «{now}»"
                if was
                else (f"{what}: в справочнике пусто, в списке «{now}»")
            )
