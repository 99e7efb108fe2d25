"""Rules of text as it is stored: spaces that must stay."""

from collections.abc import Iterator
from itertools import chain

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.story import Story
from docgen.rendering.proof.vocabulary import FIELD_CHARACTER, XML_SPACE

# The spaces of XML only: Word keeps a non-breaking space at the edge without being asked.
_SPACES = " \t\n\r"


def check_texts(story: Story) -> Iterator[Fault]:
    """Edge spaces are asked to be kept, and in the only word that asks it."""
    for element in chain(story.texts, story.fields):
        text = element.text
        if not text:
            continue
        space = element.get(XML_SPACE)
        if space is None:
            if (text[0] in _SPACES or text[-1] in _SPACES) and element.tag != FIELD_CHARACTER:
                yield story.fault(
                    "edge-space-preserved",
                    "Пробел в начале или в конце фрагмента пропадёт, и слова слипнутся.",
                    element,
                )
        elif space != "preserve":
            yield story.fault(
                "edge-space-value", "Недопустимая пометка о сохранении пробелов.", element
            )
