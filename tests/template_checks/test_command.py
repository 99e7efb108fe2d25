"""``docgen template check``: which templates it takes, what it says, its marked copies."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from docgen.cli import main
from docgen.template_copies import copy_templates
from docgen.workspace import Workspace
from tests.libreoffice import converted
from tests.template_checks.conftest import p, table, template

SHIPPED = Path(__file__).resolve().parents[2] / "templates"
ORDER = "templates/docx/order.docx"
Check = Callable[..., tuple[int, str]]

FAULTY = (
    p("ПРИКАЗ № {{ номре }} от {{ дата }}"),
    p("Список: {%p for пункт in пункты %}"),
    p("{{ пункт.срок|цифраи }}"),
    p("{%p endfor %}"),
    table(("Кто", "{{ подписант.долность }}")),
    p(""),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with its own order.docx, by which «приказ» is printed."""
    shutil.copytree(SHIPPED / "kinds", tmp_path / "templates" / "kinds")
    shutil.copytree(SHIPPED / "docx", tmp_path / "templates" / "docx")
    (tmp_path / "templates" / "docx" / "order.docx").write_bytes(template(*FAULTY))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def run(*arguments: str) -> tuple[int, str]:
        code = main(["template", "check", *arguments])
        return code, capsys.readouterr().out

    return run


