"""Kinds read from their TOML files; a wrong file is told with its key and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docgen.disk_cache import keep, recall
from docgen.errors import KindError, UnknownKindError
from docgen.flat_records import FlatRecords
from docgen.journal import known_sheets, noted
from docgen.kinds.model import LIBRARY, Kind, Sheet
from docgen.kinds.papers import with_papers
from docgen.kinds.toml_file import Table, TomlFile
from docgen.names import nearest_name, normal_name

DIRECTORY = "directory.toml"
_NAME: Final = "sheets"
_NAME_OF_ALL: Final = "kinds"
_MODEL: Final = "docgen.kinds.model"
_FLAT: Final = FlatRecords([(_MODEL, name) for name in ("Column", "Sheet", "Shape", "ValueType")])

_KIND_KEYS = {
    "name", "english", "title", "description", "template", "file_name", "aliases", "checks",
    "without_checks", "made_from",
}  # fmt: skip


def load_kinds(template_dirs: Sequence[Path]) -> list[Kind]:
    """Return the kinds of these ``templates`` folders; an earlier folder wins over a later one.

    Raises:
        KindError: a TOML is wrong, or no kind is found at all.

    """
    kinds: dict[str, Kind] = {}
    paths = [
        path
        for folder in template_dirs
        for path in sorted((folder / "kinds").glob("*.toml"))
        if path.name not in (LIBRARY, DIRECTORY)
    ]
    for kind in _loaded(paths, template_dirs):
        kinds.setdefault(normal_name(kind.name), kind)
    if not kinds:
        places = ", ".join(f"«{folder / 'kinds'}»" for folder in template_dirs)
        raise KindError(f"Не найдено ни одного вида документа: в папках {places} нет файлов .toml.")
    known_sheets(sheet.name for kind in kinds.values() for sheet in kind.sheets)
    noted("виды прочитаны", видов=len(kinds))
    return with_papers(list(kinds.values()))


def _loaded(paths: Sequence[Path], template_dirs: Sequence[Path]) -> list[Kind]:
    """Return the kinds of these files, from the disk where all of the same texts are kept."""
    files = [TomlFile(path) for path in paths]
    libraries = [_library_of(path, template_dirs) for path in paths]
    shared = {library.path: library for library in libraries if library}
    places = [library and list(shared).index(library.path) for library in libraries]
    try:
        texts = [file.read() for file in (*files, *shared.values())]
    except KindError:  # told by the first file that cannot be read, with what is wrong before it
        return [load_kind(path, template_dirs) for path in paths]
    source = "\0".join(texts).encode("utf-8", "surrogatepass")
    kept: Any = recall(_NAME_OF_ALL, f"{places}", source)
    if kept is None:
        kinds = [load_kind(path, template_dirs) for path in paths]
        said = zip(files, kinds, strict=True)
        whole = tuple((file.load(), _FLAT.flat(kind.sheets)) for file, kind in said)
        keep(_NAME_OF_ALL, f"{places}", source, whole)
        return kinds
    return [
        _kind(file, document, _FLAT.whole(sheets), template_dirs)
        for file, (document, sheets) in zip(files, kept, strict=True)
    ]


def find_kind(kinds: Sequence[Kind], name: str) -> Kind:
    """Return the kind with this Russian or English name.

    Raises:
        UnknownKindError: there is no such kind; the message offers the nearest and lists all.

    """
    by_name = {
        normal_name(known): kind
        for kind in kinds
        for known in (kind.name, kind.english, kind.title, *kind.aliases)
    }
    found = by_name.get(normal_name(name))
    if found is not None:
        return found
    _refuse_paper(kinds, name)
    near = nearest_name(name, by_name)
    offer = f"Возможно, имелось в виду «{by_name[near].name}»." if near else ""
    names = ", ".join(dict.fromkeys(kind.name for kind in by_name.values()))
    raise UnknownKindError(
        f"Вид документа «{name}» неизвестен. {offer}".rstrip(), f"Есть виды: {names}."
    )


def _refuse_paper(kinds: Sequence[Kind], name: str) -> None:
    """Refuse a name of papers that are made of other kinds' workbooks, and say of which."""
    papers = [paper for kind in kinds for paper in kind.papers if _is_called(paper, name)]
    if papers:
        books = ", ".join(f"«{paper.main.name}»" for paper in papers if paper.main)
        raise UnknownKindError(
            f"Своей книги у вида «{papers[0].name}» нет: его делают из книги вида {books}.",
            "Назовите его в такой книге на листе «Комплект».",
        )


def _is_called(kind: Kind, name: str) -> bool:
    names = (kind.name, kind.english, kind.title, *kind.aliases)
    return normal_name(name) in map(normal_name, names)


