"""``docgen new --from`` and ``docgen update`` as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from docgen.cli import main
from docgen.renewal import renewed_name
from docgen.workspace import Workspace, find_workbooks
from tests.libreoffice import converted

ROOT = Path(__file__).parents[1]
Output = pytest.CaptureFixture[str]
CARD = {
    "Вид документа": "приказ",
    "Состояние": "на подпись",
    "Дата": "14.09.2026",
    "Номер": "214",
    "Заголовок": "О дежурстве в 2026/2027 учебном году",
    "Преамбула": "Во исполнение приказа Управления от 27.08.2026 № 198",
    "Подписант": "Орлова Татьяна Викторовна",
    "Должность подписанта": "Директор",
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the order of last year."""
    (tmp_path / "inputs").mkdir()
    monkeypatch.chdir(tmp_path)
    write_order(tmp_path / "inputs" / "Дежурство 2026-2027.xlsx")
    return tmp_path


def write_order(path: Path, **card: str) -> None:
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Реквизиты"
    for row in {**CARD, **card}.items():
        page.append(row)
    clauses = workbook.create_sheet("Пункты")
    clauses.append(["Текст", "Срок"])
    clauses.append(["Составить график дежурства.", "до 25.12.2026"])
    workbook.save(path)


OLD = "inputs/Дежурство 2026-2027.xlsx"
NEW = "inputs/Дежурство 2027-2028.xlsx"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], NEW),
        (["Новая"], "Новая.xlsx"),
        (["приказ"], NEW),
        (["приказ", "inputs/Новая.xlsx"], "inputs/Новая.xlsx"),
    ],
)
def test_a_workbook_from_last_years(
    office: Path, capsys: Output, words: list[str], expected: str
) -> None:
    before = (office / OLD).read_bytes()
    assert main(["new", "--from", OLD, *words]) == 0
    assert (office / OLD).read_bytes() == before
    page = load_workbook(office / expected)["Реквизиты"]
    assert page["B5"].value == "О дежурстве в 2027/2028 учебном году"
    said = capsys.readouterr().out
    for line in (
        f"Создана книга: {expected}",
        "B3: 14.09.2026 → пусто",
        "2026/2027 → 2027/2028",
        "B2: 25.12.2026 → 25.12.2027 (выходной: 25.12 – суббота)",
        "Проверьте сами: 1.",
        "B6: от 27.08.2026 № 198",
    ):
        assert line in said
    assert main(["build", expected]) == 0
    assert capsys.readouterr().out.endswith(
        "Собрано документов: 1. Ошибок: 0, предупреждений: 0.\n"
    )


def test_no_file_is_overwritten(office: Path, capsys: Output) -> None:
    (office / NEW).write_bytes(b"mine")
    assert main(["new", "--from", OLD]) == 3
    assert (office / NEW).read_bytes() == b"mine"
    assert f'docgen new --from "{OLD}" "' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "--from", OLD, "протокол", "x.xlsx"], "приказ, а указан вид «протокол»"),
        (["new", "--from", "inputs/справочник.xlsx"], "Справочник не стареет"),
        (["new", "--from", "inputs/нет.xlsx"], "не найден"),
        (["new", "--from", "inputs/ничей.xlsx"], "не сказано, какой это документ"),
        (["update", "inputs/нет.xlsx"], "не найден"),
        (["update", "inputs/ничей.xlsx"], "не сказано, какой это документ"),
    ],
)
def test_refusals(office: Path, capsys: Output, arguments: list[str], said: str) -> None:
    write_order(office / "inputs" / "справочник.xlsx")
    write_order(office / "inputs" / "ничей.xlsx", **{"Вид документа": ""})
    assert main(arguments) == 3
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("План 2026-2027", "План 2027-2028"),
        ("План на 2027 год", "План на 2028 год"),
        ("Педсовет 5", "Педсовет 5 (новый)"),
    ],
)
def test_the_name_of_the_new_workbook(old: str, new: str) -> None:
    assert renewed_name(Path(f"{old}.xlsx")) == new


def test_an_update_keeps_the_former_workbook(office: Path, capsys: Output) -> None:
    before = (office / OLD).read_bytes()
    kept = office / "inputs" / "Дежурство 2026-2027 (до обновления).xlsx"
    assert main(["update", "--dry-run", OLD]) == 0
    assert "будет изменена" in capsys.readouterr().out
    assert (office / OLD).read_bytes() == before
    assert not kept.exists()
    assert main(["update", OLD]) == 0
    said = capsys.readouterr().out
    assert "добавлен столбец «Кому»" in said
    assert "(до обновления).xlsx" in said
    assert kept.read_bytes() == before
    updated = (office / OLD).read_bytes()
    assert main(["update", OLD, str(kept)]) == 0
    assert "книга уже современная" in capsys.readouterr().out
    assert (office / OLD).read_bytes() == updated
    assert sorted(path.name for path in (office / "inputs").iterdir()) == [
        kept.name,
        Path(OLD).name,
    ]
    assert find_workbooks([], Workspace(office)) == [office / OLD]
    assert main(["build"]) == 0


def test_workbooks_saved_by_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    converted(sorted((ROOT / "inputs").glob("*.xlsx")), "xlsx", inputs)
    monkeypatch.chdir(tmp_path)
    books = sorted(str(path) for path in inputs.glob("*.xlsx"))
    assert main(["build"]) == 0
    built = {path: path.read_bytes() for path in (tmp_path / "outputs").glob("*.docx")}
    assert main(["update", *books]) == 0
    assert main(["build"]) == 0
    assert {path: path.read_bytes() for path in (tmp_path / "outputs").glob("*.docx")} == built
    for book in books:
        if "справочник" not in book:
            assert main(["new", "--from", book]) == 0
    assert main(["build"]) == 0


def test_a_second_copy_takes_another_name(office: Path) -> None:
    kept = office / "inputs" / "Дежурство 2026-2027 (до обновления).xlsx"
    kept.write_bytes(b"older")
    assert main(["update", OLD]) == 0
    assert kept.read_bytes() == b"older"
    assert (office / "inputs" / "Дежурство 2026-2027 (до обновления 2).xlsx").exists()


@pytest.mark.usefixtures("office")
def test_one_bad_workbook_does_not_stop_the_others(capsys: Output) -> None:
    assert main(["update", "нет.xlsx", OLD]) == 3
    output = capsys.readouterr()
    assert "не найден" in output.err
    assert "обновлена" in output.out
