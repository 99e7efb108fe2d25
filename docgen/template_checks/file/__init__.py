"""The file around the text: nothing of an editor's work left in it, nothing from elsewhere."""

from collections.abc import Mapping

from docgen.template_checks.file.editing import no_comments, no_hidden_text, no_tracked_changes
from docgen.template_checks.file.elsewhere import no_embedded_objects, no_outside_content
from docgen.template_checks.file.fields import fields_from_here, fields_stand_still
from docgen.template_checks.paper import TemplateCheck

CHECKS: Mapping[str, TemplateCheck] = {
    "no-tracked-changes": no_tracked_changes,
    "no-comments": no_comments,
    "no-hidden-text": no_hidden_text,
    "fields-from-here": fields_from_here,
    "fields-stand-still": fields_stand_still,
    "no-outside-content": no_outside_content,
    "no-embedded-objects": no_embedded_objects,
}
