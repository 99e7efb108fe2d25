"""What a document is and where its parts begin, by its words: kind, command, attachments, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Literal

from msgspec import Struct

from docgen.layout_rules.lines import Line, is_break, lines
from docgen.layout_rules.sections import section_of
from docgen.layout_rules.tables import data_tables, places_of_lines
from docgen.layout_rules.word_paper import W, WordPaper
from docgen.lazy_regex import lazy_regex

PaperKind = Literal["order", "minutes", "plan", "extract", ""]

_LONGEST_HEAD: Final = 40
_LONGEST_CORNER, _LONGEST_KIND = 250, 160
_ATTACHMENT: Final = lazy_regex(
    r"приложение(?:\s+№?\s*(?P<number>\d+))?(?:\s+к\s.+)?", re.IGNORECASE
)
_KINDS: Final[Sequence[tuple[PaperKind, re.Pattern[str]]]] = (
    (
        "extract",
        lazy_regex(r"[«\"]?выписка из (?:приказа|протокола|распоряжения)\b.*", re.IGNORECASE),
    ),
    (
        "order",
        lazy_regex(
            r"[«\"]?(?:приказ|распоряжение)[»\".]?(?:\s*(?:№|от\s+[\d_«]).*)?", re.IGNORECASE
        ),
    ),
    (
        "minutes",
        lazy_regex(
            r"[«\"]?протокол[»\".]?(?:\s+(?:№|заседания|совещания|собрания).*)?", re.IGNORECASE
        ),
    ),
    (
        "plan",
        lazy_regex(
            r"(?:[а-яё-]+ ){0,2}(?:план|план-график|дорожная карта)[.]?(?:\s.*)?", re.IGNORECASE
        ),
    ),
)
_OF_MINUTES: Final = lazy_regex(r"слушали|решили|постановили|повестка|присутствовал", re.IGNORECASE)
COMMAND: Final = lazy_regex(r"п ?р ?и ?к ?а ?з ?ы ?в ?а ?ю", re.IGNORECASE)
_READERS: Final = lazy_regex(
    r"лист ознакомления|с (?:приказом|распоряжением) ознакомлен", re.IGNORECASE
)
GRIF: Final = lazy_regex(
    r"[«\"]?(УТВЕРЖДАЮ|УТВЕРЖД[ЕЁ]Н[АОЫ]?|СОГЛАСОВАНО|ПРИНЯТО|РАССМОТРЕНО|УЧТЕНО МНЕНИЕ)"
    r"[»\"]?[:.]?",
    re.IGNORECASE,
)
#: «И.О. Фамилия», the surname with capitals of its parts.
SURNAME: Final = r"[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)(?:-[А-ЯЁ][а-яё]+)?"
INITIALS: Final = r"[А-ЯЁ]\.(?:-?\s?[А-ЯЁ]\.)?"
_SIGNER: Final = lazy_regex(
    rf"(?:{INITIALS}\s?{SURNAME}|{SURNAME}\s{INITIALS}"
    rf"|{SURNAME} [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|вна|ична))$"
)
_POST: Final = lazy_regex(
    r"(?:и\.\s?о\.|исполняющ|врио|директор|заведующ|начальник|руководител|председател|секретар"
    r"|глав[аы]\b|главный|ректор|заместител|министр|члены комиссии|член комиссии)",
    re.IGNORECASE,
)


class Signature(Struct, frozen=True):
    """A line or a row with a post and the name of who signs."""

    first: Line
    last: Line
    name: str


class Anatomy(Struct, frozen=True):
    """The parts of a document; ``main`` is what stands before attachments and lists of readers."""

    kind: PaperKind
    kind_line: Line | None
    command: Line | None
    main: tuple[Line, ...]
    attachments: tuple[tuple[Line, int], ...]
    signatures: tuple[Signature, ...]


def anatomy(paper: WordPaper) -> Anatomy:
    """Return the parts of the document, for ``paper.once``."""
    known = [line for line in paper.once(lines) if line.text and not line.in_box]
    corners = _attachments(paper, known)
    end = next((i for i, one in enumerate(known) if corners and one is corners[0][0]), len(known))
    end = next((i for i, one in enumerate(known[:end]) if _READERS.match(one.text)), end)
    ordered = next((i for i, one in enumerate(known[:end]) if COMMAND.search(one.text)), end)
    # What an order approves may bear no «Приложение», only УТВЕРЖДЕН.
    end = next(
        (i for i in range(ordered, end) if GRIF.fullmatch(known[i].head)),
        end,
    )
    main = tuple(known[:end])
    kind, kind_line = _kind(paper, main)
    command = known[ordered] if ordered < end else None
    return Anatomy(kind, kind_line, command, main, corners, _signatures(paper, main))


def _attachments(paper: WordPaper, known: Sequence[Line]) -> tuple[tuple[Line, int], ...]:
    """Return the first lines of the corners of attachments with their numbers, 0 without one.

    Such a line stands at the right or begins a page: a heading «Приложение» of a list does neither.
    """
    found = []
    places = paper.once(places_of_lines)
    for number, line in enumerate(known):
        match = _ATTACHMENT.fullmatch(line.text) if len(line.text) < _LONGEST_CORNER else None
        if match is None or number == 0 or "{" in line.text:
            continue
        in_list = line.element in places and places[line.element][0].is_list
        if not in_list:
            found.append((line, int(match["number"] or 0)))
    return tuple(found)


def _kind(paper: WordPaper, main: Sequence[Line]) -> tuple[PaperKind, Line | None]:
    words = " ".join(line.text for line in main)
    places = paper.once(places_of_lines)
    for line in main[:_LONGEST_HEAD]:
        place = places.get(line.element)
        # «Протокол от … № …» of a corner block is no kind; a corner бланк has the kind in a cell.
        of_grif = place is not None and any(GRIF.fullmatch(one.head) for one in place[2].lines)
        of_data = place is not None and place[0].bordered
        if of_grif or of_data or len(line.text) > _LONGEST_KIND:
            continue
        for kind, pattern in _KINDS:
            if pattern.fullmatch(line.text) and _is_proved(paper, kind, line, words):
                return kind, line
    return "", None


def _is_proved(paper: WordPaper, kind: PaperKind, line: Line, words: str) -> bool:
    """Return whether the rest of the document is of this kind too."""
    if kind == "order":
        return bool(COMMAND.search(words)) or line.text.isupper()
    if kind == "minutes":
        return bool(_OF_MINUTES.search(words))
    if kind == "plan":
        return bool(paper.once(data_tables)) and (line.align == "center" or line.text.isupper())
    return True


def _signatures(paper: WordPaper, main: Sequence[Line]) -> tuple[Signature, ...]:
    """Return the signatures after the text, from the last one up to the first that is none."""
    places = paper.once(places_of_lines)
    found: list[Signature] = []
    rows: set[Any] = set()
    for line in reversed(main):
        place = places.get(line.element)
        if place is not None and place[0].bordered:
            if found:
                break
            continue
        if place is not None:
            if place[1].element in rows:
                continue
            rows.add(place[1].element)
            texts = [text for text in place[1].texts if text]
            inside = [one for cell in place[1].cells for one in cell.lines]
            first, last = inside[0], inside[-1]
        else:
            texts, first, last = [line.text], line, line
        name = _SIGNER.search(texts[-1]) if texts else None
        whole = " ".join(texts)
        signs = name is not None and _POST.match(whole)
        if signs and name is not None and len(whole) < _LONGEST_CORNER and "," not in whole[-40:]:
            found.append(Signature(first, last, name[0]))
        elif found or len(whole) > _LONGEST_CORNER:
            break
    return tuple(reversed(found))


def begins_page(paper: WordPaper, line: Line) -> bool:
    """Return whether a line is the first of a page, as far as the file itself says it."""
    if line.is_on("pageBreakBefore") or is_break(line.element):
        return True
    block = line.element
    for holder in block.iterancestors(f"{W}tbl"):
        block = holder
    before = block.getprevious()
    while before is not None and before.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        before = before.getprevious()
    if before is None:
        parent = block.getparent()
        return bool(parent.tag == f"{W}body")
    if before.find(f"{W}pPr/{W}sectPr") is not None:
        section = paper.once(section_of).get(block)
        return section is not None and section.begins_page
    if next(line.element.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        return True
    # A break may stand in empty paragraphs above.
    while before is not None and before.tag == f"{W}p":
        if is_break(before) or before.find(f"{W}pPr/{W}sectPr") is not None:
            return True
        if "".join(node.text or "" for node in before.iter(f"{W}t")).strip():
            return False
        before = before.getprevious()
    return False
