"""Letters of the text: one font, its size, black, not stretched (R-FONT-1 to R-FONT-3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from docgen.issues import Issue, note, warning
from docgen.layout_rules.letters.fonts import russian_runs
from docgen.layout_rules.lines import lines
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.style_sheet import first_value, style_sheet
from docgen.layout_rules.tables import data_tables
from docgen.layout_rules.word_paper import Spot, W
from docgen.lazy_regex import lazy_regex

_LEAST, _MOST, _LEAST_OF_TABLES = 24, 28, 20
_FEW: Final = 12
_BLACK: Final = lazy_regex(r"auto|0[0-9A-F]0[0-9A-F]0[0-9A-F]|1[0-9A-F]1[0-9A-F]1[0-9A-F]")
_BLACK_OF_THEME: Final = ("text1", "dark1", "")
_LINKS: Final = ("hyperlink", "internet link", "интернет-ссылка", "гиперссылка")
_SLOTS: Final = ("ascii", "hAnsi", "cs", "eastAsia")
_STRETCH: Final = 20
_LONG: Final = 40
#: Made to the measure of Times New Roman: one stands for another.
_TWINS: Final = {
    "timesnewroman", "liberationserif", "tinos", "ptastraserif", "xothames",
}  # fmt: skip


def text_of_size(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text whose size is not that of the profile, else 12 to 14 points (R-FONT-2)."""
    signs: Counter[int] = Counter()
    for line in paper.once(lines):
        if line.in_table or line.in_box or line.is_command:
            continue
        for piece in line.paragraph.pieces:
            length = len((piece.element.text or "").strip())
            signs[line.sheet.size(piece.element.getparent(), line.element)] += length
    size = max(signs, key=lambda one: signs[one], default=0)
    asked = round(paper.profile.font_size * 2)
    fits = abs(size - asked) <= 1 if asked else _LEAST <= size <= _MOST
    if size and signs[size] and not fits:
        wanted = f"{asked / 2:g}".replace(".", ",") if asked else "12–14"
        shown = f"{size / 2:g}".replace(".", ",")
        yield paper.tell_file(
            warning,
            "text-of-size",
            f"Текст набран размером {shown} пт, а нужно {wanted}.",
            "Выделите текст и выберите размер или измените его в стиле «Обычный».",
        )


def tables_readable(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell tables most of whose text is smaller than 10 points (R-FONT-2)."""
    for table in paper.once(data_tables):
        sizes: Counter[int] = Counter()
        for row in table.rows:
            for cell in row.cells:
                for line in cell.lines:
                    sizes[line.size] += len(line.text)
        size = max(sizes, key=lambda one: sizes[one], default=0)
        if 0 < size < _LEAST_OF_TABLES:
            shown = f"{size / 2:g}".replace(".", ",")
            yield paper.tell(
                warning,
                "tables-readable",
                table.spot,
                f"Таблица {table.number} набрана размером {shown} пт: мельче 10 её не прочесть.",
                "Выделите таблицу и выберите размер 10–12.",
            )


def font_of_office(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text in several fonts, or in another one than the profile names (R-FONT-1)."""
    signs: Counter[str] = Counter()
    sheet = paper.once(style_sheet)
    for paragraph, run in russian_runs(paper.body):
        text = "".join(node.text or "" for node in run.iter(f"{W}t"))
        signs[sheet.font(run, paragraph.element, "hAnsi")] += len(text.strip())
    shown = [name for name, count in signs.most_common() if count >= _FEW]
    if len({_key(name) for name in shown}) > 1:
        listed = ", ".join(f"«{name or 'не указан'}»" for name in shown)
        yield paper.tell_file(
            warning,
            "one-font",
            f"Текст набран разными шрифтами: {listed}.",
            "Выделите весь текст (Ctrl+A) и выберите один шрифт.",
        )
    elif shown and paper.profile.font and not _are_twins(shown[0], paper.profile.font):
        yield paper.tell_file(
            warning,
            "one-font",
            f"Текст набран шрифтом «{shown[0]}», а в организации принят «{paper.profile.font}».",
            "Выделите весь текст (Ctrl+A) и выберите нужный шрифт.",
        )


def fonts_for_all_scripts(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text whose font is not named for some script: programs choose one of their own."""
    sheet = paper.once(style_sheet)
    for paragraph, run in russian_runs(paper.body):
        if not all(sheet.font(run, paragraph.element, slot) for slot in _SLOTS):
            yield paper.tell(
                note,
                "fonts-for-all-scripts",
                Spot(paper.body.title, paragraph),
                "Шрифт назван не для всех знаков: на другом компьютере часть их будет другой.",
                "Выделите весь текст (Ctrl+A) и выберите шрифт.",
            )
            return


def text_black(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell coloured words and words under a marker; links may be blue (R-FONT-3)."""
    for line in paper.once(lines):
        for piece in () if line.is_command else line.paragraph.pieces:
            run = piece.element.getparent()
            if not (piece.element.text or "").strip() or _is_link(paper, run):
                continue
            owners = line.sheet.run_owners(run, line.element)
            marker = first_value(owners, "highlight")
            what = "под цветным маркером" if marker not in ("", "none") else ""
            what = what or ("цветной" if _is_coloured(owners) else "")
            if what:
                span = (piece.start, piece.end)
                yield paper.tell(
                    warning,
                    "text-black",
                    replace(line.spot, span=span),
                    f"Текст {what}, а в документе он чёрный.",
                    "Выделите его: «Главная» → «Цвет текста» → «Авто», цвет выделения – «Нет».",
                )
                break


def letters_not_stretched(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell text of many words with letters set apart or together (R-FONT-3)."""
    for line in paper.once(lines):
        stretched = 0
        for piece in line.paragraph.pieces:
            owners = line.sheet.run_owners(piece.element.getparent(), line.element)
            value = first_value(owners, "spacing")
            far = value.lstrip("-").isdigit() and abs(int(value)) >= _STRETCH
            stretched += len((piece.element.text or "").strip()) if far else 0
        if stretched >= _LONG:
            yield paper.warn(
                "letters-not-stretched",
                line,
                "Буквы в тексте раздвинуты или сжаты, а интервал между ними – обычный.",
                "Выделите текст: «Шрифт» (Ctrl+D) → «Дополнительно» → «Интервал: Обычный».",
            )


def _is_coloured(owners: list[Any]) -> bool:
    given = [owner for owner in owners if owner is not None and owner.find(f"{W}color") is not None]
    # A colour stands as a whole: that of a style does not shine through one set by hand.
    value = first_value(given[:1], "color")
    theme = first_value(given[:1], "color", "themeColor")
    if theme and theme not in _BLACK_OF_THEME:
        return not theme.startswith(("background", "light"))
    return (
        bool(value)
        and _BLACK.fullmatch(value.casefold() if value == "auto" else value.upper()) is None
    )


def _is_link(paper: LayoutPaper, run: Any) -> bool:
    if next(run.iterancestors(f"{W}hyperlink"), None) is not None:
        return True
    named = first_value([run.find(f"{W}rPr")], "rStyle")
    return paper.once(style_sheet).name(named).casefold() in _LINKS if named else False


def _key(font: str) -> str:
    return re.sub(r"[^0-9a-zа-яё]", "", font.casefold())


def _are_twins(one: str, other: str) -> bool:
    return _key(one) == _key(other) or {_key(one), _key(other)} <= _TWINS
