"""Expressions of kinds and cells are values in braces, in the bounds of one text."""

import pytest

from docgen.errors import TemplateError
from docgen.rendering.sandbox.expressions import Evaluator

EVALUATE = Evaluator({"вдвое": lambda value: str(value) * 2})
NAMES = {
    "а": "11",
    "ряд": list(range(10_000)),
    "текст": "я" * 30_000,
    "Лист": {"дата": {"Год": "2027"}, "число": 5},
}
FOR = "{% for b in ряд %}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ а }}", "11"),
        ("до {{ а }} после", "до 11 после"),
        ("{{ а|вдвое }}", "1111"),
        ("{{ а ~ а }}", "1111"),
        ("{{ а + а }}", "1111"),
        ("{{ 2 + 3 }}", 5),
        ("{{ [1, 2]|join(', ') }}", "1, 2"),
        ("{{ '{#' }}", "{#"),
        ("{{ '{% for %}' }} {{ а }}", "{% for %} 11"),
        (" {{а}}\n", "11"),
        ("{{ Лист.дата.год }}", "2027"),
        ("{{ Лист.Дата.Год }}", "2027"),
        ("{{ Лист.число }}", 5),
        ("{{ Лист['число'] }}", 5),
        ("{{ none or а }}", "11"),
    ],
)
def test_value_is_worked_out(source, expected):
    assert EVALUATE(source, NAMES) == expected


@pytest.mark.parametrize("source", ["{{ а }}", " {{Лист.дата.год}}\n", "{{ Лист.Дата.Год }}"])
def test_a_name_is_worked_out_without_jinja(source):
    evaluate = Evaluator({})
    assert evaluate(source, NAMES) == EVALUATE(source, NAMES)
    assert evaluate.wanted(source) == {source.strip("{} \n").split(".")[0]}
    assert not evaluate.fault(source)
    assert "_jinja" not in vars(evaluate)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"{FOR}{{{{ b }}}}{{% endfor %}}", "только {{ имя }}"),
        (FOR * 3 + "{{ b }}" + "{% endfor %}" * 3, "только {{ имя }}"),
        ("{% set б = 1 %}{{ б }}", "только {{ имя }}"),
        ("{% raw %}{{ а }}{% endraw %}", "только {{ имя }}"),
        ("{# заметка #}{{ а }}", "только {{ имя }}"),
        ("{# не закрыта {{ а }}", "только {{ имя }}"),
        ("{{ а", "не закрыт"),
        ("{{ 1 / 0 }}", "деление на ноль"),
        ("{{ 1 + а }}", "не подходит"),
        ("{{ текст|replace('я', текст) }}", "слишком длинным"),
        ("{{ текст }}" * 200, "слишком длинным"),
        ("{{ " + "(" * 900 + "1" + ")" * 900 + " }}", "слишком глубоко"),
        ("{{ " + "-" * 3000 + "1 }}", "слишком глубоко"),
        ("{{ б }}", "«б» неизвестно"),
        ("{{ б.в }}", "«б» неизвестно"),
        ("{{ а.в }}", "«в» неизвестно"),
        ("{{ Лист.нет }}", "«нет» неизвестно"),
        ("{{ Лист.нет.год }}", "«нет» неизвестно"),
    ],
)
def test_what_is_no_value_is_refused(source, told):
    with pytest.raises(TemplateError, match="ыражени") as caught:
        EVALUATE(source, NAMES)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("source", "told"), [("{{ а }}", ""), (FOR, "только {{ имя }}"), ("{{ а", "не закрыт")]
)
def test_fault_of_a_kind_is_known_before_any_value(source, told):
    fault = EVALUATE.fault(source)
    assert told in fault
    assert bool(told) == bool(fault)
