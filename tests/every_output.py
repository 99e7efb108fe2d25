"""A small working folder, and every command that writes something, with what it writes."""

from __future__ import annotations

import contextlib
import io
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from openpyxl import Workbook
from pypdf import PdfWriter

from docgen.cli import main

OFFICE = "МБОУ «Озёрная школа № 4»"
_TAGS = ("Записка", "{{ номер }}", "{{ дата|цифрами }}", "{{ текст_записки }}", "{{ подписант }}")
_FINISHED = ("ПРИКАЗ", "1 сентября 2027 г.    № 12-од", "О неделе наук", "Директор    Н.Ф. Ясенева")
_CARD = (
    ("Вид документа", "записка"),
    ("Номер", "7"),
    ("Дата", "01.09.2027"),
    ("Текст записки", "Прошу выделить кабинет."),
    ("Подписант", "Ясенева Нина Фёдоровна"),
)


@dataclass(frozen=True)
class Output:
    """A command, a file that it writes, and what becomes of a person's file in that place.

    ``beside``: the new one goes beside it; ``refused``: nothing is written, which is told;
    ``kept``: the others are written; ``aside``: it is replaced, a copy stays; ``input``: it is the
    person's own workbook, which gets a copy or only added rows.
    """

    command: str
    file: str
    outcome: str

    @property
    def words(self) -> list[str]:
        return self.command.split()


OUTPUTS = (
    Output("build inputs/Записка.xlsx", "outputs/Записка_7_2027-09-01.docx", "beside"),
    Output("build --force inputs/Записка.xlsx", "outputs/Записка_7_2027-09-01.docx", "aside"),
    Output("build inputs/Многим.xlsx", "outputs/Многим/Записка_7_2027-09-01_Лицей.docx", "beside"),
    Output("build inputs/Многим.xlsx", "outputs/Многим/Сводка.xlsx", "beside"),
    Output("build --zip inputs/Многим.xlsx", "outputs/Многим/Многим.zip", "beside"),
    Output("build --zip-each inputs/Многим.xlsx", "outputs/Многим/Лицей.zip", "beside"),
    Output("build --pdf inputs/Записка.xlsx", "outputs/Записка_7_2027-09-01.pdf", "beside"),
    Output(
        "build --print-set --quiet inputs/Записка.xlsx", "outputs/Комплект для печати.pdf", "beside"
    ),
    Output("build --format html inputs/Записка.xlsx", "outputs/Замечания.html", "beside"),
    Output("check --report Отчёт.txt inputs/Записка.xlsx", "Отчёт.txt", "aside"),
    Output("check --mark inputs/Ошибка.xlsx", "outputs/Ошибка (замечания).xlsx", "beside"),
    Output("template check --mark Ошибка.docx", "outputs/Ошибка (замечания).docx", "beside"),
    Output(
        "template fields записка --format docx", "outputs/Имена шаблона (записка).docx", "beside"
    ),
    Output("template preview записка", "outputs/Записка (просмотр).docx", "beside"),
    Output("preview inputs/Записка.xlsx", "outputs/Записка_7_2027-09-01 (просмотр).docx", "beside"),
    Output("preview inputs/Записка.xlsx", "outputs/Записка_7_2027-09-01 (просмотр).pdf", "beside"),
    Output("template mark Приказ.docx", "Приказ (с тегами).docx", "refused"),
    Output("template adopt Новый.docx", "templates/kinds/Новый.toml", "refused"),
    Output("template adopt Новый.docx", "templates/docx/Новый.docx", "refused"),
    Output("template adopt Новый.docx", "inputs/Новый.xlsx", "refused"),
    Output("new записка Новая.xlsx", "Новая.xlsx", "refused"),
    Output("new --from inputs/Записка.xlsx Снова.xlsx", "Снова.xlsx", "refused"),
    Output("init .", "templates/kinds/order.toml", "kept"),
    Output("update inputs/Старая.xlsx", "inputs/Старая.xlsx", "input"),
    Output("people import Список.xlsx", "справочник.xlsx", "input"),
    Output("names --write inputs/Записка.xlsx", "справочник.xlsx", "input"),
)


def lay(root: Path) -> None:
    """Make the folder: a kind of its own, so that its documents are made in a moment."""
    (root / "inputs").mkdir(parents=True)
    document(root / "Записка.docx", _TAGS)
    code, told = run(root, ["template", "adopt", "Записка.docx"])
    assert code == 0, told
    (root / "Записка.docx").unlink()
    (root / "inputs" / "Записка.xlsx").unlink()
    document(root / "Ошибка.docx", ("{{ номер }", "{% if %}"))
    document(root / "Новый.docx", ("Справка", "{{ заголовок }}", "{{ дата|цифрами }}"))
    document(root / "Приказ.docx", _FINISHED)
    book(
        root / "справочник.xlsx",
        {
            "Организация": (("Полное название", OFFICE), ("Краткое название", OFFICE)),
            "Люди": (("ФИО", "Должность"), ("Ясенева Нина Фёдоровна", "директор школы")),
        },
    )
    book(root / "inputs" / "Записка.xlsx", {"Реквизиты": _CARD})
    # Without its sheets the workbook is an old one of its kind.
    book(root / "inputs" / "Старая.xlsx", {"Реквизиты": (("Вид документа", "приказ"),)})
    wrong = (*_CARD[:2], ("Дата", "31.02.2027"), *_CARD[3:])
    book(root / "inputs" / "Ошибка.xlsx", {"Реквизиты": wrong})
    schools = (("Школа", "Руководитель"), ("Лицей", "Коваль Елена Викторовна"), ("СОШ № 5", ""))
    book(root / "inputs" / "Многим.xlsx", {"Реквизиты": _CARD, "Школы": schools})
    people = (("ФИО", "Должность"), ("Соловая Марина Геннадьевна", "учитель физики"))
    book(root / "Список.xlsx", {"Люди": people})


def document(path: Path, lines: Sequence[str]) -> None:
    made = docx.Document()
    made.core_properties.author = made.core_properties.last_modified_by = "Оператор Лилова"
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    made = Workbook()
    made.properties.creator = made.properties.lastModifiedBy = "Оператор Лилова"
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    made.save(path)


def run(root: Path, words: Sequence[str]) -> tuple[int, str]:
    """Run a command in the folder; return its exit code and all that it told."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(words)
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return code, out.buffer.getvalue().decode()


def files(root: Path) -> dict[str, bytes]:
    """Return every file of the folder that a person sees, by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and path.name != "docgen.log"
    }


def fake_office(folder: Path) -> Path:
    """Return a LibreOffice that makes of every file a page, the same every time."""
    page = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    writer.write(page)
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys\nfrom pathlib import Path\n"
        "if '--version' in sys.argv:\n    sys.exit(print('LibreOffice 1.2.3'))\n"
        "at = sys.argv.index('--outdir')\n"
        "for source in map(Path, sys.argv[at + 2:]):\n"
        f"    (Path(sys.argv[at + 1]) / f'{{source.stem}}.pdf').write_bytes({page.getvalue()!r})\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
