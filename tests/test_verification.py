"""``build --verify``: what openxml-audit finds is told in Russian, with its document."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from docgen.cli import main
from docgen.issues import Location
from docgen.verification import Verifier
from docgen.workspace import shipped_folder

TEMPLATE = shipped_folder("templates") / "docx" / "order.docx"
PLACE = Location("Приказ.xlsx")


def changed(part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(TEMPLATE) as sound, zipfile.ZipFile(target, "w") as spoilt:
        for name in sound.namelist():
            data = sound.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            spoilt.writestr(name, data)
    return target.getvalue()


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier()


def test_a_fault_of_the_document_is_an_error(verifier: Verifier) -> None:
    spoilt = changed("word/document.xml", b"<w:pPr>", b'<w:pPr><w:jc w:val="middle"/>')
    found = list(verifier.findings(PLACE, "Приказ_5.docx", spoilt, TEMPLATE))
    full = [issue for issue in found if issue.code.startswith("verify-")]
    assert {issue.code for issue in full} == {"verify-document"}
    assert all("Документ «Приказ_5.docx»" in issue.message for issue in full)
    assert any("недопустимое значение" in issue.message for issue in full)


def test_what_the_template_brings_is_a_warning(verifier: Verifier, tmp_path: Path) -> None:
    spoilt = changed("word/document.xml", b"<w:pPr>", b'<w:pPr><w:jc w:val="middle"/>')
    template = tmp_path / "чужой.docx"
    template.write_bytes(spoilt)
    found = list(verifier.findings(PLACE, "Приказ_5.docx", spoilt, template))
    full = [issue for issue in found if issue.code.startswith("verify-")]
    assert {issue.code for issue in full} == {"verify-template"}
    assert not any(issue.is_error for issue in full)
    assert "«чужой.docx»" in full[0].message


def test_the_zip_is_proved_too(verifier: Verifier) -> None:
    data = TEMPLATE.read_bytes()
    middle = len(data) // 2
    cut = data[:middle] + bytes(8) + data[middle + 8 :]
    codes = {issue.code for issue in verifier.findings(PLACE, "а.docx", cut, TEMPLATE)}
    assert "proof-zip-content-intact" in codes


def test_a_sound_document_passes(verifier: Verifier) -> None:
    faults = [
        issue
        for issue in verifier.findings(PLACE, "а.docx", TEMPLATE.read_bytes(), TEMPLATE)
        # A template is full of tags.
        if issue.code != "proof-no-leftover-tags"
    ]
    assert faults == []


def test_without_the_library_one_sentence_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "openxml_audit", None)
    monkeypatch.chdir(shipped_folder("templates").parent)
    assert main(["build", "--verify", "--output", str(tmp_path), "inputs"]) == 3
    told = capsys.readouterr().err
    assert f'"{sys.executable}" -m pip install openxml-audit' in told
    assert not list(tmp_path.iterdir())
