"""What a check tells of long lists, of which it prints a part, is what the whole document tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.context.trials import Trial
from docgen.context.views import RecordView
from docgen.word_list import list_words
from docgen.workspace import Workspace
from tests.documents.conftest import Rows, save

_QUESTIONS = 4
_OF_EACH = 9


def minutes(
    course: Mapping[int, list[object]],
    decisions: Mapping[int, list[object]],
    questions: int = _QUESTIONS,
    **fields: str,
) -> dict[str, Rows]:
    """Return minutes of equal speeches and decisions, but for these rows of the sheets."""

    def rows(usual: list[object], others: Mapping[int, list[object]]) -> list[list[object]]:
        made = [[1 + n // _OF_EACH, *usual] for n in range(questions * _OF_EACH)]
        for place, other in others.items():
            made[place - 2][1:] = other
        return made

    card = [["Вид документа", "протокол"], ["Заголовок", "совета"], ["Дата", "22.10.2026"]]
    card += [["Председатель", "Ясенева Н.Ф."], ["Секретарь", "Коваль Е.В."]]
    speeches = rows(["выступил", "Соловая М.Г.", "Рассказала о походе всех классов."], course)
    decided = rows(["Сходить в поход ещё раз, всем вместе.", "Коваль Е.В.", ""], decisions)
    return {
        "Реквизиты": [*card, *([name.replace("_", " "), text] for name, text in fields.items())],
        "Присутствовали": [["Кто"], *([f"Гость {name}.А."] for name in "АБВГДЕЖЗИК")],
        "Повестка": [["Вопрос"], *([f"О походе № {n}"] for n in range(questions))],
        "Ход заседания": [["Вопрос", "Вид", "Кто", "Текст"], *speeches],
        "Решения": [["Вопрос", "Решение", "Исполнитель", "Срок"], *decided],
    }


_SAYS = "Рассказала о походе всех классов."
BOOKS: dict[str, dict[str, Rows]] = {
    "nothing is wrong": minutes({}, {}),
    "a tag is left": minutes({17: ["выступил", "Соловая М.Г.", "Цена – {{ сумма }} рублей."]}, {}),
    "a picture is not there": minutes({25: ["картинка", "", "поход.png"]}, {}),
    "a table is not there": minutes({25: ["таблица", "", "Список"]}, {}),
    "a name is in another case": minutes({30: ["выступил", "Соловой М.Г.", _SAYS]}, {}),
    "a name of either gender is not declined": minutes({30: ["слушали", "Барсюк А.Б.", _SAYS]}, {}),
    "a name of either gender is declined": minutes(
        {place: ["слушали", "Барсюк А.Б.", _SAYS] for place in range(24, 30)}
        | {12: ["слушали", "Соловая М.Г.", _SAYS]},
        {},
        Как_писать_слушали="Слушали кого",
    ),
    "a form is doubtful": minutes(
        {n: ["слушали", "Кучера-Бози Иван Петрович", _SAYS] for n in (20, 26)},
        {},
        Как_писать_слушали="Слушали кого",
    ),
    "the course is not printed": minutes(
        {5: ["", "Гость А.А.", "x"]}, {}, Форма_протокола="краткий"
    ),
    "a decision has a deadline": minutes({}, {27: ["Сходить.", "Коваль Е.В.", "до 01.02.2027"]}),
    "a decision has a month": minutes({}, {20: ["Сходить.", "Коваль Е.В.", "май"]}),
}


def findings(path: Path, workspace: Workspace) -> list[str]:
    result = pipeline.check([path], workspace=workspace)
    return [f"{one} {one.hint}" for one in result.issues]


@pytest.mark.parametrize("book", BOOKS)
def test_a_check_of_long_lists_tells_what_the_whole_document_tells(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, book: str
) -> None:
    path = workspace.inputs / "Книга.xlsx"
    save(path, BOOKS[book], {})
    whole = findings(path, workspace)
    monkeypatch.setattr("docgen.on_trial._LONG_LIST", 20)
    monkeypatch.setattr("docgen.context.trials._OF_EACH", 2)
    assert findings(path, workspace) == whole


def printed(monkeypatch: pytest.MonkeyPatch, path: Path, workspace: Workspace) -> list[int]:
    """Return the numbers of the speeches that a check prints."""
    met: list[int] = []
    asked = RecordView.lookup

    def lookup(row: RecordView, name: str) -> object:
        if name == "выступил":
            met.append(row.record.location.row or 0)
        return asked(row, name)

    monkeypatch.setattr(RecordView, "lookup", lookup)
    pipeline.check([path], workspace=workspace)
    return list(dict.fromkeys(met))


def test_what_prints_like_other_rows_is_left_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.inputs / "Книга.xlsx"
    odd: list[object] = ["выступил", "", "Сказал: «А как же <дождь>?»"]
    save(path, minutes({7: odd, 24: odd}, {}), {})
    monkeypatch.setattr("docgen.on_trial._LONG_LIST", 20)
    monkeypatch.setattr("docgen.context.trials._OF_EACH", 2)
    shown = printed(monkeypatch, path, workspace)
    assert {7, 24} < set(shown)
    assert 10 < len(shown) < 20


def test_questions_that_print_alike_are_left_out_with_all_that_hangs_under_them(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.inputs / "Книга.xlsx"
    save(path, minutes({}, {}, questions=20), {})
    monkeypatch.setattr("docgen.on_trial._LONG_LIST", 20)
    monkeypatch.setattr("docgen.context.trials._OF_EACH", 2)
    asked = {(row - 2) // _OF_EACH for row in printed(monkeypatch, path, workspace)}
    assert {0, 19} < asked
    assert len(asked) <= 10


def test_lists_of_a_usual_length_are_printed_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.inputs / "Книга.xlsx"
    save(path, minutes({}, {}), {})
    assert printed(monkeypatch, path, workspace) == list(range(2, 2 + _QUESTIONS * _OF_EACH))


def test_words_are_gathered_from_all_rows(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.inputs / "Книга.xlsx"
    save(path, minutes({24: ["выступил", "Мамедов Рашид Тофик оглы", _SAYS]}, {}), {})
    whole = list_words([path], workspace=workspace).words
    monkeypatch.setattr("docgen.on_trial._LONG_LIST", 20)
    monkeypatch.setattr("docgen.context.trials._OF_EACH", 2)
    monkeypatch.setattr(Trial, "_decide", lambda _trial, _row: False)
    assert list_words([path], workspace=workspace).words == whole
