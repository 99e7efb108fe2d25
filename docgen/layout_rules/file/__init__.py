"""The file around the text: nothing of an editor's work left in it, nothing from elsewhere."""

from collections.abc import Callable, Iterator, Mapping

from docgen.issues import Issue
from docgen.layout_rules.file.editing import no_comments, no_hidden_text, no_tracked_changes
from docgen.layout_rules.file.elsewhere import no_embedded_objects, no_outside_content
from docgen.layout_rules.file.fields import fields_from_here, fields_stand_still
from docgen.layout_rules.word_paper import WordPaper

#: Those that hold for templates and for finished documents alike.
CHECKS: Mapping[str, Callable[[WordPaper], Iterator[Issue]]] = {
    "no-tracked-changes": no_tracked_changes,
    "no-comments": no_comments,
    "no-hidden-text": no_hidden_text,
    "fields-from-here": fields_from_here,
    "fields-stand-still": fields_stand_still,
    "no-outside-content": no_outside_content,
    "no-embedded-objects": no_embedded_objects,
}
