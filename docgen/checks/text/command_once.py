"""The word of command stands once: «ПРИКАЗЫВАЮ» ends the preamble by itself (R-ORD-4)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape


def command_once(paper: Paper) -> Iterator[Issue]:
    """Yield a preamble that ends with the word which the document prints after it."""
    preamble, command = card_value(paper, "preamble"), _command(paper)
    if preamble is not None and command and _letters(preamble.raw).endswith(command):
        yield warning(
            "command-once",
            preamble.location,
            f"Преамбула кончается словом «{preamble.raw.split()[-1]}», а документ ставит его сам: "
            "оно окажется в нём дважды.",
            "Сотрите его в преамбуле.",
        )


def _command(paper: Paper) -> str:
    """Return the letters of the word that the document prints."""
    typed = card_value(paper, "command")
    cards = (sheet for sheet in paper.records.kind.sheets if sheet.shape is Shape.CARD)
    columns = filter(None, (sheet.column("command") for sheet in cards))
    default = next((column.default for column in columns), "")
    return _letters(typed.raw if typed else default)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
