"""A kind is read from its TOML; a wrong TOML is told with file, key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import DocgenError, KindError
from docgen.kinds import Shape, ValueType, find_kind, load_directory, load_kind, load_kinds

TEMPLATES = Path(__file__).parents[2] / "templates"

GOOD = """
[kind]
name = "справка"
template = "note.docx"

[[sheet]]
name = "Реквизиты"
shape = "card"
[[sheet.column]]
name = "Дата"
type = "date"
required = "final"
"""


@pytest.fixture
def own_templates(tmp_path: Path) -> Path:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "docx").mkdir()
    (tmp_path / "docx" / "note.docx").write_bytes(b"")
    return tmp_path


def write(folder: Path, text: str, name: str = "note.toml") -> Path:
    path = folder / "kinds" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_kinds_load() -> None:
    kinds = load_kinds([TEMPLATES])
    assert {kind.name for kind in kinds} == {"приказ", "протокол", "план"}
    assert load_directory([TEMPLATES]).sheets[0].shape is Shape.CARD


@pytest.mark.parametrize("name", ["протокол", "Протокол", "protocol", "ПРОТОКОЛ "])
def test_kind_answers_to_russian_and_english_names(name: str) -> None:
    assert find_kind(load_kinds([TEMPLATES]), name).english == "protocol"


def test_unknown_kind_offers_the_nearest() -> None:
    with pytest.raises(DocgenError, match="протокол"):
        find_kind(load_kinds([TEMPLATES]), "протакол")


def test_good_kind_loads(own_templates: Path) -> None:
    kind = load_kind(write(own_templates, GOOD), [own_templates])
    column = kind.sheets[0].columns[0]
    assert (column.type, column.required) == (ValueType.DATE, "final")


def test_own_kind_wins_over_a_shipped_one(own_templates: Path) -> None:
    write(own_templates, GOOD.replace("справка", "приказ"))
    kinds = load_kinds([own_templates, TEMPLATES])
    assert find_kind(kinds, "приказ").path.parent.parent == own_templates


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ('[kind]\nname = "x"\n', ["sheet"]),
        (GOOD.replace("note.docx", "нет.docx"), ["kind.template", "нет.docx"]),
        (GOOD.replace('type = "date"', 'type = "дата"'), ["Дата", "type", "deadline"]),
        (GOOD.replace('type = "date"', 'typ = "date"'), ["typ", "«type»"]),
        (GOOD.replace('"card"', '"cart"'), ["shape", "«card»"]),
        (GOOD.replace('"final"', '"иногда"'), ["required", "final"]),
        (GOOD.replace('"final"', "5"), ["required"]),
        (GOOD.replace('type = "date"', 'type = "choice"'), ["choices"]),
        (GOOD + '[[sheet.column]]\nname = "дата"\n', ["Дата", "дважды"]),
        (GOOD + '[[sheet]]\nname = "Реквизиты"\nshape = "card"\n', ["Реквизиты", "дважды"]),
        (GOOD + '[[sheet]]\nlike = "Грифы!"\n', ["like", "common.toml"]),
        (
            GOOD
            + '[[sheet]]\nname = "Повестка"\nshape = "rows"\n'
            + '[[sheet]]\nname = "Ход"\nshape = "rows"\nparent = "Повестка"\n',
            ["Ход", "parent_key"],
        ),
        (GOOD + '[[sheet]]\nname = "Ход"\nshape = "text"\n', ["Ход", 'key = "text"']),
        (GOOD + "as_is = true\n", ["as_is", "rich_text"]),
        (GOOD.replace("[kind]", "[kind"), ["note.toml", "не разобран"]),
        (GOOD.replace('name = "справка"', "name = 5"), ["kind.name", "5"]),
    ],
)
def test_wrong_toml_is_told(own_templates: Path, fault: str, told: list[str]) -> None:
    path = write(own_templates, fault)
    with pytest.raises(KindError) as caught:
        load_kind(path, [own_templates])
    for words in ["note.toml", *told]:
        assert words in str(caught.value)


def sheet(shape: str, *columns: str) -> str:
    made = f'[[sheet]]\nname = "Лист"\nshape = "{shape}"\n'
    for place, column in enumerate(columns):
        made += f'[[sheet.column]]\nname = "Столбец {place}"\n{column}\n'
    return made


def key(name: str, kind: str = "text") -> str:
    return f'key = "{name}"\ntype = "{kind}"'


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (sheet("clauses", key("text"), key("adressee", "people")), ["key", "«addressee»"]),
        (sheet("clauses", key("text"), key("chair", "person")), ["chair", "deadline"]),
        (sheet("table", key("text")), ["Столбец 0", "key", "number"]),
        (sheet("clauses", key("text"), key("text")), ["Столбец 1", "уже есть", "Столбец 0"]),
        (sheet("clauses", key("text", "date")), ["text", "тип date", "rich_text"]),
        (sheet("clauses", key("text"), key("addressee")), ["addressee", "people"]),
        (sheet("clauses", key("text"), key("object", "post")), ["object", "person"]),
        (sheet("clauses", key("text"), key("deadline", "date")), ["Можно: deadline"]),
        (sheet("clauses", key("text"), key("sheets")), ["Можно: sheet"]),
        (sheet("clauses", key("text"), key("level", "people")), ["level", "number"]),
        (sheet("attachments", key("title", "person")), ["title", "rich_text"]),
        (sheet("approvals", key("word"), key("date")), ["Можно: date"]),
        (sheet("rows", key("present")), ["present", "person"]),
        *(
            (sheet("rows", f'type = "{kind}"\ndefault = "слово"'), ["default", kind, "{{ }}"])
            for kind in ("people", "number", "deadline", "document", "sheet", "rich_text")
        ),
    ],
)
def test_key_that_its_shape_cannot_use_is_told(
    own_templates: Path, table: str, told: list[str]
) -> None:
    path = write(own_templates, GOOD + table)
    with pytest.raises(KindError) as caught:
        load_kind(path, [own_templates])
    for words in ["note.toml", "sheet «Лист»", *told]:
        assert words in str(caught.value)


@pytest.mark.parametrize(
    "table",
    [
        sheet("clauses", key("text", "rich_text"), key("level"), key("addressee", "person")),
        sheet("rows", 'default = "слово"', 'type = "people"\ndefault = "{{ подписант }}"'),
        sheet("rows", 'type = "date"\ndefault = "22.03.2027"', 'type = "post"\ndefault = "д"'),
    ],
)
def test_key_and_default_that_fit_are_taken(own_templates: Path, table: str) -> None:
    assert load_kind(write(own_templates, GOOD + table), [own_templates]).sheets[1].columns
