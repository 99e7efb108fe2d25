"""Shipped templates: every name they use is offered, they are clean, and their page is lawful."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from openpyxl import Workbook
from openxml_audit import FileFormat, OpenXmlValidator

from docgen import pipeline
from docgen.content import Deferred, Printable
from docgen.context import build_context, russian_filters
from docgen.errors import TemplateError
from docgen.kinds import Column, Kind, Shape, Sheet, ValueType, load_kinds
from docgen.kinds import every_kind as all_kinds
from docgen.rendering import DocumentTemplate
from docgen.rendering.proof import PackageProof
from docgen.workspace import Workspace
from templates.build import make

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = Workspace(ROOT)
# A paper that is made of several workbooks comes once.
KINDS = list(
    {kind.english: kind for kind in all_kinds(load_kinds(WORKSPACE.template_dirs))}.values()
)
NAMES = [kind.english for kind in KINDS]
LONG_STORAGE = set(NAMES)  # R-ARCH-1: kept for ever, annual plans too; what is filed with them
LOOP_WORDS = {"loop", "index"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

every_kind = pytest.mark.parametrize("kind", KINDS, ids=NAMES)

# -- names


def cell(column: Column, number: int) -> str:
    """A value that fits the column; a picture and a file would have to exist, so they are left."""
    if column.key == "kind" or column.type in (ValueType.IMAGE, ValueType.FILE):
        return ""
    if column.choices:
        return column.choices[number % len(column.choices)]
    return {
        ValueType.DATE: "22.03.2027",
        ValueType.DEADLINE: "до 25.12.2027",
        ValueType.PERSON: "Петрова Мария Павловна",
        ValueType.PEOPLE: "Петрова Мария Павловна, Сидоров Иван Ильич",
        ValueType.POST: "учитель",
        ValueType.UNIT: "школа",
        ValueType.NUMBER: "1",
        ValueType.YES_NO: "да",
        ValueType.SHEET: "Свой лист",
    }.get(column.type, "1" if column.key in ("number", "parent") else "Слово")


def rows_of(sheet: Sheet, kind: Kind) -> list[list[str]]:
    """A card with all its fields, any other sheet with a row for each choice of its columns."""
    if sheet.shape is Shape.CARD:
        return [
            [c.name, (kind.main or kind).name if c.key == "kind" else cell(c, 0)]
            for c in sheet.columns
        ]
    if sheet.shape is Shape.TABLE:
        return [["№", "Мероприятие", "Срок"], ["1", "Слово", "май"]]
    count = max((len(column.choices) for column in sheet.columns), default=1) or 1
    heads = [column.name for column in sheet.columns]
    return [heads, *([cell(c, number) for c in sheet.columns] for number in range(count))]


@dataclass(frozen=True)
class Filled:
    """What a workbook offers to a template: values by name, and all names that may be asked."""

    values: dict[str, object]
    names: set[str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Filled]:
    """For each kind what a workbook offers in which all its sheets and columns are filled."""
    run = pipeline.Run(WORKSPACE)
    made = {}
    for kind in KINDS:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for sheet in kind.sheets:
            page = workbook.create_sheet(sheet.name)
            for row in rows_of(sheet, kind):
                page.append([text or None for text in row])
        own = workbook.create_sheet("Свой лист")
        own.append(["Класс", "Что"])
        own.append(["5", "Слово"])
        path = tmp_path_factory.mktemp("filled") / f"{kind.english}.xlsx"
        workbook.save(path)
        found, records, _issues = pipeline.read(run, path)
        assert found is not None
        assert records is not None
        assert found.name == (kind.main or kind).name
        values = build_context(replace(records, kind=kind), run.office()).names
        made[kind.english] = Filled(values, offered(values))
    return made


def offered(value: object, depth: int = 5, seen: dict[object, int] | None = None) -> set[str]:
    """All names that a template may ask of this value, and of what these names give in turn.

    ``seen`` tells how deep values of one type with the same names were looked into: a person in
    another case has the names of a person.
    """
    seen = {} if seen is None else seen
    value = value.resolve() if isinstance(value, Deferred) else value
    if isinstance(value, dict):
        return set(value).union(*(offered(inner, depth, seen) for inner in value.values()))
    names: set[str] = set()
    known = set(value.known_names()) if isinstance(value, Printable) else set()
    is_new = bool(known) and seen.get((type(value), frozenset(known)), 0) < depth
    if isinstance(value, Printable) and is_new:
        seen[type(value), frozenset(known)] = depth
        for name in known:
            try:
                inner = value.lookup(name)
            except KeyError:  # a person of a list that has none
                continue
            names |= {name, *offered(inner, depth - 1, seen)}
    if isinstance(value, Printable) and depth:
        for item in value if hasattr(value, "__iter__") else ():
            names |= offered(item, depth - 1, seen)
    return names


def mistakes(template: Path, filled: Filled, folder: Path) -> list[str]:
    """What is wrong with the names of a template: those nothing has, or the wrong value has.

    A name may be known and still be asked of another value, in a branch seldom taken, so every
    branch is printed too.
    """
    names = DocumentTemplate.open(template, russian_filters()).names()
    unknown = sorted(names - filled.names - LOOP_WORDS)
    every_branch = without_conditions(template, folder / "every branch.docx")
    try:
        DocumentTemplate.open(every_branch, russian_filters()).render(filled.values)
    except TemplateError as failure:
        return [*unknown, failure.message]
    return unknown


@every_kind
def test_every_name_of_a_template_is_offered(
    kind: Kind, filled: dict[str, Filled], tmp_path: Path
) -> None:
    assert mistakes(kind.template, filled[kind.english], tmp_path) == []


# A tag that the order could have, and the same with a slip.
MISTYPED = {
    "{{ номер }}": "{{ номре }}",
    "{{p организация }}": "{{p организации }}",
    "{{ подписант.должность }}": "{{ подписант.долность }}",
    "{{ (пункты|first).срок }}": "{{ (пункты|first).место }}",
    "{% for п in пункты %}{{ п.текст }}{% endfor %}": "{% for п in пункт %}{% endfor %}",
    "{% if лист_ознакомления.подписью %}{% endif %}": "{% if команда.подписью %}{% endif %}",
}


def found_in_an_order(tags: str, filled: dict[str, Filled], folder: Path) -> list[str]:
    """What is wrong with the names of the order when these tags stand at its end."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in tags.split("\n"))
    own = changed(
        ROOT / "templates" / "docx" / "order.docx",
        folder / "own.docx",
        lambda body: body.replace("</w:body>", f"{paragraphs}</w:body>"),
    )
    return mistakes(own, filled["order"], folder)


