"""Records of a workbook -> the names that a template may use, and the findings met on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.content import Paragraph, Printable, SectionStart, Span
from docgen.context.approvals import ApprovalsView
from docgen.context.block_values import BlocksValue
from docgen.context.coverage import Coverage
from docgen.context.factory import ValueFactory
from docgen.context.facts import PaperFacts
from docgen.context.gaps import tell_gaps, tell_signers_without_post
from docgen.context.later import Computed, Later
from docgen.context.office import Office
from docgen.context.people import person
from docgen.context.sheets import SheetViews, by_alphabet, headings_of
from docgen.context.values import ChoiceValue, Empty
from docgen.context.views import RecordView, RowsView, children
from docgen.issues import Issue, Location, warning
from docgen.journal import timed
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, Value, WorkbookRecords
from docgen.russian.agreement import act_in_case

if TYPE_CHECKING:
    from docgen.context.trials import Trial


class Context(Struct):
    """The names of one document, and what is needed to prove that nothing of it was lost."""

    names: dict[str, object]
    factory: ValueFactory
    office: Office
    records: WorkbookRecords

    @property
    def coverage(self) -> Coverage:
        """What the values have told so far."""
        return self.factory.coverage

    def missing(self, texts: Iterable[str]) -> list[Issue]:
        """Return findings on values that the texts of the document do not show."""
        return self.coverage.check(self.records, texts, self.office.log.used, self.factory.trial)

    def let_go(self) -> None:
        """Forget all values: they know each other in circles, which Python would search for."""
        self.names.clear()
        self.factory.forget_sheets()


def build_context(
    records: WorkbookRecords, office: Office, row: Record | None = None, trial: Trial | None = None
) -> Context:
    """Return the context of one document; problems go to ``office.findings``.

    ``row`` is the row of «Комплект» that asks for it, when it is a paper beside the main one.
    On ``trial`` templates meet not all rows of long lists.
    """
    builder = _Builder(records, office, row, trial)
    with timed("значения"):
        return Context(builder.build(), builder.factory, office, records)


class _Builder:
    def __init__(
        self, records: WorkbookRecords, office: Office, row: Record | None, trial: Trial | None
    ) -> None:
        self._row = row
        self.paper: RecordView | None = None
        self.records = records
        self.office = office
        self.names: dict[str, object] = {}
        self.factory = ValueFactory(office, Coverage(), self.names, trial)
        self.sheets = SheetViews(records, office, self.factory)
        self.lists = self.sheets.lists
        self.cards: dict[str, RecordView] = {}
        self.rows: dict[str, RowsView] = {}
        self.card = RecordView(Record(Location(str(records.path))), (), self.factory)

    def build(self) -> dict[str, object]:
        """Return all names: the office, the card's fields, the sheets, what is computed."""
        self._name_office()
        declared = {normal_name(sheet.name): sheet for sheet in self.records.kind.sheets}
        for name, data in self.records.sheets.items():
            if name not in declared:
                self.lists[name] = self.sheets.unknown_rows(data)
        self._name_card()
        self._name_unknown()
        kind = self.records.kind
        self.facts = main = PaperFacts(kind.main or kind, self.card, self.organization, self.office)
        self.names["этот_документ"] = Computed(main.named)
        if kind.main:
            self._name_paper()
            self.facts = PaperFacts(kind, self.card, self.organization, self.office)
        lists = [sheet for sheet in self.records.kind.sheets if sheet.shape is not Shape.CARD]
        # Attachments come last: they repeat for the rows of other sheets.
        lists.sort(key=lambda sheet: (sheet.shape is Shape.ATTACHMENTS, bool(sheet.parent)))
        for sheet in lists:
            if sheet.parent:
                self._hang(sheet)
            else:
                self._name_sheet(sheet)
        self._name_computed()
        tell_gaps(self.records, self.card, self.office)
        return self.names

    # -- the office and the card

    def _name_office(self) -> None:
        directory: dict[str, Printable] = {}
        known = self.office.directory.records
        for sheet in known.kind.sheets if known else ():
            data = known.sheets.get(normal_name(sheet.name)) if known else None
            if sheet.shape is Shape.CARD:
                record = data.card if data else Record(Location(sheet=sheet.name))
                directory[normal_name(sheet.name)] = RecordView(
                    record, sheet.columns, self.factory, headings=headings_of([record])
                )
        profile = self.office.profile
        self.organization = directory.get("организация", Empty())
        self.names["справочник"] = {"организация": self.organization, **directory}
        self.names["профиль"] = {
            "порог_списка": profile.presence_threshold,
            "дата_над_видом": profile.date_line_above_kind,
            "вид_в_строке_даты": any("{вид}" in line for line in profile.date_line),
        }
        self.names["книга"] = self.records.path.stem

    def _name_card(self) -> None:
        for sheet in self.records.kind.sheets:
            if sheet.shape is not Shape.CARD:
                continue
            data = self.records.sheets.get(normal_name(sheet.name))
            record = data.card if data else Record(Location(str(self.records.path), sheet.name))
            view = RecordView(record, sheet.columns, self.factory, headings=headings_of([record]))
            if sheet.column("kind") or not self.card.columns:
                self.card = view
            self.cards[normal_name(sheet.name)] = view
            if owner := self.cards.get(normal_name(sheet.parent)):
                owner.extra |= children(sheet, view)
                continue
            self.names[normal_name(sheet.name)] = self.names[sheet.tag_name] = view
            for name in view.known_names():
                self.names.setdefault(name, Later(view, name))

    def _name_paper(self) -> None:
        """Name what a paper of the set has beside the main document, over the names of that."""
        from docgen.context.extracts import Extract
        from docgen.context.own_papers import own_card, row_of_paper

        kind = self.records.kind
        self.paper = row_of_paper(self.records, self.factory, self._row)
        self.card = own_card(kind, self.card, self.cards, self.factory)
        self.names |= {name: Later(self.card, name) for name in self.card.known_names()}
        self.names["бумага"] = self.paper
        self.names["выписка"] = Extract(kind, self.lists, self.paper, self.office)

    def _name_unknown(self) -> None:
        """Name the sheets that the kind does not know; a field of the card keeps its name."""
        for name, rows in self.lists.items():
            if self.names.setdefault(name, rows) is not rows:
                data = self.records.sheets[name]
                self.office.note(
                    warning(
                        "name-clash",
                        data.location,
                        f"Лист «{data.name}» назван так же, как поле документа.",
                        "Переименуйте лист: под этим именем печатается поле.",
                    )
                )

    def _name_sheet(self, sheet: Sheet) -> None:
        name = normal_name(sheet.name)
        if sheet.shape is Shape.TABLE:
            data = self.records.sheets.get(name)
            self.names[name] = self.sheets.main_table(data, self.card)
            self.names[sheet.tag_name] = self.names[name]
            return
        views = self.sheets.views(sheet)
        if sheet.shape is Shape.TEXT:
            if views:
                from docgen.context.texts import mark_runs

                mark_runs(views)
            self.lists[name] = RowsView(views)
        elif sheet.shape is Shape.CLAUSES:
            self._add_control(sheet, views)
            if views:
                from docgen.context.clauses import ClauseView, number_clauses

                number_clauses([view for view in views if isinstance(view, ClauseView)])
            self.lists[name] = RowsView(views)
        elif sheet.shape is Shape.APPROVALS:
            data = self.records.sheets.get(name)
            place = data.location if data else Location(str(self.records.path), sheet.name)
            self.lists[name] = ApprovalsView(views, self.office, self.facts.approved, place)
        elif sheet.shape is Shape.ATTACHMENTS:
            self.lists[name] = RowsView(self._placed(views) if views else [])
        else:
            if sheet.column("signer"):
                tell_signers_without_post(views, self.office)
            self.lists[name] = RowsView(views, {"по_алфавиту": lambda: by_alphabet(views)})
        self.names[name] = self.names[sheet.tag_name] = self.rows[name] = self.lists[name]

    def _placed(self, attachments: list[RecordView]) -> list[RecordView]:
        from docgen.context.attachments import Paper, placed

        paper = Paper(self.facts.act, self.facts.author, self.facts.dated)
        return placed(attachments, paper, self.sheets.rows_of, self.office)

    def _hang(self, sheet: Sheet) -> None:
        views = self.sheets.views(sheet)
        name = normal_name(sheet.name)
        self.rows[name] = rows = RowsView(views)
        if card := self.cards.get(normal_name(sheet.parent)):
            card.extra |= children(sheet, rows)
        else:
            from docgen.context.hanging import hang

            parents = self.rows.get(normal_name(sheet.parent), RowsView([]))
            rows = hang(sheet, views, parents, self.office, together=self._together())
        self.lists[name] = self.names[name] = self.names[sheet.tag_name] = rows

    def _together(self) -> bool:
        """Whether the card asks to put all hung clauses together at the end."""
        choice = self.card.printable("placement")
        return isinstance(choice, ChoiceValue) and "в конце" in choice.chosen

    # -- what is computed

    def _add_control(self, sheet: Sheet, views: list[RecordView]) -> None:
        column, text_column = self.card.column("control"), sheet.column("text")
        if column is None or text_column is None:
            return
        from docgen.context.clauses import ClauseView
        from docgen.context.person_wording import control_clause

        value = self.card.value("control")
        typed = value.raw if value else column.default
        place = value.location if value else self.card.record.location
        who = person(typed, self.office, place)
        sentence = control_clause(typed, who, act_in_case(self.facts.act, "genitive"))
        if not sentence:
            return
        record = Record(place)
        blocks = (Paragraph((Span(sentence),)),)
        record.values[normal_name(text_column.name)] = Value(
            sentence, blocks, place, text_column, blocks
        )
        clause = ClauseView(record, sheet.columns, self.factory)
        clause.lists = self.lists
        views.append(clause)

    def _name_computed(self) -> None:
        facts = self.facts
        self.names |= {
            "строка_даты": Computed(lambda: BlocksValue(facts.date_line())),
            "строка_даты_в_углу": Computed(lambda: BlocksValue(facts.corner_date_line())),
            "название_документа": Computed(lambda: facts.title),
            "организация_кратко": Computed(lambda: facts.short_organization),
            "от_и_номер": Computed(facts.dated),
            "страница": Computed(self._first_page),
            "ознакомлены": Computed(lambda: self._filled(self._acquainted)),
            "поручения": Computed(lambda: self._filled(self._errands)),
        }

    def _first_page(self) -> object:
        """Return what turns the first section when the card asks for landscape sheets."""
        if self.card.text("orientation").startswith("альбом"):
            return BlocksValue((SectionStart("landscape", first=True),))
        return BlocksValue(())

    def _errands(self) -> RowsView:
        """Return the tasks that the paper gives, of a paper for one person those of that person."""
        from docgen.context.errands import errands
        from docgen.context.extracts import person_named

        who = person_named(self.paper.printable("for_whom")) if self.paper else None
        return errands(self.records.kind, self.names, self.lists, self.factory, who)

    def _acquainted(self) -> RowsView:
        from docgen.context.acquainted import acquainted

        return acquainted(self.records.kind, self.lists, self._errands(), self.factory)

    def _filled(self, work: Callable[[], RowsView]) -> RowsView:
        """Return the rows of a list; a paper of the set that would have none is told."""
        rows = work()
        if self.paper is not None and not rows:
            from docgen.context.own_papers import nothing_to_list

            self.office.note(nothing_to_list(self.records.kind, self.paper))
        return rows
