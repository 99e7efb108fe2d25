"""Templates kept on the disk: opened anew or known, they are the same template."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from docgen import disk_cache
from docgen.content import PageLook
from docgen.errors import TemplateError
from docgen.rendering import kept, opening
from docgen.rendering.kept import known_or_opened
from docgen.workspace import shipped_folder

PARAGRAPH = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
SHIPPED = sorted((shipped_folder("templates") / "docx").glob("*.docx"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def refuse(*_: object) -> Any:
    raise AssertionError("the template is opened again")


def filters() -> dict[str, Callable[..., object]]:
    from docgen.context import russian_filters

    return dict(russian_filters())


def facts_of(template: Any) -> dict[str, Any]:
    parts = {
        name: {
            key: value
            for key, value in asdict(part).items()
            if key not in {"environments", "prepared"}
        }
        for name, part in template.compiled.items()
    }
    return {
        "package": template.package,
        "parts": parts,
        "prepared": {name: part.prepared for name, part in template.compiled.items()},
        "styles": (template.styles.ids, template.styles.indents, template.styles.lists),
        "packed": dict(template.assembly.packed),
        "printed": template.assembly.printed,
        "facts": dict(template.assembly.proof.facts),
        "foreign": template.foreign,
        "lost": template.lost_texts,
    }


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_known_template_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = PageLook(margins=(30.0, 10.0, 20.0, 20.0), font="PT Serif")
    first = known_or_opened(path, filters(), look)
    monkeypatch.setattr(opening, "opened", refuse)
    again = known_or_opened(path, filters(), look)
    assert again is not first
    assert facts_of(again) == facts_of(first)


def test_findings_of_a_known_template_are_the_same(
    make_template: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_template(PARAGRAPH.format("{{p текст }} рядом"), PARAGRAPH.format("{{ имя }}"))
    first = known_or_opened(path, {}, None)
    assert first.lost_texts
    with pytest.raises(TemplateError) as told:
        first.render({"текст": "а"})
    monkeypatch.setattr(opening, "opened", refuse)
    again = known_or_opened(path, {}, None)
    assert again.lost_texts == first.lost_texts
    with pytest.raises(TemplateError) as told_again:
        again.render({"текст": "а"})
    assert str(told_again.value) == str(told.value)
    values = {"текст": "а", "имя": "б"}
    assert again.render(values).data == first.render(values).data


def test_what_the_result_depends_on_makes_another_entry(
    make_template: Any, own_cache: Path, limited: Callable[..., None]
) -> None:
    path = make_template("{{ имя }}")
    known_or_opened(path, {}, None)
    known_or_opened(path, {"иной": str}, None)
    known_or_opened(path, {}, PageLook(font="PT Serif"))
    limited(template_tags=7)
    known_or_opened(path, {}, None)
    assert len(list(own_cache.iterdir())) == 4


def test_a_template_with_faults_is_not_kept(make_template: Any, own_cache: Path) -> None:
    with pytest.raises(TemplateError):
        known_or_opened(make_template("{% if %}"), {}, None)
    assert not own_cache.exists()


@pytest.mark.parametrize(("module", "name"), kept.RECORDS)
def test_every_record_has_its_class(module: str, name: str) -> None:
    assert getattr(import_module(module), name).__module__ == module


def test_whatever_an_entry_is_made_by_is_looked_at() -> None:
    program = (
        "import sys; from docgen.run import Run; from docgen.workspace import Workspace;"
        "from pathlib import Path; run = Run(Workspace(Path())); run.template(run.kinds[0]);"
        "print(*(name.split('.')[1] for name in sys.modules if name.count('.') > 1"
        " and name.startswith('docgen.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, encoding="utf-8", check=True,
        env=os.environ | {"PYTHONPATH": str(Path(disk_cache.__file__).parents[1])},
    )  # fmt: skip
    # The rules are only asked for their names, a workbook for nothing at all.
    assert set(done.stdout.split()) - {"checks", "workbook"} <= set(disk_cache._PACKAGES)
