"""Which fonts a PDF has in place of those that its document names: a machine may lack them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docgen.issues import Issue, Location, note
from docgen.lazy_regex import lazy_regex

# Made to the measure of each other: lines and pages do not change.
_TWINS: Final = {
    "timesnewroman": "liberationserif",
    "arial": "liberationsans",
    "couriernew": "liberationmono",
    "arialnarrow": "liberationsansnarrow",
    "calibri": "carlito",
    "cambria": "caladea",
}
_FONTS: Final = re.compile(rb"<w:rFonts\b[^>]*>")
_NAMES: Final = re.compile(rb'\bw:(?:ascii|hAnsi|cs)="([^"]+)"')
_OF_THEME: Final = re.compile(rb'<a:latin [^>]*?typeface="([^"]+)"')
# «BAAAAA+TimesNewRomanPS-BoldMT» is «Times New Roman».
_SUBSET: Final = lazy_regex(r"^[A-Z]{6}\+")
_STYLE: Final = lazy_regex(r"[-,].*$")
_MAKER: Final = lazy_regex(r"(?:PS)?(?:MT)?$")
_HUMP: Final = lazy_regex(r"(?<=[a-z])(?=[A-Z])")
_SECONDS: Final = 20


class StandIns:
    """What was met in the PDFs of one run in place of fonts that this machine lacks."""

    def __init__(self) -> None:
        self._met: dict[str, set[str]] = {}

    def look(self, document: Path, pdf: bytes) -> None:
        """Compare the fonts that a document names with those of its PDF, if both can be read."""
        from pypdf.errors import PyPdfError

        try:
            named = {_key(name): name for name in named_fonts(document.read_bytes())}
            there = {_key(name): name for name in fonts_of(pdf)}
        except (OSError, zipfile.BadZipFile, PyPdfError):
            return
        strangers = {key: name for key, name in there.items() if key not in named}
        for key, name in named.items():
            if strangers and key not in there and (stand_in := _stand_in(name)) != name:
                known = strangers.get(_TWINS.get(key, "")) or strangers.get(_key(stand_in))
                self._met.setdefault(name, set()).update([known] if known else strangers.values())

    def notes(self) -> Iterator[Issue]:
        """Yield a note for each font that was lacking."""
        for name, others in sorted(self._met.items()):
            instead = ", ".join(f"«{other}»" for other in sorted(others))
            is_twin = {_key(other) for other in others} == {_TWINS.get(_key(name), "")}
            yield note(
                "font-replaced",
                Location(),
                f"Шрифта «{name}» на этом компьютере нет: в PDF вместо него {instead}.",
                "Ширина букв у них одна: строки и страницы те же."
                if is_twin
                else "Строки и страницы могут быть не те, что в Word. "
                "Установите шрифт, удалите эти PDF и соберите ещё раз.",
            )


def named_fonts(document: bytes) -> set[str]:
    """Return the fonts that the texts and styles of a DOCX name."""
    names: set[bytes] = set()
    with zipfile.ZipFile(BytesIO(document)) as package:
        parts = [name for name in package.namelist() if name.endswith(".xml")]
        of_theme = False
        for part in parts:
            for found in _FONTS.findall(package.read(part)):
                names.update(_NAMES.findall(found))
                of_theme = of_theme or b"Theme=" in found
        for part in parts if of_theme else ():
            if part.startswith("word/theme/"):
                names.update(_OF_THEME.findall(package.read(part)))
    return {name.decode() for name in names}


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Return the families of the fonts of a PDF, and whether each of them is embedded."""
    from pypdf import PdfReader

    fonts: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        held = _held(_held(page, "/Resources"), "/Font")
        for font in (held[key] for key in held):
            family = _family(str(font["/BaseFont"]) if "/BaseFont" in font else "")
            fonts[family] = fonts.get(family, True) and _is_embedded(font)
    return fonts


def _held(holder: Any, key: str) -> Any:
    # Not «get», which gives the reference in place of what it leads to.
    return holder[key] if key in holder else {}  # noqa: SIM401


def _is_embedded(font: Any) -> bool:
    if "/DescendantFonts" in font:
        font = font["/DescendantFonts"][0].get_object()
    return any(key.startswith("/FontFile") for key in _held(font, "/FontDescriptor"))


def _family(base_font: str) -> str:
    name = _SUBSET.sub("", base_font.removeprefix("/"))
    return _HUMP.sub(" ", _MAKER.sub("", _STYLE.sub("", name)))


def _key(name: str) -> str:
    return re.sub(r"[^0-9a-zа-яё]", "", name.casefold())


def _stand_in(name: str) -> str:
    """Return the font that this system gives for a name: itself when it has it, "" if unknown."""
    program = shutil.which("fc-match")
    if program is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - a found program, no shell
            [program, "--format=%{family}", name.replace("-", r"\-")],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    families = told.stdout.decode(errors="replace").split(",")
    return name if _key(name) in map(_key, families) else families[0]
