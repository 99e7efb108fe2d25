"""Letters and their language (document-rules, sections 1 and 9)."""

from collections.abc import Mapping

from docgen.layout_rules.letters.fonts import font_for_russian
from docgen.layout_rules.letters.look import (
    font_of_office,
    fonts_for_all_scripts,
    letters_not_stretched,
    tables_readable,
    text_black,
    text_of_size,
)
from docgen.layout_rules.letters.size import language_russian
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "one-font": font_of_office,
    "font-for-russian": font_for_russian,
    "fonts-for-all-scripts": fonts_for_all_scripts,
    "text-of-size": text_of_size,
    "tables-readable": tables_readable,
    "text-black": text_black,
    "letters-not-stretched": letters_not_stretched,
    "language-russian": language_russian,
}
