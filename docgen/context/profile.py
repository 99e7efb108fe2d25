"""The profile of an office: how it writes dates, dashes, blanks; read from a small TOML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

from docgen.content import PageLook
from docgen.errors import KindError
from docgen.kinds.toml_file import TomlFile
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name, normal_name
from docgen.russian.typography import Dash, Typography
from docgen.russian.typography_quotes import NestedQuotes

_PLACES = ("дата", "номер", "место", "вид")
# What a sheet of paper can hold, in the unit of the key.
_BOUNDS: Final = {
    "margins_mm": (5, 60),
    "font_size": (8, 20),
    "table_font_size": (6, 20),
    "small_font_size": (6, 20),
    "first_line_cm": (0, 5),
    "line_spacing": (0.8, 3),
}
_MARGINS: Final = 4
_PLACE = lazy_regex(r"\{([^{}]*)\}")

Justify = Literal["", "по ширине", "по левому краю"]

DEFAULT_PROFILE = "ГОСТ Р 7.0.97-2025, школа"


class Profile(Struct, frozen=True):
    """Defaults that an office may change; every one has the rule behind it in the docs.

    ``date_line``: lines of «left | centre | right» with {дата}, {номер}, {место}, {вид};
    ``corner_order``: words of corner blocks from left to right; empty keeps the workbook's order;
    ``presence_threshold``: more people than this are listed on a separate sheet (R-PROT-4);
    ``margins_mm`` (left, right, top, bottom: R-PAGE-2, R-PAGE-3) and what follows it dress the
    template (R-FONT-1, R-FONT-2, R-PAR-1, R-PAR-2); 0, -1 or nothing leaves it as it is.
    """

    name: str = DEFAULT_PROFILE
    date_form: str = "словами"
    date_line: tuple[str, ...] = ("{дата} | | {номер}", "| {место} |")
    date_line_above_kind: bool = False
    corner_order: tuple[str, ...] = ()
    presence_threshold: int = 15
    blank_number: str = "______"
    blank_date: str = "«___» __________ 20___ г."
    blank: str = ""
    dash: Dash = "–"
    fix_quotes: bool = True
    nested_quotes: NestedQuotes = "one_closing"
    fix_spaces: bool = True
    fix_dashes: bool = True
    fix_ranges: bool = True
    fix_digit_groups: bool = True
    nonbreaking: bool = True
    bind_prepositions: bool = False
    margins_mm: tuple[float, ...] = ()
    mirror_margins: bool = False
    font: str = ""
    font_size: float = 0
    table_font_size: float = 0
    small_font_size: float = 0
    first_line_cm: float = -1
    line_spacing: float = 0
    justify: Justify = ""

    @property
    def look(self) -> PageLook:
        """How this office wants its pages to look."""
        return PageLook(
            margins=self.margins_mm,
            mirrored=self.mirror_margins,
            font=self.font,
            font_size=self.font_size,
            table_font_size=self.table_font_size,
            small_font_size=self.small_font_size,
            first_line=self.first_line_cm if self.first_line_cm >= 0 else None,
            line_spacing=self.line_spacing,
            justify=self.justify,
        )

    @property
    def typography(self) -> Typography:
        """The typing rules (document-rules section 8) as this office wants them."""
        return Typography(
            dash=self.dash,
            quotes=self.fix_quotes,
            nested_quotes=self.nested_quotes,
            nonbreaking=self.nonbreaking,
            spaces=self.fix_spaces,
            dashes=self.fix_dashes,
            ranges=self.fix_ranges,
            digit_groups=self.fix_digit_groups,
            prepositions=self.bind_prepositions,
        )


def load_profile(name: str, template_dirs: Sequence[Path]) -> Profile:
    """Return the profile with this name from the ``profiles`` folders; the first found wins.

    Raises:
        KindError: no such profile, or its file is wrong.

    """
    known: dict[str, Path] = {}
    for folder in template_dirs:
        for path in sorted((folder / "profiles").glob("*.toml")):
            values = TomlFile(path, "Файл профиля").load()
            profile_name = str(values.get("name", path.stem))
            if normal_name(profile_name) == normal_name(name):
                return _profile(values, path)
            known.setdefault(profile_name, path)
    if normal_name(name) == normal_name(DEFAULT_PROFILE):
        return Profile()
    near = nearest_name(name, known)
    offer = f"Возможно, имелось в виду «{near}»." if near else f"Есть: {', '.join(known)}."
    raise KindError(f"Профиль оформления «{name}» не найден.", offer)


def _profile(values: Mapping[str, object], path: Path) -> Profile:
    known = set(Profile.__struct_fields__)
    hints = get_type_hints(Profile)
    checked: dict[str, object] = {}
    for key, value in values.items():
        where = f"Файл профиля «{path.name}», ключ «{key}»"
        if key not in known:
            near = nearest_name(key, known)
            offer = f" Возможно, имелось в виду «{near}»." if near else ""
            raise KindError(f"{where}: такого ключа нет.{offer}")
        fitted = _fitted(value, hints[key])
        if fitted is None:
            raise KindError(f"{where}: значение {value!r} не подходит.")
        if key in _BOUNDS:
            _refuse_out_of_bounds(fitted, key, where)
        checked[key] = fitted
    for line in values.get("date_line", ()):  # type: ignore[attr-defined]
        _refuse_unknown_place(str(line), path)
    return Profile(**checked)  # type: ignore[arg-type]


def _refuse_unknown_place(line: str, path: Path) -> None:
    """Refuse a line of date and number that could not be filled in."""
    where = f"Файл профиля «{path.name}», ключ «date_line», строка «{line}»"
    allowed = ", ".join(f"{{{place}}}" for place in _PLACES)
    for place in _PLACE.findall(line):
        if place not in _PLACES:
            near = nearest_name(place, _PLACES)
            offer = f" Возможно, имелось в виду «{{{near}}}»." if near else ""
            raise KindError(f"{where}: «{{{place}}}» здесь не бывает.{offer}", f"Можно: {allowed}.")
    if set("{}") & set(_PLACE.sub("", line)):
        raise KindError(
            f"{where}: фигурные скобки не парные.", f"Можно: {allowed}, каждое в своих скобках."
        )


def _refuse_out_of_bounds(value: object, key: str, where: str) -> None:
    """Refuse a number that no sheet of paper can hold."""
    least, most = _BOUNDS[key]
    numbers = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(value) != _MARGINS:
        raise KindError(f"{where}: нужны четыре числа – слева, справа, сверху, снизу.")
    if not all(least <= number <= most for number in numbers):
        raise KindError(f"{where}: нужно от {least} до {most}.".replace("0.8", "0,8"))


def _fitted(value: object, hint: object) -> object | None:
    """Return the value as its key wants it, None when it is of another type."""
    if get_origin(hint) is Literal:
        return value if value in get_args(hint) else None
    if get_origin(hint) is tuple:
        one = get_args(hint)[0]
        items = [_fitted(item, one) for item in value] if isinstance(value, list) else [None]
        return None if None in items else tuple(items)
    if hint is float and type(value) is int:
        return float(value)
    return value if type(value) is hint else None
