"""What is deflated quickly is the same content, whichever library does it."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator

import pytest

from docgen.rendering import deflating
from docgen.rendering.archive import pack, pack_quickly, read_parts, write_archive

CONTENT = ("<w:p>Провести семинар № 4 & слёт</w:p>" * 400).encode()


@pytest.fixture(params=["isal", "zlib"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "isal":
        pytest.importorskip("isal")
    else:
        monkeypatch.setitem(sys.modules, "isal", None)
    deflating._quickest.cache_clear()
    yield request.param
    deflating._quickest.cache_clear()


@pytest.mark.parametrize("content", [b"", b"x", CONTENT])
def test_content_is_the_same(library: str, content: bytes) -> None:
    assert deflating.deflater().startswith(library)
    found = deflating.quickly_deflated(content)
    assert zlib.decompress(found, -15) == content
    assert deflating.quickly_deflated(content) == found
    archive = write_archive([pack_quickly("а.xml", content), pack("б.xml", content, 9)])
    assert read_parts(archive) == {"а.xml": content, "б.xml": content}
