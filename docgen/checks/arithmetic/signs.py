"""What stands in texts that state numbers."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.signs import Signs, near

PRESENT: Final = Signs("присутств")
#: Votes in words.
AGAINST: Final = Signs("против")
UNANIMOUS: Final = Signs("единогласно")
#: A number of days or weeks.
DAYS: Final = Signs("дн", "день", "недел")
#: The parts of a number: «18 человек: шесть учителей, семь родителей и пять учеников».
LISTED: Final = Signs(near((":", "("), r"[:(][^:();\n]*\sи\s"))
#: The first word of a row of totals.
TOTAL: Final = Signs(near(("итог", "всего"), r"^\s*(?:итог|всего)", re.MULTILINE))
