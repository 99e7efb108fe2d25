"""What a template may see of the objects that a programmer hands to ``docgen.DocxTemplate``."""

from __future__ import annotations

import sys
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from functools import lru_cache
from types import GeneratorType, ModuleType
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
_CHANGEABLE = frozenset(
    {ChainMap, Counter, OrderedDict, defaultdict, deque, dict, list, memoryview, set, GeneratorType}
)
_READING_WORDS = (
    "cast copy count difference elements fromkeys get hex index intersection isdisjoint issubset "
    "issuperset items keys most_common new_child symmetric_difference tobytes tolist toreadonly "
    "total union values"
)
_READING = frozenset(_READING_WORDS.split())
_PATHS = frozenset({"image_descriptor", "template_file"})
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


def changes(obj: Any, attribute: str, value: Any) -> bool:
    """Return whether this is a method of Python's own that changes the data it belongs to.

    Jinja knows most of them; here only those that read are known, so that a new one of Python is
    refused.
    """
    if not callable(value):
        return False
    owner = next((one for one in type(obj).__mro__ if attribute in vars(one)), None)
    return owner in _CHANGEABLE and attribute not in _READING


def tells_of_machine(obj: Any, attribute: str) -> bool:
    """Return whether this text of an object of docxtpl is a path on the machine that prints."""
    return attribute in _PATHS and any(
        one.__module__.partition(".")[0] == "docxtpl" for one in type(obj).__mro__
    )


@lru_cache(maxsize=1024)
def _is_open_kind(kind: type) -> bool:
    # A class counts with those it descends from: a file with another name is a file.
    packages = {str(base.__module__).partition(".")[0] for base in kind.__mro__}
    return not packages & _CLOSED_PACKAGES
