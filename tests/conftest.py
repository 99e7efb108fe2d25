"""What the tests of all folders share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from docgen.limits import Limits, use_limits


@pytest.fixture
def limited() -> Iterator[Callable[..., None]]:
    """Let a test put other limits in force, as long as it runs."""
    yield lambda **chosen: use_limits(replace(Limits(), **chosen))
    use_limits(Limits())
