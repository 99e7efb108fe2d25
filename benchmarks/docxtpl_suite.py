"""docxtpl's own tests run twice, with its class and with docgen's, and compared part by part.

    git clone https://github.com/elapouya/python-docx-template
    PYTHONPATH=. python benchmarks/docxtpl_suite.py python-docx-template/tests [--engine]

Every script of the folder is run as it is; the second time ``docxtpl.DocxTemplate`` is
``docgen.DocxTemplate``. What the two runs print and every document they write must be the same.
With ``--engine`` both escape what they print, the second is docgen's own engine, the one that
prints workbooks (``docgen.rendering.DocumentTemplate``), and only the parts with text are compared:
it does not replace files, and takes an unknown name or a call of a function for an error.
The templates are docxtpl's and LGPL, so they are not kept here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.packages import differences

ROOT = Path(__file__).resolve().parents[1]
STORIES = r"word/(document|header\d*|footer\d*|footnotes|endnotes|styles|numbering)\.xml"
NO_TESTS = {"__init__.py", "runtests.py"}
# Python runs this before each script, and before ``python -m docxtpl`` that a script starts.
CHANGES = {
    "theirs": "",
    "ours": """
import docgen, docxtpl, docxtpl.template
docxtpl.DocxTemplate = docxtpl.template.DocxTemplate = docgen.DocxTemplate
""",
    "theirs-escaping": """
import docxtpl.template
class Escaping(docxtpl.template.DocxTemplate):
    def render(self, context, jinja_env=None, autoescape=False):
        super().render(context, jinja_env, autoescape=True)
docxtpl.DocxTemplate = docxtpl.template.DocxTemplate = Escaping
""",
    "engine": """
import docxtpl.template
from pathlib import Path
from docgen.rendering import DocumentTemplate
class Engine(docxtpl.template.DocxTemplate):
    def render(self, context, jinja_env=None, autoescape=False):
        self.init_docx()
        filters = {} if jinja_env is None else {
            name: function for name, function in jinja_env.filters.items()
            if not function.__module__.startswith("jinja2")
        }
        self.printed = DocumentTemplate.open(Path(self.template_file), filters).render(context)
    def save(self, file):
        if hasattr(file, "write"):
            file.write(self.printed.data)
        else:
            Path(file).write_bytes(self.printed.data)
docxtpl.DocxTemplate = docxtpl.template.DocxTemplate = Engine
""",
}


def main() -> int:
    """Print the table and return how many scripts gave something else."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", action="store_true")
    args = parser.parse_args()
    pair = ("engine", "theirs-escaping") if args.engine else ("ours", "theirs")
    with tempfile.TemporaryDirectory() as work:
        folders = [_copied(args.folder, Path(work) / name, CHANGES[name]) for name in pair]
        scripts = sorted(p.name for p in args.folder.glob("*.py") if p.name not in NO_TESTS)
        different = 0
        for script in scripts:
            runs = [_run(folder, script) for folder in folders]
            found = list(_compared(*runs, STORIES if args.engine else ""))
            different += bool(found)
            count = len(runs[1][1])
            print(f"{script:35} {count} document(s): {'DIFFERENT' if found else 'equal'}")
            for line in found:
                print(f"    {line}")
    print(f"{len(scripts)} scripts: {len(scripts) - different} equal, {different} different")
    return different


def _copied(source: Path, target: Path, change: str) -> Path:
    tests = target / "tests"
    shutil.copytree(source, tests)
    (tests / "output").mkdir(exist_ok=True)
    (target / "sitecustomize.py").write_text(change, encoding="utf-8")
    return tests


def _run(folder: Path, script: str) -> tuple[str, dict[str, bytes]]:
    """Return what a script prints and the documents that it writes."""
    output = folder / "output"
    before = {path: path.stat().st_mtime_ns for path in output.iterdir()}
    paths = (folder.parent, ROOT)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",  # sets are printed
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
    }
    done = subprocess.run(
        [sys.executable, str(folder / script)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    printed = done.stdout.replace(str(folder), "")
    if done.returncode:
        printed += done.stderr.strip().rpartition("\n")[2]
    written = sorted(output.iterdir())
    changed = [path for path in written if path.stat().st_mtime_ns != before.get(path)]
    return printed, {path.name: path.read_bytes() for path in changed}


def _compared(
    ours: tuple[str, dict[str, bytes]], theirs: tuple[str, dict[str, bytes]], parts: str
) -> Iterator[str]:
    if ours[0] != theirs[0]:
        yield f"printed {ours[0][-300:]!r} ≠ {theirs[0][-300:]!r}"
    for name in sorted(ours[1].keys() | theirs[1].keys()):
        if name not in ours[1] or name not in theirs[1]:
            yield f"{name}: written by one only"
            continue
        for line in differences(ours[1][name], theirs[1][name], parts):
            yield f"{name}: {line}"


if __name__ == "__main__":
    sys.exit(min(main(), 1))
