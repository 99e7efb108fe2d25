"""What the rules say, held to who must know: docxtpl-lint, and the rendering itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from docxtpl_lint.api import lint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import TemplateError
from docgen.issues import Issue, Severity
from docgen.rendering import DocumentTemplate
from tests.template_checks.conftest import Find, p, table, template
from tests.template_checks.test_tags import FAULTS, SOUND
from tests.thoroughness import examples

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "templates" / "docx").glob("*.docx"))
NAMES = {"а": True, "б": [1, 2], "в": "слово"}

_TAGS = [
    "{% if а %}", "{% else %}", "{% endif %}", "{% for х in б %}", "{% endfor %}",
    "{%p if а %}", "{%p else %}", "{%p endif %}", "{%p for х in б %}", "{%p endfor %}",
    "{%tr for х in б %}", "{%tr endfor %}", "{%tr if а %}", "{%tr endif %}",
    "{%tc if а %}", "{%tc endif %}", "{{ в }}", "{{p в }}", "{{ в", "слово", "",
]  # fmt: skip
_words = st.lists(st.sampled_from(_TAGS), min_size=1, max_size=2).map("".join)
_paragraph = _words.map(p)
_inside = st.lists(_paragraph, min_size=1, max_size=2).map("".join)
_row = st.tuples(_inside, _inside)
_table = st.lists(_row, min_size=1, max_size=3).map(lambda rows: table(*rows) + p(""))
#: Blocks whose tags are in order, so that sound templates come up as often as faulty ones.
_leaf = st.sampled_from(["{{ в }}", "слово", "{% if а %}да{% endif %}", "{{p в }}"]).map(p)
_nested = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        inner.map(lambda body: p("{%p if а %}") + body + p("{%p endif %}")),
        inner.map(lambda body: p("{%p for х in б %}") + body + p("{%p endfor %}")),
        inner.map(lambda body: p("{% if а %}") + body + p("{% endif %}")),
        inner.map(
            lambda body: (
                table(("{%tr for х in б %}", p("")), (body, "{{ х }}"), ("{%tr endfor %}", p("")))
                + p("")
            )
        ),
    ),
    max_leaves=3,
)
bodies = st.lists(st.one_of(_paragraph, _table, _nested), min_size=1, max_size=5)
often = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def told(issues: list[Issue]) -> list[Issue]:
    return [issue for issue in issues if issue.severity is not Severity.NOTE]


def errors_of_witness(data: bytes) -> list[str]:
    return [f"{issue.rule} {issue.snippet}" for issue in lint(data).errors]


@pytest.mark.parametrize("body", [*(body for body, _ in FAULTS.values()), *SOUND.values()])
def test_whatever_docxtpl_lint_tells_is_told(find: Find, body: list[str]) -> None:
    if errors_of_witness(template(*body)):
        assert told(find(*body))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_docxtpl_lint_finds_the_shipped_templates_sound(path: Path) -> None:
    # It knows no filters but those of Jinja.
    assert [issue for issue in lint(path).errors if issue.rule != "DTL104"] == []


@often
@given(body=bodies)
def test_docxtpl_lint_tells_nothing_that_is_not_told(find: Find, body: list[str]) -> None:
    if errors_of_witness(template(*body)):
        assert told(find(*body))


@often
@given(body=bodies)
def test_what_is_found_sound_builds(
    find: Find, body: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "любой.docx"
    path.write_bytes(template(*body))
    if any(issue.is_error for issue in find(*body)):
        return
    rendered = DocumentTemplate.open(path, {}).render(NAMES)
    assert rendered.faults == []


#: What goes wrong without a sound: the document is made, and something of it is lost or doubled.
SILENT = {
    "nothing-lost-beside-tag", "block-tags-apart", "block-in-one-paragraph", "block-in-one-place",
    "tag-closed", "place-without-tag",
}  # fmt: skip
LOUD = {
    name: body
    for name, (body, expected) in FAULTS.items()
    if not {code for code, _ in expected} <= SILENT and "a name of a loop" not in name
}


def breaks(path: Path, values: dict[str, object]) -> bool:
    try:
        return bool(DocumentTemplate.open(path, {}).render(values).faults)
    except TemplateError:
        return True


@pytest.mark.parametrize("body", LOUD.values(), ids=LOUD)
def test_an_error_is_no_false_alarm(body: list[str], tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    path.write_bytes(template(*body))
    values = {"в": "слово", "цвет": "FF0000"}
    assert any(breaks(path, {**values, "а": truth, "б": items}) for truth, items in CHOICES)


CHOICES = [(True, [1, 2]), (False, [1]), (True, []), (False, [])]
