"""A kind and a template of the office's own: one TOML and one DOCX, and no Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from docgen import pipeline
from docgen.cli import main
from docgen.rendering.proof.archive import prove_zip
from docgen.workspace import Workspace
from tests.documents.conftest import Build, save

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "templates" / "docx" / "order.docx"
KIND = Path(__file__).parent / "own_kind" / "certificate.toml"
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")

CARD = [
    ["Вид документа", "справка"],
    ["Состояние", "на подпись"],
    ["Дата", "22.03.2027"],
    ["Номер", "15"],
    ["Ученик", "Петрова Анна Сергеевна"],
    ["Дата рождения", "14.05.2013"],
    ["Класс", '7 "Б"'],
    ["Бесплатное питание", "да"],
]
YEARS = [
    ["Учебный год", "Класс", "Примечание"],
    ["2026/2027", '7 "Б"', "обучается"],
    ["2025/2026", '6 "Б"', None],
]


def section(start: str) -> str:
    """What stands in the docs between this comment and the end mark."""
    return PAGE.split(f"<!-- {start}: начало -->")[1].split(f"<!-- {start}: конец -->")[0]


def cells(start: str) -> list[list[str]]:
    """The rows of the table in this section of the docs, without code marks and the heading."""
    rows = [line.strip() for line in section(start).splitlines() if line.startswith("|")]
    split = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows[2:]]
    return [[cell.strip().strip("`").replace(r"\|", "|") for cell in row] for row in split]


def emptied(template: Path) -> Document:
    """A copy of a shipped template without its text: styles, page and header are kept."""
    document = docx.Document(str(template))
    body = document.element.body
    for block in list(body):
        if block.tag != qn("w:sectPr"):
            body.remove(block)
    return document


def type_template(path: Path) -> None:
    """Type the template of the справка as the docs tell it, paragraph by paragraph."""
    document = emptied(SHIPPED)
    for style, text in cells("абзацы справки"):
        if style == "(таблица)":
            add_table(document, cells("таблица справки"))
        elif style == "(подпись)":
            copy_signature(document)
        else:
            document.add_paragraph(text, style)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))


def copy_signature(document: Document) -> None:
    shipped = docx.Document(str(SHIPPED))
    place = next(p for p in shipped.paragraphs if p.style and p.style.name == "Место подписи")
    for element in (place._p, place._p.getnext()):
        document.element.body.sectPr.addprevious(element)


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), "Таблица документа")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].style = "Таблица: текст"
            cell.paragraphs[0].add_run(text)


@pytest.fixture
def kind(workspace: Workspace) -> Path:
    """The TOML of the справка in the working folder, its template beside it."""
    target = workspace.root / "templates" / "kinds" / KIND.name
    target.parent.mkdir(parents=True)
    shutil.copyfile(KIND, target)
    type_template(workspace.root / "templates" / "docx" / "справка.docx")
    return target


def test_docs_show_the_tested_kind() -> None:
    shown = re.search(r"```toml\n(.*?)```", section("вид «справка»"), re.DOTALL)
    assert shown
    assert shown[1] == KIND.read_text(encoding="utf-8")


@pytest.mark.usefixtures("kind")
def test_own_kind_is_built(build: Build) -> None:
    made = build({"Реквизиты": CARD, "Годы обучения": YEARS})
    assert made.told == []
    assert made.path is not None
    assert made.path.name == "Справка_15_Петрова.docx"
    assert made.lines == [
        "Муниципальное бюджетное",
        "общеобразовательное учреждение",
        "«Озёрная школа № 4»",
        "СПРАВКА",
        "22 марта 2027 г.\t\t№ 15",
        "\tг. Озёрск",
        "Выдана Петровой Анне Сергеевне (14.05.2013 года рождения) в подтверждение обучения "
        "в 7 «Б» классе. Форма обучения – очная.",
        "Обеспечивается бесплатным питанием.",
        "Учебный год|Класс|Примечание",
        "2025/2026|6 «Б»|обучение завершено",
        "2026/2027|7 «Б»|обучается",
        "Справка дана для предъявления по месту требования.",
        "Директор школы||Н.Ф. Ясенева",
    ]
    assert prove_zip(made.path.read_bytes()) == []


@pytest.mark.usefixtures("kind")
def test_what_is_not_filled_leaves_no_trace(build: Build) -> None:
    card = [*CARD[:-1], ["Форма обучения", "заочная"], ["Для чего", "для военкомата"]]
    made = build({"Реквизиты": card})
    text = "\n".join(made.lines)
    assert "питанием" not in text
    assert "Учебный год" not in text
    assert "Форма обучения – заочная." in text
    assert "Справка дана для военкомата." in text


@pytest.mark.usefixtures("kind")
def test_own_kind_is_checked_as_the_shipped_ones(build: Build) -> None:
    card = [CARD[0], ["Дата рождения", "32.05.2013"], ["Форма обучения", "ночная"]]
    made = build({"Реквизиты": card, "Годы обучения": [YEARS[0], [None, "7", None]]})
    assert made.path is None
    assert made.told == [
        "bad-date Реквизиты!B2",
        "bad-choice Реквизиты!B3",
        "missing-value Реквизиты",
        "missing-value Реквизиты",
        "missing-value Годы обучения!A2",
    ]


@pytest.mark.usefixtures("kind")
def test_own_kind_has_its_command(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace.root)
    assert main(["kinds"]) == 0
    assert "справка (certificate)" in capsys.readouterr().out
    assert main(["new", "справка об обучении"]) == 0
    assert list(workspace.root.rglob("Справка*.xlsx"))


@pytest.mark.parametrize(
    ("right", "wrong", "key", "said"),
    [
        ('type = "person"', 'type = "persn"', "sheet «Реквизиты».column «Ученик».type", "person"),
        ("example =", "exampel =", "sheet «Реквизиты».column.exampel", "example"),
        ('like = "Подписи"', 'like = "Подпись"', "sheet.like", "Подписи"),
        ('template = "справка.docx"', 'template = "нет.docx"', "kind.template", "нет.docx"),
        ('title = "Справка об обучении"', "title = 5", "kind.title", "текст в кавычках"),
        ('shape = "rows"', 'shape = "row"', "sheet «Годы обучения».shape", "rows"),
        ('sort_by = "Учебный год"', 'sort_by = "Год"', "sheet «Годы обучения».sort_by", "Год"),
        ('"Кто" = "{{ подписант }}"', '"Кот" = "x"', "sheet «Подписи».fallback.Кот", "столбца"),
        ('name = "справка"', "", "kind.name", "обязателен"),
    ],
)
def test_an_error_in_the_kind_is_told_with_file_and_key(
    workspace: Workspace,
    kind: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    right: str,
    wrong: str,
    key: str,
    said: str,
) -> None:
    save(workspace.inputs / "Книга.xlsx", {"Реквизиты": CARD}, {})
    kind.write_text(kind.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    monkeypatch.chdir(workspace.root)
    assert main(["build"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("docgen: Файл вида «certificate.toml», ключ ")
    assert f"«{key}»" in told
    assert said in told
    assert "Traceback" not in told


# -- a shipped template changed, with a column that its kind does not know

ORDER = [
    ["Вид документа", "приказ"],
    ["Дата", "22.03.2027"],
    ["Номер", "101"],
    ["Заголовок", "О проведении олимпиады"],
]
CLAUSES = [["Текст"], ["Провести олимпиаду."]]


@pytest.fixture
def own_order(workspace: Workspace) -> Callable[[str], None]:
    """Change a copy of the shipped приказ: paragraphs of the docs, typed before the signature."""

    def change(start: str) -> None:
        document = docx.Document(str(SHIPPED))
        place = next(p for p in document.paragraphs if p.text == "{{p пункты }}")
        for style, text in reversed(cells(start)):
            added = place.insert_paragraph_before(text, style)
            place._p.addnext(added._p)
        path = workspace.root / "templates" / "docx" / SHIPPED.name
        path.parent.mkdir(parents=True)
        document.save(str(path))

    return change


def test_own_column_in_an_own_copy_of_a_template(
    build: Build, own_order: Callable[[str], None]
) -> None:
    own_order("основание приказа")
    card = [*ORDER, ["Основание", "заявление Коваль Е.В."]]
    made = build({"Реквизиты": card, "Пункты": CLAUSES})
    assert made.told == []
    at = made.lines.index("1. Провести олимпиаду.")
    assert made.lines[at + 1] == "Основание: заявление Коваль Е.В."
    without = build({"Реквизиты": ORDER, "Пункты": CLAUSES})
    assert without.told == []
    assert not [line for line in without.lines if "Основание" in line]


@pytest.mark.parametrize(
    ("line", "odd", "told"),
    [
        ("{{ год.класс }} {{ 100 // (год.примечание|int) }}", "0", "template"),
        ('{%p if год.примечание != "8" %}\n{{ год.класс }} {{ год.примечание }}\n{%p endif %}', "8",
         "not-printed"),
    ],
    ids=["reckoned", "left out"],
)  # fmt: skip
def test_a_check_prints_long_lists_whole_by_an_own_template(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, line: str, odd: str, told: str
) -> None:
    own = workspace.root / "templates"
    (own / "kinds").mkdir(parents=True)
    (own / "docx").mkdir()
    lists = '[[sheet]]\nname = "Годы обучения"\nshape = "rows"\n'
    lists += "".join(f'[[sheet.column]]\nname = "{name}"\n' for name in YEARS[0])
    declared = KIND.read_text(encoding="utf-8").partition('[[sheet]]\nname = "Годы обучения"')[0]
    (own / "kinds" / "справка.toml").write_text(declared + lists, encoding="utf-8")
    template = emptied(SHIPPED)
    shown = "{{ номер }} {{ дата }} {{ ученик }} {{ класс }} {{ дата_рождения }}"
    body = [
        shown,
        "{%p for год in годы_обучения %}",
        "{{ год.учебный_год }}",
        line,
        "{%p endfor %}",
    ]
    for text in "\n".join(body).split("\n"):
        template.add_paragraph(text)
    template.save(str(own / "docx" / "справка.docx"))
    years = [YEARS[0], *(["2026/2027", f"класс {n % 5}", "5"] for n in range(30))]
    years[15] = ["2025/2026", "класс 9", odd]
    path = workspace.inputs / "Справка.xlsx"
    save(path, {"Реквизиты": CARD[:-1], "Годы обучения": years}, {})
    monkeypatch.setattr("docgen.on_trial._LONG_LIST", 20)
    monkeypatch.setattr("docgen.context.trials._OF_EACH", 2)
    issues = pipeline.check([path], workspace=workspace).issues
    assert told in {issue.code for issue in issues}
