"""What lies on the disk after a batch, the next time, and after a kill in the middle."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfWriter

from docgen import batch, pipeline
from docgen.batch import BatchLayout, building, write_summary
from docgen.issues import Location, warning
from docgen.outputs import Manifest, digest
from docgen.outputs.ledger import LEDGER_NAME
from docgen.pdf_pages import source_of
from docgen.run import Run
from docgen.verification import Verifier
from docgen.workspace import Workspace
from tests.batch.conftest import ROWS, SCHOOLS, Make, book
from tests.batch.conftest import Run as BatchRun
from tests.documents.conftest import OFFICE, save
from tests.pictures import png


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.outputs.files.os.fsync", lambda _: None)


def test_nothing_changed_nothing_made(build: Make) -> None:
    first = build(book())
    second = build()
    assert set(second.statuses.values()) == {"unchanged"}
    assert second.bytes == first.bytes


def test_only_what_changed_is_made_again(build: Make) -> None:
    build(book())
    rows = [*ROWS[:2], [None, "Сбор", "октябрь 2027 г.", "Лицей"], *ROWS[2:]]
    assert build(book(rows=rows)).statuses == {
        "СОШ № 31": "unchanged",
        "Лицей": "built",
        "СОШ № 5": "unchanged",
    }
    schools = [*SCHOOLS[:3], [*SCHOOLS[3][:2], "Соловая М.Г.", "Соловая М.Г."]]
    assert build(book(schools, rows)).statuses["СОШ № 5"] == "built"


def test_documents_are_made_again_for_another_picture_of_the_directory(
    build: Make, workspace: Workspace
) -> None:
    office = [*OFFICE, ["Герб", "герб.png"]]
    save(workspace.root / "справочник.xlsx", {"Организация": office}, {})
    (workspace.root / "герб.png").write_bytes(png(4, 4))
    card = [
        ["Вид документа", "приказ"],
        ["Состояние", "проект"],
        ["Заголовок", "О проведении олимпиады"],
        ["Преамбула", "В целях развития интереса к наукам"],
    ]
    clauses = [["№", "Текст"], ["1", "Провести олимпиаду."]]
    assert build({"Реквизиты": card, "Школы": SCHOOLS, "Пункты": clauses}).documents
    assert set(build().statuses.values()) == {"unchanged"}
    (workspace.root / "герб.png").write_bytes(png(8, 4))
    assert set(build().statuses.values()) == {"built"}


@pytest.mark.parametrize("changed", ["справочник", "пропал", "правили"])
def test_document_is_made_again(build: Make, workspace: Workspace, changed: str) -> None:
    first = build(book())
    path = first.folder / "План_Лицей_2027-2028.docx"
    if changed == "справочник":
        save(workspace.root / "справочник.xlsx", {"Организация": [["Место", "г. Озёрск"]]}, {})
        assert set(build().statuses.values()) <= {"built", "unchanged"}
        return
    if changed == "пропал":
        path.unlink()
        assert build().statuses == {
            "СОШ № 31": "unchanged",
            "Лицей": "built",
            "СОШ № 5": "unchanged",
        }
        assert build().bytes == first.bytes
    else:
        path.write_bytes(path.read_bytes() + b"\0")
        again = build()
        assert again.statuses["Лицей"] == "kept"
        assert "План_Лицей_2027-2028 (новый).docx" in again.files
        # Nobody is told to delete what a person has edited.
        assert "left-from-recipient" not in str(again.told)
        replaced = build(force=True)
        assert any("(новый)" in i.message for i in replaced.result.issues)


def test_killed_run_goes_on_and_gives_the_same_bytes(
    build: Make, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(book()).bytes
    for path in workspace.outputs.rglob("*"):
        if path.is_file():
            path.unlink()
    calls = []
    write = building.write_document

    def killed(*args: object, **options: object) -> object:
        calls.append(args)
        written = write(*args, **options)  # type: ignore[arg-type]
        if len(calls) == 2:
            raise KeyboardInterrupt  # the document is there, the record of it is not
        return written

    monkeypatch.setattr(building, "write_document", killed)
    monkeypatch.setattr(building.Ledger, "save", lambda ledger: ledger._stream.close())
    with pytest.raises(KeyboardInterrupt):
        build()
    monkeypatch.undo()
    again = build()
    assert list(again.statuses.values()) == ["unchanged", "unchanged", "built"]
    assert again.bytes == whole


@pytest.mark.parametrize("half_line", [b"", b'{"expected":"'])
def test_run_killed_before_its_record_was_put_in_order_leaves_it_to_the_next(
    build: Make, monkeypatch: pytest.MonkeyPatch, half_line: bytes
) -> None:
    record = build(book()).folder / LEDGER_NAME
    whole = record.read_bytes()
    record.unlink()
    monkeypatch.setattr(building.Ledger, "save", lambda ledger: ledger._stream.close())
    build()
    assert record.read_bytes() != whole
    record.write_bytes(record.read_bytes() + half_line)
    monkeypatch.undo()
    again = build()
    assert set(again.statuses.values()) == {"unchanged"}
    assert record.read_bytes() == whole


def test_files_of_a_school_that_is_gone_are_told_and_stay(build: Make) -> None:
    build(book())
    rows = [row for row in ROWS if "СОШ 31" not in str(row[-1])]
    made = build(book([*SCHOOLS[:1], *SCHOOLS[2:]], rows))
    assert "left-from-recipient" in str(made.told)
    assert "План_СОШ-31_2027-2028.docx" in made.files
    assert "«План_СОШ-31_2027-2028.docx»" in next(
        i.message for i in made.result.issues if i.code == "left-from-recipient"
    )


def test_an_older_document_that_gets_no_new_one_is_told(build: Make) -> None:
    build(book())
    made = build(book([*SCHOOLS[:2], ["Лицей", "городские"], *SCHOOLS[3:]]))
    assert made.statuses["Лицей"] == "failed"
    told = [i.message for i in made.result.issues if i.code == "outdated-document"]
    assert len(told) == 1
    assert "«План_Лицей_2027-2028.docx»" in told[0]
    assert "План_Лицей_2027-2028.docx" in made.files
    assert "outdated-document" not in str(build(book()).told)


def test_warnings_of_unchanged_documents_are_told_again(build: Make) -> None:
    schools = [*SCHOOLS[:3], [*SCHOOLS[3], "Незнамов И.И."]]
    first, second = build(book(schools)), build()
    assert [str(i) for i in first.result.issues] == [str(i) for i in second.result.issues]


@pytest.mark.parametrize("moved", ["row", "school"])
def test_warnings_of_unchanged_documents_name_the_cells_of_today(build: Make, moved: str) -> None:
    schools = [*SCHOOLS[:3], [*SCHOOLS[3], "Незнамов И.И."]]
    rows = [*ROWS, [None, "Вечер  поэзии , чтецов", "май 2028 г.", "Лицей"]]
    build(book(schools, rows))
    if moved == "row":
        rows.insert(1, [None, "Сбор", "октябрь 2027 г.", "СОШ 31"])
    else:
        schools.insert(1, schools.pop())
    again = build(book(schools, rows))
    assert again.statuses["Лицей"] == "unchanged"
    for path in again.folder.iterdir():
        path.unlink()
    fresh = build()
    assert {str(i) for i in again.result.issues} == {str(i) for i in fresh.result.issues}


def test_what_all_documents_share_is_told_by_the_next_when_the_first_is_gone(build: Make) -> None:
    rows = [*ROWS[:1], [None, "Вечер поэзии и чтецов чтецов", "октябрь 2027 г.", None]]
    schools = [one[:2] for one in SCHOOLS]
    for heads in (schools, schools[:1] + schools[2:]):
        made = build(book(heads, rows))
        assert "words-not-doubled" in {issue.code for issue in made.result.issues}
    assert set(made.statuses.values()) == {"unchanged"}


def test_full_validation_looks_at_unchanged_documents(
    build: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        Verifier, "findings", lambda _self, _place, name, _data, _template: seen.append(name) or ()
    )
    build(book())
    assert not seen
    made = build(verify=True)
    assert sorted(seen) == made.documents
    assert set(made.statuses.values()) == {"unchanged"}


def test_what_full_validation_says_is_told_where_it_was_asked(
    build: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = warning("verify-template", Location("Планы.xlsx"), "Так уже в шаблоне.")
    monkeypatch.setattr(Verifier, "findings", lambda *_: [brought])
    assert "verify-template" in str(build(book(), verify=True).told)
    assert "verify-template" not in str(build().told)


def test_folders_and_archives(build: Make) -> None:
    made = build(book(), layout=BatchLayout(folders=True, archive=True, archives=True))
    assert made.files == [
        "Лицей.zip",
        "Лицей/План_Лицей_2027-2028.docx",
        "Планы.zip",
        "СОШ-31.zip",
        "СОШ-31/План_СОШ-31_2027-2028.docx",
        "СОШ-5.zip",
        "СОШ-5/План_СОШ-5_2027-2028.docx",
        "Сводка.xlsx",
    ]
    with zipfile.ZipFile(made.folder / "Планы.zip") as archive:
        assert sorted(archive.namelist()) == [n for n in made.files if n.endswith(".docx")]
    again = build(layout=BatchLayout(folders=True, archive=True, archives=True))
    assert again.bytes == made.bytes


_LONG = "Муниципальное бюджетное общеобразовательное учреждение средняя школа имени героя села "


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["СОШ № 31", "Лицей"], ["СОШ-31", "Лицей"]),
        # What tells long names apart stands last.
        (
            [f"{_LONG}Нижняя Ольховка", f"{_LONG}Верхняя Ольховка"],
            [
                "Муниципальное…школа имени героя села Нижняя Ольховка",
                "Муниципальное…школа имени героя села Верхняя Ольховка",
            ],
        ),
        # A name is no path, and none leads out of the folder.
        (["а/../../б", "Школа/5"], ["а-..-..-б", "Школа-5"]),
        # The archive of all is nobody's own.
        (["Планы", "NUL"], ["Планы (2)", "_NUL"]),
    ],
)
def test_every_recipient_has_a_place_of_its_own(
    build: Make, names: list[str], places: list[str]
) -> None:
    schools = [["Школа", "Подписант"], *([name, "Ясенева Нина Фёдоровна"] for name in names)]
    rows = [["№", "Мероприятие", "Срок"], [None, "Семинар", "октябрь 2027 г."]]
    card = [*book()["Реквизиты"], ["Имя файла", "План"]]
    made = build(book(schools, rows, card), layout=BatchLayout(archives=True, archive=True))
    documents = [f"План ({place}).docx" for place in places[1:]]
    archives = [f"{place}.zip" for place in places]
    whole = ["План.docx", "Планы.zip", "Сводка.xlsx"]
    assert sorted(made.files) == sorted([*documents, *archives, *whole])
    in_folders = build(layout=BatchLayout(folders=True))
    assert {f"{place}/План.docx" for place in places} <= {*in_folders.documents}


def test_archives_of_former_documents_are_told(build: Make) -> None:
    both = BatchLayout(archive=True, archives=True)
    build(book(), layout=both)
    assert "archive-outdated" not in str(build().told)
    schools = [*SCHOOLS[:2], [*SCHOOLS[3][:2], "Соловая М.Г.", "Соловая М.Г."]]
    told = [i.message for i in build(book(schools)).result.issues if i.code == "archive-outdated"]
    # One school is gone, one has another document; the third is as it was.
    assert [one.partition(": ")[2] for one in told] == ["«Лицей.zip», «Планы.zip», «СОШ-5.zip»."]
    again = build(layout=both)
    assert "«Лицей.zip»." in next(
        i.message for i in again.result.issues if i.code == "archive-outdated"
    )


def test_archives_are_told_as_of_unix_for_unzip_of_linux_misreads_russian_names_of_others(
    build: Make,
) -> None:
    made = build(book(), layout=BatchLayout(archive=True))
    with zipfile.ZipFile(made.folder / "Планы.zip") as archive:
        assert {(e.create_system, e.external_attr >> 16) for e in archive.infolist()} == {
            (3, 0o100644)
        }


def test_an_old_file_is_told_with_its_folder_for_a_new_one_may_bear_its_name(build: Make) -> None:
    build(book(), layout=BatchLayout(folders=True))
    made = build(layout=BatchLayout())
    told = next(i.message for i in made.result.issues if i.code == "left-from-recipient")
    assert "«СОШ-31/План_СОШ-31_2027-2028.docx»" in told
    assert "«План_СОШ-31_2027-2028.docx»" not in told


def test_summary_tells_every_document_and_holds_no_formula(build: Make) -> None:
    schools = [*SCHOOLS, ["=1+1", "сельские", "=HYPERLINK(A1)", "Ясенева Н.Ф."], ["СОШ № 31"]]
    made = build(book(schools))
    pages = load_workbook(made.folder / "Сводка.xlsx")
    rows = [[cell.value for cell in row[1:5]] for row in pages["Документы"].iter_rows(min_row=2)]
    assert rows[0] == ["СОШ № 31", "план", "План_СОШ-31_2027-2028.docx", "готов"]
    assert rows[-1] == ["СОШ № 31", None, None, "не собран"]
    kinds = {cell.data_type for page in pages for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "duplicate" not in str(rows)
    page = pages["Документы"]
    assert page.auto_filter.ref == "A1:F6"
    # Two lines about the double: a program that does not fit heights shows them both.
    assert page.row_dimensions[6].height > page.row_dimensions[2].height


def test_what_most_documents_share_is_told_on_the_sheet_of_findings_only(build: Make) -> None:
    signer = "Ясенева Нина Фёдоровна"
    schools = [["Школа", "Подписант"], *([f"СОШ № {number}", signer] for number in range(1, 6))]
    rows = [["Мероприятие", "Срок"], ["Семинар", "октябрь 2027 г."]]
    made = build(book(schools, rows, [*book()["Реквизиты"], ["Цвет папки", "синий"]]))
    pages = load_workbook(made.folder / "Сводка.xlsx")
    told = {row[-1] for row in pages["Документы"].iter_rows(min_row=2, values_only=True)}
    assert told == {"Общие для многих – на листе «Замечания»."}
    assert "«Цвет папки» заполнено" in str([*pages["Замечания"].values])


def test_summary_tells_the_pages_of_pdfs(build: Make) -> None:
    made = build(book())
    for path in made.folder.glob("*.docx"):
        writer = PdfWriter()
        for _ in range(2):
            writer.add_blank_page(100, 100)
        pdf = path.with_suffix(".pdf")
        writer.write(pdf)
        with Manifest(made.folder) as manifest:
            source = source_of(path.read_bytes(), "2b")
            manifest.record(pdf.name, digest(pdf.read_bytes()), source=source)
    assert write_summary(made.result.batches[0]) == []
    assert _pages(made) == ["Страниц", 2, 2, 2]
    # They stay known to a run that asks for no PDF, but for a document that is newer than its own.
    schools = [*SCHOOLS[:3], [*SCHOOLS[3][:2], "Соловая М.Г.", "Соловая М.Г."]]
    assert _pages(build(book(schools))) == ["Страниц", 2, 2, None]


def _pages(made: BatchRun) -> list[object]:
    rows = list(load_workbook(made.folder / "Сводка.xlsx").worksheets[0].values)
    place = rows[0].index("Страниц")
    return [row[place] for row in rows]


def test_pdf_of_a_school_that_is_gone_is_told_with_its_document(build: Make) -> None:
    made = build(book())
    (made.folder / "План_СОШ-31_2027-2028.pdf").write_bytes(b"%PDF-1.7")
    rows = [row for row in ROWS if "СОШ 31" not in str(row[-1])]
    again = build(book([*SCHOOLS[:1], *SCHOOLS[2:]], rows))
    told = next(i.message for i in again.result.issues if i.code == "left-from-recipient")
    assert "«План_СОШ-31_2027-2028.pdf»" in told


def test_several_kinds_of_one_workbook(build: Make) -> None:
    sheets = book(card=[["Вид документа", "план, приказ"], *book()["Реквизиты"][1:]])
    made = build({**sheets, "Пункты": [["Пункт"], ["Утвердить план."]]})
    assert [(d.recipient, d.kind) for d in made.result.documents][:2] == [
        ("СОШ № 31", "план"),
        ("СОШ № 31", "приказ"),
    ]


def test_school_may_ask_for_its_own_kind(build: Make) -> None:
    schools = [[*SCHOOLS[0], "Вид документа"], *SCHOOLS[1:3], [*SCHOOLS[3], None, "памятка"]]
    made = build(book(schools))
    assert made.told == ["unknown-kind Школы!E4"]
    assert made.statuses["СОШ № 5"] == "failed"


def test_names_that_clash_get_the_school_and_stay(build: Make) -> None:
    card = [*book()["Реквизиты"], ["Имя файла", "План"]]
    made = build(book(card=card))
    assert made.files == ["План (Лицей).docx", "План (СОШ-5).docx", "План.docx", "Сводка.xlsx"]
    turned = [SCHOOLS[0], *reversed(SCHOOLS[1:])]
    assert build(book(turned, card=card)).bytes.keys() == made.bytes.keys()


def test_tasks_and_outcomes_travel_to_other_processes(workspace: Workspace) -> None:
    path = workspace.inputs / "Планы.xlsx"
    save(path, book(), {})
    work = batch.open_batch(Run(workspace), path)
    assert work is not None
    for task in list(batch.tasks_of(work.book, work.kinds_of)):
        outcome = work.make(pickle.loads(pickle.dumps(task)))
        assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_strict_stops_the_document_of_the_warning_only(build: Make) -> None:
    schools = [*SCHOOLS[:3], ["СОШ № 5 (", *SCHOOLS[3][1:]]]
    rows = [*ROWS, [None, "Доклад о школе (", "май 2028 г.", "сельские"]]
    made = build(book(schools, rows), strict=True)
    assert made.statuses == {"СОШ № 31": "built", "Лицей": "built", "СОШ № 5 (": "failed"}


def test_single_workbooks_are_built_beside_a_batch(workspace: Workspace) -> None:
    paths: list[Path] = [workspace.inputs / name for name in ("Планы.xlsx", "План.xlsx")]
    save(paths[0], book(), {})
    single = {k: v for k, v in book(rows=[row[:3] for row in ROWS[:3]]).items() if k != "Школы"}
    save(paths[1], single, {})
    result = pipeline.build(paths, workspace.outputs, workspace=workspace)
    assert [d.status for d in result.documents] == ["built"] * 4
    assert (workspace.outputs / "План.docx").is_file()
