"""The papers of a set: made of one workbook in one run, agreeing in numbers, dates and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.context.extracts import wanted_numbers
from docgen.errors import UnknownKindError
from docgen.kinds import load_kinds
from docgen.pipeline import RunResult
from docgen.workspace import Workspace
from tests.documents.conftest import Rows, save, visible_lines

Sheets = Mapping[str, Rows]
Make = Callable[..., tuple[RunResult, dict[str, list[str]]]]

MINUTES: dict[str, Rows] = {
    "Реквизиты": [
        ["Вид документа", "протокол"],
        ["Дата", "05.10.2026"],
        ["Номер", "3"],
        ["Заголовок", "заседания методического совета"],
        ["Председатель", "Ясенева Нина Фёдоровна"],
        ["Секретарь", "Коваль Елена Викторовна"],
    ],
    "Присутствовали": [
        ["Кто", "Должность"],
        ["Ясенева Нина Фёдоровна", ""],
        ["Мамедов Рашид Тофик оглы", ""],
        ["Кузьменко Дарья Андреевна", ""],
        ["Коваль Елена Викторовна", ""],
    ],
    "Приглашённые": [["Кто", "Должность"], ["Лось Пётр Ильич", "методист"]],
    "Повестка": [
        ["Вопрос", "Докладчик"],
        ["Об итогах олимпиады", "Кузьменко Дарья Андреевна"],
        ["О неделе наук", "Мамедов Рашид Тофик оглы"],
    ],
    "Ход заседания": [
        ["Вопрос", "Вид", "Кто", "Текст"],
        [1, "слушали", "Кузьменко Дарья Андреевна", "об итогах олимпиады."],
        [1, "", "", "Победителей пять."],
        [1, "выступил", "Мамедов Рашид Тофик оглы", "предложил поздравить победителей."],
        [2, "слушали", "Мамедов Рашид Тофик оглы", "о плане недели наук."],
    ],
    "Решения": [
        ["Вопрос", "Уровень", "Решение", "Исполнитель", "Срок"],
        [1, 1, "Принять итоги к сведению.", "", ""],
        [1, 1, "Поздравить победителей.", "Кузьменко Д.А.", "до 12.10.2026"],
        [2, 1, "Поручить:", "", ""],
        [2, 2, "подготовить опыты;", "Мамедов Р.Т.", "до 20.11.2026"],
        [2, 2, "оформить стенд.", "Коваль Е.В.", "до 23.11.2026"],
    ],
}
ORDER: dict[str, Rows] = {
    "Реквизиты": [
        ["Вид документа", "приказ"],
        ["Дата", "05.10.2026"],
        ["Номер", "12-од"],
        ["Заголовок", "О проведении недели наук"],
        ["Преамбула", "В целях развития интереса к наукам"],
        ["Контроль", "за собой"],
    ],
    "Пункты": [
        ["Уровень", "Кому", "Текст", "Срок"],
        [1, "", "Провести неделю наук.", ""],
        [1, "Кузьменко Д.А.", "обеспечить:", "до 20.11.2026"],
        [2, "", "подготовку кабинетов;", ""],
        [2, "", "дежурство учителей.", "до 23.11.2026"],
        [1, "Коваль Е.В.", "подготовить опыты по химии.", "до 18.11.2026"],
    ],
}
PLAN: dict[str, Rows] = {
    "Реквизиты": [
        ["Вид документа", "план"],
        ["Название", "ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)\nпо подготовке недели наук"],
        ["Период", "на 2026/2027 учебный год"],
        ["Нумерация строк", "сквозная"],
    ],
    "Грифы": [
        ["Гриф", "Документ", "Дата документа", "Номер документа"],
        ["утвержден", "приказ директора школы", "31.08.2026", "104"],
    ],
    "Мероприятия": [
        ["№", "Мероприятие", "Срок", "Ответственный"],
        ["", "Подготовка опытов", "до 20.11.2026", "Коваль Е.В., учитель химии"],
        ["", "Конкурс плакатов", "ноябрь 2026 года", "классные руководители"],
        ["", "Встреча с учёным", "до 25.11.2026", "Кузьменко Д.А."],
    ],
}


@pytest.fixture
def make(workspace: Workspace) -> Make:
    """Build a workbook with these rows of «Комплект»; documents are found by their kind."""

    def run(
        book: Sheets, *papers: Mapping[str, object], also: tuple[str, ...] = ()
    ) -> tuple[RunResult, dict[str, list[str]]]:
        head = list(dict.fromkeys(["Документ", *(name for row in papers for name in row)]))
        rows = [[row.get(name, "") for name in head] for row in papers]
        path = workspace.inputs / "Книга.xlsx"
        save(path, {**book, **({"Комплект": [head, *rows]} if papers else {})}, {})
        result = pipeline.build([path], workspace.outputs, workspace=workspace, also=also)
        lines: dict[str, list[str]] = {}
        for document in result.documents:
            if document.output:
                lines.setdefault(document.kind, []).extend(visible_lines(document.output))
        return result, lines

    return run


def told(result: RunResult) -> list[str]:
    return [f"{issue.code} {issue.location}" for issue in result.issues]


def of(kind: str, **more: object) -> dict[str, object]:
    return {"Документ": kind, **{name.replace("_", " "): value for name, value in more.items()}}


@pytest.mark.parametrize(
    ("items", "for_whom", "expected"),
    [
        (
            "1.2",
            "",
            [
                "1. Об итогах олимпиады",
                "1. СЛУШАЛИ:",
                "Победителей пять.",
                "1.2. Поздравить победителей.",
            ],
        ),
        ("1", "", ["ВЫСТУПИЛИ:", "1.1. Принять итоги к сведению.", "1.2. Поздравить победителей."]),
        ("п. 2.1.2", "", ["2.1. Поручить:", "2.1.2. оформить стенд."]),
        ("", "Коваль Е.В.", ["2. О неделе наук", "2.1. Поручить:", "2.1.2. оформить стенд."]),
        ("1.1–1.2; 2.1.1", "", ["1.1. Принять итоги к сведению.", "2.1.1. подготовить опыты;"]),
    ],
)
def test_extract_has_the_chosen_items_under_their_numbers(
    make: Make, items: str, for_whom: str, expected: list[str]
) -> None:
    row = of("выписка из протокола", Что_включить=items, Для_кого=for_whom)
    result, papers = make(MINUTES, row)
    extract, minutes = papers["выписка из протокола"], papers["протокол"]
    assert [issue for issue in result.issues if issue.is_error] == []
    assert set(expected) <= set(extract)
    # R-EXTR-2: nothing is reworded.
    own = {"ВЫПИСКА ИЗ ПРОТОКОЛА", "Верно", "Присутствовали: 4 человека."}
    blanks = {line for line in extract if "___" in line or "Подпись" in line}
    assert set(extract) - own - blanks <= set(minutes)


def test_extract_leaves_out_what_is_not_chosen(make: Make) -> None:
    _, papers = make(MINUTES, of("выписка из протокола", Что_включить="1.2"))
    text = "\n".join(papers["выписка из протокола"])
    for other in ("О неделе наук", "Принять итоги", "предложил поздравить", "2. СЛУШАЛИ"):
        assert other not in text


@pytest.mark.parametrize("parents", [True, False])
def test_decisions_at_the_end_are_chosen_by_their_own_numbers(make: Make, parents: bool) -> None:
    place = [["Решения поместить", "в конце"]]
    decisions = [row if parents else ["", *row[1:]] for row in MINUTES["Решения"][1:]]
    book = {
        **MINUTES,
        "Реквизиты": [*MINUTES["Реквизиты"], *place],
        "Решения": [MINUTES["Решения"][0], *decisions],
    }
    result, papers = make(book, of("выписка из протокола", Что_включить="2; 3.2"))
    assert told(result) == []
    text = papers["выписка из протокола"]
    decided = ["2. Поздравить победителей.", "3. Поручить:", "3.2. оформить стенд."]
    assert [line for line in text if line in decided] == decided
    # Where no decision says to which question it belongs, the agenda alone tells of these.
    assert ("1. СЛУШАЛИ:" in text) is parents
    assert {"1. Об итогах олимпиады", "2. О неделе наук"} <= set(text)
    assert "ВЫСТУПИЛИ:" not in text


def test_extract_of_a_direction_is_called_so(make: Make) -> None:
    book = {**ORDER, "Реквизиты": [*ORDER["Реквизиты"], ["Наименование вида", "РАСПОРЯЖЕНИЕ"]]}
    result, papers = make(book, of("выписка из приказа", Что_включить="1"), of("поручения"))
    assert told(result) == []
    assert "ВЫПИСКА ИЗ РАСПОРЯЖЕНИЯ" in papers["выписка из приказа"]
    assert papers["поручения"][4].startswith("по распоряжению от 5 октября 2026 г. № 12-од")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2; 3.1", ["2", "3.1"]),
        ("п. 2, пункт 3.1 и 5.", ["2", "3.1", "5"]),
        ("3.1–3.3", ["3.1", "3.2", "3.3"]),
        ("1 - 3", ["1", "2", "3"]),
        ("3.1-3", ["3.1", "3.2", "3.3"]),
        ("5–2", ["5–2"]),
        ("1–99999999", ["1–99999999"]),
        ("", []),
    ],
)
def test_numbers_of_items_are_read_as_people_type_them(typed: str, meant: list[str]) -> None:
    assert list(wanted_numbers(typed)) == meant


def test_extract_is_signed_by_the_word_and_certified(make: Make) -> None:
    row = of(
        "выписка из приказа",
        Что_включить="1; 2.2",
        Дата="12.10.2026",
        Кто_заверил="Коваль Елена Викторовна",
        Где_подлинник="в деле № 01-08 за 2026 год",
    )
    _, papers = make(ORDER, row)
    assert papers["выписка из приказа"] == [
        "Муниципальное бюджетное",
        "общеобразовательное учреждение",
        "«Озёрная школа № 4»",
        "ВЫПИСКА ИЗ ПРИКАЗА",
        "5 октября 2026 г.\t\t№ 12-од",
        "\tг. Озёрск",
        "О проведении недели наук",
        "В целях развития интереса к наукам",
        "ПРИКАЗЫВАЮ:",
        "1. Провести неделю наук.",
        "2. Заместителю директора по учебной работе Кузьменко Д.А. обеспечить: Срок – до "
        "20.11.2026.",
        "2.2. дежурство учителей. Срок – до 23.11.2026.",
        "Директор школы|Подпись|Н.Ф. Ясенева",
        "Верно",
        "Учитель химии||Е.В. Коваль",
        "12 октября 2026 г.",
        "Подлинник находится в деле № 01-08 за 2026 год.",
    ]


@pytest.mark.parametrize(
    ("book", "row", "code"),
    [
        (ORDER, of("выписка из приказа", Что_включить="1; 9.4"), "extract-unknown-item"),
        (ORDER, of("выписка из приказа"), "extract-empty"),
        (ORDER, of("выписка из приказа", Для_кого="Лось П.И."), "extract-empty"),
        (ORDER, of("поручения", Для_кого="Лось П.И."), "paper-without-rows"),
        (
            {**PLAN, "Грифы": [["Гриф", "Кто"], ["УТВЕРЖДАЮ", "Ясенева Н.Ф."]]},
            of("приказ об утверждении плана"),
            "no-approving-order",
        ),
    ],
)
def test_what_cannot_be_made_stops_the_whole_set(
    make: Make, book: Sheets, row: dict[str, object], code: str
) -> None:
    result, papers = make(book, of("лист ознакомления"), row)
    errors = [issue for issue in result.issues if issue.is_error]
    assert [issue.code for issue in errors] == [code]
    assert papers == {}


def test_an_unknown_paper_is_told_with_those_that_there_are(make: Make) -> None:
    result, _ = make(ORDER, of("выписка"))
    assert told(result) == ["bad-choice Комплект!A2"]
    with pytest.raises(UnknownKindError, match="поручения"):
        make(ORDER, also=("порученья",))


def test_errands_of_an_order(make: Make) -> None:
    _, papers = make(ORDER, of("поручения"))
    assert papers["поручения"][3:] == [
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ",
        "по приказу от 5 октября 2026 г. № 12-од «О проведении недели наук»",
        "Пункт|Поручение|Исполнитель|Срок|Отметка об исполнении",
        "2.1|Обеспечить: подготовку кабинетов.|Кузьменко Д.А., заместитель директора по учебной "
        "работе|до 20.11.2026|",
        "2.2|Обеспечить: дежурство учителей.|Кузьменко Д.А., заместитель директора по учебной "
        "работе|до 23.11.2026|",
        "3|Подготовить опыты по химии.|Коваль Е.В., учитель химии|до 18.11.2026|",
    ]


def test_errands_of_minutes_and_of_one_person(make: Make) -> None:
    _, papers = make(MINUTES, of("поручения"))
    assert [line.split("|")[0] for line in papers["поручения"][6:]] == ["1.2", "2.1.1", "2.1.2"]
    assert (
        "2.1.1|Поручить: подготовить опыты.|Мамедов Р.Т., учитель физики|до 20.11.2026|"
        in (papers["поручения"])
    )
    _, papers = make(MINUTES, of("поручения", Для_кого="Мамедов Рашид Тофик оглы"))
    assert "Исполнитель: Мамедов Рашид Тофик оглы, учитель физики" in papers["поручения"]
    assert [line.split("|")[0] for line in papers["поручения"][7:]] == ["2.1.1"]


def test_errands_of_a_plan_are_its_rows(make: Make) -> None:
    _, papers = make(PLAN, of("поручения"))
    assert papers["поручения"] == [
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ",
        "по плану мероприятий («дорожной карте») по подготовке недели наук на 2026/2027 "
        "учебный год",
        "Пункт|Поручение|Исполнитель|Срок|Отметка об исполнении",
        "1|Подготовка опытов|Коваль Е.В., учитель химии|до 20.11.2026|",
        "2|Конкурс плакатов|классные руководители|ноябрь 2026 года|",
        "3|Встреча с учёным|Кузьменко Д.А.|до 25.11.2026|",
    ]


def test_errands_of_a_group_are_not_those_of_all(make: Make) -> None:
    _, papers = make(PLAN, of("поручения", Для_кого="Классные руководители"))
    assert [line for line in papers["поручения"] if line[:1].isdigit()] == [
        "2|Конкурс плакатов|классные руководители|ноябрь 2026 года|"
    ]


def test_attendance_lists_those_of_the_minutes(make: Make) -> None:
    _, papers = make(MINUTES, of("явочный лист"))
    assert papers["явочный лист"][3:] == [
        "ЯВОЧНЫЙ ЛИСТ",
        "к протоколу заседания методического совета от 5 октября 2026 г. № 3",
        "Присутствовали: 4 человека",
        "№|Фамилия И.О.|Должность|Подпись",
        "1|Коваль Е.В.|Учитель химии|",
        "2|Кузьменко Д.А.|Заместитель директора по учебной работе|",
        "3|Мамедов Р.Т.|Учитель физики|",
        "4|Ясенева Н.Ф.|Директор школы|",
        "Приглашённые: 1 человек",
        "№|Фамилия И.О.|Должность|Подпись",
        "1|Лось П.И.|Методист|",
        "Секретарь||Е.В. Коваль",
    ]


@pytest.mark.parametrize(
    ("book", "title", "people"),
    [
        (
            ORDER,
            "с приказом от 5 октября 2026 г. № 12-од «О проведении недели наук»",
            ["Коваль Е.В.", "Кузьменко Д.А."],
        ),
        (
            MINUTES,
            "с протоколом заседания методического совета от 5 октября 2026 г. № 3",
            ["Коваль Е.В.", "Кузьменко Д.А.", "Мамедов Р.Т."],
        ),
        (
            PLAN,
            "с планом мероприятий («дорожной картой») по подготовке недели наук на 2026/2027 "
            "учебный год",
            ["Коваль Е.В.", "Кузьменко Д.А."],
        ),
        (
            {**ORDER, "Ознакомление": [["Кто"], ["Мамедов Р.Т."]]},
            "с приказом от 5 октября 2026 г. № 12-од «О проведении недели наук»",
            ["Мамедов Р.Т."],
        ),
    ],
)
def test_acquaintance_names_the_document_and_its_people(
    make: Make, book: Sheets, title: str, people: list[str]
) -> None:
    _, papers = make(book, of("лист ознакомления"))
    lines = papers["лист ознакомления"]
    start = lines.index("ЛИСТ ОЗНАКОМЛЕНИЯ")
    assert lines[start + 1] == title
    assert [line.split("|")[1] for line in lines[start + 3 :]] == people


def test_order_of_a_plan_takes_everything_from_the_plan(make: Make) -> None:
    result, papers = make(PLAN, of("приказ об утверждении плана"))
    assert told(result) == []
    assert papers["приказ об утверждении плана"][3:] == [
        "ПРИКАЗ",
        "31 августа 2026 г.\t\t№ 104",
        "\tг. Озёрск",
        "Об утверждении плана мероприятий («дорожной карты») по подготовке недели наук на "
        "2026/2027 учебный год",
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить план мероприятий («дорожную карту») по подготовке недели наук на 2026/2027 "
        "учебный год (прилагается).",
        "2. Ответственным исполнителям обеспечить выполнение плана в установленные сроки.",
        "3. Контроль за исполнением приказа оставляю за собой.",
        "Директор школы||Н.Ф. Ясенева",
    ]


def test_order_of_a_plan_may_say_its_own(make: Make) -> None:
    own: dict[str, Rows] = {
        "Приказ об утверждении": [
            ["Преамбула", "В целях подготовки недели наук"],
            ["Контроль", "Кузьменко Д.А."],
        ],
        "Пункты приказа": [
            ["Кому", "Текст", "Срок"],
            ["", "Утвердить план недели наук (прилагается).", ""],
            ["Коваль Е.В.", "разместить план на сайте.", "до 10.09.2026"],
        ],
    }
    result, papers = make({**PLAN, **own}, of("приказ об утверждении плана"))
    assert told(result) == []
    assert papers["приказ об утверждении плана"][7:] == [
        "В целях подготовки недели наук",
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить план недели наук (прилагается).",
        "2. Учителю химии Коваль Е.В. разместить план на сайте. Срок – до 10.09.2026.",
        "3. Контроль за исполнением приказа возложить на заместителя директора по учебной работе "
        "Кузьменко Д.А.",
        "Директор школы||Н.Ф. Ясенева",
    ]
    unasked, _ = make({**PLAN, **own})
    assert {issue.code for issue in unasked.issues} == {"not-printed"}


@pytest.mark.parametrize("book", [MINUTES, ORDER, PLAN])
def test_every_paper_of_the_set_names_one_date_and_one_number(make: Make, book: Sheets) -> None:
    """What identifies the document stands once in the workbook, and the same in every paper."""
    plain, alone = make(book)
    rows = [of("выписка из протокола", Что_включить="1")] if book is MINUTES else []
    rows += [of("выписка из приказа", Что_включить="1")] if book is ORDER else []
    result, papers = make(book, *rows, also=("все",))
    shipped = load_kinds([Path(__file__).parents[2] / "templates"])
    given = next(kind.papers for kind in shipped if kind.name in alone)
    assert set(papers) == {*alone, *(paper.name for paper in given)}
    # What is wrong is told once, however many papers show it.
    assert told(result) == told(plain)
    if book is PLAN:
        corner = next(line for line in papers["план"] if "№ 104" in line)
        assert "от 31 августа 2026 г. № 104" in corner
        assert "31 августа 2026 г.\t\t№ 104" in papers["приказ об утверждении плана"]
        title = "по подготовке недели наук"
        assert all(any(title in line for line in lines) for lines in papers.values())
        return
    number = "12-од" if book is ORDER else "3"
    line, named = f"5 октября 2026 г.\t\t№ {number}", f"от 5 октября 2026 г. № {number}"
    for kind, lines in papers.items():
        assert any(line in text or named in text for text in lines), kind


def test_papers_keep_their_names_from_run_to_run(make: Make) -> None:
    rows = [of("выписка из приказа", Что_включить=number) for number in ("1", "3")]
    first, _ = make(ORDER, *rows)
    again, _ = make(ORDER, *rows)
    names = [document.output for document in first.documents]
    assert len(set(names)) == 3
    assert [document.output for document in again.documents] == names
    assert {document.status for document in again.documents} == {"unchanged"}
