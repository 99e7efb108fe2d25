"""Objects of docxtpl that are tied to the document of a template: pictures, subdocuments.

``InlineImage`` and ``Subdoc`` put pictures, styles and lists into the document of the docxtpl
template that they were made for. Its package is then the one that a rendering starts from.
"""

from __future__ import annotations

import io
from typing import Any

from msgspec import Struct

from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex
from docgen.rendering.archive import read_parts

_RESERVED = 10_000
_INDENTS = lazy_regex(r">\n\s*<")


class Binding(Struct):
    """The docxtpl template of the objects in a context, None until one of them is printed.

    What is printed before ``start`` knows nothing of that document, and is printed again after.
    """

    template: Any = None
    started: bool = False

    @property
    def reserved_ids(self) -> int:
        """How many ids of relationships each part leaves to python-docx."""
        return _RESERVED if self.started else 0

    def markup(self, value: Any) -> str:
        """Return the markup of an object; nothing while its document is not in use."""
        template = getattr(value, "tpl", None)
        if template is None:
            return str(value.__html__())
        if self.template is None:
            self.template = template
        elif self.template is not template:
            raise TemplateError(
                "Картинки и вложенные документы сделаны для разных шаблонов.",
                "Создайте их от одного объекта DocxTemplate.",
            )
        if not self.started:
            return ""
        markup = str(value.__html__())
        if hasattr(value, "image_descriptor") and not self._in_body:
            # python-docx lays out a picture for a reader; docxtpl keeps that in the body alone.
            markup = _INDENTS.sub("><", markup)
        return markup

    @property
    def _in_body(self) -> bool:
        return self.template.current_rendering_part is self.template.docx.part

    def start(self) -> None:
        """Take the document of the objects into use, afresh where one was printed before."""
        self.template.render_init()
        self.started = True

    def enter(self, part_name: str) -> None:
        """Tell the objects which part they are printed into."""
        if not self.started:
            return
        parts = {part.partname.lstrip("/"): part for part in self.template.docx.part.package.parts}
        self.template.current_rendering_part = parts.get(part_name)

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the document with what the objects have put into it."""
        target = io.BytesIO()
        self.template.docx.save(target)
        self.template.is_rendered = True
        return read_parts(target.getvalue())
