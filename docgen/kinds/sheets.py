"""The sheets of a kind, read from its TOML and completed from the shared library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from docgen.kinds.keys import refuse_bad_keys, refuse_untyped_default
from docgen.kinds.model import LIBRARY, Column, Required, Shape, Sheet, ValueType
from docgen.kinds.papers import PAPER_KEY
from docgen.kinds.toml_file import Table, TomlFile
from docgen.names import nearest_name, normal_name

_SHEET_KEYS = {
    "name", "like", "shape", "required", "hint", "aliases", "parent", "parent_key", "sort_by",
    "column", "suggested", "fallback", "tag",
}  # fmt: skip
_COLUMN_KEYS = {
    "name", "type", "key", "required", "default", "hint", "example", "choices", "aliases",
    "printed", "width_mm", "as_is", "tag",
}  # fmt: skip


_NEEDED_KEYS = {
    Shape.TEXT: ("text",),
    Shape.CLAUSES: ("text",),
    Shape.APPROVALS: ("word",),
    Shape.ATTACHMENTS: ("title",),
}

_TEXTS = (
    ValueType.TEXT, ValueType.RICH_TEXT, ValueType.DEADLINE, ValueType.POST, ValueType.UNIT,
)  # fmt: skip


class SheetReader:
    """Reads ``[[sheet]]`` tables; ``library`` holds those that a sheet may be ``like``."""

    def __init__(self, file: TomlFile, library: Mapping[str, Table]) -> None:
        self._file = file
        self._library = library

    def read(self, document: Table) -> tuple[Sheet, ...]:
        """Return all sheets of a kind."""
        sheets = [self._sheet(table) for table in self._file.tables(document, "sheet", "")]
        names = [normal_name(sheet.name) for sheet in sheets]
        for sheet in sheets:
            if names.count(normal_name(sheet.name)) > 1:
                raise self._file.error(f"sheet «{sheet.name}»", "лист описан дважды")
            if sheet.parent and normal_name(sheet.parent) not in names:
                raise self._file.error(
                    f"sheet «{sheet.name}».parent", f"листа «{sheet.parent}» в этом виде нет"
                )
            owner = sheets[names.index(normal_name(sheet.parent))] if sheet.parent else None
            if owner and owner.shape is not Shape.CARD and not sheet.parent_key:
                raise self._file.error(
                    f"sheet «{sheet.name}».parent_key", "назовите столбец с номером строки-родителя"
                )
        return tuple(sheets)

    def _sheet(self, table: Table) -> Sheet:
        self._file.refuse_unknown(table, _SHEET_KEYS, "sheet")
        like = self._file.text(table, "like", "sheet", default="")
        base: Table = {}
        if like:
            found = self._library.get(normal_name(like))
            if found is None:
                near = nearest_name(like, (str(sheet["name"]) for sheet in self._library.values()))
                offer = f"; возможно, «{near}»" if near else ""
                raise self._file.error("sheet.like", f"листа «{like}» нет в {LIBRARY}{offer}")
            base = found
        merged = {**base, **table}
        name = self._file.text(merged, "name", "sheet")
        where = f"sheet «{name}»"
        shape = self._file.one_of(
            self._file.text(merged, "shape", where),
            [shape.value for shape in Shape],
            f"{where}.shape",
        )
        columns = self._columns(table, base, where)
        for key in ("parent_key", "sort_by"):
            wanted = self._file.text(merged, key, where, default="")
            if wanted and normal_name(wanted) not in {normal_name(c.name) for c in columns}:
                raise self._file.error(f"{where}.{key}", f"столбца «{wanted}» на этом листе нет")
        self._check_shape(merged, Shape(shape), columns, where)
        refuse_bad_keys(self._file, Shape(shape), columns, where)
        return Sheet(
            name=name,
            shape=Shape(shape),
            columns=columns,
            required=self._file.flag(merged, "required", where, default=False),
            hint=self._file.text(merged, "hint", where, default=""),
            aliases=self._file.texts(merged, "aliases", where),
            parent=self._file.text(merged, "parent", where, default=""),
            parent_key=self._file.text(merged, "parent_key", where, default=""),
            sort_by=self._file.text(merged, "sort_by", where, default=""),
            fallback=self._fallback(merged, columns, where),
            suggested=self._suggested(merged, Shape(shape), where),
            tag=self._file.text(merged, "tag", where, default=""),
        )

    def _check_shape(
        self, table: Table, shape: Shape, columns: tuple[Column, ...], where: str
    ) -> None:
        """Refuse a sheet that could not be printed or hung as it says."""
        keys = {column.key for column in columns}
        for needed in _NEEDED_KEYS.get(shape, ()):
            if needed not in keys:
                raise self._file.error(
                    f"{where}.column", f'листу вида {shape} нужен столбец с key = "{needed}"'
                )
        parent = self._file.text(table, "parent", where, default="")
        if parent and normal_name(parent) == normal_name(self._file.text(table, "name", where)):
            raise self._file.error(f"{where}.parent", "лист не может быть родителем самого себя")

    def _columns(self, table: Table, base: Table, where: str) -> tuple[Column, ...]:
        """Return the sheet's own columns, each completed from the library's column of that name.

        A sheet that lists no columns takes all of the library's.
        """
        shared = {
            normal_name(self._file.text(column, "name", f"{where}.column")): column
            for column in self._file.tables(base, "column", where)
        }
        own = self._file.tables(table, "column", where) or list(shared.values())
        columns = []
        for column in own:
            name = normal_name(self._file.text(column, "name", f"{where}.column"))
            columns.append(self._column({**shared.get(name, {}), **column}, where))
        return self._once_each(columns, where)

    def _suggested(self, table: Table, shape: Shape, where: str) -> tuple[Column, ...]:
        """Return the columns that a new workbook offers on a free table."""
        found = self._file.tables(table, "suggested", where)
        if found and shape is not Shape.TABLE:
            raise self._file.error(
                f"{where}.suggested", f"годится только для листа вида {Shape.TABLE}"
            )
        return self._once_each([self._column(column, where) for column in found], where)

    def _once_each(self, columns: list[Column], where: str) -> tuple[Column, ...]:
        names = [normal_name(column.name) for column in columns]
        for made in columns:
            if names.count(normal_name(made.name)) > 1:
                raise self._file.error(f"{where}.column «{made.name}»", "столбец описан дважды")
        return tuple(columns)

    def _column(self, table: Table, where: str) -> Column:
        self._file.refuse_unknown(table, _COLUMN_KEYS, f"{where}.column")
        name = self._file.text(table, "name", f"{where}.column")
        where = f"{where}.column «{name}»"
        kind = self._file.one_of(
            self._file.text(table, "type", where, default="text"),
            [kind.value for kind in ValueType],
            f"{where}.type",
        )
        choices = self._file.texts(table, "choices", where)
        # Which papers a workbook can make is known when all kinds are.
        is_paper = table.get("key") == PAPER_KEY
        if kind == ValueType.CHOICE and not choices and not is_paper:
            raise self._file.error(f"{where}.choices", "для типа choice нужен список вариантов")
        made = Column(
            name=name,
            type=ValueType(kind),
            key=self._file.text(table, "key", where, default=""),
            required=self._required(table, where),
            default=self._file.text(table, "default", where, default=""),
            hint=self._file.text(table, "hint", where, default=""),
            example=self._file.text(table, "example", where, default=""),
            choices=choices,
            aliases=self._file.texts(table, "aliases", where),
            width_mm=self._file.number(table, "width_mm", where),
            as_is=self._as_is(table, ValueType(kind), where),
            tag=self._file.text(table, "tag", where, default=""),
            printed=self._file.flag(
                table,
                "printed",
                where,
                default=kind not in (ValueType.CHOICE, ValueType.YES_NO, ValueType.SHEET),
            ),
        )
        refuse_untyped_default(self._file, made, where)
        return made

    def _as_is(self, table: Table, kind: ValueType, where: str) -> bool:
        as_is = self._file.flag(table, "as_is", where, default=False)
        if as_is and kind not in _TEXTS:
            names = ", ".join(_TEXTS)
            raise self._file.error(f"{where}.as_is", f"годится только для типов {names}")
        return as_is

    def _required(self, table: Table, where: str) -> Required:
        value = table.get("required", "no")
        if isinstance(value, bool):
            return "yes" if value else "no"
        self._file.one_of(str(value), get_args(Required), f"{where}.required")
        return "final" if value == "final" else "yes" if value == "yes" else "no"

    def _fallback(
        self, table: Table, columns: tuple[Column, ...], where: str
    ) -> tuple[tuple[tuple[str, str], ...], ...]:
        known = {normal_name(column.name) for column in columns}
        rows = []
        for row in self._file.tables(table, "fallback", where):
            for name in row:
                if normal_name(name) not in known:
                    raise self._file.error(
                        f"{where}.fallback.{name}", "такого столбца на листе нет"
                    )
            rows.append(
                tuple((name, self._file.text(row, name, f"{where}.fallback")) for name in row)
            )
        return tuple(rows)
