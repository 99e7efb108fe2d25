"""Facts of sound outlines are kept for the next process, and are what the rules would find."""

from pathlib import Path
from typing import Any

import pytest

from docgen import disk_cache
from docgen.rendering.proof import facts as rules
from docgen.rendering.proof.facts import collect_facts
from docgen.rendering.proof.known_outlines import known_facts

GOOD_PACKAGE = Path(__file__).parent / "good_package"
PARTS = sorted(
    (path.relative_to(GOOD_PACKAGE).as_posix(), path.read_bytes())
    for path in GOOD_PACKAGE.rglob("*")
    if path.is_file()
)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(("name", "data"), PARTS, ids=[name for name, _ in PARTS])
def test_facts_that_were_kept_are_those_of_the_rules(
    name: str, data: bytes, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = collect_facts(name, data)
    assert known_facts(name, data) == found
    assert len(list(own_cache.iterdir())) == 1

    def refuse(*_: Any) -> None:
        raise AssertionError("what is kept is not looked at again")

    monkeypatch.setattr(rules, "collect_facts", refuse)
    assert known_facts(name, data) == found
    with pytest.raises(AssertionError):
        known_facts(name, data + b"\n")


@pytest.mark.parametrize("spoilt", [b"<w:p", b"<w:p><w:r><w:t>{{ x }}</w:t></w:r>"])
def test_a_fault_is_told_by_the_rules_each_time(spoilt: bytes, own_cache: Path) -> None:
    name = "word/document.xml"
    data = dict(PARTS)[name].replace(b"<w:p>", spoilt, 1)
    found = known_facts(name, data)
    assert found.faults or found.leftovers
    assert not own_cache.exists()
