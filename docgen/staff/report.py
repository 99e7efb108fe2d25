"""What an import understood and did, as text for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from docgen.issues import Location, column_letter
from docgen.report import shown_path
from docgen.russian.name_forms import full_form
from docgen.staff.fates import Fate
from docgen.staff.importing import ImportResult
from docgen.staff.model import ColumnRead, Reason, Role, School, SkippedRow, TableRead
from docgen.staff.plan import PersonPlan
from docgen.staff.plan_schools import SchoolPlan

_SHOWN: Final = 10
_USELESS: Final = (Role.NUMBER, Role.NOTE, Role.OTHER)
_HEADINGS: Final[dict[Fate, str]] = {
    Fate.DOUBTFUL: "Не добавлено, решите сами",
    Fate.ALIKE: "Не добавлено, похоже на тех, кто уже есть",
    Fate.DIFFERENT: "Уже в справочнике, но там написано другое – не изменено",
    Fate.REPEATED: "Повторы в списке – взято один раз",
}


def text_import_report(result: ImportResult, base: Path) -> str:
    """Return what was understood, sheet by sheet; who is added; what to look at; the sum."""
    source = shown_path(result.source, base)
    parts = ["\n".join([source, *_tables(result)])]
    parts += _added(result)
    for fate, heading in _HEADINGS.items():
        lines = [
            *(_person_line(p) for p in result.plan.people if p.fate is fate),
            *(_school_line(s) for s in result.plan.schools if s.fate is fate),
        ]
        if lines:
            parts.append("\n".join([f"{heading} ({len(lines)})", *(f"  {x}" for x in lines)]))
    parts += _left_out(result)
    parts += _skipped(result.read.skipped)
    return "\n\n".join([*parts, "\n".join(_summary(result, base))])


def _tables(result: ImportResult) -> list[str]:
    lines = []
    # Sheets of one look are told once.
    alike: dict[tuple[ColumnRead, ...], list[TableRead]] = {}
    for table in result.read.tables:
        alike.setdefault(table.columns, []).append(table)
    for columns, tables in alike.items():
        lines += [f"  Лист «{t.sheet}»: {_head(t)}, {_found(t)}{_whose(t)}" for t in tables]
        lines += [f"    {_column(c)} – {c.role.value}" for c in columns if c.role not in _USELESS]
        rest = [_column(c) for c in columns if c.role in _USELESS]
        if rest:
            lines.append(f"    не переносится: {', '.join(rest)}")
    silent = dict.fromkeys(
        row.location.sheet for row in result.read.skipped if row.reason is Reason.NO_PEOPLE
    )
    lines += [f"  Лист «{name}»: {Reason.NO_PEOPLE.value}" for name in silent]
    lines += [f"  Лист «{name}» скрыт, не прочитан" for name in result.read.hidden_sheets]
    return lines


def _whose(table: TableRead) -> str:
    return f", школа – «{table.unit}»" if table.unit else ""


def _head(table: TableRead) -> str:
    if not table.head_rows:
        return "без заголовков, столбцы узнаны по содержанию"
    first, last = table.head_rows[0], table.head_rows[-1]
    return f"заголовки в строке {first}" if first == last else f"заголовки в строках {first}–{last}"


def _found(table: TableRead) -> str:
    people = f"людей: {table.people}"
    return f"школ: {table.schools}, {people}" if table.is_of_schools else people


def _column(column: ColumnRead) -> str:
    heading = f" «{column.heading}»" if column.heading else " без заголовка"
    return f"{column_letter(column.column)}{heading}"


def _added(result: ImportResult) -> list[str]:
    verb = "Добавлено" if result.written else "Будет добавлено"
    parts = []
    for what, shown in (
        ("людей", [_person(p) for p in result.plan.people if p.fate is Fate.ADDED]),
        ("школ", [_school(s.school) for s in result.plan.schools if s.fate is Fate.ADDED]),
    ):
        if shown:
            # A trial is there to be read, whole.
            limit = _SHOWN if result.written else len(shown)
            more = [f"  … и ещё {len(shown) - limit}"] if len(shown) > limit else []
            lines = [f"  {line}" for line in shown[:limit]]
            parts.append("\n".join([f"{verb} {what}: {len(shown)}", *lines, *more]))
    return parts


def _person(plan: PersonPlan) -> str:
    person = plan.person
    rest = ", ".join(filter(None, (person.post, person.unit, person.phone, person.mail)))
    told = f" (проверьте: {'; '.join(plan.told)})" if plan.told else ""
    return f"{full_form(person.name)}{f' – {rest}' if rest else ''}{told}"


def _school(school: School) -> str:
    leader = " ".join(filter(None, (school.post, school.leader)))
    return ", ".join(filter(None, (school.name, leader, school.address, school.phone)))


def _person_line(plan: PersonPlan) -> str:
    person = plan.person
    return f"{_place(person.location)}: {full_form(person.name)} – {'; '.join(plan.told)}"


def _school_line(plan: SchoolPlan) -> str:
    return f"{_place(plan.school.location)}: {plan.school.name} – {'; '.join(plan.told)}"


def _left_out(result: ImportResult) -> list[str]:
    """Return what the rows of added people say that the справочник has no place for."""
    places: dict[str, list[Location]] = {}
    for plan in result.plan.people:
        if plan.fate is Fate.ADDED:
            for text in plan.person.left_out:
                places.setdefault(text, []).append(plan.person.location)
            if not plan.person.post:
                places.setdefault("должности нет", []).append(plan.person.location)
    lines = [f"  {text}: {_places(found)}" for text, found in places.items()]
    return ["\n".join(["Сказано о добавленных и не перенесено", *lines])] if lines else []


def _places(found: Sequence[Location]) -> str:
    shown = ", ".join(_place(location) for location in found[:_SHOWN])
    return f"{shown} и ещё {len(found) - _SHOWN}" if len(found) > _SHOWN else shown


def _skipped(rows: Sequence[SkippedRow]) -> list[str]:
    told = [r for r in rows if not r.reason.is_service and r.reason is not Reason.NO_PEOPLE]
    parts = []
    if told:
        lines = [f"  {_place(r.location)}: «{r.text}» – {r.reason.value}" for r in told]
        parts.append("\n".join([f"Пропущено строк: {len(told)}", *lines]))
    serving: dict[str, dict[Reason, list[int]]] = {}
    for row in rows:
        if row.reason.is_service and row.location.row:
            by_reason = serving.setdefault(row.location.sheet, {})
            by_reason.setdefault(row.reason, []).append(row.location.row)
    lines = [
        f"  {sheet}: "
        + "; ".join(
            f"{r.value} – {_numbers(found[r])}" for r in sorted(found, key=lambda r: min(found[r]))
        )
        for sheet, found in serving.items()
    ]
    return [*parts, "\n".join(["Служебные строки", *lines])] if lines else parts


def _numbers(rows: Iterable[int]) -> str:
    """Return numbers of rows with runs closed up: «1–3, 7»."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _summary(result: ImportResult, base: Path) -> list[str]:
    people, schools = result.plan.people, result.plan.schools
    lines = [f"Людей в списке: {len(people)}{_counts([p.fate for p in people])}."]
    if schools:
        lines.append(f"Школ: {len(schools)}{_counts([s.fate for s in schools])}.")
    service = sum(row.reason.is_service for row in result.read.skipped)
    skipped = len(result.read.skipped) - service
    lines.append(f"Строк без людей: пропущено {skipped}, служебных {service}.")
    fates = {p.fate for p in people} | {s.fate for s in schools}
    if fates & {Fate.DOUBTFUL, Fate.ALIKE}:
        lines.append("Исправьте эти строки в списке и повторите – или добавьте параметр --all.")
    directory = shown_path(result.directory, base) if result.directory else ""
    if result.written:
        lines.append(f"Записано: {directory}. Повторять можно: дважды никто не добавится.")
        if result.copy:
            lines.append(f"Прежний справочник: {shown_path(result.copy, base)}.")
    elif result.plan.new_people or result.plan.new_schools:
        lines.append("Ничего не записано: это проба. Чтобы добавить, повторите без --dry-run.")
    else:
        lines.append("Добавлять нечего, справочник не изменён.")
    return lines


def _counts(fates: Sequence[Fate]) -> str:
    words = (
        (Fate.ADDED, "новых"),
        (Fate.KNOWN, "уже есть"),
        (Fate.DIFFERENT, "записаны иначе"),
        (Fate.REPEATED, "повторов"),
        (Fate.ALIKE, "похожих"),
        (Fate.DOUBTFUL, "под вопросом"),
    )
    told = [f"{word} {fates.count(fate)}" for fate, word in words if fate in fates]
    return f": {', '.join(told)}" if told else ""


def _place(location: Location) -> str:
    return "!".join(part for part in (location.sheet, location.cell) if part)
