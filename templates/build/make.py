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

_DESCRIPTIONS = ("order", "protocol", "plan")


def main() -> None:
    """Write every described template beside its kinds."""
    folder = TEMPLATES / "docx"
    folder.mkdir(exist_ok=True)
    for name in _DESCRIPTIONS:
        description = import_module(f"templates.build.{name}")
        description.write(folder / f"{name}.docx")
        sys.stdout.write(f"templates/docx/{name}.docx\n")


def write_sample() -> None:
    """Write the template by which docs/templates.md shows the helpers of layout."""
    import_module("templates.build.helpers").write(SAMPLE)
    sys.stdout.write("docs/samples/helpers.docx\n")


if __name__ == "__main__":
    main()
    write_sample()
