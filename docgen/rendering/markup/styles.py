"""Named styles of a template: found by the name people see, since Word renames the ids."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from docgen.content import Role
from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.columns import RowShapes
from docgen.rendering.markup.held_rows import HeldRow, WrittenRow
from docgen.rendering.markup.row_frames import Form, RowFrame
from docgen.rendering.package import parse
from docgen.sharing import Known, Memo

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from lxml import etree

StyleKind = Literal["paragraph", "character", "table"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUM_ID = lazy_regex(r'<w:numId\b[^>]*\bw:val="(\d+)"')
_LEVEL = lazy_regex(r'<w:ilvl\b[^>]*\bw:val="(\d+)"')
_STYLE = lazy_regex(r'<w:pStyle\b[^>]*\bw:val="([^"]*)"')
_BLANKS = lazy_regex(r"\s+")

# Russian Word shows «Текст», «Подпись» and «Гиперссылка» for built-in styles of its own, and may
# take a style of that name for its own one; so each is known under several names.
_OTHER_NAMES = {
    "текст": ("текст документа", "plain text"),
    "подпись": ("подпись документа", "signature"),
    "гиперссылка": ("hyperlink",),
    "заголовок 1": ("heading 1",),
    "заголовок 2": ("heading 2",),
    "заголовок 3": ("heading 3",),
}

# Each holds many rows as text and as bytes.
_MOST_STRETCHES = 200

HYPERLINK = "Гиперссылка"
TABLE = "Таблица документа"
PLAIN_TABLE = "Без рамок"

_BY_ROLE = {
    Role.CAPTION: "Название таблицы",
    Role.LABEL: "Ярлык",
    Role.NUMBERED: "Нумерованный пункт",
    Role.CORNER_WORD: "Гриф: слово",
    Role.CORNER: "Гриф",
}
_BY_LEVEL = {
    Role.HEADING: ("заголовок", 3),
    Role.DASH: ("Перечень", 3),
    Role.CLAUSE: ("Пункт", 4),
}


def style_name(role: Role, level: int) -> str:
    """Return the name of the style in which a paragraph of this role is set; BODY has none."""
    if role in _BY_LEVEL:
        word, deepest = _BY_LEVEL[role]
        return f"{word} {min(max(level, 1), deepest)}"
    return _BY_ROLE.get(role, "")


@lru_cache(maxsize=1024)
def known_as(name: str) -> str:
    """Return the form in which names of styles are compared: blanks, letter case, ё aside."""
    return _BLANKS.sub(" ", name.replace("\u00a0", " ")).strip().casefold().replace("ё", "е")


class Styles(Struct, frozen=True):
    """Ids of the styles by kind and name, and how far each paragraph style is set in.

    ``lists`` are the paragraph styles that Word numbers: the list of each, and the level in it.
    ``written`` are the rows of tables that documents have in these styles, as markup,
    ``stretches`` those of them that follow each other in many, ``frames`` and ``cells`` what new
    rows have in common with them; ``shapes`` are what tables ask of rows; ``found`` are the
    paragraph styles that were asked for.
    """

    ids: Mapping[tuple[str, str], str]
    indents: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    written: Memo[WrittenRow | HeldRow] = field(default_factory=Memo)
    stretches: Memo[HeldRow] = field(default_factory=lambda: Memo(_MOST_STRETCHES))
    frames: Known[tuple[str, Form], RowFrame] = field(default_factory=Known)
    cells: Known[tuple[Hashable, ...], str] = field(default_factory=Known)
    shapes: RowShapes = field(default_factory=RowShapes)
    found: dict[str, str] = field(default_factory=dict)

    def list_of(self, properties: str) -> tuple[str, str] | None:
        """Return the list of Word that a paragraph with these properties is in, and the level."""
        own = _NUM_ID.search(properties)
        style = _STYLE.search(properties)
        inherited = self.lists.get(style[1]) if style else None
        if own is None:
            return inherited
        level = _LEVEL.search(properties)
        inherited_level = inherited[1] if inherited else "0"
        return (own[1], level[1] if level else inherited_level) if own[1] != "0" else None

    def paragraph(self, name: str) -> str:
        """Return the id of the paragraph style, empty when the template lacks it."""
        found = self.found.get(name)
        if found is None:
            found = self.found[name] = self._find("paragraph", name)
        return found

    def character(self, name: str) -> str:
        """Return the id of the character style, empty when the template lacks it."""
        return self._find("character", name)

    def table(self, name: str) -> str:
        """Return the id of the table style, empty when the template lacks it."""
        return self._find("table", name)

    def _find(self, kind: StyleKind, name: str) -> str:
        wanted = known_as(name)
        for candidate in (wanted, *_OTHER_NAMES.get(wanted, ())):
            if found := self.ids.get((kind, candidate)):
                return found
        return ""


def read_styles(content: bytes) -> Styles:
    """Return the styles defined in the part; none when the part is absent."""
    ids: dict[tuple[str, str], str] = {}
    indents: dict[str, int] = {}
    lists: dict[str, tuple[str, str]] = {}
    if content:
        root = parse(content)
        lists = _lists(root)
        for style in root.iterfind(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                key = (style.get(f"{_W}type", "paragraph"), known_as(name.get(f"{_W}val", "")))
                ids.setdefault(key, style.get(f"{_W}styleId", ""))
            indent = style.find(f"{_W}pPr/{_W}ind")
            left = indent.get(f"{_W}left", "") if indent is not None else ""
            if left.isdecimal():
                indents[style.get(f"{_W}styleId", "")] = int(left)
    return Styles(ids, indents, lists)


def _lists(styles: etree._Element) -> dict[str, tuple[str, str]]:
    """Return the list and level of each paragraph style, its own or from what it is based on."""
    by_id = {style.get(f"{_W}styleId", ""): style for style in styles.iterfind(f"{_W}style")}
    found: dict[str, tuple[str, str]] = {}
    for name in by_id:
        number = level = ""
        seen: set[str] = set()
        base = name
        while base in by_id and base not in seen:
            seen.add(base)
            style = by_id[base]
            number = number or _value(style.find(f"{_W}pPr/{_W}numPr/{_W}numId"))
            level = level or _value(style.find(f"{_W}pPr/{_W}numPr/{_W}ilvl"))
            base = _value(style.find(f"{_W}basedOn"))
        if number not in {"", "0"}:
            found[name] = (number, level or "0")
    return found


def _value(element: etree._Element | None) -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""
