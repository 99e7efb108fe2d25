"""TOML read once: what a text says is kept on the disk, for reading TOML is slow work in Python."""

from __future__ import annotations

from typing import Any, Final

from docgen.disk_cache import keep, recall

_NAME: Final = "toml"


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, as ``tomllib.loads`` does; ValueError when it is none."""
    source = text.encode("utf-8", "surrogatepass")
    known: Any = recall(_NAME, "", source)
    if known is None:
        import tomllib

        known = tomllib.loads(text)
        keep(_NAME, "", source, known)
    tables: dict[str, Any] = known
    return tables
