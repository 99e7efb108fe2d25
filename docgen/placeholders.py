"""Places to fill in as people mark them who know no tags: {номер}, [ФИО], ___(срок)___."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name

_LONGEST: Final = 60
_WORDS: Final = 5
_INSIDE: Final = rf"[^{{}}\[\]<>()%\n]{{1,{_LONGEST}}}"
_PATTERNS: Final = (
    # A brace beside another one, or beside «%», is that of a tag.
    lazy_regex(rf"(?<![{{$%#\\])\$?\{{\s*({_INSIDE}?)\s*\}}(?![}}])"),
    lazy_regex(rf"\[\[?\s*({_INSIDE}?)\s*\]\]?"),
    lazy_regex(rf"<<?(?!\s)({_INSIDE}?)(?<!\s)>>?"),
    lazy_regex(rf"_{{2,}}\s*\(\s*({_INSIDE}?)\s*\)\s*_*"),
    lazy_regex(rf"\(\s*({_INSIDE}?)\s*\)\s*_{{3,}}"),
    lazy_regex(r"(?<![\w%])%([^\W\d]\w{1,30})%(?![\w%])"),
    lazy_regex(r"(?<![\w#])#([^\W\d]\w{1,30})#(?![\w#])"),
)
_TAG: Final = lazy_regex(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TOLD_TO: Final = lazy_regex(
    r"^(?:указать|укажите|вписать|впишите|ввести|введите|вставить|вставьте|заполнить|заполните"
    r"|написать|напишите|enter|insert)\s+",
    re.IGNORECASE,
)
_SHORT_NAME: Final = lazy_regex(r"ф\s*\.?\s*и\s*\.?\s*о\b\.?", re.IGNORECASE)
_NOT_A_NAME: Final = lazy_regex(
    r"@|://|\d{4,}|[;:=|]|^\W*\d|^(?:см|с|стр|рис|табл)\.|^далее\b|№.", re.IGNORECASE
)
_LINE: Final = lazy_regex(r"_{5,}")
_CAPTION: Final = lazy_regex(rf"\(\s*({_INSIDE}?)\s*\)")
_CASE: Final = lazy_regex(r"_(?:в_)?((?:род|дат|вин|твор|предл)\w*?)(?:ый|ом)?(?:_п(?:ад\w*)?)?$")
_CASES: Final = ("родительный", "дательный", "винительный", "творительный", "предложный")
#: What people write in brackets into documents that are no forms.
_REMARKS: Final = frozenset({"подпись", "расшифровка_подписи", "м_п", "печать", "sic"})


class Placeholder(Struct, frozen=True):
    """``text[start:end]`` that asks for a value; ``name`` is what a tag would call it.

    ``case`` is the filter of the case that is asked for: «[ФИО, дательный падеж]».
    """

    start: int
    end: int
    name: str
    typed: str
    case: str = ""

    @property
    def tag(self) -> str:
        """What to write instead."""
        return self.tag_of(self.name)

    def tag_of(self, name: str) -> str:
        """Return the tag that prints a value of this name here."""
        return f"{{{{ {name}{self.case} }}}}"


def placeholders_in(text: str) -> Iterator[Placeholder]:
    """Yield the places of a text that are marked so, outside tags, in their order."""
    rest = _TAG.sub(lambda tag: "\n" * len(tag[0]), text)
    found: list[Placeholder] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(rest):
            name, case = _name(match[1])
            if name and all(match.end() <= one.start or one.end <= match.start() for one in found):
                found.append(Placeholder(match.start(), match.end(), name, match[0], case))
    yield from sorted(found, key=lambda one: one.start)


def captioned(text: str, caption: str) -> Placeholder | None:
    """Return the line to be filled in of a text whose caption stands in brackets right below it.

    «от ______» above «(фамилия, имя, отчество)».
    """
    line = _LINE.search(text)
    below = _CAPTION.fullmatch(caption.strip())
    name, case = _name(below[1]) if below else ("", "")
    if line is None or not name or _LINE.search(text, line.end()):
        return None
    return Placeholder(line.start(), line.end(), name, line[0], case)


def _name(typed: str) -> tuple[str, str]:
    """Return the name for a tag and the filter of its case; no name when the words are none.

    «Ф.И.О. директора, дательный падеж» → «фио_директора» and «|дательный».
    """
    words = _TOLD_TO.sub("", " ".join(typed.split()).strip("«»\"'_ …."))
    if _NOT_A_NAME.search(words):
        return "", ""
    plain = normal_name(_SHORT_NAME.sub("фио", words))
    found = _CASE.search(plain)
    case = next((f"|{one}" for one in _CASES if found and one.startswith(found[1])), "")
    plain = plain[: found.start()] if found and case else plain
    name = "_".join(plain.split("_")[:_WORDS])
    if plain in _REMARKS or not name[:1].isalpha() or plain.count("_") > 2 * _WORDS:
        return "", ""
    return (name, case) if any(len(word) > 2 for word in name.split("_")) else ("", "")
