"""Patterns for acts cited in running text."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTH_PATTERN

KINDS: Final = {
    "приказ": r"приказ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "распоряжение": r"распоряжени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "постановление": r"постановлени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "закон": r"(?:федеральн\w+\s+(?:конституционн\w+\s+)?)?закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?|фк?з",
    "указ": r"указ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "письмо": r"пис(?:ьм(?:о|а|у|ом|е|ам|ами|ах)|ем)",
    "протокол": r"протокол(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "решение": r"решени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "договор": r"договор(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "контракт": r"контракт(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "соглашение": r"соглашени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "заявление": r"заявлени(?:е|я|ю|ем|и|й|ям|ями|ях)",
}
ANCHOR: Final = lazy_regex(
    r"(?<![\w-])(?:" + "|".join(f"(?P<k{n}>{p})" for n, p in enumerate(KINDS.values())) + r")\b",
    re.IGNORECASE,
)
_YEAR_TAIL: Final = r"\s*(?:г\b\.?|год(?:а|у)?\b)?"
_REAL_DATE: Final = rf"""(?:
    \d{{1,3}}\s?[./]\s?\d{{1,2}}\s?[./]\s?\d{{2,4}}{_YEAR_TAIL}
  | [«"„]?\s*\d{{1,2}}\s*[»"“]?\s*{MONTH_PATTERN}(?!\w)(?:\s*\d{{2,4}}{_YEAR_TAIL})?
  | \d{{1,2}}\.\d{{1,2}}(?:(?![.\d]|\s20\d\d)|\.(?=\s?№))
)"""
# Possessive: a line for a signature is long, and nothing in it is worth trying twice.
_BLANK_DATE: Final = rf"""(?:
    [«"„]?[_…]++[»"“]?[\s_…]*+(?:{MONTH_PATTERN}(?!\w))?[\s_…]*+(?:\d{{2,4}}[\s_…]*+)?{_YEAR_TAIL}
)"""
_DATE: Final = rf"(?:{_REAL_DATE}|{_BLANK_DATE})"
_SIGN: Final = r"(?:№(?:[ \u00a0]?№)?|\bN(?=\s?(?:[А-ЯЁ]{1,3}-)?\d))"
_NUMBER: Final = (
    r"(?:б/н|(?:[А-ЯЁA-Z]{1,6}[-/.])?\d[\w/.\-–]*(?:[ ]?/[ ]?№[ ]?\d[\w/.\-–]*){0,4}"
    r"(?:\s*[-–]?\s*(?:ФК?З|ОД)\b)?)"
)
_NUMBER_OR_BLANK: Final = rf"(?:{_NUMBER}|[_…]++|\.{{3,}})"
REFERENCE: Final = lazy_regex(
    rf"""(?<!\w)от\s*(?P<day>{_DATE})
           (?:\s*,?\s*\(?\s*(?P<sign>{_SIGN})\s*(?P<number>{_NUMBER_OR_BLANK})?)?
       | (?P<sign_b>{_SIGN})\s*(?P<number_b>{_NUMBER_OR_BLANK})\s*,?\s*
           от\s*(?P<day_b>{_DATE})(?!\s*{_SIGN})
       | (?P<day_d>{_REAL_DATE})\s*(?P<sign_d>{_SIGN})\s*(?P<number_d>{_NUMBER})
       | (?P<sign_c>{_SIGN})\s*(?P<number_c>{_NUMBER_OR_BLANK})?
           (?P<open>\s*от(?=\s*(?:$|[,.;:)«"])))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What every reference has; «от» alone stands in every second text.
MAY_CITE: Final = lazy_regex(r"№|\bN|(?<!\w)от\s*[«\"„_…\d]", re.IGNORECASE)
DAY_BEHIND: Final = lazy_regex(
    rf"\s*,?\s*от\s*(?P<day>{_DATE})(?!\s*{_SIGN})", re.VERBOSE | re.IGNORECASE
)
BODY_BEHIND: Final = lazy_regex(
    rf"""\s+(?P<body>[^\W\d_]{{3,}}(?:\s+(?:[^\W\d_]+|[«"][^»"]{{1,60}}[»"]|№\s*\d+)){{0,9}}?)
        \s+от\s*(?P<day>{_DATE})(?!\s*{_SIGN})""",
    re.VERBOSE | re.IGNORECASE,
)
# The first word for whoever issues an act, in the genitive.
ISSUER: Final = lazy_regex(
    r"(?:директор|начальник|заведующ|управлени|минист|минпросв|минобр|администраци|комитет|отдел"
    r"|департамент|правительств|президент|губернатор|глав|федеральн|российск|школ|лице|гимнази"
    r"|по\s+(?:школ|лице|гимнази|управлени|отдел|учреждени))",
    re.IGNORECASE,
)
# The decisions, their body and day in front of the bracket with the minutes.
DECIDED: Final = lazy_regex(
    rf"""(?:(?P<decisions>\bрешени\w{{1,3}})\s*
          (?P<body>(?:\s(?!принят)[^\W\d_]+){{0,6}}),?(?:\s+принят\w+)?\s+)?
        (?P<day>{_REAL_DATE})(?P<bracket>\s*\(\s*)$""",
    re.VERBOSE | re.IGNORECASE,
)
NUMBER_BEHIND: Final = lazy_regex(rf"\s*,?\s*{_SIGN}\s*(?P<number>{_NUMBER})", re.IGNORECASE)
# «закон «Об образовании» от 29.12.2012 № 273-ФЗ»: the title stands where others have the issuer.
TITLE_BEFORE: Final = lazy_regex(r"[«\"„]\s*(?:Об?|По)\s.*[»\"“]$", re.DOTALL)
SENTENCE_END: Final = lazy_regex(r"[^\W\d_]{4,}[)»\"”]?[.!?]\s+(?=[«\"]?[А-ЯЁ])|;\s")
CHAIN: Final = lazy_regex(r"\s*(?:[,;]\s*(?:и\s+)?|и\s+)", re.IGNORECASE)
# What bears a number of its own beside an act: «к приказу, приложение № 2», «кабинет № 3».
NUMBERED_THING: Final = lazy_regex(
    r"(?:\b(?:приложени|пункт|стать|раздел|кабинет|форм|класс|таблиц|телефон|маршрут|договор)\w*"
    r"|\b(?:п|пп|ст|тел|каб|д|кв)\.?)$",
    re.IGNORECASE,
)
TITLE_START: Final = lazy_regex(r"\)?\s*,?\s*(?=[«\"„“])")
LAW_NUMBER: Final = lazy_regex(r"\d+-ФК?З", re.IGNORECASE)
EDITION: Final = lazy_regex(r"(?:\bред(?:акци\w+|\.)|изменени\w+)\s*$", re.IGNORECASE)
BODY_OF_MINUTES: Final = lazy_regex(
    r"(?:решени|мнени)\w{1,3}\s+(?P<body>[^()]{3,120}?)\s*[(,–-]?\s*$", re.IGNORECASE
)
BLANK: Final = lazy_regex(r"[_…]|\.{3}")
MINUTES: Final = lazy_regex(r"\s*\(\s*протокол", re.IGNORECASE)
MAX_ISSUER: Final = 250
MAX_BEFORE: Final = 600
MAX_DATE: Final = 40
MAX_NAME: Final = 60
MAX_TITLE: Final = 500
QUOTES: Final = {"«": "»", "„": "“", "“": "”", '"': '"'}
