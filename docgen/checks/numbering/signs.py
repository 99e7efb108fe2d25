"""What stands in texts that have numbers of their own."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.parts import number
from docgen.checks.signs import Signs, within

#: A line that begins with a number: «2.1. Общие положения».
NUMBERED_LINE: Final = Signs(
    within(r"^[ \t]*\d[\d.]*\s", number(""), flags=re.MULTILINE, chunks=(r"(?<!\S)\d[\d.]*(?!\S)",))
)
