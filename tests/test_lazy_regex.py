"""Patterns that are compiled at their first use: they behave as others, and all of them compile."""

import gc
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import docgen
from docgen import kept_regexes
from docgen.disk_cache import VARIABLE
from docgen.kept_regexes import compiled, keep_new_patterns
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
        pattern = re.compile(one.pattern, one.given_flags)
        numbers = kept_regexes._numbers(one.pattern, int(one.given_flags))
        assert numbers is not None
        assert kept_regexes._made(one.pattern, *numbers) == pattern


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process that has just started, with a cache of its own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(kept_regexes, "_new", {})
    monkeypatch.setattr(kept_regexes, "_recalled", cache(kept_regexes._recalled.__wrapped__))


@pytest.mark.usefixtures("own_cache")
@pytest.mark.parametrize(
    ("source", "flags", "text", "found"),
    [
        (r"(?P<день>\d+)\.(?P<м>\d+)", 0, "1.2", {"день": "1", "м": "2"}),
        ("(?P<слово>ш[а-я]+)", re.IGNORECASE, "ШКОЛА", {"слово": "ШКОЛА"}),
        ("(?x) (?P<a> .+ )  # всё", re.DOTALL, "а\nб", {"a": "а\nб"}),
    ],
)
def test_a_known_pattern_is_not_compiled(
    source: str, flags: int, text: str, found: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(source, flags)
    keep_new_patterns()
    kept_regexes._recalled.cache_clear()
    monkeypatch.setattr(kept_regexes.re, "compile", None)
    again = compiled(source, flags)
    assert again == first
    match = again.match(text)
    assert match is not None
    assert match.groupdict() == found


@pytest.mark.usefixtures("own_cache")
def test_what_is_no_code_of_a_pattern_is_compiled() -> None:
    pattern = compiled("аб+", 0)
    (numbers,) = kept_regexes._new.values()
    kept_regexes._new["аб+", 0] = (numbers[0], numbers[1][:-4], *numbers[2:])
    keep_new_patterns()
    kept_regexes._recalled.cache_clear()
    assert compiled("аб+", 0) == pattern
