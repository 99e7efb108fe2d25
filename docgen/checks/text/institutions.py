"""An institution is named in one way: «Боровская средняя школа», not «Борская» as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import INSTITUTION, INSTITUTIONS
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value, WorkbookRecords
from docgen.russian.morphology import is_dictionary_word
from docgen.russian.stems import stem

_NAMED: Final = lazy_regex(
    # «Каждая основная школа», «Сельские средние школы» are no names.
    r"(?<![\w-])(?!(?:Кажд|Люб|Наш|Ваш|Сельск|Городск|Районн|Област|Муниципальн|Нов|Перв|Втор)[а-я])"
    r"(?P<place>[А-ЯЁ][а-яё]{3,}(?:[ыио]й|[ао]я|[ую]ю|ое|[ое]го|[ое]му|[ыиое]м))"
    r"(?:[ \u00a0](?P<kind>(?:основн|средн|начальн)[а-яё]+))?(?:[ \u00a0]общеобразовательн[а-яё]+)?"
    rf"[ \u00a0](?P<what>{INSTITUTIONS})[а-яё]*"
)
_SUFFIXES: Final = ("ск", "овск", "евск", "инск", "енск", "ов", "ев", "ен", "н")
_REGIONS: Final = ("район", "округ")
_TWICE, _BASE = 2, 3


class _Name(Struct, frozen=True):
    """Of which place it is, of which kind, and what: the stems of the words."""

    place: str
    kind: str
    what: str


def institutions_alike(paper: Paper) -> Iterator[Issue]:
    """Yield the institution that is named once and otherwise than one that is named oftener.

    Its place has another suffix («Боровская» and «Борская»), or it is a school of another kind
    («основная» and «средняя»). Those of the справочник are all right.
    """
    known = dict(paper.of_directory(_of_directory))
    shown: defaultdict[_Name, Counter[str]] = defaultdict(Counter)
    first: dict[_Name, Value] = {}
    for text, cells in paper.once(passages).having(INSTITUTION).distinct():
        for name, said in _names_in(text):
            shown[name][said] += len(cells)
            first.setdefault(name, cells[0].value)
    usual = dict(known)
    for name, forms in shown.items():
        if forms.total() >= _TWICE:
            usual.setdefault(name, forms.most_common(1)[0][0])
    for name, forms in shown.items():
        right = None if name in usual else _meant(name, forms, usual)
        if right is not None:
            (said,) = forms
            yield warning(
                "names-alike",
                first[name].location,
                f"«{said}» – так один раз, а {'в справочнике' if right in known else 'чаще'} "
                f"«{usual[right]}».",
                "Проверьте, одно ли это название, и пишите его одинаково.",
            )


def _meant(name: _Name, forms: Iterable[str], usual: Mapping[_Name, str]) -> _Name | None:
    said = next(iter(forms)).split()[0]
    near = (
        other for other, shown in usual.items() if _is_meant(name, other, said, shown.split()[0])
    )
    return next(near, None)


def _is_meant(name: _Name, usual: _Name, said: str, right: str) -> bool:
    """Return whether a name is a slip of another one; both stand as written too."""
    if name.what != usual.what or bool(name.kind) != bool(usual.kind):
        return False
    if name.place == usual.place:
        return True
    if name.kind != usual.kind or _bases(name.place).isdisjoint(_bases(usual.place)):
        return False
    # «Ленский район» and «Ленинский район» both exist: of regions the dictionary knows many.
    return not (name.what in _REGIONS and is_dictionary_word(said) and is_dictionary_word(right))


@lru_cache(maxsize=1024)
def _bases(place: str) -> frozenset[str]:
    """Return what the name of a place may be made of by a suffix."""
    cut = (place.removesuffix(suffix) for suffix in _SUFFIXES if place.endswith(suffix))
    return frozenset(base for base in cut if len(base) >= _BASE)


def _names_in(text: str) -> Iterator[tuple[_Name, str]]:
    for found in _NAMED.finditer(text):
        kind = stem(found["kind"])[:5] if found["kind"] else ""
        yield _Name(stem(found["place"]), kind, found["what"]), found[0]


def _of_directory(directory: WorkbookRecords | None) -> tuple[tuple[_Name, str], ...]:
    return tuple(
        found
        for data in (directory.sheets.values() if directory else ())
        for record in data.records
        for value in record.values.values()
        for found in _names_in(value.raw)
    )
