"""What a приказ must be able to say, each from the cells of a workbook."""

from __future__ import annotations

import pytest

from tests.documents.conftest import Build, Rows

CARD: Rows = [
    ["Вид документа", "приказ"],
    ["Состояние", "на подпись"],
    ["Номер", "12-од"],
    ["Дата", "05.10.2026"],
    ["Заголовок", "О проведении недели наук"],
    ["Преамбула", "В целях развития интереса к наукам"],
]
CLAUSES: Rows = [["Текст"], ["Провести неделю наук."]]


def card(**fields: object) -> Rows:
    named = {str(name): value for name, value in CARD} | {
        name.replace("_", " "): value for name, value in fields.items()
    }
    return [[name, value] for name, value in named.items()]


def test_head_comes_from_the_directory_and_the_card(build: Build) -> None:
    built = build({"Реквизиты": card(), "Пункты": CLAUSES})
    assert built.told == []
    assert built.lines == [
        "Муниципальное бюджетное",
        "общеобразовательное учреждение",
        "«Озёрная школа № 4»",
        "ПРИКАЗ",
        "5 октября 2026 г.\t\t№ 12-од",
        "\tг. Озёрск",
        "О проведении недели наук",
        "В целях развития интереса к наукам",
        "ПРИКАЗЫВАЮ:",
        "1. Провести неделю наук.",
        "Директор школы||Н.Ф. Ясенева",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["№", "Текст"], ["", "Один."], ["", "Два:"], ["2.1", "Три."], ["", "Четыре."]],
            ["1. Один.", "2. Два:", "2.1. Три.", "3. Четыре."],
        ),
        (
            [["Уровень", "Текст"], [1, "а"], [2, "б"], [3, "в"], [4, "г"], [2, "д"], [1, "е"]],
            ["1. а", "1.1. б", "1.1.1. в", "1.1.1.1. г", "1.2. д", "2. е"],
        ),
        (
            [["Текст"], ["Утвердить:\n- порядок;\n- состав.\nСрок не позднее сентября."]],
            ["1. Утвердить:", "– порядок;", "– состав.", "Срок не позднее сентября."],
        ),
        (
            [
                ["Кому", "Текст", "Срок"],
                ["Кузьменко Д.А.", "Составить расписание.", "до 14.10.2026"],
            ],
            [
                "1. Заместителю директора по учебной работе Кузьменко Д.А. составить расписание. "
                "Срок – до 14.10.2026."
            ],
        ),
        (
            [["Кому", "Текст"], ["Мамедов Р.Т., Коваль Е.В.", "Обеспечить:"]],
            ["1. Учителю физики Мамедову Р.Т. и учителю химии Коваль Е.В. обеспечить:"],
        ),
        (
            [["Кого", "Текст"], ["Соловая Марина Геннадьевна", "Назначить координатором"]],
            ["1. Назначить координатором учителя математики Соловую Марину Геннадьевну."],
        ),
        (
            [["Кого", "Текст"], ["Методист Громова Нина Игоревна", "Назначить координатором"]],
            ["1. Назначить координатором методиста Громову Нину Игоревну."],
        ),
        (
            [["Кому", "Текст"], ["Руководители школ", "Провести беседы."]],
            ["1. Руководителям школ провести беседы."],
        ),
    ],
)
def test_clauses(build: Build, rows: Rows, expected: list[str]) -> None:
    built = build({"Реквизиты": card(), "Пункты": rows})
    assert built.told == []
    start = built.lines.index("ПРИКАЗЫВАЮ:") + 1
    assert built.lines[start:-1] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("за собой", "Контроль за исполнением приказа оставляю за собой."),
        (
            "Кузьменко Д.А.",
            "Контроль за исполнением приказа возложить на заместителя директора по учебной работе "
            "Кузьменко Д.А.",
        ),
        (
            "Соловая М.Г.",
            "Контроль за исполнением приказа возложить на учителя математики Соловую М.Г.",
        ),
        ("Контроль исполнения оставляю за собой.", "Контроль исполнения оставляю за собой."),
    ],
)
def test_control_is_the_last_clause(build: Build, typed: str, expected: str) -> None:
    built = build({"Реквизиты": card(Контроль=typed), "Пункты": CLAUSES})
    assert f"2. {expected}" in built.lines


