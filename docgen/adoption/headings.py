"""Russian headings for the names of tags, and the words by which a name tells what it holds."""

from __future__ import annotations

from typing import Final

from docgen.english_names import russian_of

_ABBREVIATIONS: Final = frozenset(
    "фио инн огрн кпп бик снилс егэ огэ впр мбоу маоу гбоу мкоу фгос ддт увр вр дпо".split()  # noqa: SIM905
)
_LONGEST_SHEET: Final = 31


def heading_of(name: str) -> str:
    """Return a Russian heading for the name of a tag; a Latin one that is unknown stays itself.

    «ход_заседания» → «Ход заседания», «start_date» and «startDate» → «Дата начала».
    """
    known = russian_of(name)
    if known:
        return known
    words = [
        word.upper() if word.casefold() in _ABBREVIATIONS else word
        for word in name.replace("_", " ").split()
    ]
    text = " ".join(words) or "Значение"
    return text[:1].upper() + text[1:]


def sheet_title(heading: str) -> str:
    """Return a heading cut to what the name of a sheet can hold, at the end of a word."""
    if len(heading) <= _LONGEST_SHEET:
        return heading
    cut = heading[: _LONGEST_SHEET + 1].rpartition(" ")[0]
    return cut or heading[:_LONGEST_SHEET]
