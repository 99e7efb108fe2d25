"""Which libraries and which parts of docgen a run loads: some take longer than a workbook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import docgen
from docgen.disk_cache import VARIABLE

ROOT = Path(docgen.__file__).parents[1]
LIBRARIES = ("pymorphy3", "pytrovich", "num2words", "holidays", "pypdf")
PROGRAM = (
    "import sys; from docgen.cli import main; code = main(sys.argv[1:]);"
    f"print('loaded:', *[name for name in {LIBRARIES} if name in sys.modules]); sys.exit(code)"
)
# What no dictionary holds: abbreviations, names, new words, words made by the rules.
UNKNOWN = (
    "Медиашкола «Кедрмаш», квиз МБОУ «Звёздорадуга» и МАОУ «Кедрмастер»",
    "Фотоотчёт, видеодневник и занятия с тьютором в ЦДТТ",
    "Кванториуму – мастерская «Квантик», педагогу-навигатору – бейдж",
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A working folder with the shipped examples, and with a plan of unknown words."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    book = load_workbook(tmp_path / "inputs" / "План школы.xlsx")
    page = book["Мероприятия"]
    for row, text in enumerate(UNKNOWN, 3):
        page.cell(row, 2).value = text  # type: ignore[assignment]
    book.save(tmp_path / "inputs" / "План с новыми словами.xlsx")
    for name in ("План школы", "План с новыми словами", "Краткий протокол"):
        path = tmp_path / "inputs" / f"{name}.xlsx"
        book = load_workbook(path)
        # Other papers decline names and the title of the document.
        for sheet in {"Комплект", "Приказ об утверждении"} & set(book.sheetnames):
            del book[sheet]
        book.save(path)
    return tmp_path


def loaded(office: Path, command: str, *names: str) -> str:
    """Return what is loaded when a command is done with some workbooks of the office."""
    paths = [str(Path("inputs", f"{name}.xlsx")) for name in names]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, command, *paths],
        capture_output=True, encoding="utf-8", cwd=office, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_inflects_nothing_loads_no_library(office: Path, command: str) -> None:
    names = ("План школы", "План с новыми словами", "Краткий протокол")
    assert loaded(office, command, *names) == "loaded:"


def test_posts_that_the_dictionary_holds_need_no_guesses(office: Path) -> None:
    names = ("Приказ о проведении олимпиады", "Протокол рабочей группы")
    assert loaded(office, "build", *names) == "loaded: pytrovich"


# What nobody needs who builds one small document of a template that is known.
UNUSED = (
    *("babel", "dask", "distributed", "docx", "docxcompose", "docxtpl", "holidays", "num2words"),
    *("jinja2", "openpyxl", "pymorphy3", "pypdf", "pytrovich", "segno", "pydantic"),
    *("asyncio", "concurrent.futures", "dataclasses", "email", "http"),
    *(
        "logging",
        "multiprocessing",
        "pickle",
        "secrets",
        "socket",
        "ssl",
        "subprocess",
        "tempfile",
        "tomllib",
    ),
    *("unittest", "xml.etree", "xml.sax"),
    *("docgen.adoption", "docgen.batch", "docgen.doctor", "docgen.layout_rules", "docgen.office"),
    *("docgen.kinds.examples", "docgen.kinds.sheets", "docgen.report.data", "docgen.report.page"),
    *("docgen.new_books", "docgen.pdf", "docgen.preview", "docgen.staff", "docgen.starter"),
    *("docgen.template_checks", "docgen.verification", "docgen.word_list", "docgen.word_report"),
    *("docgen.outputs.bundles", "docgen.outputs.ledger", "docgen.outputs.staging"),
    *("docgen.rendering.compat.api", "docgen.rendering.compat.docxtpl_class"),
    *("docgen.rendering.compiling", "docgen.rendering.part_compiling", "docgen.rendering.opening"),
    *("docgen.rendering.foreign", "docgen.rendering.names", "docgen.rendering.office_look"),
    *("docgen.rendering.preparation", "docgen.rendering.remarks"),
    *("docgen.rendering.sandbox.environment", "docgen.rendering.sandbox.jinja_expressions"),
    *("docgen.rendering.tags.check", "docgen.rendering.tags.healing", "docgen.workbook.form"),
    *("docgen.context.acquainted", "docgen.context.errands", "docgen.context.words"),
    *("docgen.rendering.compat.grids", "docgen.rendering.layout.filters"),
    *("docgen.workbook.renamed", "docgen.workbook.unknown"),
)
OF_ITS_OWN = {f"docgen.commands.{name}" for name in ("build", "printing", "progress", "reporting")}
LISTING = (
    "import sys; from docgen.cli import main; code = main(sys.argv[1:]);"
    "print('modules:', *sorted(sys.modules)); sys.exit(code)"
)


def test_a_small_build_loads_what_it_uses(tmp_path: Path) -> None:
    book = tmp_path / "inputs" / "План.xlsx"
    book.parent.mkdir()
    shutil.copy(ROOT / "inputs" / "План школы.xlsx", book)
    document = load_workbook(book)
    for sheet in {"Комплект", "Приказ об утверждении"} & set(document.sheetnames):
        del document[sheet]
    document.save(book)
    cache = tmp_path / "cache"
    environment = os.environ | {"PYTHONPATH": str(ROOT), VARIABLE: str(cache)}
    modules: list[str] = []
    kept: dict[Path, int] = {}
    for _ in range(2):
        kept = {path: path.stat().st_mtime_ns for path in cache.glob("*")}
        done = subprocess.run(
            [sys.executable, "-c", LISTING, "build", str(book), "--force"],
            capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        modules = done.stdout.splitlines()[-1].split()[1:]
    loaded_unused = [
        name for name in modules for one in UNUSED if name == one or name.startswith(f"{one}.")
    ]
    assert loaded_unused == []
    commands = {name for name in modules if name.startswith("docgen.commands.")}
    assert commands == OF_ITS_OWN
    # All that can be kept has been kept by the first of the two.
    assert {path: path.stat().st_mtime_ns for path in cache.glob("*")} == kept
