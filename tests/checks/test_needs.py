"""What a rule is said to need leaves nothing out, and what it does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docgen import checks, pipeline
from docgen.checks import distinct, known_signs, signs
from docgen.checks.dates.signs import WORK
from docgen.checks.dates.working_day import _WORK
from docgen.checks.joined import Joined
from docgen.checks.signs import Near, Signs
from docgen.checks.texts import Texts
from docgen.records import WorkbookRecords
from docgen.workspace import Workspace
from tests.checks.books import Sheets, order, plan
from tests.checks.test_rules import CASES, EVERY_RULE
from tests.documents.conftest import save

#: Every text of the cases of all rules: sound ones, and such in which something is found.
SAID = sorted(
    {
        str(cell)
        for _, (sheets, _) in CASES
        for rows in sheets.values()
        for row in rows
        for cell in row
        if isinstance(cell, str) and len(cell) > 3
    }
)
#: All signs that rules ask for.
SIGNS: list[Signs] = list(signs.ALL_SIGNS)
NEAR = [sign for one in SIGNS for sign in one.signs if isinstance(sign, Near)]
_PARTS = sorted({part for sign in NEAR for piece in sign.pieces for part in (piece, *piece)})
some_texts = st.lists(st.sampled_from(SAID), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Run:
    """What checks share, in a folder without a справочник."""
    return pipeline.Run(Workspace(tmp_path_factory.mktemp("office")))


def found(run: pipeline.Run, folder: Path, sheets: Sheets) -> list[str]:
    save(folder / "Книга.xlsx", sheets, {})
    return [
        f"{i.code} {i.location} {i.message}" for i in pipeline.read(run, folder / "Книга.xlsx")[2]
    ]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(said=some_texts, head=st.sampled_from(["Дело", "Срок", "Ответственный", "Начало", "№"]))
def test_rules_that_are_always_run_find_the_same(
    run: pipeline.Run, tmp_path: Path, said: list[str], head: str
) -> None:
    books = (
        order([["Текст"], *([text] for text in said)]),
        plan(*([text, said[0]] for text in said)),
        order([["Текст"], ["Сделать."]], Список=[[head, "Текст"], *([t, said[-1]] for t in said)]),
    )
    for book in books:
        asked = found(run, tmp_path, book)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(checks, "_worth_running", lambda _paper: EVERY_RULE)
            assert found(run, tmp_path, book) == asked


@given(some_texts)
def test_signs_kept_of_a_text_are_those_that_a_search_finds(said: list[str]) -> None:
    said = list(dict.fromkeys(said))
    joined = Joined(said)
    for one in SIGNS:
        kept = {n for n, bits in enumerate(known_signs.signs_in(said)) if bits & one.bit}
        searched = set(joined.having(one))
        told = {n for n in searched if one.tells is None or any(True for _ in one.tells(said[n]))}
        assert kept == told, one.signs


@given(some_texts)
def test_many_texts_are_searched_as_few_are(said: list[str]) -> None:
    few = Texts(said, str)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinct, "FEW", 0)
        for one in SIGNS:
            many = Texts(said, str)  # the same whether it is asked for one text before, or for all
            assert set(few.having(one)) <= set(many.having(one))
            assert few.have(one) <= many.have(one)
            assert list(many.having(one)) == list(Texts(said, str).having(one))


@given(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join))
def test_a_pattern_fits_only_where_one_of_its_pieces_stands(text: str) -> None:
    for sign in NEAR:
        if sign.pattern.search(text):
            assert not sign.pieces or any(piece in text for piece in sign.pieces)


@given(st.from_regex(_WORK.pattern))
def test_every_work_of_an_office_has_its_sign(text: str) -> None:
    assert list(Texts([text], str).having(WORK)) == [text]


_PIECES = sorted(
    {part for part in _PARTS if len(part) > 1}
    | set('0123459xNОотпоё.,;:!?-–—/«»„"()[]{}<@№… \n\t\u00a0_')
    | {" по ", " до ", "вт", "мая", "сен", "2027", "1127", "31", "08", "..", ". ", ", ", "г", "уч",
       "И", "Школа", "Ясеневка", "ясеневкка", "СанПиН", "и", "также", "об ", "ru", "вич", "ская"}
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES) | st.sampled_from(SAID), max_size=9).map("".join))
@example("в классы С1 и в2. * 0")
def test_a_text_alone_has_the_signs_that_it_has_among_many(text: str) -> None:
    known = known_signs.KnownSigns()
    assert [known.of(text)] == known.of_all([text])


def test_signs_that_come_later_are_looked_for_in_known_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = list(signs.ALL_SIGNS)
    monkeypatch.setattr(signs, "ALL_SIGNS", every)
    monkeypatch.setattr(known_signs, "ALL_SIGNS", every)
    assert list(Texts(["Ясень"], str).having(Signs("дуб"))) == []
    assert list(Texts(["Ясень"], str).having(Signs("ясен"))) == ["Ясень"]


def test_what_the_directory_has_is_found_once(run: pipeline.Run, tmp_path: Path) -> None:
    from docgen.checks.paper import Paper

    read: list[WorkbookRecords | None] = []

    def find(directory: WorkbookRecords | None) -> int:
        read.append(directory)
        return len(read)

    save(tmp_path / "Книга.xlsx", plan(["Встреча", "сентябрь"]), {})
    records = pipeline.read(run, tmp_path / "Книга.xlsx")[1]
    assert records is not None
    assert [Paper(records, records).of_directory(find) for _ in range(3)] == [1, 1, 1]
    assert Paper(records).of_directory(find) == 2
    assert [one is records for one in read] == [True, False]


_SCRIPT = """
import sys
from pathlib import Path
from docgen import pipeline
from docgen.workspace import Workspace
run = pipeline.Run(Workspace(Path(sys.argv[1]).parent))
assert pipeline.read(run, Path(sys.argv[1]))[1] is not None
print(*[name for name in sys.modules if name.startswith("docgen.checks.")])
from docgen.checks import ACROSS, CHECKS
from docgen.checks.signs import ALL_SIGNS
signs = len(ALL_SIGNS)
for rule in (*CHECKS.values(), *ACROSS.values()):
    rule.find
assert len(ALL_SIGNS) == signs, "signs of texts that were read before would not be known"
"""


def test_rules_that_can_find_nothing_are_not_loaded(tmp_path: Path) -> None:
    save(tmp_path / "Книга.xlsx", plan(["Встреча с родителями", "сентябрь"]), {})
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, tmp_path / "Книга.xlsx"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "docgen.checks.dates" in loaded
    for module in (
        "arithmetic.votes", "references.citations", "people.people_known", "text.blanks_filled",
        "dates.weekday_fits_date", "numbering.every_question_heard",
    ):  # fmt: skip
        assert f"docgen.checks.{module}" not in loaded
