"""The head of a document: organisation, kind, date and number, place, title, preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.adoption.marking.dates import offer_date, spotted
from docgen.adoption.marking.offers import Offers
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.rendering.remarks.tagging import Line

T = ValueType
_LONGEST_HEAD: Final = 25
_KIND: Final = lazy_regex(
    r"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПРОТОКОЛ|ПОСТАНОВЛЕНИЕ|СПРАВКА|ДОГОВОР|АКТ|ПЛАН|ВЫПИСКА|УВЕДОМЛЕНИЕ"
    r"|Приказ|Распоряжение|Протокол|Постановление|Справка|Договор|Акт)\b"
)
_ORGANIZATION: Final = lazy_regex(
    r"учреждени|школ|управлени|администраци|министерств|комитет|департамент|гимнази|лицей"
    r"|детск|колледж|техникум|образовани|муниципальн|область|край\b|район|округ|М[БКА]?[ОД]?ОУ"
    r"|ГБОУ|^[«\"]",
    re.IGNORECASE,
)
# What ends a block «УТВЕРЖДАЮ» above the бланк: its word, its signature, its place for a date.
_CORNER: Final = lazy_regex(r"^\s*(?:УТВЕРЖД|СОГЛАСОВ|ПРИНЯТ|РАССМОТР)|[А-ЯЁ]\.\s?[А-ЯЁ]\.|__")
_NUMBER: Final = lazy_regex(r"№\s*([\w/.–-]*\d[\w/–-]*)")
# «№ 8 (42138) 4-56-78», «№ 2-14-55»: the number of a telephone.
_TELEPHONE: Final = lazy_regex(r"№\s*(?:[+\d][\d\s-]*\(|\d{1,3}(?:-\d\d){2,}|\d(?:-\d{3}){2})")
# «Протокол № 3 заседания совета от 5.10.2026 г.»: the word of the kind, its number, the date.
_IN_A_ROW: Final = lazy_regex(r"\s*[А-ЯЁа-яё]+\s+№\s*[\w/.–-]*\d[\w/–-]*\s")
_FROM: Final = lazy_regex(r"\s*\bот\s*$", re.IGNORECASE)
_YEAR_WORD: Final = lazy_regex(r"\s*(?:г\.?|года)?\s*$")
_PLACE: Final = lazy_regex(
    r"(?:^|\t|\s{2,})((?:г|п|с|пос|ст|д|пгт|х)\.\s?[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*)"
    r"\s*(?=$|\t|\s{2})"
)
_TITLE: Final = lazy_regex(r"\s*[«\"]?(?:Об?о?\s+[а-яё]|(?:заседани|совещани|собрани)[яе]\s)")
# A title goes on in the next line: «О проведении выставки» / «Осенний вернисаж».
_GOES_ON: Final = lazy_regex(r"\s*[«\"а-яё(]")
_COMMAND: Final = lazy_regex(
    r"п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю\s?:?|(?:ПОСТАНОВЛЯЮ|ОБЯЗЫВАЮ|РАСПОРЯЖАЮСЬ)\s?:?\s*$",
    re.IGNORECASE,
)


def offer_head(offers: Offers) -> None:
    """Offer tags for what stands above the text of a document."""
    lines = [line for line in offers.lines if line.text.strip()]
    place = next(
        (
            index
            for index, line in enumerate(lines[:_LONGEST_HEAD])
            if _KIND.match(line.text.strip())
        ),
        None,
    )
    command = next((i for i, line in enumerate(lines) if _COMMAND.search(line.text)), None)
    end = min(len(lines), _LONGEST_HEAD, *([command] if command is not None else []))
    if place is not None:
        _offer_organization(offers, lines[:place])
    start = max((place or 0) - 3, 0)
    _offer_date_and_number(offers, lines[start:end])
    for line in lines[:end]:
        _offer_place(offers, line)
    title = _offer_title(offers, lines[(place or 0) : end])
    if command is not None and title is not None:
        below = lines.index(title) + 1
        _offer_preamble(offers, lines[below:command], lines[command])


def _offer_organization(offers: Offers, lines: Sequence[Line]) -> None:
    """Offer one tag for the lines of the бланк, all of one look: {{p организация }}."""
    block: list[Line] = []
    for line in reversed(lines):
        if line.cells or any(spotted(line.text)) or _CORNER.search(line.text):
            break
        block.insert(0, line)
    if not block or not any(_ORGANIZATION.search(line.text) for line in block):
        return
    first, *others = block
    if any(line.look != first.look for line in others):
        block = [first]
        others = []
    value = "\n".join(line.text.strip() for line in block)
    name = offers.name_of("организация", T.TEXT, value)
    tag = f"{{{{p {name} }}}}" if others else f"{{{{ {name} }}}}"
    for line in others:
        offers.take(line)
    offers.put(
        first, 0, len(first.text), tag, name, why="строки бланка",
        others="{{ справочник.организация.шапка }} – из справочника",
        drops=tuple(line.number for line in others),
    )  # fmt: skip


def _offer_date_and_number(offers: Offers, lines: Sequence[Line]) -> None:
    """Offer tags for the date of the document and for its number, on one line or on two."""
    for line in lines:
        rest = _NUMBER.sub("", line.text)
        dates = [one for one in spotted(line.text) if offers.is_free(line, one.start, one.end)]
        number = None if _TELEPHONE.search(line.text) else _NUMBER.search(line.text)
        if number and not offers.is_free(line, *number.span()):
            number = None
        without = rest
        for found in dates:
            without = without.replace(line.text[found.start : found.end], "")
        # A date line holds nothing but a date, a number, a place and the word of the kind.
        bare = re.sub(r"\bгода\b|[\s_.,г]|от", "",
                      _KIND.sub("", _PLACE.sub("", without)), flags=re.IGNORECASE)  # fmt: skip
        in_a_row = _KIND.match(line.text.strip()) and _IN_A_ROW.match(line.text)
        if in_a_row:
            dates = [one for one in dates if _FROM.search(line.text[: one.start])]
        if (bare and not in_a_row) or not (dates or number):
            continue
        if dates and "дата" not in offers.values:
            offer_date(offers, line, dates[0], "дата")
        if number and "номер" not in offers.values:
            name = offers.name_of("номер", T.TEXT, number[1])
            offers.put(
                line, number.start(1), number.end(1), f"{{{{ {name} }}}}", name,
                why="номер документа",
            )  # fmt: skip


def _offer_place(offers: Offers, line: Line) -> None:
    found = _PLACE.search(line.text)
    if found and offers.is_free(line, *found.span(1)) and "место" not in offers.values:
        name = offers.name_of("место", T.TEXT, found[1])
        offers.put(
            line, *found.span(1), f"{{{{ {name} }}}}", name, why="место составления",
            others="{{ справочник.организация.место }} – из справочника",
        )  # fmt: skip


def _offer_title(offers: Offers, lines: Sequence[Line]) -> Line | None:
    for line in lines:
        text = line.text.strip()
        if _TITLE.match(text) and offers.is_free(line) and len(text) < 400:
            others = _title_goes_on(offers, line)
            start = line.text.index(text)
            if not others:
                text = text[: _date_behind(offers, line) - start].rstrip()
            name = offers.name_of(
                "заголовок", T.TEXT, "\n".join([text, *(one.text.strip() for one in others)])
            )
            tag = f"{{{{p {name} }}}}" if others else f"{{{{ {name} }}}}"
            for other in others:
                offers.take(other)
            offers.put(
                line, start, start + len(text), tag, name, why="заголовок документа",
                drops=tuple(other.number for other in others),
            )  # fmt: skip
            return line
    return None


def _date_behind(offers: Offers, line: Line) -> int:
    """Return where «от 5.10.2026 г.» begins behind «заседания совета», which is offered as well.

    «О поправках в приказ от 5.10.2026» names another paper: there nothing is taken away.
    """
    last = next(reversed(list(spotted(line.text))), None)
    lead = _FROM.search(line.text[: last.start]) if last else None
    about = re.match(r"\s*[«\"]?о", line.text, re.IGNORECASE)
    if last is None or lead is None or about or not _YEAR_WORD.match(line.text, last.end):
        return len(line.text)
    if "дата" not in offers.values:
        offer_date(offers, line, last, "дата")
    return lead.start()


def _title_goes_on(offers: Offers, title: Line) -> list[Line]:
    """Return the lines right below the title that go on with it, in the same look."""
    found: list[Line] = []
    for line in offers.lines:
        if line.number == title.number + len(found) + 1 and not title.cells and not line.cells:
            is_next = _GOES_ON.match(line.text) and not _COMMAND.search(line.text)
            if not is_next or line.look != title.look or not offers.is_free(line):
                break
            found.append(line)
    return found


def _offer_preamble(offers: Offers, lines: Sequence[Line], command: Line) -> None:
    """Offer a tag for what stands between the title and the word of command."""
    found = _COMMAND.search(command.text)
    before = command.text[: found.start()].rstrip(" ,") if found else ""
    places = [(line, line.text.rstrip()) for line in lines if offers.is_free(line)]
    if before.strip():
        places.append((command, before))
    for line, text in places:
        if not offers.is_free(line, 0, len(text)) or line.cells:
            continue
        name = offers.name_of("преамбула", T.TEXT, text.strip())
        start = len(text) - len(text.lstrip())
        offers.put(
            line, start, len(text), f"{{{{ {name} }}}}", name,
            why="преамбула: всё до слова команды",
            others=f"{{{{p {name} }}}} – несколько абзацев с оформлением",
        )  # fmt: skip
