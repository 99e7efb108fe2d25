"""What was read out of a list of people or schools, and what becomes of every row of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from docgen.issues import Location
from docgen.russian.name_forms import Name


class Role(StrEnum):
    """What a column of a list holds; the value is how a person is told of it."""

    NUMBER = "номер строки"
    NAME = "ФИО"
    SURNAME = "фамилия"
    FIRST_NAME = "имя"
    PATRONYMIC = "отчество"
    GIVEN_NAMES = "имя и отчество"
    LEADER = "руководитель"
    POST = "должность"
    SUBJECT = "предмет"
    GENDER = "пол"
    PHONE = "телефон"
    MAIL = "почта"
    UNIT = "школа"
    SHORT_UNIT = "краткое название"
    FULL_UNIT = "полное название"
    ADDRESS = "адрес"
    NOTE = "примечание"
    MORE_NAMES = "тоже имена людей; эти не взяты"
    OTHER = ""


class ColumnRead(Struct, frozen=True):
    """A column of a list, counted from 1, its heading as typed, and what it was taken for."""

    column: int
    heading: str
    role: Role


class Reason(StrEnum):
    """Why a row gives nobody; the value is the Russian sentence for it."""

    ABOVE = "над таблицей"
    HEADING = "заголовок"
    COLUMN_NUMBERS = "номера столбцов"
    SECTION = "раздел"
    TOTAL = "итог"
    SIGNATURE = "подпись"
    BELOW = "под таблицей"
    HIDDEN = "строка скрыта"
    VACANCY = "вакансия"
    NO_NAME = "в строке нет ФИО"
    SECOND_POST = "нет ФИО; похоже на вторую должность человека строкой выше"
    UNREAD_NAME = "не понять, чьё это имя"
    LATIN_LETTERS = "в имени латинские буквы вместо русских"
    OBLIQUE_NAME = "имя стоит не в именительном падеже"
    SEVERAL_PEOPLE = "в ячейке несколько человек"
    NO_PEOPLE = "на листе не видно ни людей, ни школ"

    @property
    def is_service(self) -> bool:
        """Whether such a row belongs to the layout of a list and names nobody by intention."""
        return self in _SERVICE


_SERVICE = frozenset(
    (
        *(Reason.ABOVE, Reason.HEADING, Reason.COLUMN_NUMBERS, Reason.SECTION),
        *(Reason.TOTAL, Reason.SIGNATURE, Reason.BELOW),
    )
)


class SkippedRow(Struct, frozen=True):
    """A filled row that gives nobody, its first words, and why."""

    location: Location
    text: str
    reason: Reason


class Person(Struct, frozen=True):
    """A person of a list.

    ``doubts`` are Russian sentences: such a person is added only when asked for. ``left_out`` is
    what the row says beyond that and the справочник has no place for.
    """

    name: Name
    location: Location
    post: str = ""
    unit: str = ""
    gender: str = ""
    phone: str = ""
    mail: str = ""
    doubts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class School(Struct, frozen=True):
    """A school of a list; ``leader`` is written as in the list."""

    short: str
    location: Location
    full: str = ""
    leader: str = ""
    post: str = ""
    address: str = ""
    phone: str = ""
    mail: str = ""

    @property
    def name(self) -> str:
        """The name by which the school is known."""
        return self.short or self.full


class TableRead(Struct):
    """A table of a sheet: where its head stands, what its columns are, whose people it lists."""

    sheet: str
    head_rows: tuple[int, ...]
    columns: tuple[ColumnRead, ...]
    is_of_schools: bool = False
    unit: str = ""
    people: int = 0
    schools: int = 0


class ListRead(Struct):
    """All that was read of one file: every filled row is in exactly one of the three lists."""

    tables: list[TableRead] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)

    def take(self, table: TableRead, part: ListRead) -> None:
        """Add a table with all that was read of it."""
        self.tables.append(table)
        self.people += part.people
        self.schools += part.schools
        self.skipped += part.skipped
