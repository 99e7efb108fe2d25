"""One tag as typed in a Russian Word -> the tag that was meant; what is right stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.rendering.tags import words as tag_words
from docgen.rendering.tags.headings import heading_as_name
from docgen.rendering.tags.quotes import OPENERS, STRAIGHT_STRING, held, read_string

#: A name in as many braces as other programs ask for.
TRIPLE: Final = lazy_regex(r"\{\{\{\s*[^\W\d][\w .|]*\}\}\}")
#: Signs that stand between the letters of a tag and are not seen, or are seen as a blank.
UNSEEN: Final = "\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_UNSEEN: Final = lazy_regex(rf"({STRAIGHT_STRING})|[{UNSEEN}]", re.DOTALL)
_TAG: Final = lazy_regex(
    rf"[{{｛][\s{UNSEEN}]*([{{%#｛％])(.*?)([}}%#｝％])[\s{UNSEEN}]*[}}｝]", re.DOTALL
)
_BRACES: Final = {"{": ("{{", "}}"), "｛": ("{{", "}}"), "%": ("{%", "%}"), "％": ("{%", "%}")}
_CLOSES: Final = {"{": "}", "｛": "}", "%": "%", "％": "%", "}": "}", "｝": "}"}
_DASHES: Final = "-‐‑‒–—―−﹣－"
_FIRST_SIGN: Final = lazy_regex(rf"[{_DASHES}+]")
_FIRST_DASH: Final = lazy_regex(rf"\s+[{_DASHES}](?=\s)")
_LAST_SIGN: Final = lazy_regex(rf"\+$|[{_DASHES}]\s*$")
_SIGNS: Final = {
    **dict.fromkeys(_DASHES, "-"), "≤": "<=", "⇐": "<=", "≥": ">=", "≠": "!=", "¦": "|",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}  # fmt: skip
# Comparisons of other languages: Jinja reads none of them.
_OTHER_COMPARISONS: Final = {"<>": "!=", "=>": ">=", "=<": "<="}
_WORD: Final = lazy_regex(r"№(?:\s*п[./\\]?\s*п\b\.?)?|[^\W\d]\w*")
_NUMBER: Final = lazy_regex(r"\d[\d.]*\w*")
_NAME_IN_QUOTES: Final = lazy_regex(r"[^\"'\w\s][\w\s]*[^\w\s]")
_PLAIN_NUMBER: Final = lazy_regex(r"(?i:\d[\d_]*(?:\.\d+)?(?:e\d+)?|0[xob][\da-f_]+)|[\d.]+")
_PREFIX: Final = lazy_regex(r"(\s*)([^\W\d_]{1,2})(\s+)(?=[\w\"'№«„“”‘’‚])")
# The most of all tags: one name with its parts and filters, each of one alphabet.
_ONE: Final = r"(?:[а-яё_][а-яё_\d]*|[a-z_][a-z_\d]*)"
_SIMPLE: Final = lazy_regex(rf"\{{\{{(?:[pr](?= ))? ?{_ONE}(?:[.|]{_ONE})* ?\}}\}}")
_END_OF_OPERAND: Final = frozenset({"word", "string", "number", "close"})
_START_OF_OPERAND: Final = frozenset({"word", "string", "number", "open", "-"})
_EACH: Final = frozenset({"каждого", "каждой", "каждый", "каждая", "каждое", "всех", "each"})
_IGNORED: Final = frozenset({"include", "import", "from", "extends", "raw", "block"})


class _Token(Struct):
    """A piece of a tag: what it is, as it will stand, and the blank before it."""

    kind: str
    text: str
    blank: str = ""


def healed_tag(typed: str, opened: list[str]) -> str:
    """Return a closed tag, braces included, as Jinja and docxtpl understand it.

    ``opened`` has the commands that are open at this place, for a bare «конец»; the tag's own
    opening and closing is noted there.
    """
    if _SIMPLE.fullmatch(typed):
        return typed
    if TRIPLE.fullmatch(typed):
        typed = typed[1:-1]
    found = _TAG.fullmatch(typed)
    if found is None or found[1] == "#" or _CLOSES[found[1]] != _CLOSES.get(found[3]):
        return typed
    opening, closing = _BRACES[found[1]]
    start, inner, end = _edges(_without_unseen(found[2]), is_command=opening == "{%")
    prefix, inner = _parted(inner, is_command=opening == "{%")
    lead, body, tail = _stripped(inner)
    if opening == "{%":
        body = _command(body, opened)
    else:
        tokens = list(_tokens(heading_as_name(body)))
        if len(tokens) == 1 and tokens[0].kind == "string" and _NAME_IN_QUOTES.fullmatch(body):
            return typed  # which was meant, the name or its words, cannot be told
        body = _expression(tokens)
    if prefix and not lead:
        lead = " "
    return f"{opening}{start}{prefix}{lead}{body}{tail}{end}{closing}"


def _without_unseen(inner: str) -> str:
    """Return what stands between the braces without unseen signs; straight strings keep theirs."""
    if inner.isascii():
        return inner
    return _UNSEEN.sub(lambda match: match[1] or "", inner)


def _edges(inner: str, *, is_command: bool) -> tuple[str, str, str]:
    """Return the dashes or pluses that hold back blanks, and what stands between them."""
    start = end = ""
    if dash := _FIRST_SIGN.match(inner) or (is_command and _FIRST_DASH.match(inner)):
        start, inner = "+" if dash[0] == "+" else "-", inner[dash.end() :]
    if dash := _LAST_SIGN.search(inner):
        end, inner = "+" if dash[0] == "+" else "-", inner[: dash.start()]
    return start, inner, end


def _parted(inner: str, *, is_command: bool) -> tuple[str, str]:
    """Return docxtpl's prefix and what follows it."""
    found = _PREFIX.match(inner)
    meant = tag_words.prefix(found[2]) if found else ""
    if found and meant:
        rest = inner[found.end() :]
        if not found[1] and found[2] == meant and found[3][0] == " ":
            return meant, inner[len(meant) :]
        following = _WORD.match(rest)
        # ``{{ p if x else y }}`` prints a value that is called so.
        is_name = not is_command and following and tag_words.operator(following[0])
        if not is_name:
            return meant, f" {rest}"
    if is_command and (word := _WORD.match(inner.lstrip())) and not tag_words.command(word[0]):
        for length in (2, 1):
            meant, rest = tag_words.prefix(word[0][:length]), word[0][length:]
            if meant and tag_words.command(rest):
                return meant, " " + inner.lstrip()[length:]
    return "", inner