@pytest.mark.parametrize("mistyped", MISTYPED.values())
def test_a_mistyped_name_is_found(filled: dict[str, Filled], tmp_path: Path, mistyped: str) -> None:
    assert found_in_an_order(mistyped, filled, tmp_path)


def test_nothing_is_found_in_right_names(filled: dict[str, Filled], tmp_path: Path) -> None:
    assert found_in_an_order("\n".join(MISTYPED), filled, tmp_path) == []


def without_conditions(template: Path, target: Path) -> Path:
    """A copy whose conditions are all worked out and all of whose branches are printed."""

    def force(body: str) -> str:
        body = re.sub(
            r"\{%(p|tr)? (?:el)?if (.*?) %\}", r"{%\1 set проба = 1 if (\2) else 0 %}", body
        )
        return re.sub(r"\{%(p|tr)? (?:else|endif) %\}", r"{%\1 set проба = 1 %}", body)

    return changed(template, target, force)


def changed(template: Path, target: Path, change: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode()
            archive.writestr(name, content)
    return target


# -- files


def test_every_template_is_what_the_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "TEMPLATES", tmp_path)
    make.main()
    shipped, made = docx_files(ROOT / "templates"), docx_files(tmp_path)
    assert made.keys() == shipped.keys()
    stale = [name for name in made if made[name] != shipped[name]]
    assert not stale, "run python templates/build/make.py"
    assert {f"docx/{kind.template.name}" for kind in KINDS} == {
        name for name in shipped if name.startswith("docx/")
    }
    assert set(capsys.readouterr().out.split()) == {f"templates/{name}" for name in shipped}


def docx_files(folder: Path) -> dict[str, bytes]:
    found = folder.glob("*/*.docx")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@every_kind
