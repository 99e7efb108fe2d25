"""The worked example of «Начать с готового документа» in docs/templates.md is true."""

import re
from pathlib import Path

from docgen.adoption.adopting import adopt
from docgen.adoption.marking.marking import mark
from docgen.tag_advice import advice_on_failure
from docgen.workspace import Workspace

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def marked(name):
    return PAGE.split(f"<!-- {name}: начало -->")[1].split(f"<!-- {name}: конец -->")[0]


def test_the_worked_example(document, folder, build, text_of):
    lines = re.search(r"```text\n(.*?)\n```", marked("готовая справка"), re.DOTALL)[1].splitlines()
    source = document(*lines, name="Старая справка.docx")
    result = mark(source)
    table = [
        tuple(
            cell.strip().strip("`").replace(r"\|", "|")
            for cell in re.split(r"(?<!\\)\|", row)[1:-1]
        )
        for row in marked("теги справки").splitlines()
        if row.startswith("| `")
    ]
    assert [(offer.tag, offer.was) for offer in result.tags] == table
    adoption = adopt(result.copy, Workspace(folder), folder, name="справка о темах")
    assert adoption.book.name == "Справка о темах.xlsx"
    assert adoption.kind_file.name == "справка о темах.toml"
    (made,) = build()
    assert text_of(made) == lines


def test_what_the_manual_says_to_write_instead():
    rows = [row for row in marked("чего книга не даст").splitlines() if row.startswith("| `")]
    assert len(rows) > 5
    for row in rows:
        typed, told = re.findall(r"`(.*?)`", row)[:-1], re.findall(r"`(.*?)`", row)[-1]
        for tag in typed:
            assert told.replace(r"\|", "|") in advice_on_failure(tag.replace(r"\|", "|"))
