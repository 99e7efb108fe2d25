"""Rows of tables that documents share: held by a mark while a part is printed, put in at its end.

A part is looked through many times on its way, and most of a plan are rows that another document
had just so. What is asked of such a row is worked out once: its bytes, its visible text, and its
outline for the proof. Only rows that stand for themselves are held: nothing in them is counted,
refers to anything else, or depends on the rows around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, cast

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.limits import limits
from docgen.rendering.markup.visible import visible_text
from docgen.rendering.proof.outline import row_outline
from docgen.rendering.sandbox.limits import TooLongError

# Signs that XML forbids, so that no value prints them: between them stands the number of a row.
_OPEN, _CLOSE = "\x10", "\x11"
_HELD: Final = lazy_regex(f"{_OPEN}([0-9]{{1,9}}){_CLOSE}")
# What is obeyed or changed when the part is printed: marks, fields, signs that hold others.
_OBEYED: Final = lazy_regex(r"[\x00-\x1f\ue000-\uf8ff{}]")


class HeldRow(Struct, frozen=True, gc=False):
    """All that a document takes of a row, or of rows that follow each other.

    ``signs`` is how long the markup is; ``data`` are its bytes.
    """

    signs: int
    data: bytes
    text: str
    outlines: tuple[bytes, ...]

    @property
    def xml(self) -> str:
        """The markup."""
        return self.data.decode()

    def held(self) -> HeldRow:
        """Return what a document that holds the row takes of it: just this."""
        return self

    @staticmethod
    def of(rows: Sequence[HeldRow]) -> HeldRow:
        """Return rows that follow each other as one: each of their outlines once.

        Rows with an outline stand alone, so nothing that is proved depends on how often each of
        them stands there, or in which order: the proof of the outlines is that of all the rows.
        """
        return HeldRow(
            sum([row.signs for row in rows]),
            b"".join([row.data for row in rows]),
            "\n".join(filter(None, [row.text for row in rows])),
            tuple(dict.fromkeys(outline for row in rows for outline in row.outlines)),
        )


def is_obeyed(xml: str) -> bool:
    """Tell whether there may be something in it that is obeyed or changed in a printed part."""
    found = _OBEYED.search(xml) is not None
    return found or "fld" in xml or "<?" in xml or ":instr" in xml


class WrittenRow(Struct, gc=False):
    """A row as markup, kept for other documents; they may hold it, if it is one of those."""

    xml: str
    _held: HeldRow | None = None
    _is_looked_at: bool = False

    def held(self) -> HeldRow | None:
        """Return what a document that holds the row takes of it; None for one that stands out."""
        if not self._is_looked_at:
            self._is_looked_at = True
            data = self.xml.encode()
            outline = None if is_obeyed(self.xml) else row_outline(data)
            if outline is not None:
                self._held = HeldRow(len(self.xml), data, visible_text(self.xml), (outline,))
        return self._held


def _is_held(row: str | HeldRow) -> bool:
    return type(row) is HeldRow


class HeldRows(Struct):
    """The rows that one printed part holds, in runs by the numbers of their marks."""

    runs: list[tuple[HeldRow, ...]] = field(default_factory=list)
    longest: int = 0

    def hold(self, rows: Iterable[str | HeldRow]) -> str:
        """Return the markup of rows, with a mark for those that follow each other and are held."""
        written: list[str] = []
        for is_held, run in groupby(rows, _is_held):
            if not is_held:
                written += cast("Iterator[str]", run)
                continue
            together = tuple(cast("Iterator[HeldRow]", run))
            self.longest = max(self.longest, sum([row.signs for row in together]))
            written.append(f"{_OPEN}{len(self.runs)}{_CLOSE}")
            self.runs.append(together)
        return "".join(written)

    def weigh(self, xml: str) -> None:
        """Raise TooLongError for a part that would be too long with its rows.

        A template may print the same marks often: it has them in a variable.
        """
        most = limits().printed_signs
        if len(xml) + xml.count(_OPEN) * self.longest > most:
            rows = (one.signs for one in self._pieces(xml) if not isinstance(one, str))
            if len(xml) + sum(rows) > most:
                raise TooLongError("printed_signs")

    def released(self, xml: str) -> str:
        """Return the part with its rows in their places, to be looked at as a whole."""
        if not self.runs:
            return xml
        whole = "".join([one if isinstance(one, str) else one.xml for one in self._pieces(xml)])
        self.runs.clear()
        return whole

    def parted(self, xml: str) -> PartedXml:
        """Return the printed part in pieces, its own and those that it holds."""
        return PartedXml(list(self._pieces(xml)) if self.runs else [xml])

    def has_behind(self, xml: str, place: int) -> bool:
        """Tell whether a row is held behind this place of the part."""
        return bool(self.runs) and xml.find(_OPEN, place) >= 0

    def _pieces(self, xml: str) -> Iterator[str | HeldRow]:
        for number, piece in enumerate(_HELD.split(xml)):
            if not number % 2:
                if piece:
                    yield piece
            elif int(piece) < len(self.runs):
                yield from self.runs[int(piece)]
            else:  # markup of others may hold any signs: the proof will tell of them
                yield f"{_OPEN}{piece}{_CLOSE}"


class PartedXml(Struct, frozen=True):
    """A printed part in pieces: text of its own, and rows that are known."""

    pieces: Sequence[str | HeldRow]

    @property
    def has_rows(self) -> bool:
        """Whether some of it is known."""
        return any(not isinstance(one, str) for one in self.pieces)

    def own(self) -> Iterator[str]:
        """Yield what is not known: all fields and drawings are in it."""
        return (one for one in self.pieces if isinstance(one, str))

    def data(self) -> bytes:
        """Return the bytes of the part."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], str):
            return self.pieces[0].encode()
        return b"".join([one.encode() if isinstance(one, str) else one.data for one in self.pieces])

    def texts(self) -> list[str]:
        """Return the visible text in pieces."""
        texts = [visible_text(one) if isinstance(one, str) else one.text for one in self.pieces]
        return [*filter(None, texts)]

    def outlined(self) -> bytes:
        """Return the part with an outline for each sort of row that it holds: all that is proved.

        The outline of this is the outline of the whole part.
        """
        told: list[bytes] = []
        # Rows that follow each other: alike in outline, one stands for all.
        sorts: dict[bytes, None] = {}
        for one in self.pieces:
            if isinstance(one, str):
                told += (*sorts, one.encode())
                sorts.clear()
            else:
                sorts.update(dict.fromkeys(one.outlines))
        return b"".join(told)