COMMITTEE: Rows = [
    ["Кто", "Должность", "По согласованию", "Секция"],
    ["Кузьменко Дарья Андреевна", "заместитель директора", "", "Математика"],
    ["Соловая Марина Геннадьевна", "учитель", "да", "Математика"],
    ["Мамедов Рашид Тофик оглы", "учитель", "", "Физика"],
]


@pytest.mark.parametrize(
    ("view", "group", "expected"),
    [
        (
            "подпунктами",
            "",
            [
                "1. Создать комиссию:",
                "1.1. Кузьменко Дарья Андреевна, заместитель директора, Математика;",
                "1.2. Соловая Марина Геннадьевна, учитель, Математика (по согласованию);",
                "1.3. Мамедов Рашид Тофик оглы, учитель, Физика.",
            ],
        ),
        (
            "подпунктами",
            "Секция",
            [
                "1. Создать комиссию:",
                "1.1. Математика:",
                "1) Кузьменко Дарья Андреевна, заместитель директора;",
                "2) Соловая Марина Геннадьевна, учитель (по согласованию).",
                "1.2. Физика:",
                "1) Мамедов Рашид Тофик оглы, учитель.",
            ],
        ),
        (
            "строкой",
            "",
            [
                "1. Создать комиссию: Кузьменко Дарья Андреевна, заместитель директора, "
                "Математика; Соловая Марина Геннадьевна, учитель, Математика (по согласованию); "
                "Мамедов Рашид Тофик оглы, учитель, Физика.",
            ],
        ),
        (
            "таблицей",
            "",
            [
                "1. Создать комиссию:",
                "Кто|Должность|По согласованию|Секция",
                "Кузьменко Дарья Андреевна|заместитель директора||Математика",
                "Соловая Марина Геннадьевна|учитель|да|Математика",
                "Мамедов Рашид Тофик оглы|учитель||Физика",
            ],
        ),
    ],
)
def test_one_list_of_people_has_several_views(
    build: Build, view: str, group: str, expected: list[str]
) -> None:
    rows = [
        ["Текст", "Лист", "Как показать", "Группировать по"],
        ["Создать комиссию:", "Комиссия", view, group],
    ]
    built = build({"Реквизиты": card(), "Пункты": rows, "Комиссия": COMMITTEE})
    assert built.told == []
    start = built.lines.index("ПРИКАЗЫВАЮ:") + 1
    assert built.lines[start:-1] == expected


def test_list_shown_as_attachment_must_be_one(build: Build) -> None:
    rows = [["Текст", "Лист", "Как показать"], ["Утвердить состав.", "Комиссия", "приложением"]]
    sheets = {"Реквизиты": card(), "Пункты": rows, "Комиссия": COMMITTEE}
    assert "not-attached Пункты!2" in build(sheets).told
    attached = [["Название", "Листы"], ["Состав комиссии", "Комиссия"]]
    assert build({**sheets, "Приложения": attached}).told == []


ROADMAP: Rows = [["№", "Мероприятие", "Срок"], ["Подготовка"], ["", "Собрать заявки", "июнь"]]


def test_attachments_have_marks_that_agree(build: Build) -> None:
    attachments = [
        ["Название", "Отметка", "Листы", "Ориентация", "Нумерация строк"],
        ["ПОРЯДОК\nпроведения недели", "Приложение и УТВЕРЖДЕН", "Порядок", "", ""],
        ["Дорожная карта недели", "УТВЕРЖДЕН", "Карта", "альбомная", "1.1"],
        ["Список жюри", "без отметки", "Комиссия", "", ""],
    ]
    order = [["Вид", "Текст"], ["заголовок", "1. Общие положения"], ["", "Порядок определяет."]]
    built = build(
        {
            "Реквизиты": card(),
            "Пункты": CLAUSES,
            "Приложения": attachments,
            "Порядок": order,
            "Карта": ROADMAP,
            "Комиссия": COMMITTEE,
        },
        {"Карта": ["A2:C2"]},
    )
    assert built.told == []
    corners = [line for line in built.lines if "УТВЕРЖД" in line]
    assert corners == [
        "|Приложение № 1 / УТВЕРЖДЕН / приказом МБОУ «Озёрная школа № 4» / "
        "от 5 октября 2026 г. № 12-од",
        "|УТВЕРЖДЕНА / приказом МБОУ «Озёрная школа № 4» / от 5 октября 2026 г. № 12-од",
    ]
    assert "1.1.|Собрать заявки|июнь" in built.lines
    sections = built.document.sections
    assert [section.orientation for section in sections] == [0, 0, 1, 0]
    assert built.part().count('<w:pgNumType w:start="1"/>') == 3


