"""The look comes from styles: those that docgen prints in are there, and text keeps to them."""

from collections.abc import Mapping

from docgen.layout_rules.letters.fonts import font_for_russian, one_font
from docgen.layout_rules.paragraphs.empty import no_empty_paragraphs
from docgen.template_checks.look.direct import look_in_styles
from docgen.template_checks.look.present import styles_defined, styles_present
from docgen.template_checks.paper import TemplateCheck

CHECKS: Mapping[str, TemplateCheck] = {
    "styles-present": styles_present,
    "styles-defined": styles_defined,
    "look-in-styles": look_in_styles,
    "font-for-russian": font_for_russian,
    "one-font": one_font,
    "no-empty-paragraphs": no_empty_paragraphs,
}
