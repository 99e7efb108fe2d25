"""What stands in texts that have numbers of their own."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.signs import Signs
from docgen.lazy_regex import lazy_regex

#: A line that begins with a number: «2.1. Общие положения».
NUMBERED_LINE: Final = Signs(lazy_regex(r"^[ \t]*\d[\d.]*\s", re.MULTILINE))
