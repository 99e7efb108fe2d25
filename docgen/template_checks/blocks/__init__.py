"""Blocks: every one closed, inside one another, and in places that docxtpl can repeat."""

from collections.abc import Mapping

from docgen.template_checks.blocks.alone import block_tags_apart, nothing_lost_beside_tag
from docgen.template_checks.blocks.pairing import block_closed, block_opened, blocks_nested
from docgen.template_checks.blocks.placing import (
    block_in_one_paragraph,
    block_in_one_place,
    prefix_fits_place,
    prefixes_agree,
)
from docgen.template_checks.paper import TemplateCheck

CHECKS: Mapping[str, TemplateCheck] = {
    "block-closed": block_closed,
    "block-opened": block_opened,
    "blocks-nested": blocks_nested,
    "prefixes-agree": prefixes_agree,
    "prefix-fits-place": prefix_fits_place,
    "block-in-one-place": block_in_one_place,
    "block-in-one-paragraph": block_in_one_paragraph,
    "block-tags-apart": block_tags_apart,
    "nothing-lost-beside-tag": nothing_lost_beside_tag,
}
