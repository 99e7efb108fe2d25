"""What stands in texts in which this family may find something."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.signs import Signs, near, unbroken
from docgen.lazy_regex import lazy_regex
from docgen.russian.wording import SIGNS_OF_TURNS

_RULE: Final = "docgen.checks.text"

#: An address, a file or a tag, which is hidden before the texts are read.
ADDRESS: Final = Signs("{", "<", "@", "://", "www.", unbroken(r"\.[a-z]{2}"))
#: Texts that are nothing but words to be replaced.
WANTED_WHOLE: Final = frozenset(
    (
        "пример текста", "текст", "фио", "фамилия имя отчество", "уточнить", "вписать",
        "заполнить", "дописать", "todo", "дата", "номер", "срок", "должность",
    )
)  # fmt: skip
BLANK: Final = Signs(
    *("[", "<", "…", "??", "...", "дд.", "__", "иванович", "todo", "lorem"),
    unbroken(r"\d\d\.\.", ".."),
    unbroken(r"[хx][хx]"),
    near(("«»", "« "), r"« *»"),
    near(
        ("уточ", "впис", "допис", "запол", "указ", "пров"),
        r"[(–—-] ?(?:уточ|впис|допис|запол|указ|пров)",
    ),
    near(WANTED_WHOLE, rf"^\s*(?:{'|'.join(sorted(WANTED_WHOLE))})\s*$", re.MULTILINE),
)
MIXED: Final = Signs(
    unbroken(r"[a-z]|[0-9](?:(?<=[а-я][0-9])|[а-я]{5})"),
    tells=f"{_RULE}.letters_of_one_alphabet:mixed",
)
SIGN: Final = Signs(unbroken(r"[«»„“”\"()\[\]{}]"), tells="docgen.russian.signs:unpaired_signs")
DOUBLED_SIGN: Final = Signs(
    unbroken(r"[,;:][.,;:]|\.\.|»»"),
    *(lazy_regex(rf"{sign} +[.,;:]") for sign in ",;:"),
    *(". .", "» »"),
    tells=f"{_RULE}.signs_not_doubled:first_doubled",
)
DOUBLED_WORD: Final = Signs(
    lazy_regex(r"[^а-я]([а-я]++) +(?:[а-я]++ +){0,2}\1(?!\w)"),
    tells=f"{_RULE}.words_not_doubled:doubled",
)
WORDS_TOGETHER: Final = Signs(
    unbroken(r"\d(?:г|[а-я]{3}|(?<=[а-я]\d))"),
    unbroken(r"[.](?<=[а-я][.])[а-я]{2}"),
    near(("- ",), r"- (?<=[а-я]..)[а-я]"),
    lazy_regex(r" (?:-[а-я]|[.,;:!?])"),
    unbroken(r"№\d", "№"),
)
#: Blanks that printing sets right.
MENDED: Final = Signs(
    unbroken(r"№\d", "№"),
    unbroken(r"г(?<=\d{4}г)(?:г?\.|од)"),
    *(" ,", " ;", " :"),
    unbroken(r"[,;][а-я]{2}"),
    "( ",
)
TURN: Final = Signs(*SIGNS_OF_TURNS, tells=f"{_RULE}.wording_right:wrong_in")
QUOTE: Final = Signs("«", "„", '"')
UNKNOWN_WORD: Final = Signs(tells=f"{_RULE}.words_spelled:unknown_words")
#: A word with a capital that is the name of a place, a school, a programme.
NAME: Final = Signs(tells=f"{_RULE}.names_alike:sure_names")
#: A word of a name of several words, and how often the name stands to be taken for right.
WORD_OF_NAME: Final = lazy_regex(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
OFTEN: Final = 3
SCHOOL_NUMBER: Final = Signs(near(("№",), r"№ *\d"))
#: What is written with a hyphen, a point or capitals here, and otherwise there.
TERM_OF_PARTS: Final = Signs(
    unbroken(r"-(?<=[а-я]-)[а-я]{3}", "-"), near((".",), r"\.(?<=[а-я]{2}\.) ?[а-я]{4}")
)
WORD_OF_CAPITALS: Final = Signs(unbroken(r"[а-яё][А-ЯЁ]"), as_typed=True)
YO: Final = Signs("ё", "Ё", as_typed=True)
_COUNCIL: Final = "совет"
_YEARS: Final = r"20\d\d[/–-]\d\d"
_YEARS_IN_SHAPE: Final = unbroken(r"00\d\d[/–-]\d\d")
SCHOOL_YEARS: Final = Signs(unbroken(_YEARS, "20"), in_shape=(_YEARS_IN_SHAPE,))
COUNCIL: Final = Signs(_COUNCIL)
#: Twice in one text.
SCHOOL_YEARS_TWICE: Final = Signs(
    near(("20",), rf"{_YEARS}[^\0]*{_YEARS}"), in_shape=(_YEARS_IN_SHAPE,)
)
COUNCIL_TWICE: Final = Signs(near((_COUNCIL,), rf"{_COUNCIL}[^\0]*{_COUNCIL}"))
#: A text that does not end where its sentence does.
BROKEN_OFF: Final = Signs(
    lazy_regex(
        r"\n(?:(?<=[,–—-].)|(?<= [ивсоку].)|(?<= (?:во|на|со|по|об|от|из|ко|за).)"
        r"|(?<= (?:для|при|или|что).)|(?<= а также.)|(?<= который.))",
        re.DOTALL,
    )
)
#: A line that ends with a point or a quote.
TITLE_END: Final = Signs(lazy_regex(r"[.»\"”“]\s*$", re.MULTILINE))
