"""docs/templates.md is true: examples print what they say, every name and key is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen import pipeline
from docgen.content import Deferred, Printable
from docgen.context import Profile, build_context, russian_filters
from docgen.kinds import Kind, Shape, Sheet, ValueType, load_kinds, loader, sheets
from docgen.names import normal_name
from docgen.rendering import DocumentTemplate
from docgen.rendering.sandbox.filters import builtin_filters
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import paragraph
from templates.build.styles import PARAGRAPH_STYLES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
KINDS = load_kinds([ROOT / "templates"])
SHARED = "Общие листы"
KIND_HEADINGS = {"приказ": "Имена приказа", "протокол": "Имена протокола", "план": "Имена плана"}
COLUMN_TYPES = {("Комиссия", "Кто"): "person", ("Комиссия", "Должность"): "post"} | {
    ("Основания", "Документ"): "document"
}
KEYS = {"Вид документа": "kind", "Уровень": "level", "Текст": "text"}


def rows(text: str) -> list[list[str]]:
    """The rows of all tables in the text, without their headings."""
    table: list[list[str]] = []
    body = False
    for line in text.splitlines():
        if not line.startswith("|"):
            body = False
        elif re.fullmatch(r"[|\-\s]+", line):
            body = True
        elif body:
            cells = re.split(r"(?<!\\)\|", line)[1:-1]
            table.append([cell.strip().replace(r"\|", "|") for cell in cells])
    return table


def heading_row(text: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.startswith("|"))
    return [cell.strip() for cell in line.split("|")[1:-1]]


def under(heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#+ |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def marked(name: str) -> str:
    return PAGE.split(f"<!-- {name}: начало -->")[1].split(f"<!-- {name}: конец -->")[0]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def examples() -> Iterator[tuple[str, str]]:
    """Every row of the tables «Тег | Напечатается»."""
    for table in re.findall(r"^\| Тег \| Напечатается \|$(?:\n\|.*$)+", PAGE, re.MULTILINE):
        for tag, printed in rows(table):
            yield tag.strip("`"), printed


# -- examples

Print = Callable[[str], str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Run:
    """A working folder with the kind of the examples and the справочник that the docs tell of."""
    root = tmp_path_factory.mktemp("Папка")
    (root / "templates" / "kinds").mkdir(parents=True)
    (root / "templates" / "docx").mkdir()
    (root / "templates" / "kinds" / "example.toml").write_text(kind_toml(), encoding="utf-8")
    write_tag(root / "templates" / "docx" / "пример.docx", "")
    people = [["ФИО", "Должность", "Телефон"]]
    people.append(["Коваль Елена Викторовна", "учитель химии", "2-31-44"])
    office = [["Полное название", "Озёрная школа № 4"], ["Место", "г. Озёрск"]]
    save(root / "справочник.xlsx", {"Люди": people, "Организация": office})
    return pipeline.Run(Workspace(root))


@pytest.fixture(scope="module")
def names(run: pipeline.Run) -> dict[str, object]:
    """The names of the workbook of the examples."""
    book = {"Реквизиты": [["Вид документа", "пример"]]}
    for name, _, typed in rows(marked("книга")):
        book["Реквизиты"].append([name, typed.replace(" / ", "\n")])
    for name in ("Комиссия", "Основания", "Пункты"):
        table = marked(name.lower())
        book[name] = [heading_row(table), *rows(table)]
    path = run.workspace.inputs / "Книга.xlsx"
    save(path, book)
    _, records, issues = pipeline.read(run, path)
    assert records is not None
    assert issues == []
    return build_context(records, run.office()).names


@pytest.fixture
def print_tag(run: pipeline.Run, names: dict[str, object], tmp_path: Path) -> Print:
    def render(tag: str) -> str:
        write_tag(tmp_path / "шаблон.docx", tag)
        template = DocumentTemplate.open(tmp_path / "шаблон.docx", run.filters)
        return template.render(names).text.replace("\u00a0", " ").strip()

    return render


def kind_toml() -> str:
    """The kind of the examples, from the tables of the docs."""
    lines = ['[kind]\nname = "пример"\ntemplate = "пример.docx"', sheet_toml("Реквизиты", "card")]
    lines.append(column_toml("Реквизиты", "Вид документа", "text"))
    for name, kind, _ in rows(marked("книга")):
        lines.append(column_toml("Реквизиты", name, kind))
        if kind == "choice":
            lines.append('choices = ["очная", "очно-заочная", "заочная"]')
    for name, shape in (("Комиссия", "rows"), ("Основания", "rows"), ("Пункты", "clauses")):
        lines.append(sheet_toml(name, shape))
        for column in heading_row(marked(name.lower())):
            lines.append(column_toml(name, column, COLUMN_TYPES.get((name, column), "text")))
            if (name, column) == ("Комиссия", "Должность"):
                lines.append('default = "{{ кто.должность }}"')
    return "\n".join(lines)


def sheet_toml(name: str, shape: str) -> str:
    return f'[[sheet]]\nname = "{name}"\nshape = "{shape}"'


def column_toml(sheet: str, name: str, kind: str) -> str:
    kind = "rich_text" if (sheet, name) == ("Пункты", "Текст") else kind
    return f'[[sheet.column]]\nname = "{name}"\ntype = "{kind}"\nkey = "{KEYS.get(name, "")}"'


def write_tag(path: Path, tag: str) -> None:
    write_template(path, paragraph("Текст", tag), LONG_STORAGE, "", "")


def save(path: Path, book: dict[str, list[list[str]]]) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, lines in book.items():
        page = workbook.create_sheet(name)
        for line in lines:
            page.append([text or None for text in line])
    path.parent.mkdir(exist_ok=True)
    workbook.save(path)


@pytest.mark.parametrize(("tag", "printed"), list(examples()))
def test_example_prints_what_the_docs_say(print_tag: Print, tag: str, printed: str) -> None:
    assert print_tag(tag).replace("\n", " / ") == printed


def test_every_filter_has_an_example() -> None:
    used = {name for tag, _ in examples() for name in re.findall(r"\|(\w+)", tag)}
    assert russian_filters().keys() - used == set()


def test_filters_of_jinja_are_those_that_work() -> None:
    told = codes(marked("фильтры jinja"))
    assert sorted(told) == sorted(name for name in builtin_filters() if not name.startswith("_"))


def test_forms_are_those_of_the_values(names: dict[str, object]) -> None:
    told = {codes(kind)[0]: set(codes(forms)) for kind, forms in rows(marked("формы"))}
    for name, kind, typed in rows(marked("книга")):
        value = names[normal_name(name)]
        value = value.resolve() if isinstance(value, Deferred) else value
        assert isinstance(value, Printable)
        if typed and kind != "choice":
            assert told[kind] == set(value.known_names()), name
    printed_as_blocks = {ValueType.IMAGE, ValueType.FILE, ValueType.SHEET}
    assert told.keys() == set(ValueType) - printed_as_blocks


# -- names of the shipped kinds


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.english)
def test_every_name_of_a_kind_is_told(kind: Kind) -> None:
    text = under(SHARED) + under(KIND_HEADINGS[kind.name])
    told = {sheet: (codes(name), set(codes(names))) for sheet, name, names in rows(text)}
    assert told.keys() == {sheet.name for sheet in kind.sheets}
    for sheet in kind.sheets:
        name, names = told[sheet.name]
        assert names == names_of(sheet, kind), sheet.name
        assert name == ([] if sheet.shape is Shape.CARD else [normal_name(sheet.name)])


def names_of(sheet: Sheet, kind: Kind) -> set[str]:
    """The names of a row: its columns and the lists that hang under it."""
    if sheet.shape is Shape.TABLE:  # its columns are the workbook's own
        return {f"{{{{p {normal_name(sheet.name)} }}}}", f"{normal_name(sheet.name)}.строки"}
    hung = [other.name for other in kind.sheets if other.parent == sheet.name]
    return {normal_name(name) for name in (*(column.name for column in sheet.columns), *hung)}


def test_every_computed_name_is_told(names: dict[str, object]) -> None:
    columns = [normal_name(name) for name, _, _ in rows(marked("книга"))]
    lists = {"комиссия", "основания", "пункты", "вид_документа"}
    told = {codes(row[0])[0] for row in rows(under("Имена, которые вычисляет docgen"))}
    assert told == names.keys() - lists - set(columns)


# -- styles and keys


def test_every_style_is_told() -> None:
    told = [row[0] for row in rows(under("Стили"))]
    assert sorted(told) == sorted(style.name for style in PARAGRAPH_STYLES)


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("`[kind]`", loader._KIND_KEYS),
        ("`[[sheet]]`", sheets._SHEET_KEYS),
        ("`[[sheet.column]]`", sheets._COLUMN_KEYS),
        ("Типы столбцов", set(ValueType)),
        ("Формы листов", set(Shape)),
        ("7. Профиль оформления", set(Profile.__struct_fields__)),
    ],
)
def test_every_key_is_told(heading: str, known: set[str]) -> None:
    assert {codes(row[0])[0] for row in rows(under(heading))} == known


def test_roles_of_columns_are_told() -> None:
    told = {codes(row[0])[0]: set(codes(row[2])) for row in rows(under("Формы листов"))}
    for shape in Shape:
        sheets_of_shape = [s for kind in KINDS for s in kind.sheets if s.shape is shape]
        used = {column.key for sheet in sheets_of_shape for column in sheet.columns} - {""}
        # A key of a card may be just a name for the kind itself; the roles are those told.
        assert told[shape] - {"parent"} <= used
        assert shape is Shape.CARD or used <= told[shape]


def test_defaults_of_the_profile_are_told() -> None:
    told = {codes(row[0])[0]: codes(row[2]) for row in rows(under("7. Профиль оформления"))}
    profile = Profile()
    assert set(told) == set(Profile.__struct_fields__)
    for key, shown in told.items():
        if shown:
            value = getattr(profile, key)
            assert shown == [str(value).lower() if isinstance(value, bool) else str(value)], key
