"""What stands in texts that name acts, attachments and clauses."""

from __future__ import annotations

from typing import Final

from docgen.checks.parts import word
from docgen.checks.signs import Signs, near

#: «СОШ № 5»: such a number is no act's, and in the papers of a school nothing comes more often.
SCHOOLS: Final = (
    "СОШ", "ООШ", "школа", "школы", "школе", "школу", "лицей", "лицея", "лицее", "гимназия",
    "гимназии", "гимназию", "детский сад", "детского сада", "детском саду",
)  # fmt: skip
CITATION: Final = Signs(
    near(("№",), "№" + "".join(rf"(?<!{school}[ \u00a0]№)" for school in SCHOOLS)),
    near(("N", "n"), r"(?<!\w)[Nn]", word(r"^[Nn]"), unbroken=True),
    near(
        ("от", "От", "ОТ", "оТ"),
        r"[Оо][Тт](?<!\w..)\s*[«\"„_…\d]",
        word(r"^[Оо][Тт]$"),
        chunks=(r"[Оо][Тт](?<!\w..)(?:[«\"„_…\d]|(?!\S))", r"(?:[Оо][Тт]|(?<!\S))[«\"„_…\d]"),
    ),
    as_typed=True,
    tells="docgen.russian.citations:find_citations",
)
ATTACHMENT: Final = Signs("прил")
#: «Пункт 7 настоящего приказа».
THIS_PAPER: Final = Signs(
    "настоящ", near(("приказа", "распоряжения"), r"п[^()]*\d\.?\s(?:приказа|распоряжения)\s*\)")
)
