"""What stands in texts that name acts, attachments and clauses."""

from __future__ import annotations

from typing import Final

from docgen.checks.signs import Signs, near

CITATION: Final = Signs(
    "№",
    near(("n",), r"n(?<!\w.)"),
    near(("от",), r"от(?<!\w..)\s*[«\"„_…\d]"),
    tells="docgen.russian.citations:find_citations",
)
ATTACHMENT: Final = Signs("прил")
#: «Пункт 7 настоящего приказа».
THIS_PAPER: Final = Signs("настоящ")
