"""``docgen template adopt``: a template with tags becomes a kind with a workbook of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from docgen.adoption.found import completed, hints_of, left_out, with_found
from docgen.adoption.invented import invented_rows
from docgen.adoption.model import Adoption, Trouble, Understood
from docgen.adoption.toml_text import example_toml, kind_toml
from docgen.adoption.trying import troubles_of
from docgen.adoption.understanding import understand
from docgen.errors import OutputError, TemplateError
from docgen.kinds import Kind, load_kind, load_kinds, load_library
from docgen.kinds.examples import ExampleSheet
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.new_books import NewBook, write_filled_book
from docgen.outputs import create_file, replace_file, safe_file_name
from docgen.placeholders import Placeholder, placeholders_in
from docgen.report import shown_path
from docgen.run import Run
from docgen.starter import quoted
from docgen.tag_advice import with_advice
from docgen.workspace import WORKBOOK_SUFFIX, Workspace

if TYPE_CHECKING:
    from docgen.kinds.examples import ExampleRow
    from docgen.rendering.names.asked import Asked
    from docgen.rendering.remarks.marked_values import FoundRows

    _Rows = dict[str, tuple[ExampleRow, ...]]

#: What «docgen template mark» writes behind the name of its copy.
MARKED: Final = " (с тегами)"
# A kind that knows this share of the names is a relative; of fewer names nothing is said.
_LIKE: Final = 0.8
_FEWEST: Final = 4


def adopt(
    source: Path,
    workspace: Workspace,
    here: Path,
    *,
    name: str = "",
    example: bool = False,
    write: bool = True,
) -> Adoption:
    """Make a kind of a template; the file itself is only read.

    The workbook holds the values that ``mark`` has found, if the file is its copy; with
    ``example`` every other field is filled with invented ones.

    Raises:
        TemplateError: the file is no template, its tags cannot be understood, or it has none.
        OutputError: the kind, the template or the workbook exists already.

    """
    from docgen.context import russian_filters
    from docgen.rendering.names.outline import outline_of
    from docgen.rendering.remarks.marked_values import clean_template, marked_values

    data = source.read_bytes() if source.is_file() else b""
    found_rows = marked_values(data)
    try:
        names = outline_of(source, russian_filters())
    except TemplateError as unreadable:
        raise with_advice(unreadable) from None
    if not names:
        raise _no_names(source)
    kinds = load_kinds(workspace.template_dirs)
    template = clean_template(data)
    _refuse_template_of(kinds, template)
    library = load_library(workspace.template_dirs)
    understood = understand(names, library, hints_of(found_rows))
    adoption = replace(
        _planned(source, name, understood, workspace), relative=_relative(names, kinds)
    )
    text = kind_toml(
        adoption.name,
        source.name,
        adoption.template.name,
        _file_name(adoption.understood, adoption.name),
        adoption.understood,
    )
    kind, invented, found, troubles = _tried(adoption, text, template, workspace, found_rows)
    values = with_found(invented, found) if example else found
    filled = "invented" if example else "found" if found else ""
    write = write and not troubles
    if write:
        _refuse_existing(adoption, kinds, template, here)
        cards = {sheet.name for sheet in kind.sheets if sheet.shape is Shape.CARD}
        create_file(adoption.template, template)
        create_file(adoption.kind_file, text.encode())
        # What was found belongs to the workbook alone: an example names nobody.
        create_file(_example_file(adoption), example_toml(kind.name, invented, cards).encode())
        kind = load_kind(adoption.kind_file, workspace.template_dirs)
        rows = tuple(
            ExampleSheet(sheet.name, sheet, values[sheet.name])
            for sheet in kind.sheets
            if sheet.name in values
        )
        write_filled_book(NewBook(kind), adoption.book, workspace, here, rows)
    return replace(
        adoption, written=write, filled=filled, kind=kind, values=values,
        left_out=left_out(found_rows, kind), troubles=troubles,
        places=tuple(dict.fromkeys(place.typed for place in _places(source))),
    )  # fmt: skip


def _no_names(source: Path) -> TemplateError:
    """Return what is told of a file without names: it may have places of another kind."""
    texts = _texts(source)
    help_of_mark = f"docgen template mark {quoted(source.name)}"
    if any("{{" in text or "{%" in text for text in texts):
        return TemplateError(
            f"В тегах файла «{source.name}» нет ни одного имени: заполнять нечего.",
            "Имя пишут в двойных скобках: {{ дата }}.",
        )
    if places := _places(source):
        shown = ", ".join(dict.fromkeys(f"«{place.typed}»" for place in places[:5]))
        return TemplateError(
            f"В файле «{source.name}» места отмечены не тегами: {shown}.",
            f"Вместо «{places[0].typed}» нужно {places[0].tag}. Заменить все: {help_of_mark}",
        )
    return TemplateError(
        f"В файле «{source.name}» нет ни одного тега с именем.",
        f"Найти места для тегов поможет: {help_of_mark}",
    )


def _places(source: Path) -> list[Placeholder]:
    return [place for text in _texts(source) for place in placeholders_in(text)]


def _texts(source: Path) -> list[str]:
    from docgen.rendering.remarks.tagging import Draft

    return [line.text for line in Draft.open(source).lines()]


def _planned(source: Path, name: str, understood: Understood, workspace: Workspace) -> Adoption:
    stem = " ".join((name or source.stem.removesuffix(MARKED)).split())
    file = safe_file_name(stem, ".docx").removesuffix(".docx")
    own = workspace.root / "templates"
    return Adoption(
        source,
        stem if stem[1:2].isupper() else stem[:1].lower() + stem[1:],
        understood,
        kind_file=own / "kinds" / f"{file}.toml",
        template=own / "docx" / f"{file}.docx",
        book=workspace.inputs / f"{file[:1].upper()}{file[1:]}{WORKBOOK_SUFFIX}",
    )


def _tried(
    adoption: Adoption,
    text: str,
    template: bytes,
    workspace: Workspace,
    found_rows: Sequence[FoundRows],
) -> tuple[Kind, _Rows, _Rows, tuple[Trouble, ...]]:
    """Return the kind as it will load, what fills its sheets, and what keeps it from building.

    All this before anything is written where it counts.
    """
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        trial = Path(folder)
        replace_file(trial / "docx" / adoption.template.name, template)
        replace_file(trial / "kinds" / adoption.kind_file.name, text.encode())
        kind = load_kind(
            trial / "kinds" / adoption.kind_file.name, [trial, *workspace.template_dirs]
        )
        invented, found = invented_rows(kind), completed(found_rows, kind)
        run = Run(workspace)
        run.kinds = [kind]
        # What was found may be wrong in itself: that is for the check of the workbook to tell.
        return kind, invented, found, troubles_of(run, kind, invented, trial)


def _file_name(understood: Understood, name: str) -> str:
    """Return the pattern of the documents' names: the kind, its number and date where it has any.

    One without a number is told from the others by its workbook.
    """
    fields = {normal_name(one.column.name) for one in understood.sheets[0].columns}
    parts = [part for part in ("номер", "дата") if part in fields]
    title = name[:1].upper() + name[1:]
    if not parts:
        return "{{ книга }}"
    tail = "" if "номер" not in parts else "_{{ '' if номер else книга }}"
    return title + "".join(f"_{{{{ {part}|для_имени }}}}" for part in parts) + tail


def _relative(names: Sequence[Asked], kinds: Sequence[Kind]) -> str:
    """Return the kind that knows nearly all of the names, if there is one."""
    asked = {(normal_name(one.name), "") for one in names}
    asked |= {(normal_name(one.name), part) for one in names if one.row for part in one.row.parts}
    for kind in kinds:
        known = {(sheet.tag_name, "") for sheet in kind.sheets}
        for sheet in kind.sheets:
            is_card = sheet.shape is Shape.CARD
            for column in sheet.columns:
                known.add((column.tag_name, "") if is_card else (sheet.tag_name, column.tag_name))
        if len(asked) >= _FEWEST and len(asked & known) >= _LIKE * len(asked):
            return kind.name
    return ""


def _refuse_template_of(kinds: Sequence[Kind], template: bytes) -> None:
    for kind in kinds:
        if kind.template.read_bytes() == template:
            raise OutputError(
                f"Это шаблон вида «{kind.name}»: заводить его заново не нужно.",
                f"Создайте книгу для него: docgen new {quoted(kind.name)}",
            )


def _refuse_existing(
    adoption: Adoption, kinds: Sequence[Kind], template: bytes, here: Path
) -> None:
    """Refuse to write over a file, or to name two kinds alike."""
    command = f"docgen template adopt {quoted(shown_path(adoption.source, here))}"
    wanted = normal_name(adoption.name)
    if any(
        wanted in map(normal_name, (kind.name, kind.english, kind.title, *kind.aliases))
        for kind in kinds
    ):
        raise OutputError(
            f"Вид «{adoption.name}» уже есть.",
            f'Дайте новому другое имя: {command} --name "{adoption.name} 2"',
        )
    in_place = adoption.template.is_file() and adoption.template.read_bytes() == template
    targets = [adoption.kind_file, _example_file(adoption), adoption.book]
    for path in targets if in_place else [*targets, adoption.template]:
        if path.exists():
            raise OutputError(
                f"Файл «{shown_path(path, here)}» уже есть, docgen его не тронет.",
                f'Дайте виду другое имя: {command} --name "{adoption.name} 2"',
            )


def _example_file(adoption: Adoption) -> Path:
    return adoption.kind_file.parent.parent / "examples" / adoption.kind_file.name
