"""The single rules of typing, each over a text whose untouchable pieces are hidden."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTH_PATTERN, MONTHS_GENITIVE

NBSP: Final = "\u00a0"
# Stands for a piece that no rule may touch; a private sign that no real text holds.
HIDDEN: Final = "\ue000"

_UNTOUCHABLE: Final = lazy_regex(
    r"""
    \ue000
    | \{\{[^{}\n]*\}\} | \{%[^{}\n]*%\} | \{\#[^{}\n]*\#\} | <[^<>\s][^<>\n]*>
    | (?<!\w)(?:(?:https?|ftp)://|www\.)[^\s«»"“”]++
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+
    | (?<![\w.-])[\w-]++(?:\.[\w-]++)*?\.(?:docx?|xls[xm]?|pptx?|pdf|rtf|od[ts]|txt|csv|zip|rar|7z
        |jpe?g|png|gif|bmp|mp[34]|html?|xml|json|exe)\b
    | (?<![\w.-])[a-z0-9-]++(?:\.[a-z0-9-]++)*?\.(?:ru|com|org|net|su|edu|gov|info|online)\b
        (?:/[^\s«»"“”]*)?
    | (?<![\w+])(?:\+7|8)[\s\u00a0(-]{0,3}\d{3,5}[\s\u00a0)-]{0,3}\d{1,3}(?:[\s\u00a0-]?\d{2}){2}
        (?!\w)
    | (?<![\w-])\d++(?:-\d++){2,}(?![\w-])
    | (?:(?<=№)|(?<=№[ \u00a0]))\d[\w/\\.-]*+(?<![.-])
    | (?<![\w-])\d++(?:[-.]\d++)*[/\\]\d[\w/\\.-]*+
    | (?<![\w:.-])0\d-\d{2}(?![\w-])
    | ((?<![\w.-])\w++(?:\.\w++)*(?:[-/\\]\w++(?:\.\w++)*)+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT: Final = lazy_regex(r"[@{}<>/\\\d\ue000]|\.[a-zA-Z]|[wW]{3}\.")
# In a text with none of these only the numbers after «№» are untouchable. Both patterns begin with
# a set of signs, which is sought many times faster than a choice.
_OTHER_HINT: Final = lazy_regex(
    r"[@{}<>/\\\ue000.wW+8-](?:(?<=[@{}<>/\\\ue000-])|(?<=\.)[a-zA-Z\u0130\u0131\u017f\u212a7]"
    r"|(?<=[wW])[wW]{2}|(?<=\+)7|(?<=8)[\s\u00a0(]{0,3}\d{3})"
)
_OF_DOCUMENT: Final = lazy_regex(r"\d(?:(?<=№\d)|(?<=№[ \u00a0]\d))[\w.]*+(?<!\.)")

# A tab stays: in a document it is a place on the line and no blank.
_RUNS: Final = lazy_regex(r"[ \u00a0\u2007\u202f]{2,}|[\u2007\u202f]")
_BEFORE_SIGN: Final = lazy_regex(r"(?<=\S)[ \u00a0]+(?=[,;:!?…»)\]](?!\))|\.(?:\s|$|[»)]))")
# «10 : 00»; what other figures behind a colon are is not certain: «в 5: 10 человек».
_FULL_HOUR: Final = lazy_regex(
    r"(?<![\w.,:])([01]?\d|2[0-3])(?:[ \u00a0]+:[ \u00a0]*|:[ \u00a0]+)00(?![\w:]|[.,]\d)"
)
_AFTER_OPENING: Final = lazy_regex(r"(?<=[(«\[„])[ \u00a0]+(?=\S)")
_SIGNS: Final = frozenset(",;:!?…»)].")
_OPENING: Final = frozenset("(«[„")
_AFTER_SIGN: Final = lazy_regex(r"(?<=[а-яёА-ЯЁ»)\d.\ue000])([,;])(?=[а-яёА-ЯЁ«])")

_UNIT_AFTER_RANGE: Final = (
    r"(?:класс|кл\.|урок|час|ч\.|дн|день|недел|месяц|мес\.|лет\b|год|гг|мин|раз|чел|балл|этап|кварт"
    r"|полугод|четверт|курс|групп|страниц|стр\.|руб|%|раздел|пункт|ступен|уровн|места?\b"
    r"|тур|смен|экз)"
)
_NUMBER_RANGE: Final = lazy_regex(
    r"(?<![\w/.,:\u2013-])(\d{1,4})-(\d{1,4})"
    rf"(?=(?:\s*(?:,|;|и)\s*\d{{1,4}}(?:[-–]\d{{1,4}})?)*[\s\u00a0]*{_UNIT_AFTER_RANGE})"
)
_DAY_RANGE: Final = lazy_regex(
    rf"(?<![\w/.,:-])(\d{{1,2}})\s?[-–—]\s?(\d{{1,2}})(?=[\s\u00a0]+{MONTH_PATTERN}(?![а-яё]))",
    re.IGNORECASE,
)
# «18 - 22.05.2026»
_DAY_TO_DATE: Final = lazy_regex(
    r"(?<![\w/.,:-])(\d{1,2})\s?[-–—]\s?(\d{1,2})(?=\.\d{2}\.\d{4}(?!\d))"
)
_PAGE_RANGE: Final = lazy_regex(r"(?<=[сп]\.[ \u00a0])(\d{1,4})-(\d{1,4})(?![\w-])")
_YEAR_RANGE: Final = lazy_regex(
    r"(?<![\d./-])((?:19|20)\d\d)[ \u00a0]?[-–—][ \u00a0]?((?:19|20)\d\d)(?![\d./-])"
)
_DATE_RANGE: Final = lazy_regex(
    r"(?<![\d./-])(\d{1,2}\.\d{2}(?:\.(?:\d{4}"
    r"|\d{2}))?)\s?[-–—]\s?(\d{1,2}\.\d{2}(?:\.(?:\d{4}|\d{2}))?)"
    r"(?![\d/-])"
)
_TIME_RANGE: Final = lazy_regex(
    r"(?<![\d./:-])(\d{1,2}:\d{2})\s?[-–—]\s?(\d{1,2}:\d{2})(?![\d/:-])"
)
_ROMAN_RANGE: Final = lazy_regex(
    r"(?<![\w-])([IVX]+)-([IVX]+)(?=[\s\u00a0]+(?:квартал|четверт|полугод|курс|степен|этап"
    r"|триместр|век))"
)

_DASH: Final = lazy_regex(r"(?<=\S)[ \u00a0]+(?:[-–—]|--)[ \u00a0]+(?=\S)")
# «из - за», «кто - нибудь», «всё - таки»: one word, whatever blanks stand in it.
_IN_WORD: Final = lazy_regex(
    r"(?<![\w-])(из(?=[ \u00a0]+-[ \u00a0]+(?:за|под)(?![\w-]))"
    r"|(?:кто|кого|кому|кем|что|чего|чему|чем|где|куда|откуда|когда|как|сколько|почему|зачем"
    r"|как(?:ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими))(?=[ \u00a0]+-[ \u00a0]+(?:нибудь|либо)(?!\w))"
    r"|(?:вс[её]|так|опять|прямо)(?=[ \u00a0]+-[ \u00a0]+таки(?!\w)))[ \u00a0]+-[ \u00a0]+",
    re.IGNORECASE,
)
# «№ 273 - ФЗ»: what stands behind the number of an act is a part of it.
_IN_NUMBER: Final = lazy_regex(
    r"(?<=[\d\ue000])[ \u00a0]*[-–—][ \u00a0]*(?=(?:ФЗ|ФКЗ|ОЗ|КЗ|РЗ|ЗРК|ОД|од)(?!\w))"
)

_GROUPABLE: Final = lazy_regex(
    r"(?<![\w.,/:№-])(?<!№ )(?<!№\u00a0)(\d{5,9})"
    r"(?=(?:,\d+)?[ \u00a0]*(?:руб|чел|тыс|коп|экз|штук|шт\.|обучающ|учен|дет|₽))"
)
_GROUPED: Final = lazy_regex(r"(?<![\w.,/:№-])(\d{1,3})((?: \d{3})+)(?![\w/:-])(?=[ \u00a0,]*\D)")

_LONG_NUMBER: Final = lazy_regex(r"\d{5}|\d \d{3}")

_NUMBER_SIGN: Final = lazy_regex(r"([№§])[ \u00a0]*(?=[\w\ue000])")
_GLUED_NUMBER_SIGN: Final = lazy_regex(r"(?<=[а-яёА-ЯЁ])(?=№)")
# Not after every word: «21 декабря 2023 года № 2160» would become one unbreakable piece.
_NUMBERED: Final = lazy_regex(
    r"(?<![а-яёА-ЯЁ])((?:[Пп]риложени|[Шш]кол|[Лл]ице|[Гг]имнази"
    r"|[Дд]етск[а-я]+[ \u00a0][Сс]ад|[Фф]орм"
    r"|[Кк]абинет|[Тт]аблиц|[Рр]исун|[Гг]рупп|[Кк]орпус)[а-я]*|[А-ЯЁ]{2,})[ \u00a0]+(?=№)"
)
_REFERENCE: Final = lazy_regex(
    r"(?<![\w.])([Сс]т|[Пп]{1,2}|[Пп]одп|[Чч]|[Аа]бз|[Гг]л|[Рр]азд|[Рр]ис|[Тт]абл|[Пп]рил"
    r"|[Сс]тр|[Сс])\."
    r"[ \u00a0]*(?=\d|\ue000)"
)
_PLACE: Final = lazy_regex(
    r"(?<![\w.])(?<!\d )(?<!\d\u00a0)"
    r"(г|ул|пос|дер|пер|просп|пр|бул|пл|обл|с|п|им|д|корп|кв|каб|ауд|стр)\."
    r"[ \u00a0]*(?=[А-ЯЁ«][а-яёА-ЯЁ]|\d)"
)
_DATE: Final = lazy_regex(
    r"(?<![\w.])(\d{1,2}|[«\"]\d{1,2}[»\"])[ \u00a0]+"
    rf"({'|'.join(MONTHS_GENITIVE)})(?![а-яё])(?:[ \u00a0]+(?=\d{{4}}))?",
    re.IGNORECASE,
)
_YEAR: Final = lazy_regex(
    r"(?<!\d)(\d{4})[ \u00a0]*(гг?\.(?![а-яё])|год(?:а|у|ом|ы|ов|ах|е)?(?![а-яё]))"
)
_INITIALS_AFTER: Final = lazy_regex(
    r"(?<![А-Яа-яёЁ.])([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)[ \u00a0]+"
    r"([А-ЯЁ]\.(?:-[А-ЯЁ]\.)?)[ \u00a0]?([А-ЯЁ]\.)"
    r"(?![а-яё])"
)
_INITIALS_BEFORE: Final = lazy_regex(
    r"(?<![А-Яа-яёЁ.])([А-ЯЁ]\.(?:-[А-ЯЁ]\.)?)[ \u00a0]?([А-ЯЁ]\.)[ \u00a0]?(?=[А-ЯЁ][а-яё]{2})"
)
_INITIAL_AFTER: Final = lazy_regex(
    r"(?<![А-Яа-яёЁ.])([А-ЯЁ][а-яё]{2,})[ ](?=[А-ЯЁ]\.(?:$|[,;)]|[ \u00a0][а-яё–—-]))"
)
_INITIAL: Final = lazy_regex(r"(?<![А-Яа-яёЁ.])([А-ЯЁ]\.)[ ](?=[А-ЯЁ][а-яё]{2})")
_ABBREVIATION: Final = lazy_regex(r"(?<![\w])([А-ЯЁ]{2,})[ \u00a0]+(?=«)")
_CLASS_LETTER: Final = lazy_regex(r"(?<=\d)[ \u00a0]+(«[А-ЯЁа-яё]»)(?:[ \u00a0]+(?=класс))?")
_CLASS_AFTER_LETTER: Final = lazy_regex(r"(?<=\d«[А-ЯЁа-яё]»)[ ](?=класс)")
_PERCENT: Final = lazy_regex(r"(?<=\d)[ \u00a0]*%")
_UNIT: Final = lazy_regex(
    r"(?<=\d)[ \u00a0]+(?=(?:чел(?:овека?)?|руб(?:л[а-я]+)?|коп(?:е[а-я]+)?|тыс|млн"
    r"|млрд|экз|шт|мин|час(?:а|ов)?"
    r"|ч|сек|л|км|кг|см|мм|м|г|га|класс[а-я]{0,3}|кл|балл[а-я]{0,3}|дн(?:я|ей)"
    r"|урок[а-я]{0,3})(?![а-яёА-ЯЁ]))"
)
_GLUED_UNIT: Final = lazy_regex(r"(?<=\d)(?=(?:чел|руб|экз)\.)")
_PREPOSITION: Final = lazy_regex(r"(?<![\w-])([АаВвИиКкОоСсУуЯя])[ ](?=\S)")


def masked(text: str) -> tuple[str, list[str]]:
    """The text with untouchable pieces (links, phones, indexes, files, tags) hidden, and these."""
    hinted = _OTHER_HINT.search(text) is not None
    if (_HINT.search(text) is None) if hinted else ("№" not in text):
        return text, []
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        piece = found[0]
        if found.lastindex is not None and not _is_code(piece):
            return piece
        kept.append(piece)
        return HIDDEN

    return (_UNTOUCHABLE if hinted else _OF_DOCUMENT).sub(hide, text), kept


def _is_code(piece: str) -> bool:
    """Whether a word with hyphens is a code: «273-ФЗ», «план-2023», but not «4-8», «и/или»."""
    if _HAS_DIGIT.search(piece) is None or _HAS_LETTER.search(piece) is None:
        return False
    return _GLUED_YEARS.match(piece) is None


def unmasked(text: str, kept: list[str]) -> str:
    """The text with the hidden pieces back in their places."""
    if not kept:
        return text
    first, *rest = text.split(HIDDEN)
    return first + "".join(map(str.__add__, kept, rest))


def clean_spaces(text: str) -> str:
    """R-CLEAN-1: one blank between words, none before a sign or inside brackets."""
    rare = "\u202f" in text or "\u2007" in text
    if rare or "  " in text.replace(NBSP, " "):
        text = _RUNS.sub(lambda run: NBSP if NBSP in run[0] else " ", text)
    if " " in text or NBSP in text:
        # Single signs are found many times faster than a pattern.
        if not _SIGNS.isdisjoint(text):
            if ":" in text and "00" in text:
                text = _FULL_HOUR.sub(r"\1:00", text)
            text = _BEFORE_SIGN.sub("", text)
        if not _OPENING.isdisjoint(text):
            text = _AFTER_OPENING.sub("", text)
    if "," in text or ";" in text:
        text = _AFTER_SIGN.sub(lambda found: f"{found[1]} ", text)
    return text


def set_ranges(text: str) -> str:
    """R-DASH-2: an en dash without blanks between numbers, where a range is certain."""
    if not ("-" in text or "–" in text or "—" in text):
        return text
    for pattern in (_NUMBER_RANGE, _PAGE_RANGE, _DAY_RANGE, _DAY_TO_DATE, _YEAR_RANGE):
        text = pattern.sub(_rising, text)
    text = _DATE_RANGE.sub(_ranged, text)
    text = _TIME_RANGE.sub(_ranged, text)
    return _ROMAN_RANGE.sub(_ranged, text)


def set_dashes(text: str, dash: str) -> str:
    """R-DASH-1, R-NBSP-5: one sign in the document, bound to the word before it."""
    if not ("-" in text or "–" in text or "—" in text):
        return text
    text = _IN_NUMBER.sub("-", text)
    if " - " in text.replace(NBSP, " "):
        text = _IN_WORD.sub(lambda found: f"{found[1]}-", text)
    return _DASH.sub(f"{NBSP}{dash} ", text)


def group_digits(text: str) -> str:
    """R-NBSP-6: «12 500 руб.»; only where a unit shows that the figures are an amount."""
    if _LONG_NUMBER.search(text) is None:
        return text
    text = _GROUPED.sub(lambda found: found[0].replace(" ", NBSP), text)
    return _GROUPABLE.sub(
        lambda found: f"{int(found[1]):,}".replace(",", NBSP) if found[1][0] != "0" else found[1],
        text,
    )


def bind(text: str) -> str:
    """R-NBSP-1 to R-NBSP-4: blanks at which a line must not break.

    What stands in the place of a match is made by functions: a template would be read each time.
    """
    if "№" in text or "§" in text:
        text = _NUMBER_SIGN.sub(_bound, text)
        text = _GLUED_NUMBER_SIGN.sub(" ", text)
        text = _NUMBERED.sub(_bound, text)
    if "." in text:
        text = _INITIALS_AFTER.sub(lambda found: f"{found[1]}{NBSP}{found[2]}{found[3]}", text)
        text = _INITIALS_BEFORE.sub(lambda found: f"{found[1]}{found[2]}{NBSP}", text)
        text = _INITIAL_AFTER.sub(_bound, text)
        text = _INITIAL.sub(_bound, text)
        text = _REFERENCE.sub(lambda found: f"{found[1]}.{NBSP}", text)
        text = _PLACE.sub(lambda found: f"{found[1]}.{NBSP}", text)
    if "«" in text:
        text = _ABBREVIATION.sub(_bound, text)
        text = _CLASS_LETTER.sub(_bound_letter, text)
    if _HAS_DIGIT.search(text):
        text = _DATE.sub(_bound_date, text)
        if "г" in text:
            text = _YEAR.sub(lambda found: f"{found[1]}{NBSP}{found[2]}", text)
        if "%" in text:
            text = _PERCENT.sub(f"{NBSP}%", text)
        text = _UNIT.sub(NBSP, text)
        if "." in text:
            text = _GLUED_UNIT.sub(NBSP, text)
    return text


def bind_prepositions(text: str) -> str:
    """R-NBSP-5, optional: one-letter prepositions stay with the next word."""
    return _PREPOSITION.sub(_bound, text)


def same_sign(before: str, after: str) -> bool:
    """Whether a sign of the result is the one of the text, perhaps in another shape."""
    return before == after or any(before in group and after in group for group in _SHAPES)


_SHAPES: Final = ('"“”„«»', "-–—")
_GLUED_YEARS: Final = lazy_regex(r"(?:19|20)\d\d-(?:19|20)\d\d(?:г|уч)")
_HAS_DIGIT: Final = lazy_regex(r"\d")
_HAS_LETTER: Final = lazy_regex(r"[^\W\d_]")


def _rising(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return f"{found[1]}–{found[2]}" if first < last else found[0]


def _ranged(found: re.Match[str]) -> str:
    return f"{found[1]}–{found[2]}"


def _bound(found: re.Match[str]) -> str:
    return f"{found[1]}{NBSP}"


def _bound_date(found: re.Match[str]) -> str:
    tail = NBSP if found[0][-1].isspace() else ""
    return f"{found[1]}{NBSP}{found[2]}{tail}"


def _bound_letter(found: re.Match[str]) -> str:
    tail = NBSP if found[0][-1].isspace() else ""
    return f"{NBSP}{found[1]}{tail}"
