"""Records of a workbook -> the names that a template may use, and the findings met on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.content import Deferred, Paragraph, Printable, SectionStart, Span
from docgen.context.approvals import ApprovalsView
from docgen.context.attachments import AttachmentView, Paper, number_attachments
from docgen.context.clauses import ClauseView, control_clause, number_clauses
from docgen.context.coverage import Coverage
from docgen.context.factory import ValueFactory
from docgen.context.facts import PaperFacts
from docgen.context.gaps import tell_gaps, tell_signers_without_post
from docgen.context.hanging import hang
from docgen.context.office import Office
from docgen.context.people import PeopleValue, PersonValue, person
from docgen.context.sheets import SheetViews, by_alphabet, headings_of
from docgen.context.texts import mark_runs
from docgen.context.values import BlocksValue, ChoiceValue, Empty
from docgen.context.views import RecordView, RowsView, children
from docgen.issues import Issue, Location, error, warning
from docgen.journal import timed
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, Value, WorkbookRecords
from docgen.russian.agreement import act_in_case
from docgen.russian.name_forms import full_form


@dataclass(slots=True)
class Context:
    """The names of one document, and what is needed to prove that nothing of it was lost."""

    names: dict[str, object]
    coverage: Coverage
    office: Office
    records: WorkbookRecords

    def missing(self, text: str) -> list[Issue]:
        """Return findings on values that the document's text does not show."""
        return self.coverage.check(self.records, text, self.office.log.used)


def build_context(records: WorkbookRecords, office: Office) -> Context:
    """Return the context of one document; problems go to ``office.findings``."""
    builder = _Builder(records, office)
    with timed("значения"):
        names = builder.build()
    return Context(names, builder.factory.coverage, office, records)


