"""Every rule of pages over every example, in every shipped profile, and over every template."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from docgen.batch import DEFAULT_LAYOUT, BatchWork, in_order, open_batches, write_batch
from docgen.context import Profile, load_profile
from docgen.layout_rules import RULES, LayoutPaper
from docgen.progress import silent
from docgen.rendering.archive import read_parts
from docgen.rendering.package import open_package
from docgen.run import Run
from docgen.together import make_all
from docgen.workspace import Workspace, find_workbooks
from tests.thoroughness import THOROUGH

FIRST = ("Приказ на одну страницу", "Краткий протокол", "План школы")
ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = Workspace(ROOT)
WORKBOOKS = find_workbooks((), WORKSPACE)
# An order, minutes and a plan, each with the papers of its set.
ONE_OF_EACH = [path for path in WORKBOOKS if path.stem in FIRST]
PROFILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["name"]
    for path in sorted((ROOT / "templates" / "profiles").glob("*.toml"))
}
DEFAULT = "gost-2025-school"
TEMPLATES = sorted((ROOT / "templates" / "docx").glob("*.docx"))
# A template is no paper yet: its words are tags.
OF_FINISHED = {"no-traces", "columns-sensible"}

Papers = dict[str, list[tuple[str, LayoutPaper]]]


def made(profile: str, workbooks: list[Path], folder: Path) -> Papers:
    """The documents of these workbooks in this profile."""
    run = Run(WORKSPACE)
    run.profile = load_profile(PROFILES[profile], WORKSPACE.template_dirs)
    batches = open_batches(run, workbooks)
    papers: Papers = {}
    for path, one in make_all(run, [path for path in workbooks if path not in batches]):
        assert one.rendered is not None
        everything = [one.rendered, *(rendered for _, rendered in one.beside)]
        papers[path.stem] = [(each.name, paper(each.data, run.profile)) for each in everything]
    for path, work in batches.items():
        assert isinstance(work, BatchWork)
        write_batch(
            work, folder, DEFAULT_LAYOUT, strict=False, force=False, run_tasks=in_order,
            begin=silent,
        )  # fmt: skip
        documents = sorted(folder.rglob("*.docx"))
        papers[path.stem] = [(one.name, paper(one.read_bytes(), run.profile)) for one in documents]
    return papers


def paper(data: bytes, profile: Profile) -> LayoutPaper:
    return LayoutPaper(
        Path("документ.docx"), open_package("документ.docx", read_parts(data)), profile
    )


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return made(DEFAULT, WORKBOOKS, tmp_path_factory.mktemp("школы"))


def told(documents: list[tuple[str, LayoutPaper]], *but: str) -> list[tuple[str, str]]:
    """What the rules but these find in papers, with the name of each paper."""
    chosen = [rule for name, rule in RULES.items() if name not in but]
    return [(name, str(issue)) for name, one in documents for rule in chosen for issue in rule(one)]


@pytest.mark.parametrize("workbook", [path.stem for path in WORKBOOKS])
def test_an_example_keeps_all_rules(examples: Papers, workbook: str) -> None:
    documents = examples[workbook]
    assert documents
    assert told(documents) == []


def test_the_examples_are_known_for_what_they_are(examples: Papers) -> None:
    kinds = {name: documents[0][1].anatomy.kind for name, documents in examples.items()}
    assert set(kinds.values()) == {"order", "minutes", "plan"}
    for name, kind in kinds.items():
        word = {"order": "Приказ", "minutes": "ротокол", "plan": "План"}[kind]
        assert word in name


@pytest.mark.thorough
@pytest.mark.parametrize("profile", [name for name in PROFILES if name != DEFAULT])
def test_examples_keep_all_rules_in_every_profile(profile: str, tmp_path: Path) -> None:
    papers = made(profile, WORKBOOKS if THOROUGH else ONE_OF_EACH, tmp_path)
    assert len(papers) >= len(FIRST)
    for documents in papers.values():
        assert told(documents) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_keeps_all_rules(template: Path) -> None:
    one = paper(template.read_bytes(), Profile())
    assert told([(template.stem, one)], *OF_FINISHED) == []
