"""PDFs of many documents: ``docgen build --pdf``'s converter beside one LibreOffice per file.

    PYTHONPATH=. python benchmarks/pdfs.py [--files 50] [--alone 10]

The documents are plans printed here. Of the baseline only some files are converted, each by a
process of its own with a profile that is there already, and their time is multiplied. Seconds of
the clock, for the work is done by other processes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from engine_inputs import context, write_template

from docgen.office import convert, find_office
from docgen.rendering import DocumentTemplate


def main() -> int:
    """Print one line."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--files", type=int, default=50)
    options.add_argument("--alone", type=int, default=10)
    chosen = options.parse_args()
    office = find_office()
    if office is None:
        print("LibreOffice is not here.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_template(root / "Шаблон.docx")
        template = DocumentTemplate.open(root / "Шаблон.docx", {})
        files = [root / f"План {number}.docx" for number in range(chosen.files)]
        for number, path in enumerate(files):
            path.write_bytes(template.render(context(20, number)).data)
        command = [*office.command, f"-env:UserInstallation={(root / 'profile').as_uri()}"]
        command += ["--headless", "--convert-to", "pdf", "--outdir", str(root / "alone")]
        taken = []
        for path in (files[0], *files[: chosen.alone]):
            start = time.perf_counter()
            subprocess.run([*command, str(path)], check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
        alone = sum(taken[1:]) / chosen.alone * chosen.files
        start = time.perf_counter()
        with closing(convert(files, "pdf", office)) as conversions:
            made = sum(bool(one.data) for one in conversions)
        together = time.perf_counter() - start
        assert made == chosen.files
        print(
            f"{chosen.files} PDFs: a process per file {alone:.1f} s, docgen {together:.1f} s, "
            f"{together / alone:.2f}× of it   (to reach: ≤ 0.2×)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
