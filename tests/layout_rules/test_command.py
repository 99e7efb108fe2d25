"""``docgen check --layout``: any Word file, told as text, JSON and a page, marked with comments."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from docgen.cli import main
from docgen.layout_rules.checking import check_document
from tests.documents.conftest import OFFICE, save
from tests.layout_rules.papers import PAPERS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "outputs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoilt(path: Path) -> Path:
    paper = PAPERS["order"]()
    next(one for one in paper.paragraphs if one.text == "ПРИКАЗ").runs[0].text = "Приказ"
    paper.save(str(path))
    return path


def test_a_finding_names_rule_place_and_mend(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt(folder / "чужой.docx")
    assert main(["check", "--layout", "чужой.docx"]) == 0
    told = capsys.readouterr().out
    assert "абзац 3 · предупреждение · kind-in-capitals, R-KIND-1" in told
    assert "Здесь: Приказ" in told
    assert "Напечатайте «ПРИКАЗ»." in told
    assert "п. 5.9" in " ".join(told.split())
    assert "Проверено документов: 1. Ошибок: 0, предупреждений: 1." in told


def test_the_profile_of_the_folder_is_the_measure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*OFFICE, ["Профиль", "Школа, поля 30/15/20/20"]]
    save(folder / "inputs" / "справочник.xlsx", {"Организация": rows}, {})
    PAPERS["order"]().save(str(folder / "чужой.docx"))
    main(["check", "--layout", "чужой.docx"])
    assert "узкие поля – правое 10 мм (нужно 15)" in capsys.readouterr().out


def test_warnings_count_when_strict(folder: Path) -> None:
    spoilt(folder / "чужой.docx")
    assert main(["check", "--layout", "--strict", "чужой.docx"]) == 1


def test_json_has_the_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt(folder / "чужой.docx")
    main(["check", "--layout", "--format", "json", "чужой.docx"])
    told = json.loads(capsys.readouterr().out)
    assert [document["kind"] for document in told["documents"]] == ["приказ"]
    (issue,) = told["issues"]
    assert (issue["code"], issue["rule"], issue["part"]) == (
        "kind-in-capitals",
        "R-KIND-1",
        "текст",
    )


@pytest.mark.usefixtures("folder")
def test_a_page_for_the_browser(folder: Path) -> None:
    spoilt(folder / "чужой.docx")
    main(["check", "--layout", "--format", "html", "чужой.docx"])
    page = (folder / "outputs" / "Замечания.html").read_text(encoding="utf-8")
    assert "Замечания к документам" in page
    assert "kind-in-capitals, R-KIND-1" in page


def test_a_marked_copy_has_comments(folder: Path) -> None:
    spoilt(folder / "чужой.docx")
    assert main(["check", "--layout", "--mark", "чужой.docx"]) == 0
    with zipfile.ZipFile(folder / "outputs" / "чужой (замечания).docx") as copy:
        assert "прописные буквы" in copy.read("word/comments.xml").decode()


def test_without_a_path_the_documents_that_were_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--layout"]) == 3
    assert "нет документов .docx" in capsys.readouterr().err
    (folder / "outputs" / "школы").mkdir()
    spoilt(folder / "outputs" / "Приказ.docx")
    spoilt(folder / "outputs" / "школы" / "Приказ.docx")
    (folder / "outputs" / "~$Приказ.docx").write_bytes(b"lock")
    assert main(["check", "--layout"]) == 0
    assert "Проверено документов: 2." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data"),
    [("нет.docx", None), ("старый.doc", b"\xd0\xcf\x11\xe0"), ("пустой.docx", b"")],
)
def test_what_cannot_be_read_is_told_and_the_others_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    spoilt(folder / "чужой.docx")
    assert main(["check", "--layout", "--format", "json", name, "чужой.docx"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [issue["code"] for issue in told["issues"]] == [
        "unreadable-document",
        "kind-in-capitals",
    ]


@pytest.mark.parametrize(
    "lost", ["word/styles.xml", "word/settings.xml", "docProps/core.xml", "word/theme/theme1.xml"]
)
def test_a_file_without_a_part_is_checked(folder: Path, lost: str) -> None:
    whole, poor = folder / "целый.docx", folder / "неполный.docx"
    PAPERS["order"]().save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(poor, "w") as target:
        for name in source.namelist():
            if name != lost:
                target.writestr(name, source.read(name))
    kind, issues = check_document(poor)
    assert kind == "order"
    assert "internal-error" not in {issue.code for issue in issues}
