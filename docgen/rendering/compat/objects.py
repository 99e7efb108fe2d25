"""What a template may see of the objects that a programmer hands to ``docgen.DocxTemplate``."""

from __future__ import annotations

import sys
from functools import lru_cache
from types import ModuleType
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference, Undefined
from jinja2.utils import Cycler, Joiner, Namespace

# Modules of Python whose values are data through and through.
_DATA_WORDS = (
    "abc argparse builtins calendar collections dataclasses datetime decimal enum fractions "
    "ipaddress math re statistics string time types typing uuid zoneinfo"
)
_DATA_MODULES = frozenset(_DATA_WORDS.split())
# Through the objects of these a template could write files or the document itself.
_CLOSED_PACKAGES = (
    sys.stdlib_module_names | {"docgen", "docx", "docxcompose", "docxtpl", "jinja2", "lxml"}
) - _DATA_MODULES
_PARTS_OF_JINJA = (
    BlockReference,
    Cycler,
    Joiner,
    LoopContext,
    Macro,
    Namespace,
    TemplateModule,
    TemplateReference,
    Undefined,
)


def is_open(value: Any) -> bool:
    """Return whether a template may see all public attributes: of data and of foreign classes.

    A file, a module, a document or a part of one shows only its texts and numbers.
    """
    if isinstance(value, ModuleType):
        return value.__name__ in _DATA_MODULES
    if isinstance(value, _PARTS_OF_JINJA):
        return True
    return _is_open_kind(value if isinstance(value, type) else type(value))


@lru_cache(maxsize=1024)
def _is_open_kind(kind: type) -> bool:
    # A class counts with those it descends from: a file with another name is a file.
    packages = {str(base.__module__).partition(".")[0] for base in kind.__mro__}
    return not packages & _CLOSED_PACKAGES
