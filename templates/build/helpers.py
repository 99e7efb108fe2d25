"""The sample template of docs/templates.md: every helper of layout as it is seen in Word."""

from __future__ import annotations

from pathlib import Path

from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import Row, blocks, command, command_row, paragraph, row, table

_TEXT = "Текст документа"
_COLUMNS = ("раздел", "что_сделать", "ответственный", "срок")
_DEALS = (
    ("Подготовка", "Издать приказ", "Петрова М.П.", "март"),
    ("Подготовка", "Составить список гостей", "Петрова М.П.", "март"),
    ("Подготовка", "Выбрать место", "Сидоров И.И.", "апрель"),
    ("Проведение", "Встретить гостей", "Сидоров И.И.", "май"),
    ("Проведение", "Вручить подарки", "Абрамова А.И.", "май"),
    ("Проведение", "Убрать зал", "Абрамова А.И.", ""),
)
#: What the sample is printed with; the pictures (``герб``, ``подпись``, ``схема``) and the
#: file (``положение``) come from whoever prints it.
VALUES: dict[str, object] = {
    "организация": "Озёрная школа № 4",
    "ссылка": "https://school.example/праздник",
    "директор": "Н.Ф. Ясенева",
    "дела": [dict(zip(_COLUMNS, deal, strict=True)) for deal in _DEALS],
    "классы": [
        {"название": "Пятый", "задачи": "- песню о школе;\n- выставку рисунков"},
        {"название": "Шестой", "задачи": "- спектакль;\n- чаепитие;\n- стенную газету"},
    ],
}


def write(path: Path) -> None:
    """Write the sample."""
    body = [
        paragraph("Организация", '{{ герб|рисунок(ширина_мм=16, описание="Герб школы") }}'),
        paragraph("Организация", "{{ организация }}"),
        paragraph("Вид документа", "ПЛАН ПРАЗДНИКА"),
        table(LONG_STORAGE, (1.2, 5, 3.5, 2), *_deals()),
        paragraph("heading 1", "Подробнее – на странице школы"),
        paragraph("Место", "{{ ссылка|qr(30) }}"),
        command("for класс in классы"),
        blocks(_TEXT, "разрыв_между"),
        paragraph("heading 1", "{{ класс.название }} класс готовит:"),
        blocks(_TEXT, 'класс.задачи|список("1)")'),
        command("endfor"),
        blocks(_TEXT, "удержать_подпись"),
        paragraph(_TEXT, "Директор школы {{ подпись|рисунок(высота_мм=9) }} {{ директор }}"),
        blocks(_TEXT, "альбомный_лист"),
        paragraph("heading 1", "Схема зала"),
        paragraph("Организация", '{{ схема|рисунок(200, 110, описание="Схема зала") }}'),
        blocks(_TEXT, "книжный_лист"),
        blocks(_TEXT, "положение|вставить"),
    ]
    write_template(path, "".join(body), LONG_STORAGE, "План праздника", "{{ организация }}")


def _deals() -> list[Row]:
    within = "{{ дело.срок|объединить(внутри=дело.ответственный, пустые=true) }}"
    return [
        row("№", "Что сделать", "Ответственный", "Срок", head=True),
        command_row('for раздел in дела|по_разделам("Раздел")', 4),
        row(
            "",
            "{{ раздел.номер }}. {{ раздел.название|строка_раздела }}",
            "",
            "",
            style="Таблица: раздел",
        ),
        command_row("for дело in раздел.строки", 4),
        row(
            "{{ раздел.номер }}.{{ loop.index }}",
            "{{ дело.что_сделать }}",
            "{{ дело.ответственный|объединить }}",
            within,
        ),
        command_row("endfor", 4),
        command_row("endfor", 4),
    ]