def test_the_shipped_templates_have_nothing_to_tell(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check("--strict") == (
        0, "Проверено шаблонов: 9. Ошибок: 0, предупреждений: 0.\n"
    )  # fmt: skip


def test_every_fault_of_the_folder_is_told_at_once(folder: Path, check: Check) -> None:
    code, text = check()
    assert code == 1
    lines = text.splitlines()
    assert lines[0] == str(Path("templates/docx/order.docx"))
    assert lines[1] == "  Текст"
    assert "    абзац 1 · ошибка · name-known" in lines
    assert "      Здесь: ПРИКАЗ № →{{ номре }}← от {{ дата }}" in lines
    assert "      Возможно, «номер» (лист «Реквизиты», поле «Номер»)." in lines
    assert "    абзац 2 · ошибка · nothing-lost-beside-tag" in lines
    assert "    абзац 3 · ошибка · filter-known" in lines
    assert "    таблица 1, строка 1, столбец 2 · ошибка · name-known" in lines
    assert lines[-1].startswith("Проверено шаблонов: 9, с ошибками: 1. Ошибок: 4,")
    assert not (folder / "outputs").exists()


def test_json_has_the_place(folder: Path, check: Check) -> None:
    code, text = check(str(folder / "templates" / "docx" / "order.docx"), "--format", "json")
    assert code == 1
    report = json.loads(text)
    assert [d["status"] for d in report["documents"]] == ["failed"]
    [found] = [i for i in report["issues"] if "долность" in i["message"]]
    assert (found["part"], found["place"]) == ("текст", "таблица 1, строка 1, столбец 2")
    assert (found["sheet"], found["cell"]) == ("", "")
    assert found["text"] == "→{{ подписант.долность }}←"
    assert found["paragraph"] == 6


def test_the_page_heads_parts_and_shows_the_paragraph(folder: Path, check: Check) -> None:
    assert check(ORDER, "--format", "html")[0] == 1
    page = (folder / "outputs" / "Замечания.html").read_text(encoding="utf-8")
    for words in ("Замечания к шаблонам", "<h3>Текст</h3>", "→{{ номре }}←", "столбец 2"):
        assert words in page


def test_a_file_that_no_kind_prints_by(folder: Path, check: Check) -> None:
    file = folder / "Мой шаблон.docx"
    file.write_bytes(template(p("{{ номре }}")))
    assert check(file.name)[0] == 0
    assert check(file.name, "--kind", "приказ")[0] == 1
    assert check(file.name, "--kind", "письмо")[0] == 3


def test_warnings_count_under_strict(folder: Path, check: Check) -> None:
    file = folder / "Узкий.docx"
    file.write_bytes(template(p("Слово", style="NoSuch")))
    assert check(file.name)[0] == 0
    assert check(file.name, "--strict")[0] == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("Текст.docx", b"no zip", "повреждён"),
        ("Старый.docx", bytes.fromhex("d0cf11e0"), ".doc"),
        ("Нет.docx", None, "не найден"),
    ],
)
def test_what_is_no_template_is_told_as_a_finding(
    folder: Path, check: Check, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    code, text = check(name, str(folder / "templates" / "docx" / "plan.docx"), "--mark")
    assert code == 1
    assert words in " ".join(text.split())
    assert "Проверено шаблонов: 2, с ошибками: 1." in text


@pytest.mark.parametrize("part", ["word/header1.xml", "word/styles.xml", "docProps/core.xml"])
def test_a_damaged_part_is_named(folder: Path, check: Check, part: str) -> None:
    def damage(parts: dict[str, str]) -> None:
        parts[part] = parts[part][:-9]

    (folder / "Мой.docx").write_bytes(template(p("Слово"), change=damage))
    code, text = check("Мой.docx")
    assert code == 1
    assert f"часть файла «{part}» повреждена" in " ".join(text.split())


def test_a_fault_of_docgen_costs_its_template_alone(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("docgen.template_checks.run_template_checks", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    code, text = check()
    assert code == 1
    assert text.count("internal-error") == 10  # each of nine files, and why it matters
    assert "Проверено шаблонов: 9, с ошибками: 9." in text


def test_macros_are_refused(folder: Path, check: Check) -> None:
    with zipfile.ZipFile(folder / "templates" / "docx" / "order.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    code, text = check(ORDER)
    assert code == 1
    assert "содержит макросы" in text


def test_a_folder_without_templates_is_refused(folder: Path, check: Check) -> None:
    (folder / "Пусто").mkdir()
    assert check("Пусто")[0] == 3


def test_the_docs_show_what_is_printed(folder: Path, check: Check) -> None:
    page = (SHIPPED.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(templates/docx/order\.docx\n.*?)```", page, re.DOTALL)
    assert shown
    body = (
        p(""), p(""), p("Список: {%p for пункт in пункты %}"), p("{{p пункт }}"),
        p("{%p endfor %}"),
        table(("{%tr for человек in ознакомление %}", p("")), ("", "{{ человек.долность }}"),
              ("{%tr endfor %}", p(""))), p(""),
    )  # fmt: skip
    (folder / "templates" / "docx" / "order.docx").write_bytes(template(*body))
    assert check(ORDER)[1].replace("\\", "/").startswith(shown[1])


# -- marked copies


def marked(folder: Path) -> Path:
    return folder / "outputs" / "order (замечания).docx"


def anchored(path: Path) -> dict[str, str]:
    """The first line of each comment -> the words that it embraces."""
    document = docx.Document(str(path))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found, opened = {}, {}
    for node in document.element.iter():
        if node.tag == f"{w}commentRangeStart":
            opened[node.get(f"{w}id")] = ""
        elif node.tag == f"{w}commentRangeEnd":
            comment = document.part._comments_part.comments.get(int(node.get(f"{w}id")))
            found[comment.paragraphs[0].text] = opened.pop(node.get(f"{w}id"))
        elif node.tag == f"{w}t":
            opened = {name: words + (node.text or "") for name, words in opened.items()}
    return found


def test_a_marked_copy_has_a_comment_at_every_place(folder: Path, check: Check) -> None:
    original = (folder / "templates" / "docx" / "order.docx").read_bytes()
    code, text = check("--mark")
    assert code == 1
    assert "исправляйте сам шаблон, не копию" in " ".join(text.split())
    assert (folder / "templates" / "docx" / "order.docx").read_bytes() == original
    assert list(anchored(marked(folder)).values()) == [
        "{{ номре }}",
        "{%p for пункт in пункты %}",
        "{{ пункт.срок|цифраи }}",
        "{{ подписант.долность }}",
    ]
    assert [path.name for path in (folder / "outputs").glob("*.docx")] == [marked(folder).name]


def test_a_marked_copy_is_sound_and_the_same_each_time(folder: Path, check: Check) -> None:
    check("--mark", ORDER)
    first = marked(folder).read_bytes()
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(marked(folder)))
    assert [str(error) for error in found.errors] == []
    marked(folder).unlink()
    check("--mark", ORDER)
    assert marked(folder).read_bytes() == first


def test_a_marked_copy_opens_in_libreoffice(folder: Path, check: Check) -> None:
    check("--mark", ORDER)
    converted([marked(folder)], "odt", folder)
    with zipfile.ZipFile(folder / f"{marked(folder).stem}.odt") as archive:
        text = archive.read("content.xml").decode()
    assert text.count("<office:annotation ") == 4
    assert "Возможно, «цифрами»." in text


def test_a_folder_is_taken_without_its_marked_copies(folder: Path, check: Check) -> None:
    check("--mark", ORDER)
    (folder / "outputs" / "Свой.docx").write_bytes(template(p("Слово")))
    assert check("outputs") == (0, "Проверено шаблонов: 1. Ошибок: 0, предупреждений: 0.\n")


def test_a_finding_outside_the_text_hangs_on_the_first_paragraph(
    folder: Path, check: Check
) -> None:
    def change(parts: dict[str, str]) -> None:
        parts["word/header1.xml"] = parts["word/header1.xml"].replace(
            "</w:hdr>", f"{p('{{ номре }}')}</w:hdr>"
        )

    body = (p("Первый"), p("Второй"))
    (folder / "templates" / "docx" / "order.docx").write_bytes(template(*body, change=change))
    check("--mark", ORDER)
    assert list(anchored(marked(folder)).values()) == ["Первый"]
    [comment] = docx.Document(str(marked(folder))).comments
    assert "Место: верхний колонтитул, абзац" in comment.text


def test_a_copy_is_renewed_when_nothing_is_left_to_mark(folder: Path, check: Check) -> None:
    check("--mark", ORDER)
    (folder / "templates" / "docx" / "order.docx").write_bytes(template(p("{{ номер }}")))
    assert check("--mark", ORDER)[0] == 0
    assert anchored(marked(folder)) == {}


def test_a_copy_that_a_person_has_changed_is_kept(folder: Path, check: Check) -> None:
    check("--mark", ORDER)
    document = docx.Document(str(marked(folder)))
    document.add_paragraph("Заметка")
    document.save(str(marked(folder)))
    changed = marked(folder).read_bytes()
    check("--mark", ORDER)
    assert marked(folder).read_bytes() == changed
    assert (folder / "outputs" / "order (замечания) (новый).docx").exists()


def test_template_of_a_former_docgen_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, school = tmp_path / "docgen", tmp_path / "Школа"
    shutil.copytree(SHIPPED, shipped / "templates")
    monkeypatch.setattr("docgen.template_copies.shipped_folder", shipped.joinpath)
    copy_templates(Workspace(school))
    newer = SHIPPED / "docx" / "plan.docx"
    shutil.copy(newer, shipped / "templates" / "docx" / "order.docx")
    monkeypatch.chdir(school)
    assert main(["template", "check"]) == 0
    assert "Этот шаблон – из прежнего docgen; вы его не меняли." in capsys.readouterr().out
    assert main(["doctor"]) == 0
    assert "Из прежнего docgen: docx/order.docx." in capsys.readouterr().out
