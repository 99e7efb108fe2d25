"""Filters and signs that compare and count, over values of a workbook and over plain ones."""

from datetime import date

import pytest

from docgen.content import Printable
from docgen.context import russian_filters
from docgen.errors import DocgenError
from docgen.rendering.sandbox.expressions import Evaluator


class Shown(Printable):
    """A value of a workbook: what it is, and what it prints."""

    def __init__(self, value, text=""):
        self.value = value
        self.text = text or str(value)
        self.day = value if isinstance(value, date) else None

    def as_text(self):
        return self.text

    def plain(self):
        return self.value if isinstance(self.value, int | float) else self.text


def rows(**columns):
    return [
        {name: Shown(value) for name, value in zip(columns, cells, strict=True)}
        for cells in zip(*columns.values(), strict=True)
    ]


NAMES = {
    "вещи": rows(имя=["яблоко", "Груша", "вишня"], цена=[10, 9, 0.1], вес=["2", "", "3"]),
    "дни": [Shown(date(2027, 9, 5), "5 сентября"), Shown(date(2026, 10, 1), "1 октября")],
    "пять": Shown(5),
    "текст": Shown("101"),
    "числа": [1, 2, 3.5],
}
EVALUATE = Evaluator(russian_filters())


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("вещи|sum(attribute='цена')", "19,1"),
        ("вещи|sum(attribute='вес')", "5"),
        ("вещи|sum('цена', 0.9)", "20"),
        ("числа|sum", "6.5"),
        ("вещи|map(attribute='цена')|sum", "19,1"),
        ("вещи|map(attribute='цена')|max", "10"),
        ("(вещи|min(attribute='цена')).имя", "вишня"),
        ("числа|max", "3.5"),
        ("вещи|sort(attribute='цена')|map(attribute='имя')|join(' ')", "вишня Груша яблоко"),
        ("вещи|sort(attribute='имя')|map(attribute='имя')|join(' ')", "вишня Груша яблоко"),
        ("вещи|sort(true, attribute='цена')|map(attribute='имя')|join(' ')", "яблоко Груша вишня"),
        ("дни|sort|join(', ')", "1 октября, 5 сентября"),
        ("(вещи|groupby('вес')|last).grouper", "3"),
        ("(вещи|groupby('вес', default='–')|first).grouper", "–"),
        ("(вещи|groupby('вес')|first).list|length", "1"),
        ("пять * 2 - 1", "9"),
        ("пять / 2", "2,5"),
        ("пять // 2", "2"),
        ("1 + текст", "102"),
        ("текст + '-к'", "101-к"),
        ("(пять / 3)|round(2)", "1,67"),
    ],
)
def test_what_is_printed(expression, text):
    assert EVALUATE.text(f"{{{{ {expression} }}}}", NAMES) == text


@pytest.mark.parametrize("expression", ["вещи|sum(attribute='имя')", "пять - 'x'", "нет * 2"])
def test_what_cannot_be_counted_is_told(expression):
    with pytest.raises(DocgenError):
        EVALUATE.text(f"{{{{ {expression} }}}}", NAMES)
