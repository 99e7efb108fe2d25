"""Records of a workbook -> the names that a template may use, and the findings met on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.content import Blocks, Deferred, Paragraph, Printable, SectionStart, Span
from docgen.context.approvals import ApprovalsView
from docgen.context.attachments import AttachmentView, Paper, number_attachments
from docgen.context.clauses import ClauseView, control_clause, number_clauses
from docgen.context.coverage import Coverage
from docgen.context.factory import ValueFactory
from docgen.context.facts import PaperFacts
from docgen.context.filters import text_of
from docgen.context.hanging import hang
from docgen.context.numbering import add_column_numbers, number_column, number_rows
from docgen.context.office import Office
from docgen.context.people import PeopleValue, PersonValue, person
from docgen.context.texts import TextBlockView, mark_runs
from docgen.context.values import BlocksValue, ChoiceValue, Empty
from docgen.context.views import RecordView, RowsView
from docgen.issues import Issue, Location, error, warning
from docgen.kinds.model import Shape, Sheet, ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
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
        return self.coverage.check(self.records, text)


def build_context(records: WorkbookRecords, office: Office) -> Context:
    """Return the context of one document; problems go to ``office.findings``."""
    builder = _Builder(records, office)
    return Context(builder.build(), builder.factory.coverage, office, records)


class _Builder:
    def __init__(self, records: WorkbookRecords, office: Office) -> None:
        self.records = records
        self.office = office
        self.names: dict[str, object] = {}
        self.lists: dict[str, RowsView] = {}
        self.factory = ValueFactory(office, Coverage(), self.sheet_blocks, self.names)
        self.card = RecordView(Record(Location(str(records.path))), (), self.factory)

    def build(self) -> dict[str, object]:
        """Return all names: the office, the card's fields, the sheets, what is computed."""
        self._name_office()
        declared = {normal_name(sheet.name): sheet for sheet in self.records.kind.sheets}
        for name, data in self.records.sheets.items():
            if name not in declared:
                self.lists[name] = self._unknown_rows(data)
                self.names[name] = self.lists[name]
        self._name_card()
        self.facts = PaperFacts(self.records.kind, self.card, self.organization, self.office)
        for sheet in self.records.kind.sheets:
            if sheet.shape is not Shape.CARD and not sheet.parent:
                self._name_sheet(sheet)
        for sheet in self.records.kind.sheets:
            if sheet.parent:
                self._hang(sheet)
        self._name_computed()
        self._check_required_defaults()
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
                    record, sheet.columns, self.factory, headings=_headings([record])
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
            view = RecordView(record, sheet.columns, self.factory, headings=_headings([record]))
            self.card = view
            self.names[normal_name(sheet.name)] = view
            for name in view.known_names():
                self.names.setdefault(name, _Later(view, name))

    def _check_required_defaults(self) -> None:
        """Tell a required field whose default gave nothing either."""
        for column in self.card.columns.values():
            must = column.required == "yes" or (column.required == "final" and self.records.final)
            if not (must and column.default):
                continue
            if not self.card.lookup(normal_name(column.name)):
                self.office.note(
                    error(
                        "missing-value",
                        self.card.record.location,
                        f"Не заполнено поле «{column.name}», и в справочнике его тоже нет.",
                        f"Впишите значение в строку «{column.name}».",
                    )
                )

    # -- sheets

    def _rows_of(self, sheet: Sheet) -> list[Record]:
        data = self.records.sheets.get(normal_name(sheet.name))
        records = list(data.records) if data else []
        if not records:
            location = data.location if data else Location(str(self.records.path), sheet.name)
            records = [row for row in self._fallback(sheet, location) if row.values]
        return records

    def _fallback(self, sheet: Sheet, location: Location) -> list[Record]:
        """Return the rows that stand in for an empty sheet; one without its person is left out."""
        by_name = {normal_name(column.name): column for column in sheet.columns}
        rows = []
        for fallback in sheet.fallback:
            record = Record(location)
            complete = True
            for name, source in fallback:
                column = by_name[normal_name(name)]
                found = self.office.evaluate(source, self.names) if "{{" in source else source
                text = text_of(found).strip()
                if isinstance(found, PersonValue):
                    text = found.text
                if not text or isinstance(found, Empty):
                    complete = complete and column.type is not ValueType.PERSON
                    continue
                value = Value(text, text, location, column)
                record.values[normal_name(name)] = value
            if complete:
                rows.append(record)
        return rows

    def _view(self, sheet: Sheet, records: Sequence[Record]) -> list[RecordView]:
        classes: dict[Shape, type[RecordView]] = {
            Shape.TEXT: TextBlockView,
            Shape.CLAUSES: ClauseView,
            Shape.ATTACHMENTS: AttachmentView,
        }
        made = classes.get(sheet.shape, RecordView)
        headings = _headings(records)
        views = [made(row, sheet.columns, self.factory, headings=headings) for row in records]
        for view in views:
            if isinstance(view, ClauseView):
                view.lists = self.lists
                view.attached = self._attached()
        if sheet.sort_by:
            key = normal_name(sheet.sort_by)
            views.sort(key=lambda view: _collated(view, key))
        return views

    def _attached(self) -> frozenset[str]:
        """Return the sheets that are printed as attachments."""
        found: set[str] = set()
        for sheet in self.records.kind.sheets:
            column = sheet.column("sheets") if sheet.shape is Shape.ATTACHMENTS else None
            data = self.records.sheets.get(normal_name(sheet.name)) if column else None
            for record in data.records if data else ():
                value = record.get(column.name) if column else None
                names = value.data if value and isinstance(value.data, tuple) else ()
                found.update(normal_name(str(name)) for name in names)
        return frozenset(found)

    def _name_sheet(self, sheet: Sheet) -> None:
        name = normal_name(sheet.name)
        if sheet.shape is Shape.TABLE:
            self.names[name] = BlocksValue(self._main_table(sheet))
            return
        views = self._view(sheet, self._rows_of(sheet))
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
            self.lists[name] = RowsView(views, {"по_алфавиту": lambda: RowsView(_sorted(views))})
        self.names[name] = self.lists[name]

    def _hang(self, sheet: Sheet) -> None:
        parents = self.lists.get(normal_name(sheet.parent), RowsView([]))
        views = self._view(sheet, self._rows_of(sheet))
        rows = hang(sheet, views, parents, self.office, together=self._together())
        self.lists[normal_name(sheet.name)] = rows
        self.names[normal_name(sheet.name)] = rows

    def _together(self) -> bool:
        """Whether the card asks to put all hung clauses together at the end."""
        choice = self.card.printable("placement")
        return isinstance(choice, ChoiceValue) and "в конце" in choice.chosen

    def _unknown_rows(self, data: SheetData) -> RowsView:
        headings = _headings(data.records)
        view = TextBlockView if data.is_text else _PlainRecord
        rows = [view(row, (), self.factory, headings=headings) for row in data.records]
        if data.is_text:
            mark_runs(rows)
            return RowsView(rows)
        return RowsView(rows, {"таблица": lambda: BlocksValue(self.sheet_blocks(data.name))})

    def sheet_blocks(self, name: str) -> Blocks:
        """Return the content of a sheet: its text, or its table."""
        key = normal_name(name)
        data = self.records.sheets.get(key)
        if data is None:
            return ()
        if data.is_text:
            rows = self.lists.get(key)
            return rows.as_blocks() if rows is not None else ()
        if data.table is None:
            return ()
        self.factory.coverage.touch_table(data)
        return self.office.typeset_blocks((data.table,))

    def _main_table(self, sheet: Sheet) -> Blocks:
        data = self.records.sheets.get(normal_name(sheet.name))
        if data is None or data.table is None:
            return ()
        table = data.table
        mode = self.card.text("row_numbers") or "как в таблице"
        if mode != "как в таблице" and number_column(table) is None:
            self.office.note(
                warning(
                    "no-number-column",
                    data.location,
                    f"Выбрана нумерация строк «{mode}», но столбца «№» на листе нет.",
                    "Добавьте первым столбец с заголовком «№».",
                )
            )
        table = number_rows(table, mode)
        if self.card.printable("column_numbers"):
            table = add_column_numbers(table)
        self.factory.coverage.touch_table(data)
        return self.office.typeset_blocks((table,))

    # -- what is computed

    def _placed(self, views: Sequence[RecordView]) -> list[RecordView]:
        paper = Paper(self.facts.act, self.facts.author, self.facts.dated)
        placed: list[RecordView] = []
        attachments = [view for view in views if isinstance(view, AttachmentView)]
        labels = number_attachments(len(attachments), [view.text("number") for view in attachments])
        for view, label in zip(attachments, labels, strict=True):
            repeat = view.value("repeat")
            if repeat is None:
                view.place(paper, label)
                placed.append(view)
                continue
            name = repeat.data[0] if isinstance(repeat.data, tuple) else repeat.raw
            for number, row in enumerate(self.lists.get(normal_name(str(name)), ()), start=1):
                copy = AttachmentView(
                    view.record, tuple(view.columns.values()), self.factory, headings=view.headings
                )
                copy.place(paper, f"{label or 1}.{number}", row.scope())
                placed.append(copy)
        return placed

    def _add_control(self, sheet: Sheet, views: list[RecordView]) -> None:
        value = self.card.value("control")
        text_column = sheet.column("text")
        if value is None or text_column is None:
            return
        who = person(value.raw, self.office, value.location)
        sentence = control_clause(value.raw, who, act_in_case(self.facts.act, "genitive"))
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
        listed = self.lists.get("ознакомление")
        if listed:
            return listed
        found: dict[str, RecordView] = {}
        for sheet in self.records.kind.sheets:
            rows = self.lists.get(normal_name(sheet.name)) if sheet.column("addressee") else None
            for row in rows or ():
                people = row.printable("addressee")
                for who in people if isinstance(people, PeopleValue) else ():
                    if who.name is not None:
                        found.setdefault(full_form(who.name), _person_record(who, self.factory))
        return RowsView([found[name] for name in sorted(found)])


