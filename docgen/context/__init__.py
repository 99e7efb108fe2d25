"""Stage 3: records -> the names that a template may use."""

from docgen.context.build import Context, build_context
from docgen.context.filters import russian_filters
from docgen.context.forms import FORMS_SHEET, FormLog
from docgen.context.office import Directory, Office
from docgen.context.profile import DEFAULT_PROFILE, Profile, load_profile

__all__ = [
    "DEFAULT_PROFILE",
    "FORMS_SHEET",
    "Context",
    "Directory",
    "FormLog",
    "Office",
    "Profile",
    "build_context",
    "load_profile",
    "russian_filters",
]
