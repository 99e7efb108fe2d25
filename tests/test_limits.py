"""Limits stand in one place, can be raised, and say who raises them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import asdict

from docgen.errors import KindError, TemplateError
from docgen.kinds.toml_file import TomlFile
from docgen.limits import Limits, how_to_raise, limits
from docgen.raised_limits import with_limits
from docgen.rendering import DocumentTemplate
from docgen.rendering.foreign.included import geometry_of_file, put_files_in
from docgen.rendering.markup.pictures import read_picture
from docgen.workspace import Workspace, shipped_folder

DOCX = shipped_folder("templates") / "docx" / "order.docx"
# Of a PNG of one dot nothing but the head is read.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000049454e44ae426082"
)


def workspace(folder: Path, text: str) -> Workspace:
    (folder / "templates").mkdir()
    (folder / "templates" / "limits.toml").write_text(text, "utf-8")
    return Workspace(folder)


def test_a_folder_chooses_its_limits(tmp_path: Path, limited: Callable[..., None]) -> None:
    limited(turns=7)
    with_limits(workspace(tmp_path, "workbook_cells = 5_000_000  # список всех школ края\n"))
    assert limits() == Limits(workbook_cells=5_000_000)
    with_limits(Workspace(tmp_path / "другая"))
    assert limits() == Limits()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("workbook_cell = 9", "«workbook_cells»"),
        ("turns = 0", "целое число от 1"),
        ("turns = 1.5", "целое число от 1"),
        ("turns = true", "целое число от 1"),
        ("turns = 'много'", "целое число от 1"),
        ("turns = ", "не разобран"),
    ],
)
@pytest.mark.usefixtures("limited")
def test_what_is_no_limit_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KindError, match=told):
        with_limits(workspace(tmp_path, text))


def test_a_refusal_tells_the_limit_in_force(limited: Callable[..., None]) -> None:
    limited(turns=20_000)
    assert "«turns = …» в файле templates/limits.toml (сейчас 20\u00a0000)" in how_to_raise("turns")


TEMPLATES = ("template_parts", "template_unpacked_mb", "template_text_mb", "template_elements")


@pytest.mark.parametrize("limit", [*TEMPLATES, "template_tags"])
def test_a_template_beyond_a_limit_tells_it(limit: str, limited: Callable[..., None]) -> None:
    limited(**{limit: 0})
    with pytest.raises(TemplateError, match=r"Шаблон «order\.docx».* слишком") as error:
        DocumentTemplate.open(DOCX, {})
    assert f"«{limit} = …»" in error.value.hint


@pytest.mark.parametrize("limit", TEMPLATES)
def test_an_attachment_beyond_a_limit_tells_it(limit: str, limited: Callable[..., None]) -> None:
    limited(**{limit: 0})
    with pytest.raises(TemplateError, match=r"Файл приложения «order\.docx» слишком") as error:
        geometry_of_file(DOCX)
    assert f"«{limit} = …»" in error.value.hint


@pytest.mark.parametrize(
    "text", ['<!DOCTYPE a [<!ENTITY e "x">]><a/>', "<a" + "><a" * 900 + "/>" + "</a>" * 900, "<a"]
)
def test_an_attachment_that_would_hurt_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "Вложение.docx"
    with zipfile.ZipFile(DOCX) as sound, zipfile.ZipFile(path, "w") as spoilt:
        for name in sound.namelist():
            is_body = name == "word/document.xml"
            spoilt.writestr(name, text if is_body else sound.read(name))
    master = io.BytesIO()
    mark = Document()
    mark.add_paragraph("\u27e6docgen:file:0\u27e7")
    mark.save(master)
    with pytest.raises(TemplateError, match="не читается как документ Word"):
        put_files_in(master.getvalue(), [path])


@pytest.mark.parametrize("limit", ["picture_mb", "picture_megapixels"])
def test_a_picture_beyond_a_limit_tells_it(limit: str, limited: Callable[..., None]) -> None:
    assert read_picture(PNG).extension == "png"
    limited(**{limit: 0})
    with pytest.raises(TemplateError, match="Картинка слишком велика") as error:
        read_picture(PNG)
    assert f"«{limit} = …»" in error.value.hint


@pytest.mark.parametrize(
    "text", [".".join(["а"] * 60), ". ".join(['"а б"'] * 60), " .".join(["'а'"] * 60), "#" * 2000]
)
def test_a_toml_made_to_take_memory_is_refused(
    tmp_path: Path, limited: Callable[..., None], text: str
) -> None:
    limited(toml_kb=1)
    path = tmp_path / "вид.toml"
    path.write_text(f"{text} = 1\n", "utf-8")
    with pytest.raises(KindError, match="слишком"):
        TomlFile(path).load()


def test_dots_of_a_text_are_no_key(tmp_path: Path) -> None:
    path = tmp_path / "вид.toml"
    path.write_text(f"a = '{'.' * 99}'\nb.c.d = '1.2.3.4.5 и т. д., и т. п.'\n", "utf-8")
    assert TomlFile(path).load()["b"] == {"c": {"d": "1.2.3.4.5 и т. д., и т. п."}}


def test_every_limit_stands_in_the_docs() -> None:
    text = (Path(__file__).parents[1] / "docs" / "security.md").read_text("utf-8")
    told = dict(re.findall(r"(?m)^\| `(\w+)` \| ([\d\s]+) \|", text))
    assert {name: int(re.sub(r"\s", "", value)) for name, value in told.items()} == asdict(Limits())
