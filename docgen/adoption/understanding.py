"""The sheets that a template asks for, out of the names in its tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.adoption.headings import heading_of, sheet_title
from docgen.adoption.model import AdoptedColumn, AdoptedSheet, Understood
from docgen.adoption.places import place_hint
from docgen.adoption.shapes import (
    example_of,
    first_paragraph,
    is_first_needed,
    is_list,
    is_needed,
    is_object,
    is_of_people,
    list_sheet,
    own_words,
)
from docgen.evidence import Evidence, evidence_of
from docgen.kinds.model import Column, Required, Shape, Sheet, ValueType
from docgen.kinds.type_words import TYPE_WORDS
from docgen.names import normal_name
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.names.asked import Asked

CARD: Final = "Реквизиты"
#: Names that docgen works out, with the fields that they are made of; words of layout have none.
_COMPUTED: Final[Mapping[str, Sequence[str]]] = {
    **dict.fromkeys(COMMANDS, ()),
    "строка_даты": ("Дата", "Номер", "Место"),
    "от_и_номер": ("Дата", "Номер"),
    "название_документа": (),
    "организация_кратко": (),
    "страница": (),
    "вид_документа": (),
    "ознакомлены": (),
    "справочник": (),
    "профиль": (),
    "книга": (),
}
_NUMBER, _STATE = "№", "Состояние"
# Fields of the common card that a template may name in another sense.
_NOT_SHARED: Final = frozenset({"вид_документа", "герб"})
_TABLES: Final = ("таблиц", "мероприяти", "график", "расписани", "смета", "table", "schedule")


class Hint(Struct, frozen=True):
    """What the values themselves tell of a column: their type, and whether all rows have one."""

    type: ValueType
    is_full: bool


#: Hints by the normal names of the list (empty for the document itself) and of its column.
Hints = Mapping[tuple[str, str], Hint]


def understand(
    names: Sequence[Asked], library: Sequence[Sheet], hints: Hints | None = None
) -> Understood:
    """Return the sheets of the workbook that a template with these names needs.

    ``library`` are the common sheets: a name that one of them explains is taken from there.
    """
    return _Understanding(library, hints or {}).of(names)


class _Understanding:
    def __init__(self, library: Sequence[Sheet], hints: Hints) -> None:
        self._hints = hints
        self._library = {normal_name(sheet.name): sheet for sheet in library}
        shared = self._library.get(normal_name(CARD))
        self._shared = {normal_name(c.name): c for c in shared.columns} if shared else {}
        self._card = AdoptedSheet(CARD, Shape.CARD, "то, что стоит в документе один раз", like=CARD)
        self._sheets = [self._card]
        self._unclear: list[str] = []

    def of(self, names: Sequence[Asked]) -> Understood:
        self._card.columns.append(
            AdoptedColumn(Column("Вид документа"), "по нему узнаётся вид", is_shared=True)
        )
        for asked in _unfolded(names):
            plain = normal_name(asked.name)
            if asked.called:
                self._unclear.append(
                    f"{asked.name}(…) – функций в тегах нет. Замените её фильтром или именем."
                )
            elif plain == normal_name(_STATE):
                self._need_state()
            elif plain in _COMPUTED:
                for field in _COMPUTED[plain]:
                    self._add_shared(field, f"нужно для {{{{ {asked.name} }}}}")
            else:
                self._top(asked, plain)
        for sheet in self._sheets:
            if sheet.columns and all(one.column.name == _NUMBER for one in sheet.columns):
                # A row of which nothing is told but its number would be no row.
                own = Column("Название", printed=False, hint="Для вас: в документ не печатается.")
                sheet.columns.append(AdoptedColumn(own, "чтобы узнать строку"))
        return Understood(self._sheets, self._unclear)

    def _top(self, asked: Asked, plain: str) -> None:
        common = self._library.get(plain)
        if common is not None and plain != normal_name(CARD) and self._fits(asked, common):
            self._sheets.append(
                AdoptedSheet(common.name, common.shape, "общий лист этого имени", like=common.name)
            )
        elif is_list(asked):
            self._add_list(asked, None)
        elif asked.how == "p" and plain.startswith(_TABLES) and not asked.parts:
            self._sheets.append(
                AdoptedSheet(
                    self._free_title(asked.name), Shape.TABLE, "тег {{p …}} и имя: таблица",
                    tag=_tag(asked.name, self._free_title(asked.name)),
                )
            )  # fmt: skip
        elif is_object(asked):
            self._add_object(asked)
        else:
            self._add_field(asked)

    def _fits(self, asked: Asked, common: Sheet) -> bool:
        """Whether a common sheet has all that is asked of this name."""
        if asked.row is None:
            return asked.how == "p" and not asked.parts
        known = {normal_name(column.name) for column in common.columns}
        if common.shape is Shape.ATTACHMENTS:
            known |= {"начало", "гриф", "содержание", "номер"}
        return set(asked.row.parts) <= known

    # -- fields

    def _add_field(self, asked: Asked) -> None:
        heading = heading_of(asked.name)
        shared = self._shared.get(normal_name(heading))
        found = evidence_of(asked)
        if shared is not None and self._shares(asked, shared, found):
            why = f"общее поле: {TYPE_WORDS[shared.type]}"
            self._add_shared(shared.name, why, tag=_tag(asked.name, shared.name))
            return
        self._card.columns.append(self._column(asked, found, self._card, required=is_needed(asked)))

    def _shares(self, asked: Asked, shared: Column, found: Evidence) -> bool:
        """Whether the common field of this name can be what the tags ask for."""
        if normal_name(shared.name) in _NOT_SHARED:
            return False
        return not asked.parts or found.type is shared.type

    def _add_shared(self, name: str, why: str, tag: str = "") -> None:
        shared = self._shared.get(normal_name(name))
        if shared is None or any(
            normal_name(one.column.name) == normal_name(name) for one in self._card.columns
        ):
            return
        if shared.required == "final":
            self._need_state()
        column = replace(shared, tag=tag)
        self._card.columns.append(AdoptedColumn(column, why, is_shared=True))

    def _need_state(self) -> None:
        if all(one.column.name != _STATE for one in self._card.columns):
            state = self._shared.get(normal_name(_STATE), Column(_STATE))
            why = "проект или на подпись: в проекте номер и дата могут быть пустыми"
            self._card.columns.insert(1, AdoptedColumn(state, why, is_shared=True))

    def _column(
        self, asked: Asked, found: Evidence, sheet: AdoptedSheet, *, required: Required = "no"
    ) -> AdoptedColumn:
        heading = heading_of(asked.name)
        if heading == "Имя" and not is_of_people(sheet):
            heading = "Название"
        heading = _free(heading, [one.column.name for one in sheet.columns])
        owner = "" if sheet is self._card else normal_name(sheet.tag or sheet.name)
        hint = self._hints.get((owner, normal_name(asked.name)))
        if hint is not None and hint.type is not found.type and not asked.counted:
            found = Evidence(hint.type, "так заполнено в готовом документе")
        is_file = found.type in (ValueType.IMAGE, ValueType.FILE)
        if is_file or (hint is not None and not hint.is_full):
            required = "no"
        column = Column(
            heading, found.type, required=required, choices=found.choices,
            printed=found.printed
            and not asked.counted
            and found.type not in (ValueType.YES_NO, ValueType.CHOICE),
            hint=place_hint(asked.name, first_paragraph(asked)),
            example=example_of(asked, found),
            tag=_tag(asked.name, heading),
        )  # fmt: skip
        return AdoptedColumn(column, found.why, found.doubt)

    # -- objects and lists

    def _add_object(self, asked: Asked, parent: AdoptedSheet | None = None) -> None:
        title = self._free_title(asked.name)
        sheet = AdoptedSheet(
            title, Shape.CARD, f"у имени есть части: {{{{ {asked.name}.… }}}}",
            tag=_tag(asked.name, title), parent=parent.name if parent else "",
        )  # fmt: skip
        self._sheets.append(sheet)
        self._fill(sheet, asked, f"{asked.name}.", in_rows=False)

    def _add_list(self, asked: Asked, parent: AdoptedSheet | None) -> None:
        title = self._free_title(asked.name)
        if asked.in_lines:
            self._sheets.append(
                AdoptedSheet(
                    title, Shape.TABLE, "таблица по строкам: «.строки»", tag=_tag(asked.name, title)
                )
            )
            return
        sheet = list_sheet(asked, title)
        sheet.tag = _tag(asked.name, title)
        self._sheets.append(sheet)
        if parent is not None:
            self._hang(sheet, parent)
        self._fill(sheet, asked.rows(), f"{asked.variable or asked.name}.", in_rows=True)
        if not sheet.columns or (
            parent and len(sheet.columns) == 1 and parent.shape is not Shape.CARD
        ):
            row = asked.rows()
            row.name = row.name or "Значение"
            sheet.columns.append(self._column(row, evidence_of(row), sheet, required="yes"))

    def _hang(self, sheet: AdoptedSheet, parent: AdoptedSheet) -> None:
        """Make a sheet subordinate: its rows say to which row of the other they belong."""
        sheet.parent = parent.name
        if parent.shape is Shape.CARD:
            return
        sheet.parent_key = heading = f"К строке листа «{parent.name}»"
        if not any(normal_name(one.column.name) == "номер" for one in parent.columns):
            hint = f"По нему строки листа «{sheet.name}» находят свою. Пусто – по порядку."
            key = "number" if parent.shape is Shape.CLAUSES else ""
            parent.columns.insert(
                0, AdoptedColumn(Column(_NUMBER, key=key, printed=False, hint=hint), "номер строки")
            )
        hint = f"Номер строки листа «{parent.name}», к которой она относится."
        sheet.columns.insert(
            0,
            AdoptedColumn(
                Column(
                    heading, key="parent", required="yes", printed=False, hint=hint, example="1"
                ),
                f"цикл стоит внутри цикла листа «{parent.name}»",
            ),
        )

    def _fill(self, sheet: AdoptedSheet, owner: Asked, path: str, *, in_rows: bool) -> None:
        """Add a column for each part; lists among the parts become sheets of their own."""
        own = {one.column.tag_name for one in sheet.columns}
        for part in owner.parts.values():
            plain = normal_name(part.name)
            if plain in own or plain in own_words(sheet.shape):
                continue
            if is_list(part):
                self._add_list(part, sheet)
            elif is_object(part) and sheet.shape is Shape.CARD:
                self._add_object(part, sheet)
            elif is_object(part):
                last = next(iter(part.parts.values())).name
                self._unclear.append(
                    f"{{{{ {path}{part.name}.{last} }}}} – имя из трёх частей книга дать не может. "
                    f"Напишите в шаблоне {{{{ {path}{part.name}_{last} }}}}."
                )
            else:
                needed = is_needed(part) if not in_rows else is_first_needed(sheet, part)
                sheet.columns.append(self._column(part, evidence_of(part), sheet, required=needed))

    def _free_title(self, name: str) -> str:
        return _free(sheet_title(heading_of(name)), [sheet.name for sheet in self._sheets])


def _unfolded(names: Sequence[Asked]) -> list[Asked]:
    """Return the names with those behind «реквизиты.» among them: they are fields as well."""
    found = {normal_name(asked.name): asked for asked in names}
    whole = found.pop(normal_name(CARD), None)
    for plain, part in (whole.parts if whole else {}).items():
        found.setdefault(plain, part)
    return list(found.values())


def _tag(name: str, heading: str) -> str:
    """Return the name of a tag where the heading does not tell it."""
    return "" if normal_name(name) == normal_name(heading) else name


def _free(heading: str, taken: Sequence[str]) -> str:
    known = {normal_name(one) for one in taken}
    number, free = 2, heading
    while normal_name(free) in known:
        free = f"{heading} {number}"
        number += 1
    return free