def load_kind(path: Path, template_dirs: Sequence[Path]) -> Kind:
    """Return the kind that this TOML declares.

    Raises:
        KindError: the file cannot be read, or a key is missing, unknown or of the wrong type.

    """
    file = TomlFile(path)
    document = file.load()
    file.refuse_unknown(document, {"kind", "sheet"}, "")
    table = file.table(document, "kind")
    file.refuse_unknown(table, _KIND_KEYS, "kind")
    sheets = _sheets(file, document, _library_of(path, template_dirs))
    made_from = file.texts(table, "made_from", "kind")
    if not sheets and not made_from:
        raise file.error("sheet", "нужен хотя бы один лист [[sheet]]")
    return _kind(file, document, sheets, template_dirs)


def _kind(
    file: TomlFile, document: Table, sheets: tuple[Sheet, ...], template_dirs: Sequence[Path]
) -> Kind:
    table = file.table(document, "kind")
    made_from = file.texts(table, "made_from", "kind")
    path = file.path
    return Kind(
        name=file.text(table, "name", "kind"),
        english=file.text(table, "english", "kind", default=path.stem),
        title=file.text(table, "title", "kind", default=file.text(table, "name", "kind")),
        description=file.text(table, "description", "kind", default=""),
        template=_find_template(file, file.text(table, "template", "kind"), template_dirs),
        file_name=file.text(table, "file_name", "kind", default="{{ книга }}"),
        sheets=sheets,
        path=path,
        aliases=file.texts(table, "aliases", "kind"),
        checks=file.texts(table, "checks", "kind") if "checks" in table else None,
        without_checks=file.texts(table, "without_checks", "kind"),
        made_from=made_from,
        own_sheets=sheets if made_from else (),
    )


def load_directory(template_dirs: Sequence[Path]) -> Kind:
    """Return the form of the справочник, the workbook of what an office says once.

    Raises:
        KindError: its TOML is missing or wrong.

    """
    for folder in template_dirs:
        path = folder / "kinds" / DIRECTORY
        if path.is_file():
            file = TomlFile(path)
            document = file.load()
            file.refuse_unknown(document, {"sheet"}, "")
            return Kind(
                name="справочник",
                english="directory",
                title="Справочник",
                description="",
                template=path,
                file_name="справочник",
                sheets=_sheets(file, document),
                path=path,
            )
    raise KindError(f"Не найден файл {DIRECTORY} с описанием справочника.")


def load_library(template_dirs: Sequence[Path]) -> tuple[Sheet, ...]:
    """Return the sheets that kinds may take over with ``like``, from the first folder with any.

    Raises:
        KindError: their TOML is wrong.

    """
    for folder in template_dirs:
        if (path := folder / "kinds" / LIBRARY).is_file():
            file = TomlFile(path)
            return _sheets(file, file.load())
    return ()


def _find_template(file: TomlFile, name: str, template_dirs: Sequence[Path]) -> Path:
    beside = [folder / "docx" / name for folder in template_dirs]
    found = next((candidate for candidate in beside if candidate.is_file()), None)
    if found is None:
        where = " и ".join(f"«{candidate.parent}»" for candidate in beside)
        raise file.error("kind.template", f"файл «{name}» не найден: искали в {where}")
    return found


def _library_of(path: Path, template_dirs: Sequence[Path]) -> TomlFile | None:
    """Return the file with the sheets that a kind may take over with ``like``."""
    folders = [path.parent, *(folder / "kinds" for folder in template_dirs)]
    found = next((folder / LIBRARY for folder in folders if (folder / LIBRARY).is_file()), None)
    return TomlFile(found) if found else None


def _sheets(file: TomlFile, document: Table, library: TomlFile | None = None) -> tuple[Sheet, ...]:
    """Return the sheets of a kind, from the disk where those of the same texts are kept."""
    texts = (file.read(), library.read() if library else "")
    source = "\0".join(texts).encode("utf-8", "surrogatepass")
    if (kept := recall(_NAME, "", source)) is None:
        from docgen.kinds.sheets import SheetReader

        sheets = SheetReader(file, _shared(library)).read(document)
        keep(_NAME, "", source, _FLAT.flat(sheets))
        return sheets
    known: tuple[Sheet, ...] = _FLAT.whole(kept)
    return known


def _shared(library: TomlFile | None) -> dict[str, Table]:
    """Return the raw sheets of a library by normal name."""
    if library is None:
        return {}
    sheets = library.tables(library.load(), "sheet", "")
    return {normal_name(library.text(sheet, "name", "sheet")): sheet for sheet in sheets}
