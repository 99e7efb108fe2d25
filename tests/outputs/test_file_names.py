"""Names of documents: safe everywhere, and no two alike."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.outputs import Manifest, safe_file_name, unique_names
from docgen.outputs.file_names import LONGEST_NAME
from docgen.outputs.manifest import name_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Протокол № 3 от 05.03.2026", "Протокол № 3 от 05.03.2026.docx"),
        ("Приказ № 12/3-к", "Приказ № 12-3-к.docx"),
        ("Приказ 12 / 3", "Приказ 12-3.docx"),
        ('О школе "Рога и копыта"', "О школе «Рога и копыта».docx"),
        ("Совещание 9:30", "Совещание 9-30.docx"),
        ("Приказ: о школе", "Приказ о школе.docx"),
        ("Готово? Да* <черновик>", "Готово Да черновик.docx"),
        ("План.docx", "План.docx"),
        ("План.DOCX", "План.docx"),
        ("План на 2026 г.", "План на 2026 г.docx"),
        ("  План \n\t мероприятий\u00a0", "План мероприятий.docx"),
        ("Пла\u00adн\u202eкод\x00", "Планкод.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("C:\\Windows\\план", "C-Windows-план.docx"),
        ("..", "Документ.docx"),
        ("", "Документ.docx"),
        ("???", "Документ.docx"),
        ("~$План", "$План.docx"),
        (".скрытый", "скрытый.docx"),
        ("CON", "_CON.docx"),
        ("con.план", "_con.план.docx"),
        ("lpt1 ", "_lpt1.docx"),
        ("COM¹", "_COM¹.docx"),
        ("Консоль", "Консоль.docx"),
        ("и\u0306", "й.docx"),
        ("Праздник 🎉", "Праздник 🎉.docx"),
        ("\ud800план", "план.docx"),
    ],
)
def test_name_is_safe(text: str, expected: str) -> None:
    assert safe_file_name(text) == expected


def test_long_name_is_cut_between_words() -> None:
    name = safe_file_name("О проведении мероприятий " * 20)
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith(("О…", "проведении…", "мероприятий….docx", "….docx"))
    assert safe_file_name("ъ" * 500).endswith("ъ….docx")


@given(st.text())
def test_any_text_makes_a_name_that_every_system_takes(text: str) -> None:
    name = safe_file_name(text)
    stem = name.removesuffix(".docx")
    assert name.endswith(".docx")
    assert stem
    assert len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(sign) not in {"Cc", "Cf", "Cs"} for sign in name)
    assert stem == stem.strip(" .")
    assert unicodedata.is_normalized("NFC", name)
    assert safe_file_name(name) == name


def workbooks(*names: str) -> list[tuple[Path, str]]:
    """«книга: имя» -> pairs as the pipeline gives them."""
    return [
        (Path("inputs") / f"{book}.xlsx", f"{name}.docx")
        for book, name in (pair.split(": ") for pair in names)
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["а: План", "б: Приказ"], ["План", "Приказ"]),
        (["а: План", "б: План"], ["План", "План (б)"]),
        (["а: План", "б: план"], ["План", "план (б)"]),
        (["а: План", "а: План", "а: План"], ["План", "План (а)", "План (2)"]),
        (["а: План (б)", "а: План", "б: План"], ["План (б)", "План", "План (2)"]),
        (["а: Планй", "б: Плани\u0306"], ["Планй", "Плани\u0306 (б)"]),
    ],
)
def test_names_differ(wanted: list[str], expected: list[str]) -> None:
    assert unique_names(workbooks(*wanted)) == [f"{name}.docx" for name in expected]


@given(st.lists(st.tuples(st.sampled_from("абв"), st.text(max_size=3)), max_size=12))
def test_names_never_meet(wanted: list[tuple[str, str]]) -> None:
    names = unique_names([(Path(f"{book}.xlsx"), safe_file_name(name)) for book, name in wanted])
    assert len({name_key(name) for name in names}) == len(wanted)


def test_marked_name_stays_short() -> None:
    long = safe_file_name("слово " * 100)
    names = unique_names([(Path("а.xlsx"), long), (Path(f"{'б' * 100}.xlsx"), long)])
    assert names[0] == long
    assert len(names[1].encode()) <= LONGEST_NAME


@pytest.fixture
def owned(tmp_path: Path) -> Manifest:
    """A folder where «План.docx» is the document of б.xlsx."""
    for book in "аб":
        (tmp_path / f"{book}.xlsx").touch()
    folder = tmp_path / "outputs"
    folder.mkdir()
    (folder / "План.docx").write_bytes(b"1")
    with Manifest(folder) as manifest:
        manifest.record("План.docx", "1", tmp_path / "б.xlsx")
    return Manifest(folder)


def test_name_stays_with_its_workbook(owned: Manifest) -> None:
    books = owned.folder.parent
    wanted = [(books / "а.xlsx", "План.docx"), (books / "б.xlsx", "План.docx")]
    assert unique_names(wanted, owned) == ["План (а).docx", "План.docx"]
    # A book that is built alone does not take the other one's document.
    assert unique_names(wanted[:1], owned) == ["План (а).docx"]


@pytest.mark.parametrize("gone", ["б.xlsx", "outputs/План.docx"])
def test_name_is_free_when_its_owner_is_gone(owned: Manifest, gone: str) -> None:
    books = owned.folder.parent
    (books / gone).unlink()
    assert unique_names([(books / "а.xlsx", "План.docx")], owned) == ["План.docx"]
