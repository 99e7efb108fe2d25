"""What stands in texts in which this family may find something."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import Final

from docgen.checks.paper import Paper, texts
from docgen.checks.parts import Part, between, number, word
from docgen.checks.signs import Signs, near, within
from docgen.lazy_regex import lazy_regex
from docgen.russian.wording import ABOUT, SIGNS_OF_TURNS

_RULE: Final = "docgen.checks.text"


def _is_unknown(word: str) -> bool:
    from docgen.checks.text.words_spelled import has_unknown_word

    return has_unknown_word(word)


#: An address, a file or a tag, which is hidden before the texts are read.
ADDRESS: Final = Signs(
    "{", "<", "@", "://", "www.", within(r"\.[a-z]{2}", word("^[a-z]{2}"), unbroken=True)
)
#: Texts that are nothing but words to be replaced.
WANTED_WHOLE: Final = frozenset(
    (
        "пример текста", "текст", "фио", "фамилия имя отчество", "уточнить", "вписать",
        "заполнить", "дописать", "todo", "дата", "номер", "срок", "должность",
    )
)  # fmt: skip
BLANK: Final = Signs(
    *("[", "<", "…", "??", "...", "дд.", "__", "иванович", "todo", "lorem"),
    near(("..",), r"\d\d\.\.", unbroken=True),
    near(("xx", "хх", "xх", "хx"), r"[хx][хx]", unbroken=True),
    near(("«»", "« "), r"« *»"),
    near(
        ("уточ", "впис", "допис", "запол", "указ", "пров"),
        r"[(–—-] ?(?:уточ|впис|допис|запол|указ|пров)",
        chunks=(r"[(–—-](?:уточ|впис|допис|запол|указ|пров|(?!\S))",),
    ),
    near(
        WANTED_WHOLE,
        rf"^\s*(?:{'|'.join(sorted(WANTED_WHOLE))})\s*$",
        flags=re.MULTILINE,
        chunks=(rf"(?<!\S)(?:{'|'.join(sorted(one.split()[0] for one in WANTED_WHOLE))})(?!\S)",),
    ),
)
MIXED: Final = Signs(
    within(r"[a-z]|[0-9](?:(?<=[а-я][0-9])|[а-я]{5})", word("[a-z]"), number(""), unbroken=True),
    tells=f"{_RULE}.letters_of_one_alphabet:mixed",
)
#: A word of Latin letters, or of signs that stand on the keys of Russian ones.
LATIN_WORD: Final = Signs(
    within(r"[a-z][a-z\[\]{};:'\",.<>`~-]{3}", word("[a-z]"), unbroken=True),
    tells="docgen.russian.keyboard:typed_in_english",
)
_QUOTES_AND_BRACKETS: Final = r"[«»„“”\"()\[\]{}]"
SIGN: Final = Signs(
    within(_QUOTES_AND_BRACKETS, between(_QUOTES_AND_BRACKETS), unbroken=True),
    tells="docgen.russian.signs:unpaired_signs",
)
_TWO_SIGNS: Final = r"[,;:][.,;:]|\.\.|»»"
DOUBLED_SIGN: Final = Signs(
    within(_TWO_SIGNS, between(_TWO_SIGNS), unbroken=True),
    # A pattern that begins with one certain sign is found soonest.
    *(
        within(
            rf"{sign} +[.,;:]",
            between(rf"{sign} +[.,;:]"),
            chunks=(rf"{sign}(?!\S)", r"(?<!\S)[.,;:]"),
        )
        for sign in ",;:"
    ),
    *(". .", "» »"),
    tells=f"{_RULE}.signs_not_doubled:first_doubled",
)
DOUBLED_WORD: Final = Signs(
    lazy_regex(r"[^а-я]([а-я]++) +(?:[а-я]++ +){0,2}\1(?!\w)"),
    tells=f"{_RULE}.words_not_doubled:doubled",
)
_NUMBER_AT_ITS_SIGN: Final = near(("№",), r"№\d", between("№$"), unbroken=True)
WORDS_TOGETHER: Final = Signs(
    within(r"\d(?:г|[а-я]{3}|(?<=[а-я]\d))", number(""), unbroken=True),
    within(r"[.](?<=[а-я][.])[а-я]{2}", between(r"^\.$"), unbroken=True),
    near(("- ",), r"- (?<=[а-я]..)[а-я]", between("^- $")),
    "--",
    near(('"',), r'"(?<=[а-я]")[а-я]', between('^"$'), unbroken=True),
    near(("(",), r"\((?<=[а-я]\()[а-я]{2}", between(r"^\($"), unbroken=True),
    within(
        r" (?:-[а-я]|[.,;:!?])",
        between(" (?:-$|[.,;:!?])"),
        chunks=(r"(?<!\S)(?:-[а-я]|[.,;:!?])",),
    ),
    _NUMBER_AT_ITS_SIGN,
)
#: Blanks that printing sets right.
MENDED: Final = Signs(
    _NUMBER_AT_ITS_SIGN,
    within(r"г(?<=\d{4}г)(?:г?\.|од)", word("^г(?:г?$|од)"), unbroken=True),
    *(" ,", " ;", " :"),
    within(r"[,;][а-я]{2}", between("[,;]$"), unbroken=True),
    "( ",
)
_ABOUT: Final = word("^об?$")
#: Those that take some cases of nouns and no others.
PREPOSITIONS: Final = (
    "в|во|на|о|об|к|ко|с|со|от|до|из|у|без|для|вместо|под|за|через|про|над|между|при|по"
)
PREPOSITION: Final = Signs(
    within(
        rf"(?<!\w)(?:{PREPOSITIONS}) +[а-я]{{4}}",
        word(f"^(?:{PREPOSITIONS})$"),
        chunks=(rf"(?<!\w)(?:{PREPOSITIONS})(?!\S)",),
    ),
    tells=f"{_RULE}.cases_after_prepositions:wrong_cases",
)
TURN: Final = Signs(
    *SIGNS_OF_TURNS,
    *(within(one, _ABOUT, chunks=(rf"(?<![\w-]){one.partition(' ')[0]}(?!\S)",)) for one in ABOUT),
    tells=f"{_RULE}.wording_right:wrong_in",
)
QUOTE: Final = Signs("«", "„", '"')
UNKNOWN_WORD: Final = Signs(
    tells=f"{_RULE}.words_spelled:unknown_words", parts=(Part("word", _is_unknown),)
)
#: A word with a capital that is the name of a place, a school, a programme.
NAME: Final = Signs(
    as_typed=True, tells=f"{_RULE}.names_alike:sure_names", parts=(word("[А-ЯЁ][а-яё]{5}"),)
)
#: The beginnings of words for institutions that are named after a place.
INSTITUTIONS: Final = "школ|лице|гимнази|библиотек|техникум|колледж|интернат|больниц|район|округ"
INSTITUTION: Final = Signs(
    within(
        rf"[а-яё] (?:{INSTITUTIONS})",
        word(f"^(?:{INSTITUTIONS})"),
        chunks=(rf"(?<!\S)(?:{INSTITUTIONS})",),
    ),
)
#: A word of a name of several words, and how often the name stands to be taken for right.
WORD_OF_NAME: Final = lazy_regex(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
OFTEN: Final = 3
_ENDING: Final = 2


def end_of_cell(text: str) -> tuple[int, str]:
    """Return what is the same in a cell, or a word, that another one was mistyped for."""
    return len(text), text[-_ENDING:]


def may_mistype_a_cell(paper: Paper) -> bool:
    """Return whether what fills one cell may be a slip of a name that fills several."""
    counts = texts(paper).counts
    several = [text for text, times in counts.items() if times > 1]
    if not several:
        return False
    capitals = {text.lower() for text in several}
    often = (text for text in several if counts[text] >= OFTEN and WORD_OF_NAME.search(text))
    ends = set(map(end_of_cell, often))
    once = [text for text, times in counts.items() if times == 1]
    is_like_name = not ends.isdisjoint(map(end_of_cell, once))
    return is_like_name or not capitals.isdisjoint(map(str.lower, once))


SCHOOL_NUMBER: Final = Signs(near(("№",), r"№ *\d", between("№ *$")))
#: What is written with a hyphen, a point or capitals here, and otherwise there.
TERM_OF_PARTS: Final = Signs(
    near(("-",), r"-(?<=[а-я]-)[а-я]{2}", between("^-$"), unbroken=True),
    near((".",), r"\.(?<=[а-я]{2}\.) ?[а-я]{4}", between(r"^\. ?$")),
)
_INNER_CAPITAL: Final = r"[а-яё][А-ЯЁ]"
WORD_OF_CAPITALS: Final = Signs(
    within(_INNER_CAPITAL, word(_INNER_CAPITAL), unbroken=True), as_typed=True
)
YO: Final = Signs("ё", "Ё", as_typed=True)
_WORD_WITH_YO: Final = lazy_regex(r"[а-я]*ё[а-яё]*")
#: So many letters of a word are the same in all its forms, but for «ё».
WORD_START: Final = 4


def may_lack_yo(paper: Paper) -> bool:
    """Return whether a word with «ё» may stand without it somewhere; of many texts nobody looks."""
    if paper.facts.signs is None:
        return True
    starts = {start for text, _ in texts(paper).having(YO).distinct() for start in _starts(text)}
    return texts(paper).say_any(starts)


@lru_cache(maxsize=8192)
def _starts(text: str) -> frozenset[str]:
    """Return how the words of a text that have «ё» begin without it."""
    found = _WORD_WITH_YO.findall(text.lower())
    return frozenset(word.replace("ё", "е")[:WORD_START] for word in found)


_COUNCIL: Final = "совет"
_YEARS: Final = r"20\d\d[/–-]\d\d"
_YEARS_IN_SHAPE: Final = within(r"00\d\d[/–-]\d\d", unbroken=True)
SCHOOL_YEARS: Final = Signs(near(("20",), _YEARS, unbroken=True), in_shape=(_YEARS_IN_SHAPE,))
COUNCIL: Final = Signs(_COUNCIL)
PART_OF_YEAR: Final = Signs(
    near(
        ("квартал", "четверт", "полугоди", "триместр"),
        r"(?:[\divхx]|-[а-я]+) (?:квартал|четверт|полугоди|триместр)",
    )
)
LATIN_NUMBER: Final = Signs(near(("N",), r"(?<![\w-])N ?\d"), as_typed=True)
NUMBER_SIGN: Final = Signs("№")
#: Words with a capital within a sentence, and one in small letters behind.
CAPITAL_PHRASE: Final = Signs(
    within(
        r"[А-ЯЁ](?<=[а-яё,][ \u00a0].)[а-яё]{4,}[йяоеюмх][ \u00a0][а-яё]{4}",
        word(r"^[А-ЯЁ][а-яё]{4,}[йяоеюмх]$"),
        chunks=(r"(?<!\S)[А-ЯЁ][а-яё]{4,}[йяоеюмх](?!\S)", r"(?<!\S)[а-яё]{4}"),
    ),
    as_typed=True,
)
#: Twice in one text.
SCHOOL_YEARS_TWICE: Final = Signs(
    near(("20",), rf"{_YEARS}[^\0]*{_YEARS}"), in_shape=(_YEARS_IN_SHAPE,)
)
COUNCIL_TWICE: Final = Signs(near((_COUNCIL,), rf"{_COUNCIL}[^\0]*{_COUNCIL}"))
_BINDING: Final = "и|в|во|на|с|со|по|для|о|об|от|из|к|ко|у|за|при|или|что|который"
# Those of one length are asked for at once.
_AT_END: Final = "|".join(
    rf"(?<= (?:{'|'.join(words)})\n)"
    for _, words in groupby(sorted((*_BINDING.split("|"), "а также"), key=len), len)
)
#: A text that does not end where its sentence does.
BROKEN_OFF: Final = Signs(
    # The break of the line is found soonest: what stands before it is asked for behind it.
    within(r"\n(?<=[,–—-]\n)", between(r"[,–—-](?:\n|$)")),
    within(
        rf"\n(?:{_AT_END})",
        word(f"^(?:{_BINDING}|также)$"),
    ),
)
#: A line that ends with a point or a quote, which a title has too much.
TITLE_END: Final = Signs(
    within(r"[.»\"”“]\s*$", between(r"[.»\"”“]"), flags=re.MULTILINE),
    tells=f"{_RULE}.title_bare:excess",
)
