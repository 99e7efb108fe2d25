"""Tags run without Jinja give what Jinja gives, or leave it to Jinja."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2.environment import Template

import docgen
from docgen.content import Deferred, Printable
from docgen.context import build_context, russian_filters
from docgen.documents import read
from docgen.errors import TemplateError
from docgen.pipeline import Run
from docgen.rendering import DocumentTemplate
from docgen.rendering.environments import Environments
from docgen.rendering.markup.printing import print_value
from docgen.rendering.sandbox.expressions import Evaluator
from docgen.rendering.sandbox.light import LightContext
from docgen.rendering.sandbox.limits import SESSION, Spending
from docgen.workspace import Workspace

ROOT = Path(docgen.__file__).parents[1]


class Value(Printable):
    """A value with two parts and no markup."""

    def as_text(self) -> str:
        return "знач<ение"

    def lookup(self, name: str) -> object:
        return {"имя": "Анна & Ко", "ряд": [1, 2]}[name]

    def known_names(self) -> tuple[str, ...]:
        return ("имя", "ряд")


class Later(Deferred):
    """A value that is worked out when it is asked for."""

    def resolve(self) -> object:
        return Value()


NAMES: dict[str, Any] = {
    "x": Value(), "d": Later(), "т": "текст", "ряд": ["а", "б", "в"], "п": 5, "пусто": "",
    "с": {"к": Value(), "имя": "словарь", 3: "три"}, "строки": [{"дело": "а"}, {"дело": "б"}],
    "ёлка": "ель", "да": True, "нет": False, "ничего": None, "Aa": "латиница",
}  # fmt: skip
LIGHT = (
    "просто текст",
    "{{ т }} {{ п }} {{ x }} {{ d }} {{ x.имя }} {{ d.Имя }} {{ x['имя'] }} {{ с.к.имя }}",
    "{{ ряд[0] }}{{ ряд[-1] }}{{ с[3] }}{{ с['имя'] }}{{ строки[1].дело }}{{ x.ряд[1] }}",
    "{{ Ёлка }} {{ елка }} {{ ЁЛКА }} {{ Аа }}",
    "{{ ничего }}|{{ да }}|{{ нет }}|{{ ряд }}|{{ пусто or т }}|{{ т and п }}|{{ not п }}",
    "{% if п == 5 %}пять{% elif п > 5 %}больше{% else %}меньше{% endif %}",
    "{% if т in ряд %}да{% else %}нет{% endif %}{% if 'а' in ряд %}да{% endif %}",
    "{{ 'да' if п < 3 else 'нет' }}{{ 'есть' if т }}",
    "{% for а in ряд %}{{ а }}{% for б in ряд %}{{ а }}{{ б }}{% endfor %}{% endfor %}",
    "{% for а in ряд %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}"
    "{{ loop.first }}{{ loop.last }}{{ loop.length }}{% endfor %}",
    "{% for а in [] %}{{ а }}{% else %}пусто{% endfor %}",
    "{% for а, б in [(1, 2), (3, 4)] %}{{ б }}{{ а }}{% endfor %}",
    "{% for а in ряд if а != 'б' %}{{ а }}{% endfor %}",
    "{% set у = т %}{{ у }}{% set а, б = 1, 2 %}{{ б }}{% with ц = п %}{{ ц }}{% endwith %}",
    "{{ п|словами }} {{ п|Словами }} {{ т|с_заглавной }} {{ строки|по_разделам('дело') }}",
    "{# заметка #}{% raw %}{{ }}{% endraw %}{{- т -}}",
)
EXAMPLES = [one for one in sorted((ROOT / "inputs").glob("*.xlsx")) if one.stem != "справочник"]
LEFT_TO_JINJA = (
    "{{ нет_такого }}",
    "{{ x.нет_такого }}",
    "{{ ряд[7] }}",
    "{{ с[7] }}",
    "{{ 'есть' if пусто }}|{{ ('есть' if пусто).часть }}",
    "{{ т|upper }}{{ т|length }}{{ нет_такого|default('нет') }}",
    "{{ нет_такого is defined }}{{ п is odd }}",
    "{{ п + 2 }}{{ -п }}{{ т ~ п }}",
    "{% macro м(а) %}{{ а }}{% endmacro %}{{ м(т) }}",
    "{% for а in ряд %}{{ loop.cycle('1', '2') }}{% endfor %}",
    "{% for а in ряд %}{{ loop.previtem }}{% endfor %}",
    "{% for а in ряд if а != 'б' %}{{ loop.index }}{% endfor %}",
    "{% for а in ряд recursive %}{{ а }}{% endfor %}",
    "{% for а in ряд %}{{ loop }}{% endfor %}",
    "{% for а in ряд %}{% for б in loop %}{{ б }}{% endfor %}{% endfor %}",
    "{% block б %}{{ т }}{% endblock %}",
    "{% filter upper %}{{ т }}{% endfilter %}{% set у %}{{ т }}{% endset %}{{ у }}",
    "{{ т() }}",
    "{{ п|словами('чего-то', 'лишнего', 'здесь', 'ещё') }}",
    "{{ п|список(1, 2, 3, 4, 5) }}",
)


def printed(environments: Environments, source: str) -> tuple[object, object]:
    """Return what docgen alone and what Jinja prints, None where it cannot."""
    code = environments.whole.compile(source)
    root = environments.light.root_of(code)
    lightly: object = None
    try:
        names = {**NAMES, SESSION: Spending()}
        lightly = root and "".join(root(LightContext(environments.light, names)))
    except Exception:  # noqa: BLE001 - any means that Jinja must do it
        lightly = None
    try:
        template = Template.from_code(environments.whole, code, {})
        frame = template.new_context({**NAMES, SESSION: Spending()}, shared=True)
        whole: object = "".join(template.root_render_func(frame))
    except Exception as error:  # noqa: BLE001 - all that Jinja may tell
        whole = type(error)
    return lightly, whole


@pytest.fixture(scope="module")
def both() -> Environments:
    return Environments(russian_filters(), print_value)


@pytest.mark.parametrize("source", LIGHT)
def test_what_asks_for_nothing_of_jinja_is_printed_without_it(
    both: Environments, source: str
) -> None:
    lightly, whole = printed(both, source)
    assert isinstance(whole, str)
    assert lightly == whole


@pytest.mark.parametrize("source", LEFT_TO_JINJA)
def test_anything_else_is_left_to_jinja(both: Environments, source: str) -> None:
    assert printed(both, source)[0] is None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_examples_are_printed_without_jinja_to_the_byte(path: Path) -> None:
    run = Run(Workspace(ROOT))
    kind, records, _ = read(run, path)
    assert kind is not None
    assert records is not None
    template = run.template(kind)
    names = build_context(records, run.office()).names
    lightly = template.render(names)
    light = template._light
    assert light.is_enough
    light.is_enough = False
    try:
        assert template.render(names).data == lightly.data
    finally:
        light.is_enough = True


def test_jinja_tells_what_is_wrong_and_prints_from_then_on(make_template: Any) -> None:
    path = make_template("<w:p><w:r><w:t>{{ т }}: {{ п }}</w:t></w:r></w:p>")
    template = DocumentTemplate.open(path, {})
    lightly = template.render({"т": "а", "п": 1})
    assert template._light.is_enough
    with pytest.raises(TemplateError, match="«п»"):
        template.render({"т": "а"})
    assert not template._light.is_enough
    assert template.render({"т": "а", "п": 1}).data == lightly.data


def test_a_known_expression_needs_no_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = ("{{ т }} и {{ п }}", "{{ x.имя }}", "{{ ряд }}", "{{ п + 1 }}", "{{ нет_такого }}")
    alone, told = Evaluator(russian_filters()), Evaluator(russian_filters())
    told.get_to_know(sources)
    for source in sources[:3]:
        expected = alone(source, NAMES)
        with monkeypatch.context() as patch:
            patch.setattr(Evaluator, "_jinja", None)
            assert told(source, NAMES) == expected
    assert told(sources[3], NAMES) == 6
    with pytest.raises(TemplateError, match="нет_такого"):
        told(sources[4], NAMES)
