"""What stands in texts that state numbers."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.signs import Signs, near
from docgen.lazy_regex import lazy_regex

PRESENT: Final = Signs("присутств")
#: Votes in words.
AGAINST: Final = Signs("против")
UNANIMOUS: Final = Signs("единогласно")
#: A number of days or weeks.
DAYS: Final = Signs("дн", "день", "недел")
#: The parts of a number: «18 человек: шесть учителей, семь родителей и пять учеников».
LISTED: Final = Signs(near((":", "("), r"[:(][^:();\n]*\sи\s"))
#: The sum behind its parts: «118 человек, 104 человека, всего 222».
IN_ALL: Final = Signs(near(("всего", "итого"), r"(?:всего|итого)\s(?<=[.,;(]\s.{6})"))
#: The first word of a row of totals.
TOTAL: Final = Signs(near(("итог", "всего"), r"^\s*(?:итог|всего)", flags=re.MULTILINE))
#: Headings of what is made of the columns beside it.
MADE: Final = lazy_regex(
    r"всего|итог|общ|сумм|стоимост|плат[аы]|к_выплат|начислен|в_год|отклонен|разниц|остат"
)