def _stripped(inner: str) -> tuple[str, str, str]:
    """Return the blanks before the body as plain ones, the body, and those after it."""
    body = inner.strip()
    if not body:
        return inner, "", ""
    start = inner.index(body)
    return _plain(inner[:start]), body, _plain(inner[start + len(body) :])


def _plain(blank: str) -> str:
    return blank if blank.isascii() and "\t" not in blank else " " * bool(blank)


def _command(body: str, opened: list[str]) -> str:
    tokens = list(_tokens(body))
    if not tokens or tokens[0].kind != "word":
        return _expression(tokens)
    length, word = _first_command(tokens)
    if not word:
        return _expression(tokens) if tokens[0].text.isascii() else body
    rest = tokens[length:]
    if word == "end":
        word = f"end{opened[-1]}" if opened else "end"
    if word.startswith("end") and opened and opened[-1] == word.removeprefix("end"):
        opened.pop()
    elif word in tag_words.PAIRED or (word == "set" and all(one.text != "=" for one in rest)):
        opened.append(word)
    if word in _IGNORED or not rest:
        return word + "".join(one.blank + one.text for one in rest)
    if word == "for":
        names = [one.kind == "word" and one.text != "in" for one in rest[:2]]
        if names == [True, True] and rest[0].text.casefold() in _EACH:
            del rest[0]
        _find_in(rest)
    return word + rest[0].blank + _expression(rest, in_for=word == "for", led=False)


def _first_command(tokens: list[_Token]) -> tuple[int, str]:
    """Return how many words the command takes and its name, empty when it is not known."""
    if len(tokens) > 1 and tokens[1].kind == "word":
        pair = tag_words.command(f"{tokens[0].text}_{tokens[1].text}")
        if pair:
            return 2, pair
    return 1, tag_words.command(tokens[0].text)


