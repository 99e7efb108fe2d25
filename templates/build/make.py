"""Builds the Word templates that docgen ships: ``python templates/build/make.py``.

The files stay ordinary Word documents: change them in Word as you like. This script is for those
who want all of them changed at once, and to show that they can be made again.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1]
SAMPLE = TEMPLATES.parent / "docs" / "samples" / "helpers.docx"
sys.path.insert(0, str(TEMPLATES.parent))

_DESCRIPTIONS = (
    "order", "protocol", "plan",
    # Papers made of the workbook of one of these.
    "order_extract", "minutes_extract", "plan_order", "acquaintance", "attendance", "errands",
)  # fmt: skip
#: Templates of what docgen itself has to say, in ``templates/service``.
_SERVICE = ("names",)


def main() -> None:
    """Write every described template into its folder."""
    for folder, names in (("docx", _DESCRIPTIONS), ("service", _SERVICE)):
        (TEMPLATES / folder).mkdir(exist_ok=True)
        for name in names:
            description = import_module(f"templates.build.{name}")
            description.write(TEMPLATES / folder / f"{name}.docx")
            sys.stdout.write(f"templates/{folder}/{name}.docx\n")


def write_sample() -> None:
    """Write the template by which docs/templates.md shows the helpers of layout."""
    import_module("templates.build.helpers").write(SAMPLE)
    sys.stdout.write("docs/samples/helpers.docx\n")


if __name__ == "__main__":
    main()
    write_sample()
