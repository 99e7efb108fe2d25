"""``docgen build --watch``: what was saved is built when it has come to rest, and nothing else."""

import shutil
import zipfile
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.cli import main
from docgen.errors import KindError
from docgen.issues import Location, error
from docgen.pipeline import DocumentResult, RunResult
from docgen.watching import Watch, Watched
from docgen.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]


def save(path, text="а"):
    """Write a whole workbook, or another file; every text has its own size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("book", text)
    else:
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def office(tmp_path, monkeypatch):
    for name in ("Приказ", "План", "справочник"):
        save(tmp_path / "inputs" / f"{name}.xlsx")
    save(tmp_path / "templates" / "kinds" / "мой.toml")
    (tmp_path / "outputs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(look, *steps):
    """The changes that are found while the steps are done, one before each look."""
    todo = list(steps)

    def wait():
        if not todo:
            raise KeyboardInterrupt
        todo.pop(0)()

    watch = Watch(look, wait)
    found = []
    try:
        while True:
            found.append([path.name for path in watch.changed()])
    except KeyboardInterrupt:
        return found


def nothing():
    pass


def watched(office, *paths):
    return Watched(paths, Workspace(office), office / "outputs").look


def test_a_saved_book_is_found_when_it_has_come_to_rest(office):
    book = office / "inputs" / "План.xlsx"
    steps = (nothing, lambda: save(book, "аб"), lambda: save(book, "абв"), nothing)
    assert changed(watched(office), *steps) == [["План.xlsx"]]


def test_a_half_written_book_is_waited_for(office):
    book = office / "inputs" / "План.xlsx"
    steps = (lambda: book.write_bytes(b"PK\3\4 half"), *[nothing] * 3, lambda: save(book, "абв"))
    assert changed(watched(office), *steps) == []
    assert changed(watched(office), *steps, nothing) == [["План.xlsx"]]


def test_a_book_that_stays_broken_is_given_to_its_reader(office):
    book = office / "inputs" / "План.xlsx"
    steps = (lambda: book.write_bytes(b"broken"), *[nothing] * 20)
    assert changed(watched(office), *steps) == [["План.xlsx"]]


def test_a_book_that_is_replaced_is_changed_once(office):
    book = office / "inputs" / "План.xlsx"
    steps = (book.unlink, lambda: save(book, "абвг"), nothing)
    assert changed(watched(office), *steps) == [["План.xlsx"]]


@pytest.mark.parametrize(
    "name",
    [
        "inputs/~$План.xlsx",
        "inputs/.~lock.План.xlsx#",
        "inputs/A1B2C3D4",
        "inputs/План (замечания).xlsx",
        "inputs/План.tmp",
        "outputs/План.docx",
        "outputs/Замечания.html",
        "другое/Книга.xlsx",
    ],
)
def test_what_is_no_source_is_not_seen(office, name):
    assert changed(watched(office), lambda: save(office / name, "новое"), nothing, nothing) == []


@pytest.mark.parametrize(
    "name",
    [
        "inputs/справочник.xlsx",
        "inputs/Новая.xlsx",
        "inputs/архив/Книга.xlsx",
        "inputs/герб.png",
        "inputs/Приложение.docx",
        "templates/kinds/мой.toml",
        "templates/docx/order.docx",
    ],
)
def test_sources_are_seen(office, name):
    steps = (lambda: save(office / name, "новое"), nothing)
    assert changed(watched(office), *steps) == [[Path(name).name]]


def test_of_one_book_only_what_it_uses_is_seen(office):
    look = watched(office, Path("inputs/План.xlsx"))
    steps = [
        step
        for name in ("inputs/Приказ.xlsx", "inputs/Приложение.docx", "inputs/План.xlsx")
        for step in (lambda name=name: save(office / name, "новое"), nothing)
    ]
    assert changed(look, *steps) == [["Приложение.docx"], ["План.xlsx"]]


def test_reports_in_the_folder_of_the_books_are_not_seen(office):
    look = Watched((), Workspace(office), office / "inputs").look
    save(office / "inputs" / ".docgen.json")
    assert changed(look, lambda: save(office / "inputs" / "Замечания.html"), nothing) == []


@pytest.fixture
def command(office, monkeypatch):
    """Return a function that runs the command while steps are done; it tells what was built."""
    del office
    built = []
    answers = []

    def build(paths, output, **_options):
        built.append([path.stem for path in paths])
        answer = answers.pop(0) if answers else []
        if isinstance(answer, Exception):
            raise answer
        documents = [DocumentResult(path, "", output / "а.docx", "built") for path in paths]
        return RunResult(documents, answer)

    def run(*steps, arguments=(), first=()):
        todo = list(steps)
        answers[:] = first

        def wait():
            if not todo:
                raise KeyboardInterrupt
            todo.pop(0)()

        monkeypatch.setattr("docgen.commands.watching.wait", wait)
        # What is searched there is all that the tests before have left.
        monkeypatch.setattr("docgen.commands.watching.gc.collect", lambda: 0)
        monkeypatch.setattr(pipeline, "build", build)
        assert main(["build", "--watch", *arguments]) == 0
        return built

    return run


ALL = ["План", "Приказ"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("inputs/План.xlsx", [ALL, ["План"]]),
        ("inputs/Акт.xlsx", [ALL, ["Акт"]]),
        ("inputs/справочник.xlsx", [ALL, ALL]),
        ("templates/kinds/мой.toml", [ALL, ALL]),
        ("inputs/Приложение.docx", [ALL, ALL]),
    ],
)
def test_what_changed_is_built(office, command, name, expected, capsys):
    assert command(nothing, lambda: save(office / name, "новое"), nothing) == expected
    told = capsys.readouterr().out
    assert f"Изменено: {Path(name)}" in told
    assert told.endswith("Наблюдение окончено. Готовые документы целы.\n")


def test_a_removed_book_builds_nothing(office, command):
    assert command((office / "inputs" / "План.xlsx").unlink, nothing) == [ALL]


def test_what_is_saved_while_building_is_built_next(office, command, monkeypatch):
    book = office / "inputs" / "План.xlsx"
    real = Workspace.outputs.fget
    todo = [lambda: save(book, "сохранено при сборке")]

    def outputs(self):
        # Asked for when a build begins, after the first look.
        if len(todo) == 1 and seen:
            todo.pop()()
        seen.append(1)
        return real(self)

    seen = []
    monkeypatch.setattr(Workspace, "outputs", property(outputs))
    assert command(nothing, nothing) == [ALL, ["План"]]


def test_a_failure_does_not_end_the_watch(office, command, capsys):
    steps = (lambda: save(office / "templates" / "kinds" / "мой.toml", "новое"), nothing)
    assert command(*steps, first=[KindError("Файл вида неверен.")]) == [ALL, ALL]
    assert "Файл вида неверен." in capsys.readouterr().err


def test_a_document_is_written_when_it_is_closed(office, command, capsys):
    lock = office / "outputs" / "~$ан.docx"
    lock.touch()
    steps = (nothing, lock.unlink, nothing)
    book = Location(str(office / "inputs" / "План.xlsx"))
    first = [[error("not-written", book, "Файл открыт.")]]
    assert command(*steps, first=first) == [ALL, ["План"]]
    assert "Документ закрыт" in capsys.readouterr().out


def test_closing_what_holds_nothing_up_builds_nothing(office, command):
    lock = office / "outputs" / "~$ан.docx"
    assert command(lock.touch, nothing, lock.unlink, nothing) == [ALL]


def test_an_empty_folder_is_told_and_watched(office, command, capsys):
    for book in (office / "inputs").glob("П*.xlsx"):
        book.unlink()
    book = office / "inputs" / "План.xlsx"
    assert command(lambda: save(book, "новое"), nothing) == [["План"]]
    assert "нет ни одной книги" in capsys.readouterr().err


def test_the_real_build(tmp_path, monkeypatch, capsys):
    (tmp_path / "inputs").mkdir()
    shutil.copy(ROOT / "inputs" / "План школы.xlsx", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    book = tmp_path / "inputs" / "План школы.xlsx"
    steps = [book.touch, nothing]

    def wait():
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("docgen.commands.watching.wait", wait)
    assert main(["build", "--watch", "-q"]) == 0
    told = capsys.readouterr().out
    assert told.count("Собран: ") == 4  # the plan and the papers of its set, once
    assert told.count("Без изменений: ") == 4