def test_template_is_valid(kind: Kind) -> None:
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(kind.template))
    assert [str(error) for error in found.errors] == []
    with zipfile.ZipFile(kind.template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert PackageProof(parts).prove_template() == []


# -- page and type, by the ids of document-rules


class Parts:
    """The parts of a template as trees, asked for by short paths."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    def find(self, part: str, path: str) -> dict[str, str]:
        """The attributes of the first element at this path of ``w:`` names, without prefixes."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        found = ET.fromstring(self.files[f"word/{part}.xml"]).find(f".//{steps}")
        assert found is not None, path
        return {name.rpartition("}")[2]: value for name, value in found.items()}


@pytest.fixture(params=KINDS, ids=NAMES)
def template(request: pytest.FixtureRequest) -> tuple[str, Parts]:
    kind = request.param
    return kind.english, Parts(kind.template)


def test_page(template: tuple[str, Parts]) -> None:
    """R-PAGE-1: A4 portrait; R-PAGE-2: margins not less than 20, 10, 20, 20 mm."""
    name, parts = template
    assert parts.find("document", "sectPr/pgSz") == {"w": "11906", "h": "16838"}
    margins = {key: int(value) for key, value in parts.find("document", "sectPr/pgMar").items()}
    # R-PAGE-3: 30 mm at the left for what is kept longer than ten years.
    assert margins["left"] >= (1701 if name in LONG_STORAGE else 1134)
    assert margins["right"] >= 567
    assert margins["top"] >= 1134
    assert margins["bottom"] >= 1134
    assert margins["header"] >= 567  # R-NUM-2: the number stands 10 mm from the edge


def test_page_numbers(template: tuple[str, Parts]) -> None:
    """R-NUM-1: from the second sheet on; R-NUM-2: a bare digit in the middle of the top margin."""
    _, parts = template
    parts.find("document", "sectPr/titlePg")
    body = ET.fromstring(parts.files["word/document.xml"])
    links = ET.fromstring(parts.files["word/_rels/document.xml.rels"])
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    headers = {
        reference.get(f"{W}type"): ET.fromstring(
            parts.files[f"word/{targets[reference.get(relation)]}"]
        )
        for reference in body.iterfind(f".//{W}sectPr/{W}headerReference")
    }
    assert set(headers) == {"default", "first"}
    fields = [node.text.strip() for node in headers["default"].iter(f"{W}instrText") if node.text]
    assert fields == ["PAGE"]
    assert [node.text for node in headers["default"].iter(f"{W}t")] == ["2"]
    assert not list(headers["first"].iter(f"{W}r"))
    assert [node.get(f"{W}val") for node in headers["default"].iter(f"{W}pStyle")] == ["Header"]
    assert style_of(parts, "header").find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


def test_type(template: tuple[str, Parts]) -> None:
    """R-FONT-1: one family in all four scripts; R-FONT-2: 14 points; R-META-1: ru-RU."""
    _, parts = template
    default = "docDefaults/rPrDefault/rPr"
    fonts = parts.find("styles", f"{default}/rFonts")
    assert set(fonts) == {"ascii", "hAnsi", "eastAsia", "cs"}
    assert set(fonts.values()) == {"Times New Roman"}
    assert parts.find("styles", f"{default}/sz")["val"] == "28"
    assert parts.find("styles", f"{default}/szCs")["val"] == "28"
    assert parts.find("styles", f"{default}/lang")["val"] == "ru-RU"
    # R-PAR-5: no line of a paragraph stands alone on a page.
    parts.find("styles", "docDefaults/pPrDefault/pPr/widowControl")
    # Fonts and sizes stand in styles: a run of the text has none of its own.
    assert b"<w:rFonts" not in parts.files["word/document.xml"]
    assert b"<w:sz " not in parts.files["word/document.xml"]


@pytest.mark.parametrize(
    ("style", "path", "expected"),
    [
        ("Текст документа", "pPr/ind", {"firstLine": "709"}),  # R-PAR-1: 1.25 cm
        ("Текст документа", "pPr/jc", {"val": "both"}),  # R-PAR-2
        ("Текст документа", "pPr/spacing", {"line": "276", "lineRule": "auto"}),  # R-PAR-2
        *((f"Пункт {level}", "pPr/ind", {"firstLine": "709"}) for level in (1, 2, 3, 4)),  # R-ORD-6
        ("Заголовок документа", "pPr/ind", {"firstLine": "0"}),  # R-TITLE-3
        ("Слово команды", "rPr/spacing", {"val": "60"}),  # R-ORD-5
        ("Подпись документа", "pPr/ind", {"firstLine": "0", "left": "0"}),  # R-SIGN-1
        ("Исполнитель", "rPr/sz", {"val": "20"}),  # R-EXEC-1
        ("Таблица: текст", "rPr/sz", {"val": "24"}),  # R-FONT-2
    ],
)
def test_named_style(
    template: tuple[str, Parts], style: str, path: str, expected: dict[str, str]
) -> None:
    steps = "/".join(f"{W}{step}" for step in path.split("/"))
    found = style_of(template[1], style).find(steps)
    assert found is not None
    assert {key: found.get(f"{W}{key}") for key in expected} == expected


@pytest.mark.parametrize("name", ["minutes_extract", "order_extract"])
def test_signers_of_an_extract_stand_with_what_certifies_it(name: str) -> None:
    path = WORKSPACE.template_dirs[-1] / "docx" / f"{name}.docx"
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    signer = next(row for row in re.findall(r"<w:tr>.*?</w:tr>", body) if ">Подпись<" in row)
    assert signer.count("<w:keepNext/>") == signer.count("<w:p>") == 3  # R-COPY-1, R-SIGN-9


def test_nothing_is_left_from_an_editor(template: tuple[str, Parts]) -> None:
    """R-META-1, R-META-2: no comments, no tracked changes, no hidden text, nothing outside."""
    _, parts = template
    everything = b"".join(parts.files.values())
    for trace in (b"w:comment", b"<w:ins ", b"<w:del ", b"<w:vanish", b'TargetMode="External"'):
        assert trace not in everything
    assert not [name for name in parts.files if "vbaProject" in name or "media" in name]


def style_of(parts: Parts, name: str) -> ET.Element:
    for style in ET.fromstring(parts.files["word/styles.xml"]).iter(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None and named.get(f"{W}val") == name:
            return style
    raise AssertionError(name)
