"""Templates come from other people: what they may try reaches nothing and does not run away.

Every payload is either refused in a Russian sentence or prints harmless text. Those of known
attacks are named: docxtpl issues 549 and 632, Jinja CVE-2024-56201, CVE-2024-56326, CVE-2025-27516.
"""

import faulthandler
import re

import pytest

from docgen.content import Deferred, Printable
from docgen.context import russian_filters
from docgen.errors import TemplateError
from docgen.limits import Limits
from docgen.rendering import DocumentTemplate
from docgen.rendering.sandbox.expressions import Evaluator
from templates.build.content import paragraph

SECRET = "ТАЙНА"
FILTERS = russian_filters()
EVALUATE = Evaluator(FILTERS)
# What of Python could show in a text: addresses, names of classes, its quoting of lists.
TRACES = re.compile(r"0x[0-9a-f]{6}|__|object at|<class|<function|Undefined|generator|\['|\('|\{'")
LONGEST_SECONDS = 60


class Value(Printable):
    """A value with something to hide."""

    secret = SECRET

    def as_text(self):
        return "значение"

    def lookup(self, name):
        if name == "имя":
            return "Имя"
        raise KeyError(name)


class Later(Deferred):
    secret = SECRET

    def resolve(self):
        return Value()


CONTEXT = {"x": Value(), "d": Later(), "т": "текст", "ряд": ["а", "б"], "п": 5, "с": {"к": Value()}}

REACHING = """
{{ x.__class__ }}
{{ ''.__class__.__mro__ }}
{{ ''.__class__.__mro__[1].__subclasses__() }}
{{ ().__class__.__bases__[0] }}
{{ x|attr('__class__') }}
{{ x|attr("\\x5f\\x5fclass\\x5f\\x5f") }}
{{ x["\\u005f\\u005fclass\\u005f\\u005f"] }}
{{ x['__cl' ~ 'ass__'] }}
{{ ряд[0].__class__ }}
{{ п.real.__class__ }}
{{ none.__class__ }}
{{ x.secret }}{{ d.secret }}
{{ x.lookup('имя') }}
{{ x.as_text() }}
{{ x['secret'] }}
{{ с.к.secret }}
{{ с.items() }}
{{ с.__class__ }}
{{ ряд.append(1) }}
{{ '{0.__class__}'.format(x) }}
{{ '{0.secret}'|format(x) }}
{{ ('{0.secret}'|safe).format(x) }}
{{ ('%s'|e).format(x) }}
{{ т.format_map(с) }}
{{ '{к.secret}'|format_map(с) }}
{% set f = ''.format %}{{ f(x) }}
{{ ['{0.secret}']|map('format', x)|list }}
{{ ['{0.secret}'.format]|map('call', x)|list }}
{{ '%(к)s'|format(с) }}
{{ '%r'|format(x) }}
{{ '%a'|format([x]) }}
{{ '%s'|format(с) }}
{{ cycler.__init__.__globals__ }}
{{ joiner.__init__.__globals__ }}
{{ namespace.__init__.__globals__.os }}
{% set n = namespace(a=1) %}{{ n.__class__ }}
{{ lipsum.__globals__['os'].popen('id').read() }}
{{ lipsum() }}
{{ dict(a=1) }}
{{ self._TemplateReference__context }}
{{ self.__init__.__globals__ }}
{{ self }}{{ self|string }}{{ self ~ '' }}
{% block a %}{{ self.a.__func__ }}{{ super() }}{% endblock %}
{% for a in ряд %}{{ loop.__class__ }}{% endfor %}
{% for a in ряд %}{{ loop._iterable }}{% endfor %}
{% for a in ряд %}{{ loop|string }}{% endfor %}
{% for a in ряд %}{{ loop.cycle.__func__.__globals__ }}{% endfor %}
{% macro m() %}{{ caller }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(x, a=x) }}
{% macro m() %}а{% endmacro %}{{ m.__globals__ }}
{% macro m() %}а{% endmacro %}{{ m._environment }}
{% macro m() %}а{% endmacro %}{{ m|string }}{{ 'а'|replace('а', m) }}
{% macro m(a=m) %}{{ a._func.__globals__ }}{% endmacro %}{{ m() }}
{% call(q) x.as_text() %}{% endcall %}
{% include '/etc/passwd' %}
{% import 'os' as os %}{{ os }}
{% from 'os' import popen %}
{% extends x %}
{% autoescape false %}<w:p/>{% endautoescape %}
{% do ряд.append(1) %}
{% trans %}а{% endtrans %}
{% debug %}
{% set x.secret = 1 %}
{% set loop = x %}{{ loop.secret }}
{% filter attr('__class__') %}а{% endfilter %}
{% with a = x.__dict__ %}{{ a }}{% endwith %}
{{ ряд|map(attribute='__class__')|list }}
{{ [x]|map(attribute='secret')|list }}
{{ [x]|map(attribute='имя.__class__')|list }}
{{ ряд|map('attr', '__class__')|list }}
{{ ряд|map('_blocks', 0)|list }}
{{ [x]|sum(attribute='secret', start='') }}
{{ [x]|groupby('secret') }}
{{ [x]|sort(attribute='secret') }}
{{ [x]|unique(attribute='secret')|list }}
{{ [x]|max(attribute='secret') }}
{{ [x]|join(attribute='secret') }}
{{ [x]|selectattr('secret')|list }}
{{ [x]|rejectattr('secret', 'eq', 1)|list }}
{{ [x]|select('attr', 1)|list }}
{{ [x]|string }}{{ [x] ~ '' }}{{ (x, [x]) }}
{{ [[x]]|join }}{{ [x]|safe }}{{ [x]|upper }}
{{ с|string }}
{{ с|dictsort }}
{{ с|items|list }}
{{ с|items|string }}
{{ ряд|map('upper') }}
{{ ряд|tojson }}
{{ с|xmlattr }}
{{ x|pprint }}
{{ x is callable }}
{{ 'attr' is filter }}
{{ нет|default(x.__class__) }}
{{ нет._undefined_obj }}
{{ x.нет._fail_with_undefined_error() }}
{{ config.items() }}{{ request.application.__globals__ }}
{{ get_flashed_messages.__globals__ }}
{{ __builtins__ }}{{ context }}{{ environment }}{{ resolve }}
{{ gettext('а') }}{{ _('а') }}
{{ x() }}{{ т() }}
{{ 'inf'|float }}{{ 'nan'|float }}
{{ '9'|int(base=99) }}{{ т|int(x) }}
{{ x|слово(self, self, self) }}
{{ self|одной_строкой }}
{{ т|склонить('__class__') }}
""".strip().split("\n")