class _Builder:
    def __init__(self, records: WorkbookRecords, office: Office) -> None:
        self.records = records
        self.office = office
        self.names: dict[str, object] = {}
        self.factory = ValueFactory(office, Coverage(), self.names)
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
        self.facts = PaperFacts(self.records.kind, self.card, self.organization, self.office)
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
                self.names.setdefault(name, _Later(view, name))

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
            mark_runs(views)
            self.lists[name] = RowsView(views)
        elif sheet.shape is Shape.CLAUSES:
            self._add_control(sheet, views)
            number_clauses([view for view in views if isinstance(view, ClauseView)])
            self.lists[name] = RowsView(views)
        elif sheet.shape is Shape.APPROVALS:
            self.lists[name] = ApprovalsView(views, self.office, self.facts.approved)
        elif sheet.shape is Shape.ATTACHMENTS:
            self.lists[name] = RowsView(self._placed(views))
        else:
            if sheet.column("signer"):
                tell_signers_without_post(views, self.office)
            self.lists[name] = RowsView(views, {"по_алфавиту": lambda: by_alphabet(views)})
        self.names[name] = self.names[sheet.tag_name] = self.rows[name] = self.lists[name]

    def _hang(self, sheet: Sheet) -> None:
        views = self.sheets.views(sheet)
        name = normal_name(sheet.name)
        self.rows[name] = rows = RowsView(views)
        if card := self.cards.get(normal_name(sheet.parent)):
            card.extra |= children(sheet, rows)
        else:
            parents = self.rows.get(normal_name(sheet.parent), RowsView([]))
            rows = hang(sheet, views, parents, self.office, together=self._together())
        self.lists[name] = self.names[name] = self.names[sheet.tag_name] = rows

    def _together(self) -> bool:
        """Whether the card asks to put all hung clauses together at the end."""
        choice = self.card.printable("placement")
        return isinstance(choice, ChoiceValue) and "в конце" in choice.chosen

    # -- what is computed

    def _placed(self, views: Sequence[RecordView]) -> list[RecordView]:
        if not views:
            return []
        paper = Paper(self.facts.act, self.facts.author, self.facts.dated)
        placed: list[RecordView] = []
        attachments = [view for view in views if isinstance(view, AttachmentView)]
        labels = number_attachments([view.text("number") for view in attachments])
        for view, label in zip(attachments, labels, strict=True):
            repeat = view.value("repeat")
            if repeat is None:
                view.place(paper, label)
                placed.append(view)
                continue
            name = repeat.data[0] if isinstance(repeat.data, tuple) else repeat.raw
            rows = self.sheets.rows_of(str(name))
            if not rows:
                self.office.note(
                    error(
                        "nothing-to-repeat",
                        repeat.location,
                        f"Приложение повторяется для листа «{name}», а на нём нет ни одной строки.",
                        "Заполните этот лист или уберите «Повторить для».",
                    )
                )
            for number, row in enumerate(rows, start=1):
                copy = AttachmentView(
                    view.record, tuple(view.columns.values()), self.factory, headings=view.headings
                )
                copy.place(paper, f"{label or 1}.{number}", row)
                placed.append(copy)
        return placed

    def _add_control(self, sheet: Sheet, views: list[RecordView]) -> None:
        value = self.card.value("control")
        text_column = sheet.column("text")
        if value is None or text_column is None:
            return
        who = person(value.raw, self.office, value.location)
        sentence = control_clause(value.raw, who, act_in_case(self.facts.act, "genitive"))
        if not sentence:
            return
        record = Record(value.location)
        blocks = (Paragraph((Span(sentence),)),)
        record.values[normal_name(text_column.name)] = Value(
            sentence, blocks, value.location, text_column, blocks
        )
        clause = ClauseView(record, sheet.columns, self.factory)
        clause.lists = self.lists
        views.append(clause)

    def _name_computed(self) -> None:
        facts = self.facts
        self.names |= {
            "строка_даты": _Computed(lambda: BlocksValue(facts.date_line())),
            "название_документа": _Computed(lambda: facts.title),
            "организация_кратко": _Computed(lambda: facts.short_organization),
            "от_и_номер": _Computed(facts.dated),
            "страница": _Computed(self._first_page),
            "ознакомлены": _Computed(self._acquainted),
        }

    def _first_page(self) -> object:
        """Return what turns the first section when the card asks for landscape sheets."""
        if self.card.text("orientation").startswith("альбом"):
            return BlocksValue((SectionStart("landscape", first=True),))
        return BlocksValue(())

    def _acquainted(self) -> RowsView:
        """Return who reads the paper and signs: its own list, else all whom it charges (R-ACQ-1).

        People charged by clauses come each once, by alphabet.
        """
        found: dict[str, RecordView] = {}
        for sheet in self.records.kind.sheets:
            listed = self.lists.get(normal_name(sheet.name)) if sheet.column("reader") else None
            if listed:
                return listed
            rows = self.lists.get(normal_name(sheet.name)) if sheet.column("addressee") else None
            for row in rows or ():
                people = row.printable("addressee")
                for who in people if isinstance(people, PeopleValue) else ():
                    if who.name is not None:
                        # «Петрова М.П.» and «Петрова Мария Павловна» of one card are one person.
                        known = who.card.name if who.card else who.name
                        found.setdefault(full_form(known), _person_record(who, self.factory))
        order = sorted(found, key=lambda name: name.casefold().replace("ё", "е"))
        return RowsView([found[name] for name in order])


class _Later(Deferred):
    """A field of the card that is read when a template, or another default, asks for it."""

    __slots__ = ("_name", "_view")

    def __init__(self, view: RecordView, name: str) -> None:
        self._view = view
        self._name = name

    def resolve(self) -> object:
        """Return the value itself."""
        return self._view.lookup(self._name)

    def source(self) -> str:
        """Return the field of the card."""
        return self._view.source_of(self._name)


class _Computed(Deferred):
    """A name that is worked out from others when a template asks for it."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work

    def resolve(self) -> object:
        """Return the result."""
        return self._work()


def _person_record(who: PersonValue, factory: ValueFactory) -> RecordView:
    view = RecordView(Record(who.location), (), factory)
    view.extra.update({"кто": lambda: who, "должность": lambda: who.post})
    return view
