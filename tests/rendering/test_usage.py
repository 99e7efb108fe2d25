"""Which values a template asks for, through loops, lists within lists and filters."""

import pytest

from docgen.rendering import DocumentTemplate
from docgen.rendering.names.usage import EACH, usage_of


def p(text):
    return f"<w:p><w:r><w:t>{text.replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r></w:p>"


@pytest.fixture
def usage(make_template):
    def of(*texts):
        path = make_template(*map(p, texts))
        return usage_of(DocumentTemplate.open(path, {}))

    return of


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["{{ Дата }}"], [("дата",)]),
        (["{{ директор.должность }}"], [("директор",), ("директор", "должность")]),
        (
            ["{%p for п in пункты %}", "{{ п.срок }}", "{%p endfor %}"],
            [("пункты",), ("пункты", EACH), ("пункты", EACH, "срок")],
        ),
        (
            [
                "{% for в in повестка %}",
                "{% for р in в.решения %}{{ р.текст }}{% endfor %}{% endfor %}",
            ],
            [
                ("повестка",),
                ("повестка", EACH),
                ("повестка", EACH, "решения"),
                ("повестка", EACH, "решения", EACH),
                ("повестка", EACH, "решения", EACH, "текст"),
            ],
        ),
        (
            ["{% set кто = люди.по_алфавиту if порядок else люди %}", "{{ (кто|first).имя }}"],
            [("люди",), ("люди", EACH), ("люди", EACH, "имя"), ("порядок",)],
        ),
        (
            ['{{ люди|map(attribute="кто")|join(", ") }}'],
            [("люди",), ("люди", EACH), ("люди", EACH, "кто")],
        ),
        (["{% if а and not б %}в{% endif %}"], [("а",), ("б",)]),
        (["{{ loop }}{% for х in [1, 2] %}{{ loop.index }}{{ х }}{% endfor %}"], [("loop",)]),
        (["{% macro м(х) %}{{ х }}{% endmacro %}{{ м(номер) }}"], [("номер",)]),
    ],
)
def test_paths(usage, texts, asked):
    assert sorted(usage(*texts).asked) == sorted(asked)


def test_a_template_knows_the_names_that_it_asks_for(make_template):
    tags = ("{% for п in пункты %}{{ п.срок }}{% endfor %}", "{% set кто = Люди %}{{ кто.имя }}")
    assert DocumentTemplate.open(make_template(*map(p, tags)), {}).asked == {"пункты", "люди"}


def test_columns_of_a_list_are_used_by_tag_or_as_a_whole(usage):
    by_tag = usage("{% for п in пункты %}{{ п.срок }}{% endfor %}{% if решения %}да{% endif %}")
    assert by_tag.uses_column("пункты", "срок")
    assert not by_tag.uses_column("пункты", "кому")
    assert not by_tag.uses_column("решения", "срок")
    assert usage("{{p пункты }}").uses_column("пункты", "кому")
    assert usage("{%p for п in пункты %}", "{{p п }}", "{%p endfor %}").uses_column(
        "пункты", "кому"
    )


def test_fields_of_a_card_are_used_with_its_name_and_without(usage):
    assert usage("{{ реквизиты.номер }}").uses_field("номер", "реквизиты")
    assert usage("{{ номер }}").uses_field("номер", "реквизиты")
    assert not usage("{{ пункты.номер }}").uses_field("номер", "реквизиты")