def bombs():
    nested = "{% set a = ['х'] %}" + "{% set a = [a, a] %}" * 40
    pairs = "{% set a = ('х',) %}" + "{% set a = (a, a) %}" * 40
    twins = nested + nested.replace(" a ", " b ").replace("a, a", "b, b")
    tables = "{% set a = {'к': 1} %}" + "{% set a = {'к': a, 'л': a} %}" * 40
    long = "{% set a = 'х'|center(9999) %}" + "{% set a = a ~ a %}" * 8
    many = "{% set a = ['х'] %}" + "{% set a = a + a %}" * 22
    loops = (
        "{% set s = '%999d'|format(1) %}{% for i in s %}{% for j in s %}#{% endfor %}{% endfor %}"
    )
    kept = "".join(
        f"{{% set a{n} = 'х'|center(9999)|replace(' ', '{'y' * 490}') %}}" for n in range(200)
    )
    yield from (
        nested + use for use in ("{{ a }}", "{{ a|string }}", "{{ a|join }}", "{{ a|safe }}")
    )
    yield from (nested + use for use in ("{{ a == a }}", "{{ a in [a] }}", "{{ 'х' ~ a }}"))
    yield from (nested + use for use in ("{{ '%s'|format(a) }}", "{{ 'х'|replace(a, '') }}"))
    yield from (nested + use for use in ("{{ a|sum(start=[])|length }}", "{{ a|одной_строкой }}"))
    yield from (nested + use for use in ("{{ т|слово(a, a, a) }}", "{{ с[a] }}", "{{ ряд[a] }}"))
    yield from (
        pairs + use for use in ("{{ {a: 1} }}", "{{ с[a] }}", "{{ [a]|unique|list|length }}")
    )
    yield from (pairs + use for use in ("{{ [a]|groupby(0)|list|length }}", "{{ a is eq a }}"))
    yield pairs + "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(a) }}"
    yield from (
        twins + use for use in ("{{ a == b }}", "{{ a is eq b }}", "{{ [a, b]|sort|length }}")
    )
    yield twins + "{{ [[a], [b]]|map('first')|unique|list|length }}"
    yield twins + "{{ [a]|select('eq', b)|list|length }}"
    yield tables + "{{ a|dictsort|string }}"
    yield many + "{{ a|map('center', 9999)|list|length }}"
    yield many + "{% set b = [a, a, a, a] %}{{ (b + b + b + b)|sum(start=[])|length }}"
    yield long + loops.replace("#", "{{ a|wordcount }}")
    yield long + loops.replace("#", "{% if a == 'х' %}{% endif %}")
    yield long + loops.replace("#", "{% set q = a ~ 'х' %}")
    yield long + loops.replace("#", "{% set q = a|upper %}")
    yield long + "{{ a|wordwrap(3) }}"
    yield "{% set a = '<' %}" + "{% set a = a ~ a %}" * 18 + "{{ a|wordwrap(3)|striptags }}"
    yield loops.replace("#", "слово" * 4000)
    yield "{% macro m() %}#{% endmacro %}".replace("#", "слово" * 4000) + loops.replace(
        "#", "{% set b %}{{ m() }}{% endset %}"
    )
    yield "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}"
    yield "{% for a in [[]] recursive %}{{ loop([[]]) }}{% endfor %}"
    yield kept
    yield "{{ range(10**9)|list }}"
    yield "{% for i in 10**9 %}{% endfor %}"
    yield "{{ 'а' * 10**9 }}{{ [1] * 10**9 }}"
    yield "{{ 10**9 * 'а' }}"
    yield "{{ 9 ** 9 ** 9 ** 9 }}"
    yield "{{ 'а'|center(10**9) }}"
    yield "{{ 'а'|indent(10**9) }}"
    yield "{{ '%999999999d'|format(1) }}"
    yield "{{ '%*d'|format(10**9, 1) }}"
    yield "{{ '%.999999999f' % 1 }}"
    yield "{{ ряд|batch(10**9, 'а')|list }}"
    yield "{{ ряд|slice(10**9)|list }}"
    yield "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"
    yield "{{ " + "not " * 50000 + "1 }}"
    yield "{{ " + "[" * 3000 + "]" * 3000 + " }}"
    yield "{% if 1 %}" * 1000 + "{% endif %}" * 1000


