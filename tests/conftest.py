"""What the tests of all folders share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from docgen.disk_cache import VARIABLE
from docgen.limits import Limits, use_limits


@pytest.fixture(scope="session", autouse=True)
def disk_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is kept on the disk out of the folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def limited() -> Iterator[Callable[..., None]]:
    """Let a test put other limits in force, as long as it runs."""
    yield lambda **chosen: use_limits(replace(Limits(), **chosen))
    use_limits(Limits())
