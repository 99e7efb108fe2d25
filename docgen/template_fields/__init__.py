"""Every name that a template may use: where it is filled in, what it prints, whether it is used."""

from docgen.template_fields.gathering import fields_of_kind, fields_of_template
from docgen.template_fields.model import Field, FieldForm, FieldGroup, TemplateFields

__all__ = [
    "Field",
    "FieldForm",
    "FieldGroup",
    "TemplateFields",
    "fields_of_kind",
    "fields_of_template",
]