BOMBS = list(bombs())


@pytest.fixture(autouse=True)
def _no_endless_run(limited):
    """End the process of a test that hangs; bounds forty times lower make tests quick."""
    limited(printed_signs=Limits().printed_signs // 40, work_signs=Limits().work_signs // 40)
    faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def escaped(tag):
    return tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_text(make_template, tag):
    return make_template(paragraph("Текст документа", escaped(tag)))


def in_title(make_template, tag):
    return make_template(paragraph("Текст документа", "а"), title=escaped(tag))


def in_alternative_text(make_template, tag):
    picture = (
        f'<w:r><w:drawing><wp:docPr id="1" name="а" descr="{escaped(tag)}"/></w:drawing></w:r>'
    )
    return make_template(paragraph("Текст документа", "а").replace("</w:p>", f"{picture}</w:p>"))


def printed(path):
    rendered = DocumentTemplate.open(path, FILTERS).render(CONTEXT)
    with_markup = b"".join(story.content for story in rendered.stories).decode()
    return rendered.text + "".join(re.findall(r'descr="([^"]*)"', with_markup))


def assert_harmless(run):
    text = refusal = ""
    try:
        text = run()
    except TemplateError as failure:
        refusal = str(failure)
    assert SECRET not in text + refusal
    assert not TRACES.search(text)
    assert text or re.search("[а-яё]{4}", refusal)
    assert "Traceback" not in refusal


@pytest.mark.parametrize("payload", REACHING)
def test_nothing_is_reached_from_a_template(make_template, payload):
    unquoted = payload.replace('"', "&quot;")
    for place, typed in (
        (in_text, payload), (in_title, payload), (in_alternative_text, unquoted),
    ):  # fmt: skip
        assert_harmless(lambda place=place, typed=typed: printed(place(make_template, typed)))


@pytest.mark.parametrize("payload", REACHING)
def test_nothing_is_reached_from_an_expression(payload):
    assert_harmless(lambda: EVALUATE.text(payload, CONTEXT))


@pytest.mark.parametrize("payload", BOMBS, ids=range(len(BOMBS)))
def test_nothing_runs_away(make_template, payload):
    assert_harmless(lambda: printed(in_text(make_template, payload)))


@pytest.mark.parametrize("payload", BOMBS, ids=range(len(BOMBS)))
def test_no_expression_runs_away(payload):
    assert_harmless(lambda: EVALUATE.text(payload, CONTEXT))


def test_what_is_lawful_still_works(make_template):
    tag = "{{ ряд|map('upper')|join(', ') }} {{ x ~ ' ' ~ т }} {{ [ряд, ['в']] }} {{ с['к'].имя }}"
    assert printed(in_text(make_template, tag)) == "А, Б значение текст а, б, в Имя"
    assert EVALUATE.text("{{ ряд }}", CONTEXT) == "а, б"
    assert EVALUATE.text("{{ ряд }} {{ x }}", CONTEXT) == "а, б значение"


@pytest.mark.parametrize(
    "body",
    [
        "<w:r><w:instrText>D{{ 'D' }}E excel</w:instrText></w:r>",
        "<w:r><w:t>{%r if п == 0 %}</w:t></w:r><w:r><w:instrText>Х</w:instrText></w:r>"
        "<w:r><w:t>{%r endif %}</w:t></w:r><w:r><w:instrText>DDE excel</w:instrText></w:r>",
    ],
)
def test_tags_put_no_dangerous_field_together(make_template, body):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = mark.format("begin") + body + mark.format("end")
    path = make_template(paragraph("Текст документа", "а").replace("</w:p>", f"{code}</w:p>"))
    template = DocumentTemplate.open(path, FILTERS)
    rendered = template.render(CONTEXT)
    is_refused = "foreign-field" in {fault.code for fault in rendered.faults}
    assert bool(template.foreign) != is_refused
    assert is_refused or b"DDE" not in rendered.stories[0].content


FIELD = (
    '</w:t></w:r><w:fldSimple w:instr="DDE excel"><w:r><w:t>а</w:t></w:r></w:fldSimple><w:r><w:t>'
)
SPELT = FIELD.replace("<", "‹").replace(">", "›").replace('"', "'")
UNSPELT = "|replace('‹', '<')|replace('›', '>')"


@pytest.mark.parametrize(
    "tag",
    [
        f'{{{{ "{SPELT}"{UNSPELT}|safe }}}}',
        f'{{% set a = ("{SPELT}"{UNSPELT})|safe %}}{{{{ a }}}}',
        f'{{% set a = "{SPELT}"{UNSPELT} %}}{{% set b %}}{{{{ a|safe }}}}{{% endset %}}{{{{ b }}}}',
        f'{{% macro м() %}}{{{{ ("{SPELT}"{UNSPELT})|safe }}}}{{% endmacro %}}{{{{ м() }}}}',
        f"{{% filter striptags{UNSPELT}|safe %}}{SPELT}{{% endfilter %}}",
        f"{{% filter replace('‹', '<'|safe)|replace('›', '>'|safe) %}}{SPELT}{{% endfilter %}}",
        f"{{% macro м() %}}{{{{ caller() }}}}{{% endmacro %}}"
        f'{{% call м() %}}{{{{ ("{SPELT}"{UNSPELT})|safe }}}}{{% endcall %}}',
    ],
    ids=["safe", "set", "set-block", "macro", "filter", "filter-markup", "call"],
)
def test_tags_bring_no_dangerous_field_as_markup(make_template, tag):
    path = make_template(paragraph("Текст документа", tag))
    rendered = DocumentTemplate.open(path, FILTERS).render(CONTEXT)
    assert b"<w:fldSimple" in rendered.stories[0].content
    assert "foreign-field" in {fault.code for fault in rendered.faults}
