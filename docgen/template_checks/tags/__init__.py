"""Every tag by itself: closed, not empty, understood, asking for what there is."""

from collections.abc import Mapping

from docgen.template_checks.paper import TemplateCheck
from docgen.template_checks.tags.loop_names import loop_name_free
from docgen.template_checks.tags.names import name_known
from docgen.template_checks.tags.placeholders import place_without_tag
from docgen.template_checks.tags.reading import (
    filter_known,
    tag_not_empty,
    tag_understood,
    tags_as_typed,
)
from docgen.template_checks.tags.tag_closed import tag_closed

CHECKS: Mapping[str, TemplateCheck] = {
    "tag-closed": tag_closed,
    "tag-not-empty": tag_not_empty,
    "tag-understood": tag_understood,
    "filter-known": filter_known,
    "name-known": name_known,
    "loop-name-free": loop_name_free,
    "place-without-tag": place_without_tag,
    "tags-as-typed": tags_as_typed,
}
