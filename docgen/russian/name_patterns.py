"""The words that names of people are made of, as patterns."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex

LETTER: Final = "А-ЯЁІЇЄҐӘӨҮҺҖҢҒҚҰ"
SMALL: Final = "а-яёіїєґәөүһҗңғқұ"
PIECE: Final = (
    rf"(?:(?:[Дд]['’ʼ])?[{LETTER}]['’ʼ]?[{LETTER}{SMALL}]*[{SMALL}]"
    rf"|[{LETTER}]['’ʼ]?[{LETTER}]+)"
)
SURNAME: Final = (
    rf"(?:(?:[Вв]ан|[Дд]ер|[Фф]он|[Дд]е|[Дд]и|[Дд]а|[Лл]а|[Лл]е|[Дд]ель|[Дд]ос|[Аа]ль"
    rf"|[Мм]ак|[Тт]ер)"
    rf"[ -]){{0,2}}{PIECE}(?:['’ʼ-]{PIECE}){{0,3}}(?: ?\({PIECE}\))?"
)
_STRONG_SURNAME: Final = lazy_regex(
    r"(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|[сц]кой|[еи]нко|ук|юк|чук|ян|дзе|швили|[иы]х|ич|ко|ец|ль"
    r"|[аеиу]й)$",
    re.IGNORECASE,
)

#: A surname that is one word, or two with a hyphen, in letters of the Russian alphabet.
USUAL_SURNAME: Final = r"[А-ЯЁ][а-яё]{1,40}(?:-[А-ЯЁ][а-яё]{1,40})?"
_WORD: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
#: A patronymic in any case.
FATHER: Final = r"[А-ЯЁ][а-яё]+(?:вич|вн|ичн|инишн|ьич)[а-яё]{0,2}"
_LETTERS: Final = r"[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\."
#: A name in running text, in any case: «Петровой М.П.», «М.П. Петровой», «Петрову Марию Павловну».
WRITTEN_NAME: Final = lazy_regex(
    rf"(?<![\w.«-])(?:(?P<after>{_WORD})[ \u00a0](?P<given>{_LETTERS})"
    rf"|(?P<letters>{_LETTERS})[ \u00a0]?(?P<before>{_WORD})"
    rf"|(?P<full>{_WORD}[ \u00a0]{_WORD}[ \u00a0](?:{FATHER}|{_WORD}[ \u00a0](?:оглы|кызы))))"
    rf"(?![\w-])"
)


def is_strong_surname(surname: str) -> bool:
    """Whether a word has an ending that hardly any word but a surname has: -ов, -ская, -енко."""
    return _STRONG_SURNAME.search(surname) is not None


def titled(text: str) -> str:
    """The words of a text, each with a capital letter."""
    return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), text)
