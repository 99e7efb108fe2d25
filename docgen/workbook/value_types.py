"""A cell as data of a type: a day, a number, people, a choice, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from docgen.issues import Location
from docgen.kinds.model import Column, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name, normal_name
from docgen.russian.name_parsing import is_usual_name
from docgen.workbook.date_cells import day_of
from docgen.workbook.person_values import tell_unclear_person
from docgen.workbook.raw import RawCell
from docgen.workbook.scope import Scope, quoted, same_name

_NUMBER: Final = lazy_regex(r"[+-]?(?:\d{1,3}(?: \d{3})+|\d{1,18})(?:[.,]\d{1,15})?")
_BLANKS: Final = lazy_regex(r"[\s\u00a0\u2007\u2009\u202f]+")
_YES: Final = frozenset({"да", "+", "x", "х", "v", "1", "true", "истина", "✓", "✔", "есть", "yes"})
_NO: Final = frozenset({"нет", "-", "–", "—", "0", "false", "ложь", "no"})
_SIGNED_NAMES: Final = frozenset({"номер", "номер_документа"})
_SEPARATOR: Final = lazy_regex(r"[\n;,]")
_BRACKET: Final = lazy_regex(r"[(\[]")
_SIGN: Final = lazy_regex(r"(?:№|N[oº°]?\.?(?=\s*\d))\s*(?=\S)")

#: Gives the data, or None when what is wrong was told.
Reader = Callable[[RawCell, Column, Location, Scope], object]


def without_sign(number: str, column: Column) -> str:
    """Return the number of a document without the «№» that the document prints before it."""
    if column.key == "number" or normal_name(column.name) in _SIGNED_NAMES:
        return _SIGN.sub("", number, count=1) if _SIGN.match(number) else number
    return number


def words(cell: RawCell, _column: Column, _location: Location, _scope: Scope) -> str:
    """Return the text of a cell, whatever it says."""
    return cell.text


def _person(cell: RawCell, column: Column, location: Location, scope: Scope) -> str:
    tell_unclear_person(cell.text, column, location, scope)
    return cell.text.replace("\n", " ")


def _date(cell: RawCell, column: Column, location: Location, scope: Scope) -> date | None:
    found, reason = day_of(cell, base_1904=scope.base_1904)
    if found is None:
        scope.error(
            "bad-date",
            location,
            f"«{column.name}»: «{short(cell.text)}» – {reason or 'дата не распознана'}.",
            "Впишите дату в виде ДД.ММ.ГГГГ, например 05.09.2027.",
        )
    return found


def _document(cell: RawCell, column: Column, location: Location, scope: Scope) -> str:
    from docgen.russian.acts import parse_act

    _reference, fault = parse_act(cell.text)
    if fault:
        scope.error(
            "bad-date",
            location,
            f"«{column.name}»: в «{short(cell.text)}» {fault}.",
            "Назовите документ так: приказ Управления образования от 27.08.2027 № 198 «О плане».",
        )
    return cell.text


def _number(cell: RawCell, column: Column, location: Location, scope: Scope) -> int | float | None:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = without_sign(_BLANKS.sub(" ", cell.text).replace("−", "-").strip(), column)
    if not isinstance(value, str) or not _NUMBER.fullmatch(text):
        scope.error(
            "bad-number",
            location,
            f"«{column.name}»: «{short(cell.text)}» – не число.",
            "Впишите число цифрами, например 12 или 12,5.",
        )
        return None
    number = float(text.replace(" ", "").replace(",", "."))
    return int(number) if number.is_integer() else number


def _choice(cell: RawCell, column: Column, location: Location, scope: Scope) -> str | None:
    if not column.choices:
        return cell.text
    if cell.text in column.choices:
        return cell.text
    typed = _BLANKS.sub(" ", cell.text)
    for choice in column.choices:
        if same_name(choice, typed):
            return choice
    near = nearest_name(typed, column.choices)
    offer = f" Возможно, имелось в виду «{near}»." if near else ""
    scope.error(
        "bad-choice",
        location,
        f"«{column.name}»: значения «{short(cell.text)}» нет в списке.{offer}",
        f"Можно выбрать: {quoted(column.choices)}.",
    )
    return None


def _yes_no(cell: RawCell, column: Column, location: Location, scope: Scope) -> bool | None:
    if isinstance(cell.value, bool):
        return cell.value
    typed = cell.text.casefold().strip(" .")
    if typed in _YES or typed in _NO:
        return typed in _YES
    scope.error(
        "bad-yes-no",
        location,
        f"«{column.name}»: «{short(cell.text)}» – не «да» и не «нет».",
        "Впишите «да» или «нет».",
    )
    return None


def _people(
    cell: RawCell, column: Column, location: Location, scope: Scope
) -> tuple[str, ...] | None:
    if is_usual_name(cell.text):  # one person, as most cells name
        return (cell.text.replace("\u00a0", " "),)
    people = split_people(cell.text)
    for person in people:
        tell_unclear_person(person, column, location, scope)
    return people or None


def split_people(text: str) -> tuple[str, ...]:
    """Return the people of a list by lines, «;» or «,», brackets kept whole."""
    people = _parted(text) if _BRACKET.search(text) else _SEPARATOR.split(text)
    cleaned = [" ".join(person.split()).strip(" ,;") for person in people]
    return tuple(filter(None, cleaned))


def _parted(text: str) -> list[str]:
    people: list[str] = []
    start = depth = 0
    for position, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(depth - 1, 0)
        elif character == "\n" or (character in ";," and depth == 0):
            people.append(text[start:position])
            start, depth = position + 1, 0
    people.append(text[start:])
    return people


def _sheets(
    cell: RawCell, column: Column, location: Location, scope: Scope
) -> tuple[str, ...] | None:
    names: list[str] = []
    missing = False
    for part in re.split(r"[;\n]", cell.text):
        typed = part.strip().strip("«»\"'")
        if not typed:
            continue
        # A name may have a comma in it, so commas divide only what is no name as it stands.
        known = [scope.sheet_names.get(normal_name(one)) for one in (typed, *typed.split(","))]
        if known[0] or all(known[1:]):
            names.extend(filter(None, known[:1] if known[0] else known[1:]))
            continue
        missing = True
        near = nearest_name(typed, scope.sheet_names)
        offer = f" Возможно, имелось в виду «{scope.sheet_names[near]}»." if near else ""
        scope.error(
            "missing-sheet-reference",
            location,
            f"«{column.name}»: листа «{short(typed)}» в книге нет.{offer}",
            "Впишите имя листа так, как оно стоит на его ярлычке, или добавьте лист.",
        )
    return None if missing else tuple(names) or None


def _file(cell: RawCell, column: Column, location: Location, scope: Scope) -> Path | None:
    typed = cell.text.strip().strip("«»\"'")
    path = scope.folder / typed.replace("\\", "/")
    try:
        if path.is_file():
            return path
        beside = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except (OSError, ValueError):
        beside = []
    near = nearest_name(path.name, beside)
    offer = f" Рядом есть «{near}»." if near else ""
    scope.error(
        "missing-file",
        location,
        f"«{column.name}»: файл «{short(typed)}» не найден.{offer}",
        "Положите файл в папку книги и впишите его имя с расширением.",
    )
    return None


def short(text: str) -> str:
    """Return the text fit for a message: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


READERS: Final[dict[ValueType, Reader]] = {
    ValueType.TEXT: words,
    ValueType.DATE: _date,
    ValueType.DEADLINE: words,
    ValueType.PERSON: _person,
    ValueType.PEOPLE: _people,
    ValueType.POST: words,
    ValueType.UNIT: words,
    ValueType.NUMBER: _number,
    ValueType.DOCUMENT: _document,
    ValueType.CHOICE: _choice,
    ValueType.YES_NO: _yes_no,
    ValueType.IMAGE: _file,
    ValueType.FILE: _file,
    ValueType.SHEET: _sheets,
}
