"""What stands in texts that state numbers."""

from __future__ import annotations

import re
from typing import Final

from docgen.checks.parts import between, word
from docgen.checks.signs import Signs, near, within
from docgen.lazy_regex import lazy_regex

PRESENT: Final = Signs("присутств")
#: Votes in words.
AGAINST: Final = Signs("против")
UNANIMOUS: Final = Signs("единогласно")
#: A number of days or weeks.
DAYS: Final = Signs("дн", "день", "недел")
#: The parts of a number: «18 человек: шесть учителей, семь родителей и пять учеников».
LISTED: Final = Signs(near((":", "("), r"[:(][^:();\n]*\sи\s", chunks=(r"(?<!\S)и(?!\S)",)))
#: The sum behind its parts: «118 человек, 104 человека, всего 222».
IN_ALL: Final = Signs(near(("всего", "итого"), r"(?:всего|итого)\s(?<=[.,;(]\s.{6})"))
#: Parts after dashes, and those who did and did not.
DASHED: Final = Signs(
    near(("–",), r"(?::|в том числе|из них)[^\n]*?–\s\d[^\n]*?–\s\d"),
    near(("–",), r":\s\d+\s–\s[^\n]*?\d\s–\s"),
)
NEGATED: Final = Signs(near((" не ",), r"([а-я]{2,}[лш]и(?:сь)?)\s\d[^.;:\n]*?\sне\s\1\s\d"))
#: A share behind two numbers.
SHARE: Final = Signs(near((" из ",), r"\sиз\s\d[^()\n]*\(\d[\d,]*\s?%\)"))
#: What came in was spent, and something is left.
SPENT: Final = Signs(
    near(
        ("израсход", "потрач", "освоен"),
        r"(?:израсходован|потрачен|освоен)[^\0\n]*?\d[^\0\n]*?оста[тл][^\0\n]*?\d",
    )
)
#: A sum of money.
MONEY: Final = Signs(near(("руб",), r"(?<=\d\s)руб"))
#: The first word of a row of totals.
TOTAL: Final = Signs(near(("итог", "всего"), r"^\s*(?:итог|всего)", flags=re.MULTILINE))
#: Factors, and spans of hours: what a cell reckons out.
RECKONED: Final = Signs(
    near(
        ("×", " х ", " x ", " * ", " · "),
        r"\d[^\0\n]*?(?:×| [хx*·] )[^\0\n]*?\d",
        *(between("×| [*·] "), word("^[хx]$")),
    ),
    *(
        within(
            rf"{sign}(?:(?<=\s\d.)|(?<=\s\d\d.))\d\d\s*(?:[-–—]|до)\s*\d\d?[:.]\d\d\s*$",
            between("^[:.]$"),
            flags=re.MULTILINE,
            chunks=(
                rf"(?<!\S)\d\d?{sign}\d\d(?:[-–—]|до|(?!\S))",
                r"(?:[-–—]|до|(?<!\S))\d\d?[:.]\d\d(?!\S)",
            ),
        )
        for sign in (":", r"\.")
    ),
)
#: Headings of what is made of the columns beside it.
MADE: Final = lazy_regex(
    r"всего|итог|общ|сумм|стоимост|плат[аы]|к_выплат|начислен|в_год|отклонен|разниц|остат"
)
