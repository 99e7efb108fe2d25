"""What becomes of every school that a list names."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from docgen.names import normal_name
from docgen.staff.fates import Fate, cell_of, difference, same_phone, same_text
from docgen.staff.known import Known
from docgen.staff.model import ListRead, School
from docgen.staff.units import unit_key


class SchoolPlan(Struct, frozen=True):
    """A school with its fate."""

    school: School
    fate: Fate
    told: tuple[str, ...] = ()


def plan_schools(read: ListRead, known: Known, *, take_doubtful: bool) -> list[SchoolPlan]:
    """Return what becomes of the schools of a list, and of those at which its people work."""
    plans: list[SchoolPlan] = []
    there, seen = _Schools(known.schools), _Schools(())
    for school in [*read.schools, *_schools_of_people(read)]:
        own = known.is_own(school.name)
        fate, told = (
            (Fate.KNOWN, ("это ваше учреждение",))
            if own
            else _fate(school, there, seen, take_doubtful)
        )
        plans.append(SchoolPlan(school, fate, told))
        seen.add(school)
    return plans


class _Schools:
    """Schools by every name that they bear, the first of each."""

    def __init__(self, schools: Iterable[School]) -> None:
        self._by_name: dict[str, School] = {}
        self._by_unit: dict[tuple[str, str], School] = {}
        for school in schools:
            self.add(school)

    def add(self, school: School) -> None:
        """Keep one more school."""
        for name in _names(school):
            self._by_name.setdefault(name, school)
        self._by_unit.setdefault(unit_key(school.name), school)

    def same(self, school: School) -> School | None:
        """Return the school that shares a name with this one."""
        return next((self._by_name[n] for n in _names(school) if n in self._by_name), None)

    def near(self, school: School) -> School | None:
        """Return the school that is the same but for the words around its number and name."""
        return self._by_unit.get(unit_key(school.name))


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


def _fate(
    school: School, there: _Schools, seen: _Schools, take_doubtful: bool
) -> tuple[Fate, tuple[str, ...]]:
    same = there.same(school)
    if same is not None:
        told = tuple(_differences(school, same))
        return (Fate.DIFFERENT if told else Fate.KNOWN), told
    before = seen.same(school)
    if before is not None:
        return Fate.REPEATED, (f"уже взято из {cell_of(before)}",)
    near = there.near(school)
    if near is None:
        return Fate.ADDED, ()
    told = (f"похоже, это та же школа, что «{near.name}»",)
    return (Fate.ADDED if take_doubtful else Fate.ALIKE), told


def _names(school: School) -> list[str]:
    return [normal_name(name) for name in (school.short, school.full) if name]


def _differences(school: School, old: School) -> Iterable[str]:
    pairs = (
        ("руководитель", old.leader, school.leader, same_text),
        ("адрес", old.address, school.address, same_text),
        ("телефон", old.phone, school.phone, same_phone),
        ("почта", old.mail, school.mail, same_text),
    )
    for what, was, now, is_same in pairs:
        if now and not is_same(was, now):
            yield difference(what, was, now)
