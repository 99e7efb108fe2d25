"""The names of a kind or of one template, gathered from its sheets, its example and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.kinds import Column, Kind, Shape, Sheet, every_kind
from docgen.kinds.type_words import TYPE_WORDS
from docgen.names import normal_name
from docgen.rendering.names.outline import asked_of
from docgen.rendering.names.usage import EACH, Usage, usage_of
from docgen.template_fields.forms import (
    COMPUTED,
    LAYOUT,
    OF_PAPER,
    ROW,
    ROW_NAMES,
    SUB_ROW,
    condition_tags,
    form_tags,
    tag_of,
)
from docgen.template_fields.model import Field, FieldForm, FieldGroup, Reader, TemplateFields
from docgen.template_fields.sample import Sample, sample_of
from docgen.template_fields.unclaimed import groups_of

if TYPE_CHECKING:
    from docgen.content import Printable
    from docgen.run import Run


#: Sheets that docgen turns into blocks: their columns work even where no tag names them.
_READ_BY_DOCGEN: Final = frozenset({Shape.CLAUSES, Shape.APPROVALS, Shape.ATTACHMENTS})
#: Names that are known whatever the workbook is.
_EVERYWHERE: Final = frozenset({*COMPUTED, *OF_PAPER, *LAYOUT, "loop"})


def fields_of_kind(run: Run, kind: Kind, template: Path | None = None) -> TemplateFields:
    """Return every name that a template of this kind may use, and which of them this one does.

    ``template`` is another file than the kind's own that is meant for the same kind.

    Raises:
        TemplateError: the template cannot be read.

    """
    from docgen.rendering import DocumentTemplate

    opened = DocumentTemplate.open(template, run.filters) if template else run.template(kind)
    gatherer = _Gatherer(kind, sample_of(run, kind, opened), usage_of(opened))
    groups = tuple(gatherer.groups())
    return TemplateFields(
        template or kind.template, kind.name, kind.title, groups, gatherer.unknown()
    )


def fields_of_template(run: Run, path: Path) -> TemplateFields:
    """Return the same for a file: of the kind that uses it, else only the names in its tags.

    Raises:
        TemplateError: the file cannot be read as a template.

    """
    from docgen.rendering import DocumentTemplate

    for kind in every_kind(run.kinds):
        if kind.template.resolve() == path.resolve():
            return fields_of_kind(run, kind)
    names = asked_of(DocumentTemplate.open(path, run.filters)).parts
    unknown = tuple(sorted(name for name in names if name not in _EVERYWHERE))
    return TemplateFields(path, groups=groups_of(names, _EVERYWHERE), unknown=unknown)


class _Gatherer:
    def __init__(self, kind: Kind, sample: Sample, usage: Usage) -> None:
        self._kind = kind
        self._sample = sample
        sources = " ".join(source for _where, source in kind.expressions())
        self._in_expressions = set(map(normal_name, re.findall(r"\w+", sources)))
        self._usage = usage

    def groups(self) -> Iterator[FieldGroup]:
        """Yield the fields of the card, then every list, then what docgen works out."""
        for sheet in self._kind.sheets:
            if sheet.shape is Shape.CARD:
                yield FieldGroup(f"Лист «{sheet.name}»", tuple(self._card(sheet)))
        for sheet in self._kind.sheets:
            if sheet.shape is not Shape.CARD:
                yield self._list(sheet)
        yield FieldGroup("Вычисляет docgen", tuple(self._computed()))
        yield FieldGroup("Помощники вёрстки", tuple(self._layout()))

    def unknown(self) -> tuple[str, ...]:
        """Return the names that tags ask for and neither the kind nor docgen gives."""
        known = set(_EVERYWHERE)
        for sheet in self._kind.sheets:
            known |= _names(sheet)
            if sheet.shape is Shape.CARD:
                known = known.union(*map(_names, sheet.columns))
        return tuple(name for name in self._usage.names if name not in known)

    def _card(self, sheet: Sheet) -> Iterator[Field]:
        owners = self._owners(sheet)
        path = "".join(f"{owner.tag_name}." for owner in owners)
        for column in sheet.columns:
            name = f"{path}{column.tag_name}"
            if owners:
                known = tuple(map(_names, owners))
                asked = self._usage.uses_part(known, _names(column))
            else:
                asked = any(
                    self._usage.uses_field(one, card)
                    for one in _names(column)
                    for card in _names(sheet)
                )
            yield self._field(sheet, column, (name, name), asked=asked)

    def _owners(self, sheet: Sheet) -> tuple[Sheet, ...]:
        """Return the cards that lead to the fields of a card: none to those of the main one."""
        if sheet.shape is not Shape.CARD or sheet.column("kind") is not None:
            return ()
        parent = self._parent(sheet)
        return (*(self._owners(parent) if parent else ()), sheet)

    def _parent(self, sheet: Sheet) -> Sheet | None:
        wanted = normal_name(sheet.parent)
        return next((one for one in self._kind.sheets if normal_name(one.name) == wanted), None)

    def _list(self, sheet: Sheet) -> FieldGroup:
        """Return the names of a sheet with rows: the whole of it, then those of a row."""
        own = sheet.tag_name
        parent = self._parent(sheet)
        cards = self._owners(parent) if parent else ()
        is_hung = parent is not None and parent.shape is not Shape.CARD
        row = SUB_ROW if is_hung else ROW
        owner = ".".join((ROW if is_hung else "", *(card.tag_name for card in cards), own))
        owner = owner.lstrip(".")
        source = f"{owner}.строки" if sheet.shape is Shape.TABLE else owner
        path = (parent.tag_name, own) if parent and is_hung else tuple(source.split("."))
        rows = self._sample.rows(path)
        fields = [*self._whole(sheet, owner)]
        for column in sheet.columns or sheet.suggested:
            name = column.tag_name
            asked = any(
                self._usage.uses_column(whole, one)
                for one in _names(column)
                for whole in _names(sheet)
            )
            filled = next((one for one in rows if _holds(one, name)), None)
            names = (f"{row}.{name}", f"{own}.{name}")
            fields.append(self._field(sheet, column, names, filled, asked=asked))
        fields += self._made(sheet, row, rows)
        prefix = "tr" if sheet.shape is Shape.TABLE else "p"
        note = (
            f"Свой список у каждой строки листа «{sheet.parent}»: «{ROW}» – строка того листа."
            if is_hung
            else ""
        )
        opening = f"{{%{prefix} for {row} in {source} %}}"
        closing = f"{{%{prefix} endfor %}}"
        return FieldGroup(f"Лист «{sheet.name}»", tuple(fields), note, opening, closing)

    def _whole(self, sheet: Sheet, owner: str) -> Iterator[Field]:
        """Yield what prints a sheet as a whole, or tells the number of its rows."""
        own, names = sheet.tag_name, _names(sheet)
        if sheet.shape is not Shape.ROWS:
            printed = any(path[-1] in names for path in self._usage.printed)
            yield Field(
                own, f"{{{{p {owner} }}}}", "весь лист", sheet.name, reader=_by_template(printed)
            )
            return
        tag = f"{{{{ {owner}.число }}}}"
        asked = any(path[-2:] in {(one, "число") for one in names} for path in self._usage.asked)
        yield Field(
            f"{own}.число",
            tag,
            "сколько строк",
            sheet.name,
            printed=self._sample.printed(tag),
            reader=_by_template(asked),
        )

    def _made(self, sheet: Sheet, row: str, rows: list[Printable]) -> Iterator[Field]:
        """Yield what a row has beside its columns."""
        own = sheet.tag_name
        columns = {column.tag_name for column in sheet.columns}
        loop = {row: rows[0]} if rows else {}
        for name, meaning, prefix in ROW_NAMES.get(sheet.shape, ()):
            if name in columns and not prefix:
                continue
            tag = f"{{{{{prefix} {row}.{name} }}}}"
            asked = any(
                path[-3:] in {(one, EACH, name) for one in _names(sheet)}
                for path in self._usage.asked
            )
            yield Field(
                f"{own}.{name}",
                tag,
                meaning,
                printed=self._sample.printed(tag, loop),
                reader=_by_template(asked),
            )

    def _computed(self) -> Iterator[Field]:
        computed = {**COMPUTED, **(OF_PAPER if self._kind.main else {})}
        for name, (tag, meaning) in computed.items():
            asked = self._usage.uses_field(name)
            yield Field(
                name,
                tag,
                meaning,
                printed=self._sample.printed(tag),
                reader=_by_template(asked),
            )

    def _layout(self) -> Iterator[Field]:
        for name, meaning in LAYOUT.items():
            reader = _by_template(self._usage.uses_field(name))
            yield Field(name, f"{{{{p {name} }}}}", meaning, reader=reader)

    def _reader(self, sheet: Sheet, column: Column, *, asked: bool) -> Reader:
        """Return who reads a column; switches and keys are docgen's, and so is what it works in."""
        if asked:
            return "template"
        own = not column.printed or (sheet.name, column.name) in self._sample.told
        own = own or bool(_names(column) & self._in_expressions)
        return "docgen" if own or sheet.shape in _READ_BY_DOCGEN else ""

    def _field(
        self,
        sheet: Sheet,
        column: Column,
        names: tuple[str, str],
        row: Printable | None = None,
        *,
        asked: bool,
    ) -> Field:
        """Return the field of a column; ``names`` are as typed in a tag and as told."""
        typed, full = names
        loop = {typed.split(".")[0]: row} if row is not None else {}
        tag = tag_of(typed, column.type)
        printed = self._sample.printed(tag, loop)
        forms = [
            FieldForm(one, self._sample.printed(one, loop)) for one in form_tags(typed, column)
        ]
        if self._sample.names:
            # A form that says the same, or cannot be shown, teaches nothing.
            forms = [form for form in forms if form.printed not in ("", printed)]
        forms += [FieldForm(*condition) for condition in condition_tags(typed, column)]
        return Field(
            full,
            tag,
            column.hint,
            sheet.name,
            column.name,
            TYPE_WORDS[column.type],
            "no" if column.default else column.required,
            printed or " / ".join(column.example.split("\n")),
            tuple(forms),
            self._reader(sheet, column, asked=asked),
        )


def _names(known: Sheet | Column) -> frozenset[str]:
    """Return the names under which tags may ask for a sheet or a column."""
    return frozenset({known.tag_name, normal_name(known.name)})


def _holds(row: Printable, name: str) -> bool:
    try:
        return bool(row.lookup(name))
    except KeyError:
        return False


def _by_template(asked: bool) -> Reader:
    return "template" if asked else ""