def test_attachment_repeats_for_every_row(build: Build) -> None:
    pupils = [["Ученик", "Класс"], ["Ким Виктория", "3 «А»"], ["Белых Пётр", "5 «Б»"]]
    text = [["Вид", "Текст"], ["", "Ученик: {{ ученик }}, {{ класс }} класс."]]
    attachments = [["Название", "Листы", "Повторить для"], ["План для {{ класс }}", "Т", "Ученики"]]
    built = build(
        {
            "Реквизиты": card(),
            "Пункты": CLAUSES,
            "Приложения": attachments,
            "Т": text,
            "Ученики": pupils,
        }
    )
    assert not [line for line in built.told if not line.startswith("not-printed")]
    assert "Ученик: Ким Виктория, 3 «А» класс." in built.lines
    assert "Ученик: Белых Пётр, 5 «Б» класс." in built.lines
    assert [line for line in built.lines if "Приложение №" in line] == [
        "|Приложение № 1.1 / к приказу МБОУ «Озёрная школа № 4» / от 5 октября 2026 г. № 12-од",
        "|Приложение № 1.2 / к приказу МБОУ «Озёрная школа № 4» / от 5 октября 2026 г. № 12-од",
    ]


def test_repeated_attachment_takes_only_its_own_rows(build: Build) -> None:
    pupils = [["Ученик", "Класс"], ["Ким Виктория", "3 «А»"], ["Белых Пётр", "5 «Б»"]]
    lessons = [
        ["Предмет", "Ученик", "Часы"],
        ["Обязательные"],
        ["Чтение", "Ким Виктория", 2],
        ["Алгебра", "Белых Пётр", 3],
        ["Письмо", "Ким Виктория", 1],
    ]
    attachments = [["Название", "Листы", "Повторить для"], ["План: {{ ученик }}", "Часы", "Дети"]]
    built = build(
        {
            "Реквизиты": card(),
            "Пункты": CLAUSES,
            "Приложения": attachments,
            "Часы": lessons,
            "Дети": pupils,
        },
        {"Часы": ["A2:C2"]},
    )
    tables = [t for t in built.document.tables if t.rows[0].cells[0].text == "Предмет"]
    assert [[cell.text for row in t.rows for cell in row.cells] for t in tables] == [
        ["Предмет", "Часы", "Обязательные", "Обязательные", "Чтение", "2", "Письмо", "1"],
        ["Предмет", "Часы", "Обязательные", "Обязательные", "Алгебра", "3"],
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ["Оборот", "Документ"],
                ["В соответствии с", "приказ Управления образования от 27.08.2026 № 198 «О плане»"],
                ["На основании", "решение педагогического совета"],
            ],
            "В соответствии с приказом Управления образования от 27 августа 2026 г. № 198 "
            "«О плане», на основании решения педагогического совета, в целях развития интереса к "
            "наукам",
        ),
        (
            [["Оборот", "Документ"], ["Согласно", "распоряжение района от 01.09.2026 № 5-р"]],
            "Согласно распоряжению района от 1 сентября 2026 г. № 5-р, в целях развития интереса "
            "к наукам",
        ),
    ],
)
def test_grounds_stand_in_the_case_that_their_turn_wants(
    build: Build, rows: Rows, expected: str
) -> None:
    built = build({"Реквизиты": card(), "Основания": rows, "Пункты": CLAUSES})
    assert built.told == []
    assert built.lines[built.lines.index("ПРИКАЗЫВАЮ:") - 1] == expected


@pytest.mark.parametrize(
    ("state", "told", "line"),
    [
        ("проект", [], "«___» __________ 20___ г.\t\t№ ______"),
        ("на подпись", ["missing-value Реквизиты!B3", "missing-value Реквизиты!B4"], ""),
    ],
)
def test_blank_number_is_normal_in_a_draft_only(
    build: Build, state: str, told: list[str], line: str
) -> None:
    built = build({"Реквизиты": card(Состояние=state, Номер=None, Дата=None), "Пункты": CLAUSES})
    assert sorted(built.told) == told
    assert line in built.lines or built.path is None


