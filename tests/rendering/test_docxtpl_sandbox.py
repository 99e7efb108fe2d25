"""docgen.DocxTemplate lets a template see data and nothing of Python, and tells where it fails."""

import datetime as dt
import io
import itertools
import os
from collections import ChainMap, Counter, OrderedDict, deque

import docxtpl
import jinja2
import pytest
from docx import Document
from docxtpl import InlineImage, RichText
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

import docgen
from docgen.rendering.compat.api import BrokenMarkupWarning


class Person:
    _secret = "тайна"

    def __init__(self):
        self.name = "Пётр"
        self.file = io.StringIO("содержимое")
        self.system = os

    def forget(self):
        raise AssertionError("called")

    forget.alters_data = True


class Rows:
    """Rows that are no iterator, have no length and no end."""

    def __iter__(self):
        return itertools.count()


DOUBLED = "{% set a = [a, a] %}"
PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ x|attr('__cla' ~ 'ss__') }}",
    "{{ [x]|map(attribute='__class__')|list }}",
    "{{ [x]|map('attr', '__class__')|list }}",
    "{{ [x]|groupby('__class__') }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__.__init__.__globals__}'|attr('format')(x) }}",
    "{{ ('{0.__class__}'|attr('format'))(x) }}",
    "{{ '{x.__class__}'.format_map({'x': x}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(x) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ f.__globals__ }}",
    "{{ f.__code__ }}",
    "{{ once().gi_frame.f_globals }}",
    "{{ person._secret }}",
    "{{ person.forget() }}",
    "{{ person.file.write('x') }}",
    "{{ person.system.popen('id') }}",
    "{{ path.write_text('x') }}",
    "{{ path.parent.joinpath }}",
    "{{ module.popen('id') }}",
    "{{ image.tpl.save('x.docx') }}",
    "{{ part.docx }}",
    "{{ part.save('x.docx') }}",
    "{{ rich.add('x') }}",
    "{{ tpl.docx.save('x.docx') }}",
    "{{ xs.append(1) }}",
    "{{ d.update(a=1) }}",
    "{% for a in range(200000) %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "{{ 'x' * 999999999 }}",
    "{{ 999999999 * [1] }}",
    "{{ 9 ** 999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%*d' % (999999999, 1) }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ '{:{}}'.format(1, 999999999) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ 'x'|center(999999999) }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x'|indent(999999999, true) }}",
    "{{ [1]|batch(999999999, 0)|list }}",
    "{{ [1]|slice(999999999)|list }}",
    "{{ d1.strftime('%999999999Y') }}",
    "{% set a = 'x' * 4000000 %}{{ a.replace('x', a) }}",
    "{% set a = 'x' * 4000000 %}{{ a|replace('x', a) }}",
    "{% set a = 'x' * 4000000 %}{{ a.translate({120: a}) }}",
    "{% set a = 'x' * 4000000 %}{{ a.join(a) }}",
    "{% set a = 'x' * 4000000 %}{{ range(99)|map('string')|join(a) }}",
    "{% set a = 'x' * 4000000 %}{{ (a ~ a) ~ 1 }}",
    "{% set a = 'x' * 4000000 %}{{ a + a }}",
    "{{ lipsum(10**8) }}",
    "{{ lipsum(n=10**8) }}",
    "{{ lipsum(1, max=10**9) }}",
    "{{ lipsum(1, false, 10**9, 10**9 + 9) }}",
    f"{{% set a = [1] %}}{DOUBLED * 40}{{{{ a }}}}",
    f"{{% set a = (1,) %}}{DOUBLED.replace('[', '(').replace(']', ')') * 40}{{{{ a == a }}}}",
    f"{{% set a = [1] %}}{'{% set a = {1: a, 2: a} %}' * 40}{{{{ a }}}}",
    f"{{% set a = [1] %}}{'{% set a = dict(a=a, b=a) %}' * 40}{{{{ a }}}}",
    f"{{% set a = [1] %}}{'{% set a = [a] + [a] %}' * 40}{{{{ a }}}}",
    f"{{% set a = [1] %}}{'{% set a = [1]|batch(9999, a)|list %}' * 9}{{{{ a }}}}",
    f"{{% set n = namespace(a=[1]) %}}{'{% set n.a = [n.a, n.a] %}' * 40}{{{{ n.a }}}}",
    "{{ endless()|list }}",
    "{{ endless()|sum }}",
    "{{ endless()|join }}",
    "{{ endless()|max }}",
    "{{ endless()|sort }}",
    "{{ endless()|map('string')|list }}",
    "{{ endless()|select('odd')|unique|list }}",
    "{{ endless()|batch(3)|list }}",
    "{{ endless()|groupby('a') }}",
    "{{ rows|list }}",
    "{{ rows|join(',') }}",
    "{% for a in rows %}{% endfor %}",
    "{{ -1 in endless() }}",
    "{{ -1 not in endless() }}",
    "{{ -1 is in(endless()) }}",
    "{{ ','.join(endless()) }}",
    "{{ d.fromkeys(endless()) }}",
    "{{ s.union(endless()) }}",
    "{{ cycler(*endless()) }}",
    "{{ 'x'|format(*endless()) }}",
    "{% for a in [1] recursive %}{{ loop(endless()) }}{% endfor %}",
    "{% set a = range(9999)|list %}{% for b in a recursive %}"
    "{% if loop.depth < 4 %}{{ loop(a) }}{% endif %}{% endfor %}",
    "{% set ns = namespace(a=9) %}{% for i in range(99) %}{% set ns.a = ns.a * ns.a %}{% endfor %}",
    "{{ ordered.move_to_end('а') }}",
    "{{ ordered|attr('move_to_end') }}",
    "{{ counter.subtract({'а': 1}) }}",
    "{{ view.release() }}",
    "{{ turn.rotate(1) }}",
    "{{ chain.maps[0].clear() }}",
    "{{ chain.pop('а') }}",
    "{{ generator.close() }}",
    "{{ generator.send(none) }}",
    "{{ image.image_descriptor }}",
    "{{ image['image_descriptor'] }}",
    "{{ image|attr('image_descriptor') }}",
    "{{ '{0.image_descriptor}'.format(image) }}",
    "{{ [image]|map(attribute='image_descriptor')|list }}",
    "{{ tpl.template_file }}",
]


