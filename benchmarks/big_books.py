"""Big workbooks for the benchmarks: what a table of thousands of rows may be made of.

Three sorts, because what is cheap with one is dear with another: a plan whose texts come again and
again, a plan in which hardly a text is said twice, and minutes full of people.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Rows = Iterable[list[object]]

DEEDS = (
    "Провести заседание методического объединения учителей {}",
    "Организовать участие обучающихся {} классов в школьном этапе олимпиады",
    "Обновить раздел официального сайта «Наша работа: {}»",
    "Подготовить аналитическую справку по итогам контроля: {}",
    "Родительское собрание в {} классах: безопасность детей в сети Интернет",
    "Открытый урок по теме «{}» и его обсуждение",
    "Мониторинг качества образования ({})",
    "Проверить журналы, выполнение программ (приказ от 27.08.2026 № {})",
)
TOPICS = (
    "начальных классов", "5–9", "русского языка и литературы", "математики, физики и информатики",
    "функциональная грамотность", "адаптация первоклассников", "подготовка к ГИА", "198-од",
    "внеурочная деятельность", "питание обучающихся", "история и обществознание",
)  # fmt: skip
EXECUTORS = ("Петрова М.П.", "Сидоров И.И.", "классные руководители", "Коваль Е.В., учителя")

_BEGUN: Final = ("Провести", "Подготовить", "Обсудить", "Проверить", "Обновить", "Согласовать")
_THINGS: Final = (
    "отчёт", "семинар", "график занятий", "журнал", "перечень работ", "доклад", "договор",
    "праздник", "стенд", "конкурс чтецов", "субботник", "расписание", "прогноз", "опрос",
)  # fmt: skip
_ABOUT: Final = (
    "о питании", "о подвозе детей", "об охране труда", "о летнем отдыхе", "о чтении",
    "о ремонте крыльца", "об аттестации", "о наставничестве", "об истории края", "о спорте",
)  # fmt: skip
_FOR: Final = (
    "для родителей {} класса", "для учителей {} корпуса", "в кабинете {}", "в {} группе",
    "совместно с музеем, зал {}", "для выпускников {} года", "по письму от {:%d.%m.%Y} № {}",
)  # fmt: skip
_STEMS: Final = (
    "Барс", "Ветл", "Горд", "Дубр", "Жил", "Зарец", "Каменц", "Ладог", "Мелех", "Нежд", "Обух",
    "Пестр", "Рогоз", "Сутуг", "Трещ", "Уваж", "Хвост", "Чаруш", "Шелег", "Щеглов", "Юрас", "Яров",
)  # fmt: skip
_MIDDLES: Final = ("", "ат", "ен", "ик", "ол", "ыш", "ав", "ун", "яг", "ер", "ищ", "ак")
_ENDS: Final = ("ов", "ова", "ин", "ина", "енко", "ский", "ская", "юк")
_OWN_TEXT: Final = re.compile(r't="inlineStr"><is><t(?: xml:space="preserve")?>(.*?)</t></is></c>')
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
#: The end of a part -> what tells there of the texts that cells share.
_ADDED: Final = {
    "</Relationships>": '<Relationship Id="texts" Target="sharedStrings.xml" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>',
    "</Types>": '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
}
_INITIALS: Final = "АБВГДЕЖЗИКЛМНОПРСТУФЮЯ"


def _card(kind: str, **fields: str) -> list[list[object]]:
    return [["Вид документа", kind], *([name, value] for name, value in fields.items())]


_PLAN: Final = _card("план", Название="План работы школы", Период="на 2026/2027 учебный год")


def write_plan(path: Path, rows: int) -> None:
    """Write a plan with a section every hundred rows, and dates and words in it."""
    table: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    merged = []
    first = date(2026, 9, 1)
    for number in range(1, rows + 1):
        if number % 100 == 1:
            table.append([f"Раздел {number // 100 + 1}. Работа с классами и кружками"])
            merged.append(f"A{len(table)}:D{len(table)}")
        day = first + timedelta(days=number * 270 // rows)
        deed = DEEDS[number % len(DEEDS)].format(TOPICS[number % len(TOPICS)])
        table.append(
            [
                number,
                f"{deed}, группа {number}",
                day if number % 2 else f"до {day:%d.%m.%Y}",
                EXECUTORS[number % len(EXECUTORS)],
            ]
        )
    _save(path, {"Реквизиты": _PLAN, "Мероприятия": table}, {"Мероприятия": merged})


def write_varied_plan(path: Path, rows: int) -> None:
    """Write a plan of distinct deeds, each with deadlines and people of its own."""
    chance = random.Random(rows)
    staff = _people(chance, rows // 20)

    def row(number: int) -> list[object]:
        day = _day(chance)
        deadline = chance.choice((
            f"до {day:%d.%m.%Y}", f"с {day:%d.%m} по {day + timedelta(9):%d.%m.%Y}", day,
            f"в течение года, отчёт к {day:%d.%m.%Y}", f"{chance.randint(1, 4)}-я неделя месяца",
        ))  # fmt: skip
        people = ", ".join(chance.sample(staff, chance.randint(1, 3)))
        return [number, _deed(chance, number), deadline, people]

    head: list[object] = ["№", "Мероприятие", "Срок", "Ответственный"]
    _save(path, {"Реквизиты": _PLAN, "Мероприятия": [head, *map(row, range(1, rows + 1))]})


def write_minutes(path: Path, rows: int) -> None:
    """Write minutes: a third of the rows are people, a third speeches, a third decisions."""
    chance = random.Random(rows)
    third = rows // 3
    people = _people(chance, third)
    questions = max(third // 20, 1)

    def speech(number: int) -> list[object]:
        said = f"{_deed(chance, number)}; {chance.choice(people)} поможет к {_day(chance):%d.%m.%Y}"
        return [number * questions // third + 1, "слушали", chance.choice(people), said]

    def decision(number: int) -> list[object]:
        return [
            number * questions // third + 1, f"{_deed(chance, number)}.", chance.choice(people),
            f"до {_day(chance):%d.%m.%Y}",
        ]  # fmt: skip

    card = _card("протокол", Заголовок="заседания совета", Дата="05.10.2026")
    card += [["Председатель", people[0]], ["Секретарь", people[-1]]]
    agenda = (f"Вопрос {number}: {_deed(chance, number)}" for number in range(questions))
    sheets: dict[str, Rows] = {
        "Реквизиты": card,
        "Присутствовали": [["Кто"], *([person] for person in people)],
        "Повестка": [["Вопрос"], *([question] for question in agenda)],
        "Ход заседания": [["Вопрос", "Вид", "Кто", "Текст"], *map(speech, range(third))],
        "Решения": [["Вопрос", "Решение", "Исполнитель", "Срок"], *map(decision, range(third))],
    }
    _save(path, sheets)


#: What a big workbook holds -> the kind of its document and what writes it with so many rows.
BOOKS: Final[Mapping[str, tuple[str, Callable[[Path, int], None]]]] = {
    "a plan of texts that come again": ("план", write_plan),
    "a plan of distinct texts": ("план", write_varied_plan),
    "minutes of many people": ("протокол", write_minutes),
}


def _deed(chance: random.Random, number: int) -> str:
    begun, thing, about = map(chance.choice, (_BEGUN, _THINGS, _ABOUT))
    whom = chance.choice(_FOR)
    place = (_day(chance), number) if "%d" in whom else (chance.randint(1, 400),)
    return f"{begun} {thing} {about} {whom.format(*place)}"


def _person(chance: random.Random) -> str:
    surname = "".join(map(chance.choice, (_STEMS, _MIDDLES, _ENDS)))
    return f"{surname} {chance.choice(_INITIALS)}.{chance.choice(_INITIALS)}."


def _people(chance: random.Random, number: int) -> list[str]:
    """Return the names of about so many people, the same for the same numbers."""
    return sorted({_person(chance) for _ in range(number)})


def _day(chance: random.Random) -> date:
    return date(2026, 10, 6) + timedelta(days=chance.randint(0, 230))


def _save(
    path: Path, sheets: Mapping[str, Rows], merged: Mapping[str, list[str]] | None = None
) -> None:
    """Write sheets with their merged cells, each text once, as Excel and LibreOffice do."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        for area in (merged or {}).get(name, ()):
            page.merge_cells(area)
    written = BytesIO()
    book.save(written)
    numbers: dict[str, int] = {}

    def shared(cell: re.Match[str]) -> str:
        return f't="s"><v>{numbers.setdefault(cell[1], len(numbers))}</v></c>'

    with ZipFile(written) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part.startswith("xl/worksheets/"):
                content = _OWN_TEXT.sub(shared, content.decode()).encode()
            for end, more in _ADDED.items():
                content = content.replace(end.encode(), f"{more}{end}".encode())
            target.writestr(part, content)
        texts = "".join(f"<si><t>{escape(html.unescape(text))}</t></si>" for text in numbers)
        target.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{texts}</sst>")
