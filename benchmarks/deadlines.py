"""Kinds and days of deadlines against strings labelled by hand.

    python benchmarks/deadlines.py FILE.tsv [--show]

FILE has the columns text («\\n» is a line end), kind («a|b» where both may be said), start and end
(ISO, empty when not told); it was labelled for --year and --date. A line is right when its kind is
one of those and both days agree; days of a kind that is not fixed may be left out.
"""

from __future__ import annotations

import argparse
import csv
from datetime import date
from pathlib import Path

from docgen.russian.deadlines import parse_deadline


def main() -> None:
    """Print the shares."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--year", default="2025-2026")
    options.add_argument("--date", type=date.fromisoformat, default=date(2025, 9, 1))
    options.add_argument("--show", action="store_true", help="print what is wrong")
    given = options.parse_args()
    with given.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    kinds = days = both = 0
    for row in rows:
        text = row["text"].replace("\\n", "\n")
        found = parse_deadline(text, school_year=given.year, document_date=given.date)
        wanted = row["kind"].split("|")
        got = tuple(day.isoformat() if day else "" for day in (found.start, found.end))
        told = (row["start"], row["end"])
        is_kind = found.kind in wanted
        is_span = got == told or (len(wanted) > 1 and told == ("", ""))
        kinds, days, both = kinds + is_kind, days + is_span, both + (is_kind and is_span)
        if given.show and not (is_kind and is_span):
            print(f"{text!r}: {found.kind} {got}, not {row['kind']} {told}")
    for title, right in (("kind", kinds), ("days", days), ("both", both)):
        print(f"{title}  {100 * right / len(rows):5.1f} %  ({right} of {len(rows)})")


if __name__ == "__main__":
    main()