def template_with(tag, where="text"):
    document = Document()
    document.add_paragraph(f"до {tag}" if where == "text" else "до")
    if where == "header":
        document.sections[0].header.paragraphs[0].text = tag
    if where == "properties":
        document.core_properties.title = tag
    target = io.BytesIO()
    document.save(target)
    target.name = "чужой шаблон.docx"
    return target


def context(tpl, tmp_path):
    return {
        "x": "а",
        "xs": [],
        "d": {},
        "d1": dt.date(2027, 1, 1),
        "person": Person(),
        "f": lambda: 1,
        "once": lambda: (a for a in "ab"),
        "path": tmp_path / "файл.txt",
        "module": os,
        "image": InlineImage(tpl, "нет.png"),
        "part": tpl.new_subdoc(),
        "rich": RichText("а"),
        "tpl": tpl,
        "endless": itertools.count,
        "rows": Rows(),
        "s": {1},
        "generator": (number for number in (1, 2)),
        "ordered": OrderedDict(а=1, б=2),
        "counter": Counter("аб"),
        "view": memoryview(b"ab"),
        "turn": deque("аб"),
        "chain": ChainMap({"а": 1}),
    }


@pytest.mark.parametrize(
    ("payload", "where", "own"),
    [(payload, "text", False) for payload in PAYLOADS]
    + [(payload, "text", True) for payload in PAYLOADS[:20]]
    + [(payload, where, False) for payload in PAYLOADS[:2] for where in ("header", "properties")],
)
def test_a_template_reaches_nothing(payload, where, own, tmp_path, limited):
    limited(turns=10_000)
    tpl = docgen.DocxTemplate(template_with(payload, where))
    values = context(tpl, tmp_path)
    env = jinja2.Environment() if own else None
    with pytest.raises((SecurityError, OverflowError, UndefinedError)):
        tpl.render(values, env)
    assert not list(tmp_path.iterdir())
    assert values["xs"] == []
    assert values["d"] == {}
    assert list(values["ordered"]) == list(values["counter"]) == list(values["turn"]) == ["а", "б"]
    assert values["counter"]["а"] == values["chain"]["а"] == next(values["generator"]) == 1
    assert values["view"].tobytes() == b"ab"
    assert str(values["rich"]).count("<w:r>") == 1


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ path.name }}", "файл.txt"),
        ("{{ path.stem }}{{ path.suffix }}", "файл.txt"),
        ("{{ rich.xml|length > 9 }}", "True"),
        ("{{ module.sep }}", os.sep),
        ("{{ '{{}}{:>5}'.format(12) }}", "{}   12"),
        ("{{ ordered|list|join }}{{ counter.most_common(1)[0][0] }}", "аба"),
        ("{{ s.union([2])|sort }}{{ chain.get('а') }}{{ view.tolist() }}", "[1, 2]1[97, 98]"),
        ("{{ endless()|first }}{{ generator|list }}", "0[1, 2]"),
        ("{% set n = namespace(a=[]) %}{% set n.a = n.a + [n] %}{{ n.a }}", "[namespace(…)]"),
        ("{% set a = [d, d] %}{{ [a, a]|length }}{{ 2 in [x, 2] }}{{ (x, 1)[1] }}", "2True1"),
        ("{{ lipsum(2, false, 1, 2)|length > 1 }}", "True"),
        (
            "{% for a in [[1], 2] recursive %}{% if a is iterable %}{{ loop(a) }}{% else %}{{ a }}"
            "{% endif %}{% endfor %}",
            "12",
        ),
    ],
)
def test_plain_values_of_closed_objects_are_shown(tag, printed, tmp_path):
    tpl = docgen.DocxTemplate(template_with(tag))
    tpl.render(context(tpl, tmp_path))
    assert tpl.paragraphs[0].text == f"до {printed}"


