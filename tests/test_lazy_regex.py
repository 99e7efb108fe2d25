"""Patterns that are compiled at their first use: they behave as others, and all of them compile."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import docgen
from docgen.lazy_regex import LazyRegex, lazy_regex


def test_a_lazy_pattern_behaves_as_a_pattern() -> None:
    pattern = lazy_regex(r"(\d)а", re.IGNORECASE)
    assert pattern.pattern == r"(\d)а"
    assert pattern.sub(r"<\1>", "1А 2а") == "<1> <2>"
    assert pattern.search("х") is None
    assert pattern.flags & re.IGNORECASE


@pytest.mark.usefixtures("nothing_apart")
def test_every_pattern_of_a_module_compiles() -> None:
    for module in walk_packages(docgen.__path__, "docgen."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    patterns = [one for one in gc.get_objects() if isinstance(one, LazyRegex)]
    assert len(patterns) > 500
    for one in patterns:
        re.compile(one.pattern, one.given_flags)
