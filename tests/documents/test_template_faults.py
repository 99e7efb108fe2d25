"""What a run tells of a faulty template: all at once, once, with the sheet that feeds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.context import build_context
from docgen.issues import Issue
from docgen.kinds import ValueType
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import command, command_row, paragraph, row, table
from tests.documents.conftest import save, visible_lines

TYPES = [one for one in ValueType if one not in {ValueType.IMAGE, ValueType.FILE, ValueType.SHEET}]
BLANK = "________"

MakeKind = Callable[..., None]


@pytest.fixture
def make_kind(workspace: Workspace) -> MakeKind:
    """Write the kind «проверка» with a field of each type, a list «Пункты», and this template."""

    def make(*body: str, profile: str = "") -> None:
        lines = ['[kind]\nname = "проверка"\nenglish = "probe"\ntemplate = "проверка.docx"']
        lines.append('file_name = "{{ книга }}"')
        lines.append('[[sheet]]\nname = "Реквизиты"\nshape = "card"')
        lines.append(_column("Вид документа", "text", "kind"))
        lines += [_column(f"Поле {one.value.replace('_', ' ')}", one.value) for one in TYPES]
        lines.append('[[sheet]]\nname = "Пункты"\nshape = "rows"')
        lines += [_column("Что", "text"), _column("Срок", "deadline"), _column("Кто", "person")]
        folder = workspace.root / "templates"
        for name in ("kinds", "docx", "profiles"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "kinds" / "probe.toml").write_text("\n".join(lines), encoding="utf-8")
        name = 'name = "ГОСТ Р 7.0.97-2025, школа"\n'
        (folder / "profiles" / "own.toml").write_text(name + profile, encoding="utf-8")
        write_template(folder / "docx" / "проверка.docx", "".join(body), LONG_STORAGE, "", "")

    return make


def _column(name: str, kind: str, key: str = "") -> str:
    choices = 'choices = ["один", "два"]' if kind == "choice" else ""
    return f'[[sheet.column]]\nname = "{name}"\ntype = "{kind}"\nkey = "{key}"\n{choices}'


def write_book(workspace: Workspace, name: str, *rows: list[object]) -> Path:
    path = workspace.inputs / f"{name}.xlsx"
    points = [["Что", "Срок", "Кто"], *(rows or [["Убрать двор", "01.09.2027", "Лиса А.Б."]])]
    save(path, {"Реквизиты": [["Вид документа", "проверка"]], "Пункты": points}, {})
    return path


def line(text: str) -> str:
    return paragraph("Без отступа", text)


FAULTY = (
    line("Прошу {{ дата|словми }} и {{ имя"),
    command("for пункт in пункты"),
    line("{{ пункт.что }}"),
    line("{% if пункт.срок %}до {{ пункт.срок }}"),
    table(LONG_STORAGE, (1, 1), row("№", "Что", head=True), row("1", "в срок {{ пункт. }}")),
)


def test_all_faults_of_a_template_are_told_at_once(
    workspace: Workspace, make_kind: MakeKind
) -> None:
    make_kind(*FAULTY)
    path = write_book(workspace, "Первая")
    issues = pipeline.check([path], workspace=workspace).issues
    told = [issue.message for issue in issues if issue.code == "template"]
    expected = [
        "абзац «Прошу →{{ дата|словми }}← и {{ имя»: неизвестный фильтр «словми». Возможно",
        "абзац «Прошу {{ дата|словми }} и →{{ имя←»: тег не закрыт: нет «}}».",
        "абзац «{%p for пункт in пункты %}»: блок не закрыт: нет тега {%p endfor %}.",
        "абзац «→{% if пункт.срок %}←до {{ пункт.срок }}»: блок не закрыт: нет тега {% endif %}.",
        "таблица 1, строка 2, столбец 2, абзац «в срок →{{ пункт. }}←»: ",
        "абзац «Прошу →{{ дата|словми }}← и {{ имя»: неизвестное имя «дата».",
    ]
    assert len(told) == len(expected)
    for message, start in zip(told, expected, strict=True):
        assert message.startswith(f"Шаблон «проверка.docx», текст, {start}"), message
    assert all(issue.hint for issue in issues)


def test_faults_of_a_template_are_told_once_for_all_its_workbooks(
    workspace: Workspace, make_kind: MakeKind
) -> None:
    make_kind(*FAULTY)
    paths = [write_book(workspace, name) for name in ("Первая", "Вторая", "Третья")]
    result = pipeline.build(paths, workspace.outputs, workspace=workspace)
    assert [document.status for document in result.documents] == ["failed"] * 3
    by_book: dict[str, list[Issue]] = {path.stem: [] for path in paths}
    for issue in result.issues:
        if issue.code == "template":
            by_book[Path(issue.location.workbook).stem].append(issue)
    assert [len(issues) for issues in by_book.values()] == [6, 1, 1]
    assert "не собрано ещё книг: 2" in by_book["Первая"][0].hint
    assert "ошибки те же, что у «Первая.xlsx»" in by_book["Вторая"][0].message


def test_unknown_name_is_told_once_for_all_its_workbooks(
    workspace: Workspace, make_kind: MakeKind
) -> None:
    make_kind(
        line("{{ Поле tetx }}"), line("{% for а in пункты %}{{ а.что }}{{ а.чья }}{% endfor %}")
    )
    paths = [write_book(workspace, "Первая"), write_book(workspace, "Вторая", ["", "", ""])]
    issues = pipeline.check([*paths, write_book(workspace, "Третья")], workspace=workspace).issues
    told = [issue for issue in issues if issue.code == "template"]
    assert [Path(issue.location.workbook).stem for issue in told] == [
        "Первая",
        "Первая",
        "Вторая",
        "Третья",
    ]
    assert "не собрано ещё книг: 2" in told[0].hint


def test_unknown_names_are_told_together_with_what_feeds_the_nearest(
    workspace: Workspace, make_kind: MakeKind
) -> None:
    make_kind(
        line("{{ Поле tetx }} и {{ неведомое|default('–') }} {{ Поле tetx }}"),
        line("{% if никогда is defined %}{{ никогда }}{% endif %}"),
        table(
            LONG_STORAGE,
            (1, 1),
            row("Что", "Срок", head=True),
            command_row("for пункт in пункты", 2),
            row("{{ пункт.Что }}", "{{ пункт.Сорк }}"),
            command_row("endfor", 2),
        ),
        line("{% for пункт in пунты %}{{ пункт.что }}{% endfor %}"),
        line("{% if Поле text и Поле number %}да{% endif %}"),
    )
    issues = pipeline.check([write_book(workspace, "Книга")], workspace=workspace).issues
    told = [issue for issue in issues if issue.code == "template"]
    assert len(told) == 5
    text = "\n".join(f"{issue.message} {issue.hint}" for issue in told)
    assert (
        text.count(
            "неизвестное имя «Поле tetx». Возможно, «поле_text». "
            "В книге это лист «Реквизиты», поле «Поле text»."
        )
        == 2
    )
    assert "таблица 1, строка 3, столбец 2, абзац «{{ пункт.Сорк }}»: у «пункт» нет «Сорк»" in text
    assert "Возможно, «срок». В книге это лист «Пункты», столбец «Срок»." in text
    assert "«пунты». Возможно, «пункты». В книге это лист «Пункты»." in text
    assert "вместо «и» напишите «and»" in text
    assert "имя «неведомое»" not in text
    assert "имя «никогда»" not in text


def test_row_of_data_that_fails_is_told(workspace: Workspace, make_kind: MakeKind) -> None:
    make_kind(
        table(
            LONG_STORAGE,
            (1,),
            command_row("for пункт in пункты", 1),
            row("{{ пункт.что|int / (пункт.что|int - 3) }}"),
            command_row("endfor", 1),
        )
    )
    rows: list[list[object]] = [["1", "", ""], ["2", "", ""], ["3", "", ""], ["4", "", ""]]
    path = write_book(workspace, "Книга", *rows)
    issues = pipeline.check([path], workspace=workspace).issues
    (issue,) = (issue for issue in issues if issue.code == "template")
    assert "деление на ноль. Строка данных: лист «Пункты», строка 4." in issue.message


FORMS = ["", ".год", "|дательный", "|upper", "|строкой", "|инициалы", "|цифрами", "|одной_строкой"]


@pytest.mark.parametrize("blank", [BLANK, ""])
@pytest.mark.parametrize("kind", TYPES)
def test_missing_value_prints_the_blank_of_the_profile(
    workspace: Workspace, make_kind: MakeKind, kind: ValueType, blank: str
) -> None:
    name = f"поле_{kind.value}"
    tags = [f"{{{{ {name}{form} }}}}" for form in FORMS]
    make_kind(
        *(line(f"[{tag}]") for tag in tags),
        line("{{p " + name + " }}"),
        profile=f'blank = "{blank}"',
    )
    run = pipeline.Run(workspace)
    kind_, records, _ = pipeline.read(run, write_book(workspace, "Книга"))
    assert kind_ is not None
    assert records is not None
    names = build_context(records, run.office()).names
    done = run.template(kind_).render(names)
    lines = done.text.split("\n")
    assert lines[: len(FORMS)] == [f"[{blank}]"] * len(FORMS)
    assert set(lines[len(FORMS) :]) <= {blank}
    assert done.faults == []


def test_blank_cells_of_a_list_and_of_an_own_column(
    workspace: Workspace, make_kind: MakeKind
) -> None:
    body = "{{ пункт.что }} | {{ пункт.срок }} | {{ пункт.кто.кому }} | {{ пункт.своё }}"
    make_kind(
        command("for пункт in пункты"), line(body), command("endfor"), profile=f'blank = "{BLANK}"'
    )
    path = workspace.inputs / "Книга.xlsx"
    points = [["Что", "Срок", "Кто", "Своё"], ["Двор", None, None, "да"], ["Сад", None, None, None]]
    save(path, {"Реквизиты": [["Вид документа", "проверка"]], "Пункты": points}, {})
    result = pipeline.build([path], workspace.outputs, workspace=workspace)
    assert result.documents[0].output is not None, result.issues
    assert visible_lines(result.documents[0].output) == [
        f"Двор | {BLANK} | {BLANK} | да",
        f"Сад | {BLANK} | {BLANK} | {BLANK}",
    ]
