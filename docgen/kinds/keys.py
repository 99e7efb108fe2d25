"""The keys by which a shape finds its columns, with the types that it can use under each."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.kinds.model import Column, Shape, ValueType
from docgen.kinds.toml_file import TomlFile

T = ValueType
_WORDS = (T.TEXT, T.CHOICE)
_NUMBER = (T.TEXT, T.NUMBER)
_PERSON = (T.PERSON, T.PEOPLE)
_PARAGRAPHS = (T.TEXT, T.RICH_TEXT)
_SHEET = (T.SHEET,)
_YES_NO = (T.YES_NO,)
_DATE = (T.DATE,)

_TABLE_NUMBERS = {"row_numbers": _WORDS, "column_numbers": _YES_NO}
_VOTES = dict.fromkeys(("votes_for", "votes_against", "votes_abstained"), (T.NUMBER,))

#: For each shape: key -> types. What stands here is what ``context`` and ``checks`` ask for.
KEYS: dict[Shape, dict[str, tuple[ValueType, ...]]] = {
    Shape.CARD: {
        "kind": _WORDS,
        "state": (T.CHOICE,),
        "organization": (T.TEXT, T.RICH_TEXT, T.UNIT),
        "act_name": _WORDS,
        "number": _NUMBER,
        "date": _DATE,
        "place": (T.TEXT, T.RICH_TEXT),
        "title": _PARAGRAPHS,
        "period": _PARAGRAPHS,
        "chair": _PERSON,
        "secretary": _PERSON,
        "signer": _PERSON,
        "leaders_first": _YES_NO,
        "members": (T.NUMBER,),
        "quorum": _WORDS,
        "author": (T.TEXT, T.UNIT),
        "control": (T.TEXT, *_PERSON),
        "preamble": _PARAGRAPHS,
        "command": _WORDS,
        "placement": (T.CHOICE,),
        "form": (T.CHOICE,),
        "orientation": _WORDS,
        **_TABLE_NUMBERS,
    },
    Shape.ROWS: {
        "number": _NUMBER,
        "parent": _NUMBER,
        "reader": _PERSON,
        "present": _PERSON,
        "invited": _PERSON,
        "absent": _PERSON,
        "signer": _PERSON,
        "paper": (T.CHOICE,),
        "items": (T.TEXT,),
        "for_whom": _PERSON,
        "certified": _DATE,
        "certifier": _PERSON,
        **_VOTES,
    },
    Shape.TEXT: {
        "parent": _NUMBER,
        "block": _WORDS,
        "person": _PERSON,
        "text": _PARAGRAPHS,
    },
    Shape.CLAUSES: {
        "parent": _NUMBER,
        "number": _NUMBER,
        "level": _NUMBER,
        "addressee": _PERSON,
        "speaker": _PERSON,
        "text": _PARAGRAPHS,
        "object": _PERSON,
        "deadline": (T.DEADLINE,),
        "executor": _PERSON,
        "due": (T.DEADLINE,),
        "sheets": _SHEET,
        "view": _WORDS,
        "group": _WORDS,
        **_VOTES,
    },
    Shape.TABLE: {"number": _NUMBER},
    Shape.APPROVALS: {
        "word": _WORDS,
        "act": (T.DOCUMENT,),
        "date": _DATE,
        "number": _NUMBER,
        "post": (T.POST, T.TEXT),
        "person": (T.PERSON,),
        "signed": _WORDS,
        "lines": _PARAGRAPHS,
    },
    Shape.ATTACHMENTS: {
        "number": _NUMBER,
        "title": _PARAGRAPHS,
        "mark": _WORDS,
        "noun": _WORDS,
        "lines": _PARAGRAPHS,
        "sheets": _SHEET,
        "file": (T.FILE,),
        "orientation": _WORDS,
        "pages": _WORDS,
        "repeat": _SHEET,
        **_TABLE_NUMBERS,
    },
}

#: Types whose default may be plain text: it is read as if it stood in the cell.
TYPED_DEFAULTS = (
    T.TEXT, T.CHOICE, T.YES_NO, T.PERSON, T.POST, T.UNIT, T.DATE,
)  # fmt: skip


def refuse_bad_keys(file: TomlFile, shape: Shape, columns: Sequence[Column], where: str) -> None:
    """Refuse a key that the shape does not know, cannot use with its type, or has twice.

    Raises:
        KindError: with the file, the key and what may stand there.

    """
    taken: dict[str, str] = {}
    for column in columns:
        if not column.key:
            continue
        place = f"{where}.column «{column.name}»"
        types = KEYS[shape]
        if not types:
            raise file.error(f"{place}.key", f"у листа вида {shape} ролей нет")
        file.one_of(column.key, list(types), f"{place}.key")
        if column.type not in types[column.key]:
            allowed = ", ".join(types[column.key])
            raise file.error(
                f"{place}.type",
                f'тип {column.type} не подходит к key = "{column.key}". Можно: {allowed}',
            )
        if column.key in taken:
            raise file.error(
                f"{place}.key", f"«{column.key}» уже есть у столбца «{taken[column.key]}»"
            )
        taken[column.key] = column.name


def refuse_untyped_default(file: TomlFile, column: Column, where: str) -> None:
    """Refuse a default in plain words for a column whose type they would not become.

    Raises:
        KindError: with the file, the key and what may stand there.

    """
    if not column.default or "{{" in column.default or column.type in TYPED_DEFAULTS:
        return
    raise file.error(
        f"{where}.default",
        f"для типа {column.type} годится только выражение в {{{{ }}}}; "
        f"обычный текст – для типов {', '.join(TYPED_DEFAULTS)}",
    )
