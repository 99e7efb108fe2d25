"""Reports: the same facts for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen.errors import DocgenError
from docgen.issues import Issue, Location, error, note, warning
from docgen.report import (
    html_report,
    json_failure,
    json_report,
    shown_path,
    summary,
    text_report,
)

BASE = Path("/work folder").absolute()


@dataclass(frozen=True)
class Document:
    workbook: Path
    status: str
    output: Path | None = None
    kind: str = "протокол"
    pdf: Path | None = None
    recipient: str = ""


@dataclass(frozen=True)
class Run:
    documents: Sequence[Document] = ()
    issues: Sequence[Issue] = field(default_factory=list)
    checking: bool = False
    marked: Mapping[str, Path] = field(default_factory=dict)
    of_templates: bool = False
    of_layout: bool = False
    print_set: Path | None = None
    beside: Mapping[str, Sequence[Path]] = field(default_factory=dict)


def document(name: str, status: str = "built") -> Document:
    output = BASE / "outputs" / f"{name}.docx" if status in {"built", "unchanged", "kept"} else None
    return Document(BASE / "inputs" / f"{name}.xlsx", status, output)


def place(sheet: str = "", row: int | None = None, column: int | None = None) -> Location:
    return Location(str(BASE / "inputs" / "Протокол.xlsx"), sheet, row, column)


def test_text_groups_by_workbook_and_sheet_gravest_first() -> None:
    run = Run(
        [document("План"), document("Протокол", "failed")],
        [
            warning("late", place("Реквизиты", 2, 2), "Дата в будущем."),
            error("late", place("Решения", 9, 3), "Срок не распознан.", "Нужен вид ДД.ММ.ГГГГ."),
            note("early", place("Решения", 5), "Пустая строка."),
            error("late", place("Решения", 7, 3), "Нет исполнителя,\nа нужен."),
            error("missing-value", place("Решения", 3, 2), "Нет номера."),
            error("late", place(), "Нет листа «Повестка»."),
        ],
    )
    inputs, outputs = Path("inputs"), Path("outputs")
    assert text_report(run, BASE).splitlines() == [
        f"{inputs / 'План.xlsx'}",
        f"  Собран: {outputs / 'План.docx'}",
        "",
        f"{inputs / 'Протокол.xlsx'}",
        "  Вся книга",
        "    ошибка · late",
        "      Нет листа «Повестка».",
        "  Лист «Решения»",
        "    B3 · ошибка · missing-value",
        "      Нет номера.",
        "    C7 · ошибка · late",
        "      Нет исполнителя, а нужен.",
        "    C9 · ошибка · late",
        "      Срок не распознан.",
        "      Нужен вид ДД.ММ.ГГГГ.",
        "    строка 5 · к сведению · early",
        "      Пустая строка.",
        "  Лист «Реквизиты»",
        "    B2 · предупреждение · late",
        "      Дата в будущем.",
        "  Документ не собран: исправьте ошибки и запустите ещё раз.",
        "",
        "Почему это важно",
        "  Не заполнено обязательное. Без этого значения документ не подписать.",
        "    (missing-value)",
        "",
        "Собрано документов: 1, не собрано: 1. Ошибок: 4, предупреждений: 1.",
    ]


def many(count: int, message: str = "Пусто в {}.") -> list[Issue]:
    return [
        warning("empty-numbered-row", place("Пункты", row, 2), message.format(row))
        for row in range(2, count + 2)
    ]


@pytest.mark.parametrize(
    ("issues", "heads"),
    [
        (many(4, "Пусто."), ["B2, B3, B4, B5"]),
        (many(500, "Пусто."), ["B2, B3, B4 и ещё 497"]),
        (many(5), ["B2", "B3", "B4", "B5", "B6"]),
        (many(7), ["B2", "B3", "B4", "B5", "B6", "B7, B8"]),
        (many(500), ["B2", "B3", "B4", "B5", "B6", "B7, B8, B9 и ещё 492"]),
    ],
)
def test_many_equal_findings_do_not_drown_others(issues: list[Issue], heads: list[str]) -> None:
    other = warning("late", place("Пункты", 900, 1), "Срок прошёл.")
    run = Run([document("Протокол")], [*issues, other])
    lines = text_report(run, BASE).splitlines()
    shown = [line.split(" · ")[0].strip() for line in lines if "empty-numbered-row" in line]
    assert shown[: len(heads)] == heads
    assert "    A900 · предупреждение · late" in lines
    assert len(json.loads(json_report(run, BASE))["issues"]) == len(issues) + 1


def test_text_fits_a_console() -> None:
    run = Run([document("Протокол")], [warning("late", place("Пункты", 2), "слово " * 99)])
    assert max(map(len, text_report(run, BASE).splitlines())) < 80


def accepted(issue: Issue) -> Issue:
    return replace(issue, accepted="Так решил совет")


def test_accepted_findings_are_counted_apart_and_not_listed() -> None:
    told = warning("late", place("Пункты", 2, 2), "Срок прошёл.")
    run = Run([document("Протокол")], [told, accepted(replace(told, message="Другой срок."))])
    text = text_report(run, BASE)
    assert text.endswith("Ошибок: 0, предупреждений: 1. Принято с причиной: 1.")
    assert "Другой срок" not in text
    assert json.loads(json_report(run, BASE))["issues"][1]["accepted"] == "Так решил совет"
    page = html_report(run, BASE)
    assert "Другой срок." in page
    assert "Так решил совет" in page


def test_marked_copy_is_told() -> None:
    one = document("План", "checked")
    copy = BASE / "outputs" / "План (замечания).xlsx"
    run = Run([one], checking=True, marked={str(one.workbook): copy})
    shown = str(Path("outputs") / copy.name)
    assert f"не копию): {shown}" in text_report(run, BASE)
    assert shown in html_report(run, BASE)
    assert json.loads(json_report(run, BASE))["marked"] == [shown]


class Page(HTMLParser):
    """Holds a page to what a browser needs not repair, and gathers its text and names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


