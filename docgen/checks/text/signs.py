"""What stands in texts in which this family may find something."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.signs import Signs, near
from docgen.lazy_regex import lazy_regex
from docgen.russian.wording import SIGNS_OF_TURNS

_RULE: Final = "docgen.checks.text"

#: An address, a file or a tag, which is hidden before the texts are read.
ADDRESS: Final = Signs("{", "<", "@", "://", "www.", lazy_regex(r"\.[a-z]{2}"))
#: Texts that are nothing but words to be replaced.
WANTED_WHOLE: Final = frozenset(
    (
        "пример текста", "текст", "фио", "фамилия имя отчество", "уточнить", "вписать",
        "заполнить", "дописать", "todo", "дата", "номер", "срок", "должность",
    )
)  # fmt: skip
BLANK: Final = Signs(
    *("[", "<", "…", "??", "...", "20..", "дд.", "__", "иванович", "todo", "lorem"),
    near(("xx", "хх", "xх", "хx"), r"[хx][хx]"),
    near(("«»", "« "), r"« *»"),
    near(
        ("уточ", "впис", "допис", "запол", "указ", "пров"),
        r"[(–—-] ?(?:уточ|впис|допис|запол|указ|пров)",
    ),
    near(WANTED_WHOLE, rf"^\s*(?:{'|'.join(sorted(WANTED_WHOLE))})\s*$", re.MULTILINE),
)
MIXED: Final = Signs(
    lazy_regex(r"[a-z03](?:(?<=[a-z])|(?<=[а-я]0)|(?<=\d)[а-я]{5})"),
    tells=f"{_RULE}.letters_of_one_alphabet:mixed",
)
SIGN: Final = Signs(lazy_regex(r"[«»„“”\"()\[\]{}]"), tells="docgen.russian.signs:unpaired_signs")
DOUBLED_SIGN: Final = Signs(
    lazy_regex(r"[.,;:»] *[.,;:»]"), tells=f"{_RULE}.signs_not_doubled:first_doubled"
)
DOUBLED_WORD: Final = Signs(
    lazy_regex(r"(?<!\w)([а-я]++) +(?:[а-я]++ +){0,2}\1(?!\w)"),
    tells=f"{_RULE}.words_not_doubled:doubled",
)
WORDS_TOGETHER: Final = Signs(
    lazy_regex(r"\d(?:г|[а-я]{3}|(?<=[а-я]\d))"),
    lazy_regex(r"[.](?<=[а-я].)[а-я]{2}"),
    near(("- ",), r"- (?<=[а-я]..)[а-я]"),
    lazy_regex(r" (?:-[а-я]|[.,;:!?])"),
    near(("№",), r"№\d"),
)
#: Blanks that printing sets right.
MENDED: Final = Signs(
    near(("№",), r"№\d"),
    lazy_regex(r"г(?<=\d{4}.)(?:г?\.|од)"),
    near((" ,", " ;", " :"), r" [,;:]"),
    lazy_regex(r"[,;](?=[а-я]{2})"),
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
    near(("-",), r"-(?<=[а-я].)[а-я]{2}"), near((".",), r"\.(?<=[а-я].) ?[а-я]{4}")
)
WORD_OF_CAPITALS: Final = Signs(lazy_regex(r"[а-яё][А-ЯЁ]"), as_typed=True)
YO: Final = Signs("ё", "Ё", as_typed=True)
_COUNCIL: Final = "совет"
_YEARS: Final = r"20\d\d[/–-]\d\d"
SCHOOL_YEARS: Final = Signs(near(("20",), _YEARS))
COUNCIL: Final = Signs(_COUNCIL)
PART_OF_YEAR: Final = Signs(
    near(
        ("квартал", "четверт", "полугоди", "триместр"),
        r"(?:[1-4ivхx]|-[а-я]+) (?:квартал|четверт|полугоди|триместр)",
    )
)
LATIN_NUMBER: Final = Signs(near(("N",), r"(?<![\w-])N ?\d"), as_typed=True)
NUMBER_SIGN: Final = Signs("№")
#: Words with a capital within a sentence, and one in small letters behind.
CAPITAL_PHRASE: Final = Signs(
    lazy_regex(r"[а-яё,][ \u00a0][А-ЯЁ][а-яё]{4,}[йяоеймх][ \u00a0][а-яё]{4}"), as_typed=True
)
#: Twice in one text.
SCHOOL_YEARS_TWICE: Final = Signs(near(("20",), rf"{_YEARS}[^\0]*{_YEARS}"))
COUNCIL_TWICE: Final = Signs(near((_COUNCIL,), rf"{_COUNCIL}[^\0]*{_COUNCIL}"))
#: A text that does not end where its sentence does.
BROKEN_OFF: Final = Signs(
    lazy_regex(
        r"(?:[,–—-]"
        r"| (?:и|в|во|на|с|со|по|для|о|об|от|из|к|ко|у|за|при|или|а также|что|который))$",
        re.MULTILINE,
    )
)
#: A line that ends with a point or a quote.
TITLE_END: Final = Signs(lazy_regex(r"[.»\"”“]\s*$", re.MULTILINE))
