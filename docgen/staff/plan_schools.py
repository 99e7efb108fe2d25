"""What becomes of every school that a list names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.names import normal_name
from docgen.staff.fates import Fate, cell_of, difference, same_phone, same_text
from docgen.staff.known import Known
from docgen.staff.model import ListRead, School
from docgen.staff.units import unit_key


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """A school with its fate."""

    school: School
    fate: Fate
    told: tuple[str, ...] = ()


def plan_schools(read: ListRead, known: Known, *, take_doubtful: bool) -> list[SchoolPlan]:
    """Return what becomes of the schools of a list, and of those at which its people work."""
    plans: list[SchoolPlan] = []
    seen: list[School] = []
    for school in [*read.schools, *_schools_of_people(read)]:
        fate, told = _fate(school, known, seen, take_doubtful)
        plans.append(SchoolPlan(school, fate, told))
        seen.append(school)
    return plans


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
    school: School, known: Known, seen: list[School], take_doubtful: bool
) -> tuple[Fate, tuple[str, ...]]:
    if known.is_own(school.name):
        return Fate.KNOWN, ("это ваше учреждение",)
    same = next((old for old in known.schools if _share_a_name(old, school)), None)
    if same is not None:
        told = tuple(_differences(school, same))
        return (Fate.DIFFERENT if told else Fate.KNOWN), told
    before = next((old for old in seen if _share_a_name(old, school)), None)
    if before is not None:
        return Fate.REPEATED, (f"уже взято из {cell_of(before)}",)
    near = next((o for o in known.schools if unit_key(o.name) == unit_key(school.name)), None)
    if near is None:
        return Fate.ADDED, ()
    told = (f"похоже, это та же школа, что «{near.name}»",)
    return (Fate.ADDED if take_doubtful else Fate.ALIKE), told


def _share_a_name(one: School, other: School) -> bool:
    names = ({normal_name(name) for name in (s.short, s.full) if name} for s in (one, other))
    return bool(set.intersection(*names))


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
