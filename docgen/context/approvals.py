"""Corner blocks: УТВЕРЖДАЮ, УТВЕРЖДЕН приказом …, СОГЛАСОВАНО, ПРИНЯТО, up to four side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docgen.content import Blocks, Paragraph, Printable, Role, Span, Table, TableCell, TableRow
from docgen.context.acts import ActValue, is_collegial
from docgen.context.office import Office
from docgen.context.people import PersonValue
from docgen.context.values import Empty
from docgen.context.views import RecordView, RowsView
from docgen.issues import Issue, Location, error, warning
from docgen.russian.acts import ActReference
from docgen.russian.agreement import approved_word
from docgen.russian.cases import Case
from docgen.russian.dates import date_in_digits, date_in_words

MAX_BLOCKS = 4
SIGNATURE_PLACE = "______________"
SIGNED_DATE_PLACE = "«___» ____________ 20___ г."
_APPROVED = {"УТВЕРЖДЕН", "УТВЕРЖДЕНА", "УТВЕРЖДЕНО", "УТВЕРЖДЕНЫ"}

# A single block stands on the right: it starts about 9.5 cm from the left edge of the text
# (R-APPR-1); two face each other; three and four share the width.
_WIDTHS = {1: (9.0, 8.0), 2: (8.0, 1.0, 8.0), 3: (5.6, 5.6, 5.6), 4: (4.2, 4.2, 4.2, 4.2)}


class ApprovalsView(RowsView):
    """The corner blocks of the document; ``title`` is what they approve, ``place`` their sheet."""

    def __init__(
        self, rows: Sequence[RecordView], office: Office, title: str, place: Location
    ) -> None:
        super().__init__(rows)
        self.office = office
        self.title = title
        self._sheet = place

    def as_blocks(self) -> Blocks:
        """Return the blocks side by side in one table without borders."""
        rows = sorted(self.rows, key=self._place)  # sorted() keeps the order of equals
        return corner_table([self._block(row) for row in rows])

    def lookup(self, name: str) -> object:
        """Return a view of the list; ``приказ`` is the row by whose order the paper is approved."""
        if name == "приказ":
            found = next(filter(_is_by_order, self.rows), None)
            if found is None:
                self.office.note(_no_order(self._sheet))
            return found or Empty()
        return super().lookup(name)

    def known_names(self) -> tuple[str, ...]:
        """Return the views of the list."""
        return (*super().known_names(), "приказ")

    def _place(self, row: RecordView) -> int:
        """Return where the office wants this block; one that it does not name stands last."""
        order = [_stem(word) for word in self.office.profile.corner_order]
        word = _stem(row.text("word"))
        return order.index(word) if word in order else len(order)

    def _block(self, row: RecordView) -> list[Paragraph]:
        office = self.office
        word = self._agreed(row)
        lines: list[str] = []
        own = row.text("lines")
        if own:
            lines.extend(own.split("\n"))
        post = row.printable("post")
        person = row.printable("person")
        act = row.printable("act")
        hand = isinstance(person, PersonValue)
        typed_post = row.value("post") is not None
        if isinstance(post, Printable) and post and (hand or typed_post):
            text = post.as_text()
            lines.extend((text[:1].upper() + text[1:]).split("\n"))
        if hand:
            assert isinstance(person, PersonValue)
            lines.append(f"{SIGNATURE_PLACE} {person.in_style('signature').as_text()}")
        value = row.value("date")
        day = value.data if value else None
        number = row.text("number")
        if isinstance(act, ActValue):
            # Beside a signature the act is only named: «приказ / от … № …», as schools do.
            case: Case = "nominative" if hand else "instrumental"
            reference = act.reference
            day, number = day or reference.day, number or reference.number
            approving = approving_lines(reference, case, day, number, office)
            lines.extend([" ".join(approving)] if hand else approving)
        elif day or number:
            lines.append(dated(day, number, office))
        if "место" in row.text("signed"):
            lines.append(SIGNED_DATE_PLACE)
        return corner(word, lines, office)

    def _agreed(self, row: RecordView) -> str:
        """Return the word of the block; a small-lettered «утвержден» agrees with the title."""
        typed = row.text("word").rstrip(":").strip('«»" ')
        plain = typed.upper().replace("Ё", "Е")
        if plain not in _APPROVED:
            return plain if typed == typed.lower() else typed.replace("Ё", "Е")
        agreed, certain = approved_word(self.title)
        location = row.record.location
        if typed == typed.lower():
            if not certain:
                self.office.note(_unsure(location, self.title, agreed))
            return agreed
        if certain and agreed != plain:
            self.office.note(
                warning(
                    "approval-agreement",
                    location,
                    f"Гриф «{plain}» не согласован с тем, что утверждают: для «"
                    f"{self.title.splitlines()[0][:60]}» нужно «{agreed}».",
                    "Напишите слово строчными буквами («утвержден»), и оно согласуется само.",
                )
            )
        return plain


def _is_by_order(row: RecordView) -> bool:
    """Return whether a block approves by a приказ or распоряжение, so that one is to be made."""
    act = row.printable("act")
    named = act.reference.act.casefold() if isinstance(act, ActValue) else ""
    approves = row.text("word").upper().replace("Ё", "Е").rstrip(":") in _APPROVED
    return approves and named.startswith(("приказ", "распоряжени"))


def _no_order(place: Location) -> Issue:
    return error(
        "no-approving-order",
        place,
        "Приказ об утверждении не сделать: нет грифа УТВЕРЖДЕН с приказом.",
        "На листе «Грифы» впишите гриф «утвержден», в столбец «Документ» – «приказ директора …», "
        "рядом – его дату и номер.",
    )


def approving_lines(
    reference: ActReference, case: Case, day: object, number: str, office: Office
) -> list[str]:
    """Return «приказом директора …» and «от … № …»; a decision gives its minutes in brackets.

    The approving act stands in the instrumental (R-APPR-3, R-APPR-6); a collegial body's decision
    names the minutes (R-APPR-5).
    """
    lines = reference.in_case(case).split("\n")
    collegial = is_collegial(reference)
    if not (day or number) and (collegial or case == "nominative"):
        return lines
    place = dated(day, number, office)
    if collegial:
        return [*lines, f"(протокол {place})"]
    return [*lines, place]


def dated(day: object, number: str, office: Office) -> str:
    """Return «от 22 марта 2027 г. № 101», with blanks for what is not yet known."""
    profile = office.profile
    if isinstance(day, date):
        words = profile.date_form == "словами"
        when = date_in_words(day) if words else date_in_digits(day)
    else:
        when = profile.blank_date
    return f"от {when} № {number or profile.blank_number}"


def corner(word: str, lines: Sequence[str], office: Office) -> list[Paragraph]:
    """Return the paragraphs of one corner block."""
    head = [Paragraph((Span(word),), Role.CORNER_WORD)] if word else []
    rest = (office.typeset(line) for line in lines if line.strip())
    return [*head, *(Paragraph((Span(line),), Role.CORNER) for line in rest)]


def corner_table(blocks: Sequence[Sequence[Paragraph]]) -> Blocks:
    """Return one to four corner blocks side by side; a single one stands on the right."""
    if not blocks:
        return ()
    if len(blocks) > MAX_BLOCKS:  # what does not fit beside stands in the next row
        return (*corner_table(blocks[:MAX_BLOCKS]), *corner_table(blocks[MAX_BLOCKS:]))
    cells = [TableCell(tuple(block)) for block in blocks]
    if len(cells) == 1:
        cells.insert(0, TableCell())
    elif len(cells) == 2:
        cells.insert(1, TableCell())
    row = TableRow(tuple(cells))
    return (Table(_WIDTHS[len(blocks)], (row,), bordered=False),)


def _stem(word: str) -> str:
    """Return the word of a block without its ending: УТВЕРЖДЕН and УТВЕРЖДЕНА are one."""
    folded = word.casefold().replace("ё", "е").rstrip(":").strip()
    return folded[:7]


def _unsure(location: Location, title: str, agreed: str) -> Issue:
    return warning(
        "check-form",
        location,
        f"Проверьте род: для «{title.splitlines()[0][:60]}» поставлено «{agreed}».",
        "Если род другой, напишите слово прописными: УТВЕРЖДЕНА, УТВЕРЖДЕНО, УТВЕРЖДЕНЫ.",
    )
