"""TOML read once: what a text says is kept on the disk, for reading TOML is slow work in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docgen.disk_cache import keep, recall
from docgen.lazy_regex import lazy_regex

_NAME: Final = "toml"
# tomllib takes memory by the square of the names in one key.
_CHAIN: Final = lazy_regex(r"""(?<![\w"'-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){50}""")


class LongKeyError(ValueError):
    """A key of so many names that reading it takes all memory."""


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, as ``tomllib.loads`` does.

    Raises:
        LongKeyError: a key has too many names.
        ValueError: it is no TOML.

    """
    source = text.encode("utf-8", "surrogatepass")
    known: Any = recall(_NAME, "", source)
    if known is None:
        import tomllib

        if _CHAIN.search(text):
            raise LongKeyError
        known = tomllib.loads(text)
        keep(_NAME, "", source, known)
    tables: dict[str, Any] = known
    return tables


def all_parsed(texts: Sequence[str]) -> Sequence[dict[str, Any]]:
    """Return the tables of texts that are always asked for together, kept as one."""
    source = "\0".join(texts).encode("utf-8", "surrogatepass")
    known: Any = recall(_NAME, "together", source)
    if known is None:
        known = [parsed(text) for text in texts]
        keep(_NAME, "together", source, known)
    tables: Sequence[dict[str, Any]] = known
    return tables
