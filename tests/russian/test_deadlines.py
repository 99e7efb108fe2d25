"""Deadlines: kind and interval of real wordings, the year worked out, nothing ever refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.deadlines import parse_deadline
from docgen.russian.months import MONTHS_GENITIVE

# The school year of every row below is 2025/2026.
RANGES = """
июнь-август                                  | 2026-06-01 2026-08-31
сентябрь- октябрь                            | 2025-09-01 2025-10-31
Декабрь - июль                               | 2025-12-01 2026-07-31
август-сентябрь                              | 2025-08-01 2025-09-30
с 01 по 22 марта 2024 г.                     | 2024-03-01 2024-03-22
с 1 по 22 марта                              | 2026-03-01 2026-03-22
с 19 марта по 17 мая 2024 г.                 | 2024-03-19 2024-05-17
ноябрь 2025 – апрель 2026гг.                 | 2025-11-01 2026-04-30
ноябрь-февраль 2026                          | 2025-11-01 2026-02-28
2026-2027 гг.                                | 2026-01-01 2027-12-31
2025 год                                     | 2025-01-01 2025-12-31
01.10-15.10.2024                             | 2024-10-01 2024-10-15
с 1.10. – 9.10.                              | 2025-10-01 2025-10-09
1-15.09                                      | 2025-09-01 2025-09-15
18 - 22.05.2026                              | 2026-05-18 2026-05-22
22–23 марта 2023 г.                          | 2023-03-22 2023-03-23
27.10-05.11 (10 дней)                        | 2025-10-27 2025-11-05
с 30.12 по 11.01                             | 2025-12-30 2026-01-11
с 30.12 по 11.01.2026                        | 2025-12-30 2026-01-11
в период с 11 по 22 марта 2026 года          | 2026-03-11 2026-03-22
в период с сентября по декабрь               | 2025-09-01 2025-12-31
с 06.07.2025 – до заполнения мест, но не позднее 05.09.2025 | 2025-07-06 2025-09-05
25.10, 18.10, 11.10                          | 2025-10-11 2025-10-25
12, 19 и 26 октября                          | 2025-10-12 2025-10-26
конец августа - начало сентября              | 2025-08-01 2025-09-30
сентябрь-май 2024/2025 уч. года              | 2024-09-01 2025-05-31
Июнь – август, далее постоянно               | 2026-06-01 2026-08-31
с 1 сентября 2025 года                       | 2025-09-01 -
весна 2026                                   | 2026-03-01 2026-05-31
летний период                                | 2026-06-01 2026-08-31
10-13\\nоктября                               | 2025-10-10 2025-10-13
Июнь -\\nавгуст\\n2027 г.                     | 2027-06-01 2027-08-31
25.09\\n24.09\\n23.09                         | 2025-09-23 2025-09-25
14.04.2026,15.04.2026,16.04.2026             | 2026-04-14 2026-04-16
2023-28 г.                                   | 2023-01-01 2028-12-31
не ранее 5 апреля 2026 года                  | 2026-04-05 -
с 17\\nпо 28 апреля                           | 2026-04-17 2026-04-28
"""
DATES = """
15.12.2026 | 2026-12-15
9.10.24. | 2024-10-09
29.08 2025г. | 2025-08-29
28 08. 2017 | 2017-08-28
22 марта 2026 г. | 2026-03-22
15 сентября (понедельник) | 2025-09-15
15.09 в 12.00-14.00 | 2025-09-15
09.10.2025 МБОУ СОШ № 12 | 2025-10-09
27 сентября, 3 урок | 2025-09-27
2025-09-01 | 2025-09-01
"""
UNTIL = """
до 15.12.2026 | 2026-12-15
До 01 сентября | 2025-09-01
в срок до 11.12.2009 года | 2009-12-11
не позднее 1 июня | 2026-06-01
к 1 сентября 2025 г. | 2025-09-01
до конца мая | 2026-05-31
до конца учебного года | 2026-08-31
до конца I четверти | 2025-10-31
до 2027 года | 2027-12-31
до мая | 2026-04-30
до 1 ноября (1 этап), до 1 марта (2 этап) | 2026-03-01
до 1 сентября ежегодно | 2025-09-01
"""
MONTHS = """
март 2026 (по плану ИМЦ) | 2026-03-01 2026-03-31
сентябрь, повторно - после каждой ОП | 2025-09-01 2025-09-30
август, в течение года | 2025-08-01 2025-08-31
октябрь, январь, май | 2025-10-01 2026-05-31
июнь, август | 2026-06-01 2026-08-31
май (5-9 классы) | 2026-05-01 2026-05-31
Педсовет (январь) | 2026-01-01 2026-01-31
педагогический совет - август | 2025-08-01 2025-08-31
первая неделя сентября | 2025-09-01 2025-09-30
09.2025 | 2025-09-01 2025-09-30
окт. 2025 | 2025-10-01 2025-10-31
в течение сентября | 2025-09-01 2025-09-30
"""
QUARTERS = """
I квартал 2026 | 2026-01-01 2026-03-31
IV квартал | 2025-10-01 2025-12-31
1-2 четверть | 2025-09-01 2025-12-31
III, IV четверти | 2026-01-01 2026-05-31
II полугодие | 2026-01-01 2026-05-31
во 2-м полугодии 2025-2026 учебного года | 2026-01-01 2026-05-31
первое полугодие | 2025-09-01 2025-12-31
II полугодие 2026 г. | 2026-07-01 2026-12-31
"""
WITHOUT_DAYS = {
    "recurring": "По итогам каждой четверти|не реже 1 раза в полугодие|постоянно|ежегодно"
    "|ежемесячно до 5 числа|третья среда месяца|по пятницам|2 раза в год|ежегодно в августе"
    "|до 3 числа следующего за отчетным кварталом|до 10 числа каждого месяца|систематически"
    "|постоянно, в течение года|1 раз в квартал|с понедельника по пятницу с 9:00 до 16:00",
    "by_plan": "По графику|согласно Плану-графику|по плану|по отдельному плану|по графику ВПР"
    "|в соответствии с планом|в сроки, установленные Рособрнадзором"
    "|согласно приказу от 15.01.2026 № 5"
    "|По графику проведения ВПР (март-май)|по отд. плану|в установл. порядке",
    "relative": "в течение месяца после завершения анализа|в период каникул|в дни проведения ВПР"
    "|по мере поступления|по необходимости|не позднее, чем за 3 дня до её начала|накануне"
    "|в течение 5 дней со дня получения|в летний период|по окончании четверти|после 15 мая"
    "|за месяц до ГИА|в конце четверти|не позднее пяти дней с начала смены"
    "|в трёхмесячный срок|в 10-дневный срок",
    "text": "||-|срочно|по согласованию|уточняется|31.02.2026",
}


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (text.strip().replace("\\n", "\n"), days.strip())
        for text, _, days in (line.partition("|") for line in table.strip().splitlines())
    ]


def found(text: str) -> tuple[str, str]:
    deadline = parse_deadline(text, school_year=2025)
    return deadline.kind, f"{deadline.start or '-'} {deadline.end or '-'}"


@pytest.mark.parametrize(("text", "days"), rows(RANGES))
def test_ranges(text: str, days: str) -> None:
    assert found(text) == ("range", days)


@pytest.mark.parametrize(("text", "days"), rows(DATES))
def test_single_days(text: str, days: str) -> None:
    assert found(text) == ("date", f"{days} {days}")


@pytest.mark.parametrize(("text", "days"), rows(UNTIL))
def test_last_days(text: str, days: str) -> None:
    assert found(text) == ("until", f"- {days}")


@pytest.mark.parametrize(("text", "days"), rows(MONTHS))
def test_months(text: str, days: str) -> None:
    assert found(text) == ("month", days)


@pytest.mark.parametrize(("text", "days"), rows(QUARTERS))
def test_quarters(text: str, days: str) -> None:
    assert found(text) == ("quarter", days)


@pytest.mark.parametrize(
    "text",
    ["В течение года", "В течении учебного года", "течение года", "2025-2026 учебный год",
     "весь год", "В течение\nгода", "в течение учебного года, по графику",
     "в течение 2025/26 уч. года", "2025/2026", "на протяжении учебного года"],
)  # fmt: skip
def test_school_years(text: str) -> None:
    assert found(text) == ("school_year", "2025-09-01 2026-08-31")


@pytest.mark.parametrize(
    ("text", "kind"),
    [(text, kind) for kind, texts in WITHOUT_DAYS.items() for text in texts.split("|")],
)
def test_kinds_without_days(text: str, kind: str) -> None:
    assert found(text) == (kind, "- -")


@pytest.mark.parametrize("school_year", [2025, (2025, 2026), "2025/2026", "2025-26 уч. г."])
def test_the_school_year_in_any_spelling(school_year: int | tuple[int, int] | str) -> None:
    assert parse_deadline("май", school_year=school_year).end == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("text", "document_date", "start", "end"),
    [
        ("с 01 по 22 марта", date(2024, 2, 21), date(2024, 3, 1), date(2024, 3, 22)),
        ("с 01 по 22 марта", date(2024, 3, 15), date(2024, 3, 1), date(2024, 3, 22)),
        ("май", date(2025, 8, 28), date(2026, 5, 1), date(2026, 5, 31)),
        ("август", date(2025, 8, 28), date(2025, 8, 1), date(2025, 8, 31)),
        ("ноябрь-февраль", date(2025, 8, 28), date(2025, 11, 1), date(2026, 2, 28)),
        ("в течение года", date(2025, 8, 28), date(2025, 9, 1), date(2026, 8, 31)),
    ],
)
def test_the_year_comes_from_the_documents_date(
    text: str, document_date: date, start: date, end: date
) -> None:
    deadline = parse_deadline(text, document_date=document_date)
    assert (deadline.start, deadline.end) == (start, end)


def test_a_plan_approved_before_the_summer_means_that_summer() -> None:
    deadline = parse_deadline("июнь-август", school_year=2025, document_date=date(2025, 5, 30))
    assert (deadline.start, deadline.end) == (date(2025, 6, 1), date(2025, 8, 31))


def test_without_any_year_the_kind_is_still_told() -> None:
    deadline = parse_deadline("до 15 мая")
    assert (deadline.kind, deadline.start, deadline.end) == ("until", None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сентябрь- октябрь", "сентябрь⍽– октябрь"),
        ("ноябрь 2025 – апрель 2026гг.", "ноябрь 2025⍽– апрель 2026⍽гг."),
        ("с 01 по 22 марта 2024 г.", "с 01 по 22⍽марта⍽2024⍽г."),
        ("01.10-15.10.2024", "01.10–15.10.2024"),
        ("сентябрь\n\n  май", "сентябрь\nмай"),
        ("  По  графику ", "По графику"),
    ],
)
def test_the_wording_is_kept_and_tidied(text: str, expected: str) -> None:
    assert str(parse_deadline(text)).replace("\u00a0", "⍽") == expected


PIECES = st.sampled_from(
    [*MONTHS_GENITIVE, "с", "по", "до", "-", "–", ",", "1", "31", "15.09", "2025", "2026/2027",
     "г.",     "в течение", "года", "каждой", "(",
     ")", "четверти", "I", "квартал", " ", " ", " ", "после",
     "гг."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_no_text_breaks_a_deadline(text: str) -> None:
    for school_year in (None, 2025):
        for document_date in (None, date(2024, 2, 29)):
            deadline = parse_deadline(text, school_year=school_year, document_date=document_date)
            if deadline.start is not None and deadline.end is not None and deadline.kind != "range":
                assert deadline.start <= deadline.end
