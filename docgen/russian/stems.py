"""Words without their endings, so that all forms of one word compare as one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex

_ENDING: Final = lazy_regex(
    r"(?:[аяы]ми|[оеё]го|[оеё]му|[ыи]ми|[оеё]в|[оеёыи][мйх]|[ая][мх]|[аяоеыи][яею]|[уюь]ю"
    r"|[аеёиоуыэюяьй])$"
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word in small letters without its ending: at least three letters stay."""
    plain = word.lower()
    return plain[:3] + _ENDING.sub("", plain[3:])
