"""Kinds read from their TOML files; a wrong file is told with its key and what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from docgen.errors import DocgenError, KindError
from docgen.kinds.model import Column, Kind, Required, Shape, Sheet, ValueType
from docgen.names import nearest_name, normal_name

LIBRARY = "common.toml"
DIRECTORY = "directory.toml"

_KIND_KEYS = {
    "name", "english", "title", "description", "template", "file_name", "aliases", "checks",
}  # fmt: skip
_SHEET_KEYS = {
    "name", "like", "shape", "required", "hint", "aliases", "parent", "parent_key", "sort_by",
    "column", "fallback",
}  # fmt: skip
_COLUMN_KEYS = {
    "name", "type", "key", "required", "default", "hint", "example", "choices", "aliases",
    "printed",
}  # fmt: skip


def load_kinds(template_dirs: Sequence[Path]) -> list[Kind]:
    """Return the kinds of these ``templates`` folders; an earlier folder wins over a later one.

    Raises:
        KindError: a TOML is wrong, or no kind is found at all.

    """
    kinds: dict[str, Kind] = {}
    for folder in template_dirs:
        for path in sorted((folder / "kinds").glob("*.toml")):
            if path.name not in (LIBRARY, DIRECTORY):
                kind = load_kind(path, template_dirs)
                kinds.setdefault(normal_name(kind.name), kind)
    if not kinds:
        places = ", ".join(f"«{folder / 'kinds'}»" for folder in template_dirs)
        raise KindError(f"Не найдено ни одного вида документа: в папках {places} нет файлов .toml.")
    return list(kinds.values())


def find_kind(kinds: Iterable[Kind], name: str) -> Kind:
    """Return the kind with this Russian or English name.

    Raises:
        DocgenError: there is no such kind; the message offers the nearest and lists all.

    """
    by_name = {
        normal_name(known): kind
        for kind in kinds
        for known in (kind.name, kind.english, kind.title, *kind.aliases)
    }
    found = by_name.get(normal_name(name))
    if found is not None:
        return found
    near = nearest_name(name, by_name)
    offer = f"Возможно, имелось в виду «{by_name[near].name}»." if near else ""
    names = ", ".join(dict.fromkeys(kind.name for kind in by_name.values()))
    raise DocgenError(
        f"Вид документа «{name}» неизвестен. {offer}".rstrip(), f"Есть виды: {names}."
    )


def load_kind(path: Path, template_dirs: Sequence[Path]) -> Kind:
    """Return the kind that this TOML declares.

    Raises:
        KindError: the file cannot be read, or a key is missing, unknown or of the wrong type.

    """
    reader = _Reader(path)
    document = reader.load(path)
    reader.refuse_unknown(document, {"kind", "sheet"}, "")
    table = reader.table(document, "kind")
    reader.refuse_unknown(table, _KIND_KEYS, "kind")
    library = _load_library(path, template_dirs)
    sheets = reader.sheets(document, library)
    if not sheets:
        raise reader.error("sheet", "нужен хотя бы один лист [[sheet]]")
    return Kind(
        name=reader.text(table, "name", "kind"),
        english=reader.text(table, "english", "kind", default=path.stem),
        title=reader.text(table, "title", "kind", default=reader.text(table, "name", "kind")),
        description=reader.text(table, "description", "kind", default=""),
        template=_find_template(reader, reader.text(table, "template", "kind"), template_dirs),
        file_name=reader.text(table, "file_name", "kind", default="{{ книга }}"),
        sheets=sheets,
        path=path,
        aliases=reader.texts(table, "aliases", "kind"),
        checks=reader.texts(table, "checks", "kind"),
    )


def load_directory(template_dirs: Sequence[Path]) -> Kind:
    """Return the form of the справочник, the workbook of what an office says once.

    Raises:
        KindError: its TOML is missing or wrong.

    """
    for folder in template_dirs:
        path = folder / "kinds" / DIRECTORY
        if path.is_file():
            reader = _Reader(path)
            document = reader.load(path)
            reader.refuse_unknown(document, {"sheet"}, "")
            return Kind(
                name="справочник",
                english="directory",
                title="Справочник",
                description="",
                template=path,
                file_name="справочник",
                sheets=reader.sheets(document, {}),
                path=path,
            )
    raise KindError(f"Не найден файл {DIRECTORY} с описанием справочника.")


def _find_template(reader: _Reader, name: str, template_dirs: Sequence[Path]) -> Path:
    beside = [folder / "docx" / name for folder in template_dirs]
    found = next((candidate for candidate in beside if candidate.is_file()), None)
    if found is None:
        where = " и ".join(f"«{candidate.parent}»" for candidate in beside)
        raise reader.error("kind.template", f"файл «{name}» не найден: искали в {where}")
    return found


def _load_library(path: Path, template_dirs: Sequence[Path]) -> dict[str, Mapping[str, Any]]:
    """Return the raw sheets that kinds may take over with ``like``, by normal name."""
    folders = [path.parent, *(folder / "kinds" for folder in template_dirs)]
    library = next((folder / LIBRARY for folder in folders if (folder / LIBRARY).is_file()), None)
    if library is None:
        return {}
    reader = _Reader(library)
    sheets = reader.tables(reader.load(library), "sheet", "")
    return {normal_name(reader.text(sheet, "name", "sheet")): sheet for sheet in sheets}


class _Reader:
    """Takes typed values out of one TOML file and names file and key when they do not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def error(self, key: str, expected: str) -> KindError:
        return KindError(f"Файл вида «{self.path.name}», ключ «{key}»: {expected}.")

    def load(self, path: Path) -> Mapping[str, Any]:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as failure:
            raise KindError(
                f"Файл вида «{path.name}» не читается: {failure.strerror}."
            ) from failure
        except UnicodeDecodeError as failure:
            raise KindError(
                f"Файл вида «{path.name}» не в кодировке UTF-8.", "Сохраните его как UTF-8."
            ) from failure
        except tomllib.TOMLDecodeError as failure:
            raise KindError(f"Файл вида «{path.name}» не разобран: {failure}.") from failure

    def refuse_unknown(self, table: Mapping[str, Any], known: set[str], where: str) -> None:
        for key in table:
            if key not in known:
                near = nearest_name(key, known)
                offer = f"; возможно, имелось в виду «{near}»" if near else ""
                raise self.error(
                    f"{where}.{key}".strip("."),
                    f"такого ключа нет{offer}. Можно: {', '.join(sorted(known))}",
                )

    def table(self, document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = document.get(key)
        if not isinstance(value, dict):
            raise self.error(key, f"нужна таблица [{key}]")
        return value

    def tables(self, document: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
        value = document.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"{where}.{key}".strip("."), f"нужен список таблиц [[{key}]]")
        return value

    def text(
        self, table: Mapping[str, Any], key: str, where: str, default: str | None = None
    ) -> str:
        value = table.get(key, default)
        if value is None:
            raise self.error(f"{where}.{key}", "ключ обязателен, нужен текст в кавычках")
        if not isinstance(value, str):
            raise self.error(f"{where}.{key}", f"нужен текст в кавычках, а стоит {value!r}")
        return value

    def texts(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"{where}.{key}", 'нужен список текстов, например ["один", "два"]')
        return tuple(value)

    def flag(self, table: Mapping[str, Any], key: str, where: str, *, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f"{where}.{key}", f"нужно true или false, а стоит {value!r}")
        return value

    def one_of(self, value: str, allowed: Sequence[str], key: str) -> str:
        if value not in allowed:
            near = nearest_name(value, allowed)
            offer = f"; возможно, «{near}»" if near else ""
            raise self.error(
                key, f"значение «{value}» неизвестно{offer}. Можно: {', '.join(allowed)}"
            )
        return value

    def sheets(
        self, document: Mapping[str, Any], library: Mapping[str, Mapping[str, Any]]
    ) -> tuple[Sheet, ...]:
        sheets = [self.sheet(table, library) for table in self.tables(document, "sheet", "")]
        names = [normal_name(sheet.name) for sheet in sheets]
        for sheet in sheets:
            if names.count(normal_name(sheet.name)) > 1:
                raise self.error(f"sheet «{sheet.name}»", "лист описан дважды")
            if sheet.parent and normal_name(sheet.parent) not in names:
                raise self.error(
                    f"sheet «{sheet.name}».parent", f"листа «{sheet.parent}» в этом виде нет"
                )
        return tuple(sheets)

    def sheet(self, table: Mapping[str, Any], library: Mapping[str, Mapping[str, Any]]) -> Sheet:
        self.refuse_unknown(table, _SHEET_KEYS, "sheet")
        like = self.text(table, "like", "sheet", default="")
        base: Mapping[str, Any] = {}
        if like:
            found = library.get(normal_name(like))
            if found is None:
                near = nearest_name(like, (str(sheet["name"]) for sheet in library.values()))
                offer = f"; возможно, «{near}»" if near else ""
                raise self.error("sheet.like", f"листа «{like}» нет в {LIBRARY}{offer}")
            base = found
        merged = {**base, **table}
        name = self.text(merged, "name", "sheet")
        where = f"sheet «{name}»"
        shape = self.one_of(
            self.text(merged, "shape", where), [shape.value for shape in Shape], f"{where}.shape"
        )
        columns = self.columns(table, base, where)
        for key in ("parent_key", "sort_by"):
            wanted = self.text(merged, key, where, default="")
            if wanted and normal_name(wanted) not in {normal_name(c.name) for c in columns}:
                raise self.error(f"{where}.{key}", f"столбца «{wanted}» на этом листе нет")
        return Sheet(
            name=name,
            shape=Shape(shape),
            columns=columns,
            required=self.flag(merged, "required", where, default=False),
            hint=self.text(merged, "hint", where, default=""),
            aliases=self.texts(merged, "aliases", where),
            parent=self.text(merged, "parent", where, default=""),
            parent_key=self.text(merged, "parent_key", where, default=""),
            sort_by=self.text(merged, "sort_by", where, default=""),
            fallback=self.fallback(merged, columns, where),
        )

    def columns(
        self, table: Mapping[str, Any], base: Mapping[str, Any], where: str
    ) -> tuple[Column, ...]:
        """Return the sheet's own columns, each completed from the library's column of that name.

        A sheet that lists no columns takes all of the library's.
        """
        shared = {
            normal_name(self.text(column, "name", f"{where}.column")): column
            for column in self.tables(base, "column", where)
        }
        own = self.tables(table, "column", where) or list(shared.values())
        columns = []
        for column in own:
            name = normal_name(self.text(column, "name", f"{where}.column"))
            columns.append(self.column({**shared.get(name, {}), **column}, where))
        names = [normal_name(column.name) for column in columns]
        for made in columns:
            if names.count(normal_name(made.name)) > 1:
                raise self.error(f"{where}.column «{made.name}»", "столбец описан дважды")
        return tuple(columns)

    def column(self, table: Mapping[str, Any], where: str) -> Column:
        self.refuse_unknown(table, _COLUMN_KEYS, f"{where}.column")
        name = self.text(table, "name", f"{where}.column")
        where = f"{where}.column «{name}»"
        kind = self.one_of(
            self.text(table, "type", where, default="text"),
            [kind.value for kind in ValueType],
            f"{where}.type",
        )
        choices = self.texts(table, "choices", where)
        if kind == ValueType.CHOICE and not choices:
            raise self.error(f"{where}.choices", "для типа choice нужен список вариантов")
        return Column(
            name=name,
            type=ValueType(kind),
            key=self.text(table, "key", where, default=""),
            required=self.required(table, where),
            default=self.text(table, "default", where, default=""),
            hint=self.text(table, "hint", where, default=""),
            example=self.text(table, "example", where, default=""),
            choices=choices,
            aliases=self.texts(table, "aliases", where),
            printed=self.flag(
                table,
                "printed",
                where,
                default=kind not in (ValueType.CHOICE, ValueType.YES_NO, ValueType.SHEET),
            ),
        )

    def required(self, table: Mapping[str, Any], where: str) -> Required:
        value = table.get("required", "no")
        if isinstance(value, bool):
            return "yes" if value else "no"
        self.one_of(str(value), get_args(Required), f"{where}.required")
        return "final" if value == "final" else "yes" if value == "yes" else "no"

    def fallback(
        self, table: Mapping[str, Any], columns: tuple[Column, ...], where: str
    ) -> tuple[tuple[tuple[str, str], ...], ...]:
        known = {normal_name(column.name) for column in columns}
        rows = []
        for row in self.tables(table, "fallback", where):
            for name in row:
                if normal_name(name) not in known:
                    raise self.error(f"{where}.fallback.{name}", "такого столбца на листе нет")
            rows.append(tuple((name, self.text(row, name, f"{where}.fallback")) for name in row))
        return tuple(rows)