def test_links_are_live(build: Build) -> None:
    rows = [["Текст"], ["Направить на school@example.org и https://example.org/a?b=1&c=2 отчёт."]]
    built = build({"Реквизиты": card(), "Пункты": rows})
    links = [rel.target_ref for rel in built.document.part.rels.values() if rel.is_external]
    assert links == ["mailto:school@example.org", "https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize("where", ["под подписью", "на отдельном листе"])
def test_acquaintance_lists_whom_the_clauses_charge(build: Build, where: str) -> None:
    rows = [["Кому", "Текст"], ["Мамедов Р.Т.", "Сделать."], ["Коваль Е.В.", "Сделать."]]
    built = build({"Реквизиты": card(Лист_ознакомления=where), "Пункты": rows})
    assert built.told == []
    start = built.lines.index("Должность|Фамилия И.О.|Подпись|Дата")
    assert built.lines[start + 1 :] == [
        "Учитель химии|Коваль Е.В.||",
        "Учитель физики|Мамедов Р.Т.||",
    ]


def test_acting_signer_wins_over_the_directory(build: Build) -> None:
    fields = {"Подписант": "Кузьменко Д.А.", "Должность подписанта": "И. о. директора"}
    built = build({"Реквизиты": [*card(), *map(list, fields.items())], "Пункты": CLAUSES})
    assert built.lines[-1] == "И. о. директора||Д.А. Кузьменко"


def test_unknown_column_can_be_used_and_is_told_when_it_is_not(build: Build) -> None:
    built = build({"Реквизиты": [*card(), ["Шифр дела", "01-07"]], "Пункты": CLAUSES})
    assert built.told == ["not-printed Реквизиты!B7"]
    assert built.path is not None
    assert (
        build({"Реквизиты": [*card(), ["Шифр дела", "01-07"]], "Пункты": CLAUSES}, strict=True).path
        is None
    )


@pytest.mark.parametrize("sheet", ["Пункты"])
def test_empty_required_sheet_is_told(build: Build, sheet: str) -> None:
    built = build({"Реквизиты": card(), sheet: [["Текст"]]})
    assert built.told == [f"empty-sheet {sheet}"]
    assert built.path is None


def test_typed_number_of_an_attachment_moves_the_count(build: Build) -> None:
    attachments = [["№", "Название"], ["", "Первое"], ["", "Второе"], [5, "Пятое"], ["", "Шестое"]]
    built = build({"Реквизиты": card(), "Пункты": CLAUSES, "Приложения": attachments})
    marks = [line.split(" /")[0] for line in built.lines if line.startswith("|Приложение")]
    assert marks == [f"|Приложение № {number}" for number in (1, 2, 5, 6)]


def test_decision_of_a_council_is_known_by_its_minutes(build: Build) -> None:
    rows = [
        ["Оборот", "Документ"],
        ["На основании", "решение педагогического совета, протокол от 01.09.2026 № 4"],
    ]
    built = build({"Реквизиты": card(Преамбула=None), "Основания": rows, "Пункты": CLAUSES})
    assert built.told == []
    assert (
        "На основании решения педагогического совета (протокол от 1 сентября 2026 г. № 4)"
        in built.lines
    )


@pytest.mark.parametrize(
    ("own", "signers", "told"),
    [
        ([["Подписант", "Чужая Анна Львовна"]], [], "no-post Реквизиты!B7"),
        ([], [["Чужая Анна Львовна", None]], "no-post Подписи!A2"),
        ([["Подписант", "Чужая Анна Львовна"]], [["Чужая А.Л.", None]], "no-post Подписи!A2"),
    ],
)
def test_a_signer_without_a_post_is_told_in_the_cell_and_stops_nothing(
    build: Build, own: list[list[str]], signers: list[list[str | None]], told: str
) -> None:
    sheets = {"Реквизиты": [*CARD, *own], "Пункты": CLAUSES}
    built = build(sheets | ({"Подписи": [["Кто", "Должность"], *signers]} if signers else {}))
    assert told in built.told
    assert built.lines[-1].endswith("А.Л. Чужая")
