"""Nothing stands in the text that was to be replaced: «____», «[ФИО]», «ХХ», «???» (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper, texts
from docgen.checks.text.signs import BLANK, WANTED_WHOLE
from docgen.issues import Issue, note, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

# What is written between square brackets to be replaced; «[1]», «[см. ниже]» are references.
_WANTED: Final = (
    r"(?i:фио|ф\. ?и\. ?о\.|фамили|имя|дата|дату|номер|должност|назван|наименован|срок|адрес|класс"
    r"|школ|организаци|текст|указать|вписать|вставить|уточнить|кто|когда|где|сумма|телефон|год)"
)
_LEFT: Final = lazy_regex(
    rf"\[(?:{_WANTED}[^\[\]\n]{{0,30}}|[А-ЯЁ]{{2,}}|…|\.\.\.)\](?!\()"
    r"|(?<![\w<])<[А-ЯЁа-яё…][^<>\n]{0,40}>|<\.\.\.>"
    r"|[?]{2,}"
    r"|(?<!\w)[хx]{2,}(?!\w)|(?<=№)[ \u00a0]?[ХXхx]{2,}(?!\w)"
    r"|(?<![\w])[ХX]{2}\.(?:[ХX]{2}|\d\d)\.(?:[ХX]{2,4}|\d{2,4})|(?<!\w)\d\d\.[ХX]{2}\.\d{2,4}"
    r"|(?<!\w)(?:дд|ДД)\.(?:мм|ММ)\.(?:гггг|ГГГГ|гг|ГГ)(?!\w)|(?<!\d)20(?:XX|ХХ|\.\.)(?!\d)"
    r"|(?<!\w)ИВАНОВ\w{0,2} ИВАН\w{0,2} ИВАНОВИЧ\w{0,2}(?!\w)|(?<!\w)(?:TODO|Lorem ipsum)(?!\w)"
    r"|\((?:уточнить|вписать|дописать|заполнить|указать|проверить)[^()]{0,30}\)"
    r"|(?:…|\.\.\.)[ \u00a0]?(?:уточнить|вписать|дописать)(?!\w)"
    r"|[–—-] (?:уточнить|вписать|дописать)[.!]?$"
    r"|«[ \u00a0]*»(?![ \u00a0_]*(?:_|20\d\d))"
)
_RULED: Final = lazy_regex(r"_{2,}")
#: Lines to be filled by hand stand in corner blocks, forms and attachments with good reason.
_NO_HANDWRITING: Final = frozenset({Shape.CARD, Shape.CLAUSES, Shape.TABLE, Shape.ROWS})


def blanks_filled(paper: Paper) -> Iterator[Issue]:
    """Yield what was left to be filled in; in a draft that is a note only."""
    shapes = {
        data.location.sheet or data.name: data.sheet.shape if data.sheet else None
        for data in paper.records.sheets.values()
    }
    tell = warning if paper.records.final else note
    for value in texts(paper).having(BLANK):
        left = _left(value, shapes.get(value.location.sheet))
        if left:
            yield tell(
                "blanks-filled",
                value.location,
                f"«{left}»: место осталось незаполненным.",
                "Впишите то, что здесь должно стоять.",
            )


def _left(value: Value, shape: Shape | None) -> str:
    raw = value.raw
    found = _LEFT.search(raw)
    if found is not None:
        return found[0].strip()
    # Headings of a free table, which has no columns known to the kind, are words like these.
    column = value.column
    if column is not None and column.printed and raw.strip().casefold() in WANTED_WHOLE:
        return raw.strip()
    if shape in _NO_HANDWRITING and (ruled := _RULED.search(raw)):
        return raw.strip() if len(raw) <= 40 else ruled[0]
    return ""
