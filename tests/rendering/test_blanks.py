"""What is missing prints nothing or its blank, never the words that Python has for it."""

import re
from decimal import Decimal

import pytest

from docgen.rendering.faults import TagError
from templates.build.content import paragraph

NOTHING = {"None": None, "nan": float("nan"), "Decimal nan": Decimal("nan"), "empty": ""}
TAGS = {
    "{{ x }}": "[]",
    "{{r x }}": "[]",
    "{{ x ~ '!' }}": "[!]",
    "{{ x|upper }}": "[]",
    "{{ x|title }}": "[]",
    "{{ x|trim }}": "[]",
    "{{ x|string }}": "[]",
    "{{ x|replace('а', 'б') }}": "[]",
    "{{ '%s'|format(x) }}": "[]",
    "{{ ['а', x]|join('') }}": "[а]",
    "{{ x|default('–') or 'нет' }}": None,
    "{{ x or '' }}": "[]",
    "{% set y = x %}{{ y }}": "[]",
    "{% set y %}{{ x }}{% endset %}{{ y }}": "[]",
    "{% macro м(y) %}{{ y }}{% endmacro %}{{ м(x) }}": "[]",
    "{% for y in [x] %}{{ y }}{% endfor %}": "[]",
}
PYTHON = re.compile(r"none|nan|undefined|null|\[\]|\{\}|nat", re.IGNORECASE)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", NOTHING)
def test_nothing_prints_nothing(print_body, tag, name):
    done = print_body(paragraph("Без отступа", f"[{tag}]"), title="«{{ x }}»", x=NOTHING[name])
    expected = TAGS[tag]
    if expected is not None and "{{r" not in tag:
        assert done.text == expected
    assert not PYTHON.search(done.text.replace("[]", ""))
    assert done.faults == []


@pytest.mark.parametrize("value", [[], (), [None], [None, float("nan")]])
def test_empty_list_prints_no_brackets(print_body, value):
    done = print_body(paragraph("Без отступа", "({{ value }})({{ value|list }})"), value=value)
    assert set(done.text) <= set("(), ")


@pytest.mark.parametrize("tag", ["{{ x|first }}", "{{ x|last }}", "{{ x|max }}"])
def test_item_of_an_empty_list_is_told(print_body, tag):
    with pytest.raises(TagError, match="список пуст, брать из него нечего"):
        print_body(paragraph("Без отступа", tag), x=[])
