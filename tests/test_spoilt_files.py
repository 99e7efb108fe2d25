"""Whatever bytes stand in a file, docgen answers with a Russian sentence: never a traceback."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.cli import main
from docgen.errors import TemplateError, UnreadableWorkbookError
from docgen.kinds import load_directory
from docgen.rendering.remarks.commenting import Remark, with_comments
from docgen.starter import create_workspace
from docgen.workbook import with_rows
from tests.mutations import mutated, mutated_text
from tests.thoroughness import examples

BOOK = "inputs/Краткий протокол.xlsx"
TEMPLATE = "templates/docx/protocol.docx"
QUIET = settings(
    max_examples=examples(3),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("папка")
    create_workspace(root)
    return root


@pytest.fixture
def folder(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder to spoil."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answered(capsys: pytest.CaptureFixture[str], *command: str) -> None:
    code = main(command)
    text = "".join(capsys.readouterr())
    assert code in {0, 1, 3}, text
    assert "Внутренняя ошибка" not in text, text
    assert re.search("[а-яё]", text)


@pytest.mark.parametrize(
    ("file", "commands"),
    [
        (BOOK, [("check", "--mark", BOOK), ("update", BOOK), ("new", "--from", BOOK, "Н.xlsx")]),
        ("справочник.xlsx", [("build", "--force", BOOK), ("update", "справочник.xlsx")]),
        (
            TEMPLATE,
            [
                ("template", "check", TEMPLATE),
                ("template", "mark", TEMPLATE, "--dry-run"),
                ("template", "adopt", TEMPLATE, "--dry-run", "--name", "новый"),
            ],
        ),
        ("templates/kinds/protocol.toml", [("kinds",), ("check", BOOK)]),
        ("templates/profiles/own.toml", [("check", BOOK)]),
    ],
)
@QUIET
@given(seed=st.integers(0, 2**32))
def test_a_spoilt_file_is_answered(
    sound: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    commands: list[tuple[str, ...]],
    seed: int,
) -> None:
    spoil = mutated_text if file.endswith(".toml") else mutated
    (folder / file).write_bytes(spoil((sound / file).read_bytes(), random.Random(seed)))
    (folder / "Н.xlsx").unlink(missing_ok=True)
    for command in commands:
        answered(capsys, *command)


def changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Change one part of a package in its place."""
    target = BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            copy.writestr(name, data)
    path.write_bytes(target.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/settings.xml"])
@pytest.mark.parametrize("command", ["mark", "adopt", "fields", "check"])
def test_a_broken_part_of_a_template_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], part: str, command: str
) -> None:
    changed(folder / TEMPLATE, part, b"<w:", b"<w:<")
    assert main(["template", command, TEMPLATE]) in {1, 3}
    assert f"часть файла «{part}» повреждена" in "".join(capsys.readouterr())


def test_a_template_without_a_body_has_no_place_for_comments(folder: Path) -> None:
    path = folder / TEMPLATE
    for old in (b"<w:body>", b"</w:body>"):
        changed(path, "word/document.xml", old, old.replace(b"body", b"bodi"))
    body = re.compile(rb"<w:p[ >].*</w:p>", re.DOTALL)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("word/document.xml")
    changed(path, "word/document.xml", text, body.sub(b"", text))
    with pytest.raises(TemplateError, match="нет текста"):
        with_comments(path.name, path.read_bytes(), [Remark("Замечание")])


def test_a_sheet_without_its_cells_is_a_damaged_workbook(folder: Path) -> None:
    path = folder / "справочник.xlsx"
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    for part in sheets:
        changed(path, part, b"<sheetData>", b"<sheetDate>")
        changed(path, part, b"</sheetData>", b"</sheetDate>")
    people = next(s for s in load_directory([folder / "templates"]).sheets if s.name == "Люди")
    with pytest.raises(UnreadableWorkbookError, match="повреждён"):
        with_rows(path, (people, [{"ФИО": "Ясенева Нина Фёдоровна"}]))


@pytest.mark.parametrize("offset", [8, 10, 42])
def test_a_spoilt_list_of_parts_is_a_damaged_template(
    folder: Path, capsys: pytest.CaptureFixture[str], offset: int
) -> None:
    data = bytearray((folder / TEMPLATE).read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + offset] ^= 0x7F
    (folder / TEMPLATE).write_bytes(bytes(data))
    assert main(["template", "mark", TEMPLATE, "--dry-run"]) == 3
    assert "повреждён" in capsys.readouterr().err
