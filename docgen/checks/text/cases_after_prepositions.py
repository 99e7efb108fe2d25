"""The noun behind a preposition stands in a case that the preposition takes: «в журнале»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import PREPOSITIONS
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import known_readings

_TAKES: Final = {
    preposition: frozenset(cases.split())
    for prepositions, cases in (
        ("в во на о об", "accs loct"),
        ("к ко", "datv"),
        ("с со", "gent ablt accs"),
        ("от до из у без для вместо", "gent"),
        ("под за", "accs ablt"),
        ("через про", "accs"),
        ("над", "ablt"),
        ("между", "ablt gent"),
        ("при", "loct"),
        ("по", "datv accs loct"),
    )
    for preposition in prepositions.split()
}
_ALSO: Final = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
#: The old genitive of set phrases: «без спросу», «до отказу».
_PARTITIVE: Final = frozenset(
    (
        "спросу", "голоду", "счёту", "счету", "отказу", "зарезу", "умолку", "разбору", "испугу",
        "размаху", "ряду", "перерыву", "умыслу",
    )
)  # fmt: skip
# A letter may name a class («5 в») or an item («подпункты а и в»); «что за праздник» asks.
_BEFORE: Final = (
    r"\d", "ункт", "ункта", "что", r"что[ \u00a0]это", r"(?<!\w)[а-яё][ \u00a0]и",
    r"(?<!\w)[а-яё],", "букв[аыеу]",
)  # fmt: skip
_NOT_BEHIND: Final = "".join(
    rf"(?<!{before}.)" for before in (r"[\w.-]", *(rf"{one}[ \u00a0]" for one in _BEFORE))
)
# What stands before is asked for behind the first letter: a letter is looked for quickest.
_PREPOSITION: Final = "|".join(
    f"{first}{_NOT_BEHIND}(?:{'|'.join(one[1:] for one in begun)})"
    for first, begun in groupby(sorted(PREPOSITIONS.split("|")), itemgetter(0))
)
_PAIR: Final = lazy_regex(
    rf"((?:{_PREPOSITION})[ \u00a0]+[а-яё]{{4,}})(?![\w-]|\.[ \u00a0]?[а-яёa-z])"
)


def cases_after_prepositions(paper: Paper) -> Iterator[Issue]:
    """Yield «с записью в журнала»: a noun in none of the cases that the preposition takes.

    Only nouns that can be nothing else, and not what has no cases. «В члены совета» is right.
    """
    texts = paper.once(passages)
    words = {pair.split()[1] for pair in texts.all_found(_PAIR) if _is_wrong(pair)}
    wrong = texts.with_words(words).telling(wrong_cases).distinct() if words else ()
    for text, cells in wrong:
        for pair in dict.fromkeys(wrong_cases(text)):
            for passage in cells:
                yield warning(
                    "cases-after-prepositions",
                    passage.value.location,
                    f"«{pair}»: слово не в том падеже.",
                    "Поправьте окончание.",
                )


@by_shape
def wrong_cases(text: str) -> Iterator[str]:
    """Yield each preposition with the noun behind it that it does not take."""
    return (found[1] for found in _PAIR.finditer(text) if _is_wrong(found[1]))


@lru_cache(maxsize=65536)
def _is_wrong(pair: str) -> bool:
    preposition, noun = pair.split()
    found = known_readings(noun)
    if not found or not all(reading.is_noun for reading in found):
        return False
    if any(reading.grammemes & {"Fixd", "Abbr"} or not reading.case for reading in found):
        return False
    if noun == "тысяча":  # «в тысяча девятьсот сорок пятом году»
        return False
    if noun in _PARTITIVE and "gent" in _TAKES[preposition]:
        return False
    if preposition in ("в", "во") and any(r.is_nominative and r.number == "plur" for r in found):
        return False
    return not any(_ALSO.get(r.case, r.case) in _TAKES[preposition] for r in found)