def _find_in(tokens: list[_Token]) -> None:
    """Read the first «в» or «из» of a loop as ``in`` when the loop has none."""
    words = [one for one in tokens[1:] if one.kind == "word"]
    if any(tag_words.operator(one.text) == "in" for one in words):
        return
    for one in words:
        if one.text.casefold() in {"в", "из"}:
            one.text = "in"
            return


def _expression(tokens: list[_Token], *, in_for: bool = False, led: bool = True) -> str:
    """Return the tokens with operators as Jinja spells them and names of several words joined."""
    written: list[str] = []
    previous, role = "", ""
    for place, token in enumerate(tokens):
        following = tokens[place + 1].kind if place + 1 < len(tokens) else ""
        text, kind = token.text, token.kind
        blank = token.blank if place or led else ""
        if kind == "word":
            found = "" if previous == "." else _operator(previous, tokens[place : place + 2])
            if found:
                is_not_in = found == "not" and previous in _END_OF_OPERAND
                text, kind = found, "not" if is_not_in else "operator"
                role = "test" if found == "is" or (found == "not" and role == "test") else ""
            elif text == "recursive" and in_for and not following:
                kind = "operator"
            elif previous != "." and (constant := tag_words.constant(text)):
                text = constant
            else:
                text = _named(text)
                if previous == "word" and blank and role != "tested":
                    blank = "_"
                role = "tested" if role in {"test", "tested"} else ""
        elif kind == "number":
            if previous == "word" and blank and role != "tested" and text.isdigit():
                blank, kind = "_", "word"
            elif _begins_name(tokens[place:]):
                text, kind = f"_{text}", "word"
            role = ""
        else:
            role = ""
        written.append(blank + text)
        previous = kind
    return "".join(written)


def _begins_name(tokens: list[_Token]) -> bool:
    """Return whether a number is the beginning of a name: «1 класс», «5а»."""
    if not _PLAIN_NUMBER.fullmatch(tokens[0].text):
        return True
    following = tokens[1] if len(tokens) > 1 else None
    return (
        following is not None
        and following.kind == "word"
        and following.text not in {*tag_words.OPERATORS, "recursive"}
        and not _operator("number", tokens[1:])
    )


def _operator(previous: str, rest: list[_Token]) -> str:
    """Return the operator that a word is here, empty for a name; with it comes what follows it."""
    typed = rest[0].text
    if typed in tag_words.OPERATORS:
        return typed
    found = tag_words.operator(typed)
    if not found or len(rest) == 1:
        return ""
    following = tag_words.operator(rest[1].text) if rest[1].kind == "word" else ""
    if found == "not" and following == "in" and previous in _END_OF_OPERAND:
        return found
    if rest[1].kind not in _START_OF_OPERAND or following not in {"", "not"}:
        return ""
    if found == "not":
        # ``Not(x)`` and ``Not - x`` may be about a name.
        is_name = rest[1].text in {"-", "recursive"} or (
            rest[1].kind == "open" and not rest[1].blank
        )
        return "" if is_name or following or previous in _END_OF_OPERAND else found
    after = _END_OF_OPERAND | {"not"} if found == "in" else _END_OF_OPERAND
    return found if previous in after else ""


def _named(word: str) -> str:
    if word[0] == "№":
        return "номер_п_п" if len(word) > 1 else "номер"
    return tag_words.name(word)


def _tokens(text: str) -> Iterator[_Token]:
    """Yield strings, words, numbers and signs, each with the blank before it."""
    place, blank = 0, ""
    while place < len(text):
        sign = text[place]
        if sign.isspace():
            blank = " " if not sign.isascii() or sign in "\t\n\r" else blank + sign
            place += 1
            continue
        token, place = _token(text, place, sign)
        token.blank = blank
        blank = ""
        yield token


def _token(text: str, place: int, sign: str) -> tuple[_Token, int]:
    if sign in OPENERS and (string := read_string(text, place)):
        return _Token("string", held(string[1])), string[0]
    if word := _WORD.match(text, place):
        return _Token("word", word[0]), word.end()
    if number := _NUMBER.match(text, place):
        return _Token("number", number[0]), number.end()
    if other := _OTHER_COMPARISONS.get(text[place : place + 2]):
        return _Token(other, other), place + 2
    plain = _SIGNS.get(sign, sign)
    kind = "open" if plain in "([{" else "close" if plain in ")]}" else plain
    return _Token(kind, plain), place + 1