class _Later(Deferred):
    """A field of the card that is read when a template, or another default, asks for it."""

    __slots__ = ("_name", "_view")

    def __init__(self, view: RecordView, name: str) -> None:
        self._view = view
        self._name = name

    def resolve(self) -> object:
        """Return the value itself."""
        return self._view.lookup(self._name)


class _Computed(Deferred):
    """A name that is worked out from others when a template asks for it."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work

    def resolve(self) -> object:
        """Return the result."""
        return self._work()


class _PlainRecord(RecordView):
    """A row of a sheet that the kind does not know; its heading tells what a cell is."""

    def _find(self, name: str) -> object:
        value = self.record.values.get(name)
        if value is not None and name not in self.extra:
            return self.factory.cell(name, value)
        return super()._find(name)


def _person_record(who: PersonValue, factory: ValueFactory) -> RecordView:
    view = RecordView(Record(who.location), (), factory)
    view.extra.update({"кто": lambda: who, "должность": lambda: who.post})
    return view


def _headings(records: Sequence[Record]) -> tuple[str, ...]:
    """Return the names of all filled columns in the order in which they stand on the sheet."""
    places: dict[str, int] = {}
    for record in records:
        for name, value in record.values.items():
            places.setdefault(name, value.location.column or 0)
    return tuple(sorted(places, key=lambda name: places[name]))


def _collated(view: RecordView, name: str) -> str:
    """Return the key of a Russian alphabetical order, where ё is е (R-PROT-3)."""
    value = view.record.values.get(name)
    return value.raw.casefold().replace("ё", "е") if value else ""


def _sorted(views: Sequence[RecordView]) -> list[RecordView]:
    return sorted(views, key=lambda view: _collated(view, "кто"))