HOSTILE = "<script>alert(1)</script> & \"'><img src=x onerror=alert(1)>"


def test_page_shows_everything_and_runs_nothing() -> None:
    issue = error("bad-date", place(HOSTILE, 3, 2), HOSTILE, f"Исправьте {HOSTILE}.")
    issue = replace(issue, text=f"ячейка {HOSTILE}")
    other = accepted(warning("late", place(HOSTILE, 4, 2), HOSTILE))
    run = Run([document("План"), document("Протокол", "failed")], [issue, other])
    page = Page(html_report(run, BASE))
    assert page.open == []
    assert not {"script", "img", "link"} & set(page.tags)
    assert len(page.ids) == len(set(page.ids))
    assert page.links == ["#k1"]
    assert set(page.links) <= {f"#{name}" for name in page.ids}
    assert page.words.count(HOSTILE) == 6
    assert "&lt;script&gt;" in html_report(run, BASE)
    for words in ("B3", "ошибка", "bad-date", "Почему это важно", "ячейка", "Так решил совет"):
        assert words in page.words, words


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["built"] * 3, "Собрано документов: 3"),
        (["built", "unchanged", "kept"], "Собрано документов: 2, без изменений: 1"),
        (["failed"], "Собрано документов: 0, не собрано: 1"),
        (["unchanged"], "Собрано документов: 0, без изменений: 1"),
        (["checked", "checked"], "Проверено документов: 2"),
        (["checked", "failed"], "Проверено документов: 2, с ошибками: 1"),
        ([], "Собрано документов: 0"),
    ],
)
def test_summary_counts(statuses: Sequence[str], expected: str) -> None:
    documents = [document("План", status) for status in statuses]
    run = Run(documents, checking="checked" in statuses)
    assert summary(run) == f"{expected}. Ошибок: 0, предупреждений: 0."


def test_kept_document_is_told_with_its_new_place() -> None:
    text = text_report(Run([document("План (новый)", "kept")]), BASE)
    assert "новый лежит рядом" in text
    assert "План (новый).docx" in text


@pytest.mark.parametrize("called", ["Протокол.xlsx", str(BASE / "inputs" / "Протокол.xlsx")])
def test_issue_finds_its_workbook_by_name_too(called: str) -> None:
    issue = error("no-number", Location(called, "Реквизиты", 3, 2), "Нет номера.", "Впишите.")
    report = json.loads(json_report(Run([document("Протокол", "failed")], [issue]), BASE))
    workbook = str(Path("inputs/Протокол.xlsx"))
    assert report == {
        "documents": [
            {"workbook": workbook, "kind": "протокол", "output": None, "status": "failed"}
        ],
        "issues": [
            {
                "workbook": workbook,
                "sheet": "Реквизиты",
                "cell": "B3",
                "code": "no-number",
                "severity": "error",
                "message": "Нет номера.",
                "hint": "Впишите.",
                "title": "",
                "why": "",
                "text": "",
                "accepted": "",
            }
        ],
    }


def test_json_explains_a_known_code() -> None:
    run = Run([document("Протокол")], [error("bad-date", place(), "Не дата.")])
    (issue,) = json.loads(json_report(run, BASE))["issues"]
    assert issue["title"] == "Дата не распознана"
    assert issue["why"].endswith(".")


def test_json_is_readable_russian() -> None:
    assert "Протокол" in json_report(Run([document("Протокол")]), BASE)


def test_failure_is_an_issue_in_json() -> None:
    report = json.loads(json_failure(DocgenError("Нет папки.", "Создайте её.")))
    assert report["documents"] == []
    (issue,) = report["issues"]
    assert (issue["code"], issue["severity"]) == ("docgen-error", "error")
    assert (issue["message"], issue["hint"]) == ("Нет папки.", "Создайте её.")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (BASE / "inputs" / "а.xlsx", Path("inputs/а.xlsx")),
        (Path("inputs/а.xlsx"), Path("inputs/а.xlsx")),
        (BASE.parent / "other" / "а.xlsx", BASE.parent / "other" / "а.xlsx"),
        (Path("../other/а.xlsx"), BASE.parent / "other" / "а.xlsx"),
    ],
)
def test_paths_start_from_the_current_folder(path: Path, expected: Path) -> None:
    assert shown_path(path, BASE) == str(expected)


@pytest.mark.parametrize("made", [0, 30])
@pytest.mark.parametrize("lost", [12, 13])
def test_of_many_documents_that_are_not_made_a_few_are_named(made: int, lost: int) -> None:
    book = BASE / "Планы.xlsx"
    documents = [
        *(Document(book, "built", BASE / f"{n}.docx") for n in range(made)),
        *(Document(book, "failed", recipient=f"Л{n}") for n in range(lost)),
    ]
    told = text_report(Run(documents), BASE)
    assert told.count("документ не собран") == (lost if lost == 12 else 0)
    assert ("Не собрано: 13 – Л0, Л1, Л2, Л3, Л4 и ещё 8." in told) is (lost == 13)


def test_many_documents_are_counted_in_a_sentence() -> None:
    book = BASE / "Планы.xlsx"
    same = [Document(book, "unchanged", BASE / "Планы" / f"{n}.docx") for n in range(20)]
    new = [Document(book, "built", BASE / "Планы" / f"н{n}.docx") for n in range(3)]
    assert "  Без изменений: 20 – в папке Планы\n" in text_report(Run(same), BASE)
    assert "  Собрано: 3, без изменений: 20 – в папке" in text_report(Run([*same, *new]), BASE)
