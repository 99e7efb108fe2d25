"""The block of signatures is not torn, and the text goes with it (R-ORD-12, R-SIGN-9)."""

import re

import pytest

from docgen.rendering.markup.signatures import keep_with_signature, signature_place

MARK = signature_place("Place")
PLACE = f"{MARK}</w:pPr></w:p>"
ROW = (
    '<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Sign"/></w:pPr>'
    "<w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
)


def rows(*names: str) -> str:
    return f"<w:tbl>{''.join(ROW.format(name) for name in names)}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (PLACE + rows("А"), []),
        (PLACE + rows("А", "Б"), ["А"]),
        (PLACE + rows("А", "Б", "В") + rows("Г", "Д"), ["А", "Б"]),
        (PLACE + "<w:p><w:r><w:t>Текст</w:t></w:r></w:p>" + rows("А", "Б"), []),
        (rows("А", "Б") + PLACE + rows("В", "Г"), ["Б", "В"]),
        (PLACE, []),
    ],
    ids=["one", "two", "only the next table", "a text between", "a table above", "none"],
)
def test_rows_kept_with_the_next(body: str, kept: list[str]) -> None:
    found = re.findall(r"<w:keepNext/></w:pPr><w:r><w:t>(\w+)", keep_with_signature(body, MARK))
    assert found == kept