def notes_of(error):
    return "\n".join(error.value.__notes__)


@pytest.mark.parametrize(
    ("tag", "kind", "told"),
    [
        ("{% if x %}", TemplateSyntaxError, "endif"),
        ("{{ x", TemplateSyntaxError, "тег не закрыт"),
        ("{{ x|нет }}", TemplateSyntaxError, "неизвестный фильтр «нет»"),
        ("{{ x.a.b }}", UndefinedError, "у значения нет «a»"),
        ("{{ нет.такого }}", UndefinedError, "неизвестное имя «нет»"),
        ("{{ x.__class__ }}", SecurityError, "«__class__»"),
        ("{{ 1 / 0 }}", ZeroDivisionError, "деление на ноль"),
        ("{{ x + 1 }}", TypeError, "значение не подходит"),
        ("{% for a in range(99999) %}{% for b in range(99) %}{% endfor %}{% endfor %}",
         SecurityError, "слишком много повторений"),
    ],
)  # fmt: skip
def test_an_error_tells_its_place(tag, kind, told, limited):
    limited(turns=10_000)
    tpl = docgen.DocxTemplate(template_with(tag))
    with pytest.raises(kind) as error:
        tpl.render({"x": "а"})
    place, _, problem = notes_of(error).partition("»: ")
    assert "Шаблон «чужой шаблон.docx», текст, абзац «до →{" in place
    assert told in problem
    if kind is TemplateSyntaxError:
        assert any("до {" in line for line in error.value.docx_context)


@pytest.mark.parametrize(
    ("where", "part"), [("header", "верхний колонтитул"), ("properties", "свойства документа")]
)
def test_an_error_tells_its_part(where, part):
    tpl = docgen.DocxTemplate(template_with("{{ x.a.b }}", where), strict=True)
    with pytest.raises(UndefinedError) as error:
        tpl.render({"x": "а"})
    assert part in notes_of(error)


def test_a_strict_template_asks_for_every_name():
    tpl = docgen.DocxTemplate(template_with("{{ фамилея }}"), strict=True)
    with pytest.raises(UndefinedError) as error:
        tpl.render({"фамилия": "Иванов"})
    assert "неизвестное имя «фамилея». Возможно, «фамилия»" in notes_of(error)
    with pytest.raises(TemplateError):
        tpl.render({"фамилия": "Иванов"}, jinja2.Environment(undefined=jinja2.ChainableUndefined))


def test_markup_that_loses_text_is_told():
    file = template_with("{{ x }}")
    tpl = docgen.DocxTemplate(file)
    with pytest.warns(BrokenMarkupWarning, match="autoescape=True"):
        tpl.render({"x": "Рога & копыта"})
    with pytest.raises(ValueError, match="портит разметку"):
        docgen.DocxTemplate(file, strict=True).render({"x": "Рога & копыта"})
    tpl.render({"x": "Рога & копыта"}, autoescape=True)
    assert tpl.paragraphs[0].text == "до Рога & копыта"


MENDED = [
    ("{{ x|default(«нет») }}", "до а"),
    ("{{ y|default(„нет“) }}", "до нет"),
    ("{% fоr i in xs %}{{ i }}{% endfor %}", "до 12"),  # Cyrillic «о»
    ("{{ Дата приказа }}", "до завтра"),
    ("{% если x %}да{% конец %}", "до да"),
    ("{{ x }} {{ Дата\u00a0приказа }}", "до а завтра"),
]


@pytest.mark.parametrize(("tag", "printed"), MENDED)
def test_tags_that_docxtpl_cannot_read_are_mended(tag, printed):
    file = template_with(tag)
    with pytest.raises(TemplateSyntaxError):
        docxtpl.DocxTemplate(file).render({})
    tpl = docgen.DocxTemplate(file)
    for _ in range(2):
        tpl.render({"x": "а", "xs": [1, 2], "дата приказа": "завтра"})
        assert tpl.paragraphs[0].text == printed


def test_names_of_mended_tags_are_undeclared():
    tpl = docgen.DocxTemplate(template_with("{{ Дата приказа }} {{ x|default(«нет») }}"))
    assert tpl.get_undeclared_template_variables() == {"Дата_приказа", "x"}


def test_all_tags_that_cannot_be_understood_are_told_with_their_cells():
    document = Document(template_with("{% endif %}"))
    document.add_table(2, 2).cell(1, 0).text = "цена {{ x + }}"
    document.save(target := io.BytesIO())
    with pytest.raises(TemplateSyntaxError) as error:
        docgen.DocxTemplate(target).render({})
    first, second = error.value.__notes__
    assert "лишний тег" in first
    assert "таблица 1, строка 2, столбец 1, абзац «цена →{{ x + }}←»" in second


def test_a_file_without_a_name_has_none():
    tpl = docgen.DocxTemplate(io.BytesIO(template_with("{{ 1 / 0 }}").getvalue()))
    with pytest.raises(ZeroDivisionError) as error:
        tpl.render({})
    assert "Шаблон «без имени»" in notes_of(error)
