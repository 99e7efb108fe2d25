"""The program in docs/templates.md runs as it stands, and says of itself what is true."""

from pathlib import Path

from docx import Document

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def test_the_program_of_the_manual_runs(tmp_path, monkeypatch, png):
    document = Document()
    document.add_paragraph("Выдана {{r кому }} {{ герб }}")
    document.add_paragraph("{% for строка in строки %}{{ строка.название }}{% endfor %}")
    document.save(tmp_path / "справка.docx")
    (tmp_path / "герб.png").write_bytes(png(8, 8))
    monkeypatch.chdir(tmp_path)
    marked = PAGE.split("<!-- программа: начало -->")[1].split("<!-- программа: конец -->")[0]
    exec(marked.strip().removeprefix("```python").removesuffix("```"), {})
    printed = Document(tmp_path / "готово.docx")
    assert [p.text.strip() for p in printed.paragraphs] == ["Выдана Петровой М.П.", "Рога & копыта"]
    assert len(printed.inline_shapes) == 1
