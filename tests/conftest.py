"""What the tests of all folders share."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from hypothesis import settings
from msgspec.structs import replace

from docgen.disk_cache import VARIABLE
from docgen.limits import Limits, use_limits
from tests.keeping import keep_templates, use_a_slim_blank
from tests.libreoffice import keep_below
from tests.thoroughness import examples

# Rarer than Python's own: what a test leaves is searched for cycles, never all that stays for good.
SEARCHED_AFTER = (20_000, 10, 5)

# Without a deadline: how long an example takes tells of the machine, not of docgen.
settings.register_profile("docgen", max_examples=examples(30), deadline=None)
settings.load_profile("docgen")


@pytest.fixture
def limited() -> Iterator[Callable[..., None]]:
    """Let a test put other limits in force, as long as it runs."""
    yield lambda **chosen: use_limits(replace(Limits(), **chosen))
    use_limits(Limits())


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Search the tests themselves, which stay to the end, for cycles no more."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def nothing_apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a test see all objects that there are."""
    monkeypatch.setattr("docgen.collecting.gc", gc)
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.fixture(autouse=True)
def _cycles_are_searched() -> None:
    """Take back what a command before has set: it is a process of its own and ends soon."""
    gc.set_threshold(*SEARCHED_AFTER)


@pytest.fixture(scope="session", autouse=True)
def _work_is_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make once what many tests need; nothing is kept in the folder of whoever runs the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    keep_below(shared / "LibreOffice")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(shared / "cache"))
        # To count the objects of all tests before each document would take longer than to make it.
        counted = {**vars(gc), "get_freeze_count": lambda: 1}
        patch.setattr("docgen.collecting.gc", SimpleNamespace(**counted))
        use_a_slim_blank(patch, tmp_path_factory.mktemp("бланк"))
        keep_templates(patch)
        yield
