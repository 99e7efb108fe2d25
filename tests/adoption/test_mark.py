"""A finished document gets tags where its values stand, and gives the same text again."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from docgen import pipeline
from docgen.adoption.adopting import adopt
from docgen.adoption.marking.marking import mark
from docgen.adoption.marking.report import text_marking
from docgen.adoption.report import text_adoption
from docgen.cli import main
from docgen.errors import OutputError, TemplateError
from docgen.rendering.archive import read_parts
from docgen.rendering.remarks.marked_values import clean_template, marked_values
from docgen.workspace import Workspace
from tests.thoroughness import THOROUGH

ROOT = Path(__file__).resolve().parents[2]

# A line -> the tags that are offered for it, in their order.
LINES = [
    ("Издан 22 марта 2027 г. в школе.", ["{{ дата|словами }}"]),
    ("Издан 22.03.2027 в школе.", ["{{ дата|цифрами }}"]),
    (
        "Издан 22 марта 2027 года.",
        ['{{ дата.день }} {{ дата|название_месяца("родительный") }} {{ дата.год }}'],
    ),
    (
        "Издан «22» марта 2027 г.",
        ['«{{ дата.день }}» {{ дата|название_месяца("родительный") }} {{ дата.год }}'],
    ),
    ("Сдать до 25.12.2027.", ["{{ срок|цифрами }}"]),
    (
        "Идёт с 01.09.2027 по 05.09.2027.",
        ["{{ дата_начала|цифрами }}", "{{ дата_окончания|цифрами }}"],
    ),
    ("Дата рождения: 14.03.2015, дома.", ["{{ дата_рождения|цифрами }}"]),
    ("Днём 22.03.2027 и ночью 22.03.2027", ["{{ дата|цифрами }}", "{{ дата|цифрами }}"]),
    ("Днём 22.03.2027 и 23.03.2027", ["{{ дата|цифрами }}", "{{ дата_2|цифрами }}"]),
    ("Пришла Петрова М.П. и ушла.", ["{{ человек|инициалы }}"]),
    ("Пришла М.П. Петрова и ушла.", ["{{ человек|подпись }}"]),
    ("Пришла Петрова Мария Павловна и ушла.", ["{{ человек }}"]),
    ("Вручить Петровой Марии Павловне цветы.", ["{{ человек|дательный }}"]),
    ("Поручить Сидорову Ивану Ильичу сбор.", ["{{ ответственный|дательный }}"]),
    ("Работа Сидорова Ивана Ильича принята.", ["{{ человек|винительный }}"]),
    ("Говорили о Петровой Марии Павловне долго.", ["{{ человек|предложный }}"]),
    ("Выдана Белову Сергею Андреевичу вчера.", ["{{ ученик|дательный }}"]),
    ("Председатель: Орлова Т.В., гости.", ["{{ председатель|инициалы }}"]),
    (
        "Петрова Мария Павловна сменит Петрову М.П. и Сидорова И.И.",
        ["{{ человек }}", "{{ человек|винительный|инициалы }}", "{{ человек_2|инициалы }}"],
    ),
    ("Директор\t\tН.Ф. Ясенева", ["{{ должность_подписанта }}", "{{ подписант|подпись }}"]),
    ("Секретарь: Коваль Е.В.", ["{{ секретарь|инициалы }}"]),
    ("Секретарь ________ Е.В. Коваль", ["{{ секретарь|подпись }}"]),
    ("Отсутствовали: Громов О.Д., Зимина О.С.", ["{{ отсутствовали }}"]),
    ("Школа № 5 и класс 7 «Б»", []),
    ("Фамилия И.О. и подпись", []),
    ("Анна Белова, 14.03.2015 года рождения, учится.", ["{{ дата_рождения|цифрами }}"]),
    ("Дана Белову Сергею Андреевичу для школы.", ["{{ ученик|дательный }}"]),
    ("Создана Беловым Сергеем Андреевичем в мае.", ["{{ человек|творительный }}"]),
    ("Контактное лицо: Коваль Е.В., завуч.", ["{{ контактное_лицо|инициалы }}"]),
    ("Уважаемый Павел Иванович!", []),
    ("Белову Сергею Андреевичу", ["{{ адресат|дательный }}"]),
    ("Тел. № 8 (42138) 4-56-78", []),
    ("Приказ № {номер} от [дата]", ["{{ номер }}", "{{ дата }}"]),
    (
        "Назначить [ФИО, дательный падеж] с ___(дата начала)___",
        ["{{ фио|дательный }}", "{{ дата_начала }}"],
    ),
    ("Взять книгу [1] у <a@b.ru> для {1, 2}", []),
    ("Телефон 2-31-44, 12 человек", []),
    ("", []),
]
DOUBTS = [
    ("Поручить Петрову М.П. отчёт.", "Петров М.П. или Петрова М.П."),
    ("По приказу от 27.08.2027 № 198 «О плане» сделать.", "реквизиты другого документа"),
]

ORDER = (
    "МБОУ «Озёрная школа № 4»",
    "ПРИКАЗ",
    "22 марта 2027 г.\t\t№ 101",
    "г. Озёрск",
    ["О проведении ", "недели", " математики"],
    "В целях развития интереса учащихся к математике",
    "ПРИКАЗЫВАЮ:",
    "1. Провести неделю математики с 5 по 9 апреля 2027 года.",
    "2. Назначить ответственной Петрову Марию Павловну.",
    "3. Контроль оставляю за собой.",
    "",
    "Директор\t\tН.Ф. Ясенева",
    "Приложение",
    "План недели",
    [
        ["№ п/п", "Мероприятие", "Срок", "Ответственный"],
        ["1", "Открытие недели", "05.04.2027", "Петрова М.П."],
        ["2", "Викторина\nи выставка", "07.04.2027", "Сидоров И.И."],
        ["3", "Закрытие", "09.04.2027", "Петрова М.П."],
    ],
)
MINUTES = (
    "ПРОТОКОЛ № 5",
    "заседания методического совета",
    "15.02.2027",
    "Председатель: Ясенева Нина Фёдоровна",
    "Присутствовали:",
    "Абрамова А.И. – учитель биологии",
    "Петрова М.П. – учитель математики",
    "Отсутствовали: Громов О.Д., Зимина О.С.",
    "Повестка дня:",
    "1. Об итогах первого полугодия.",
    "2. О подготовке к экзаменам.",
    "СЛУШАЛИ: Петрову М.П., которая доложила об итогах.",
    "РЕШИЛИ:",
    "1.1. Принять информацию к сведению.",
    "1.2. Провести пробные экзамены до 20.03.2027.",
    [["Председатель", "", "Н.Ф. Ясенева"], ["Секретарь", "", "Е.В. Коваль"]],
)
CERTIFICATE = (
    "СПРАВКА",
    "от 6 сентября 2027 г. № 17-у",
    ["Выдана ", "Белову Сергею Андреевичу", ", дата рождения 14.03.2015."],
    "Действительна до 31 декабря 2027 года.",
    "Директор ______________ Н.Ф. Ясенева",
)
LISTS = (
    "План на 2027 год",
    "Состав комиссии:",
    [["Орлова Т.В.", "директор"], ["Зимина О.С. (по согласованию)", "методист"]],
    [["Время", "Кабинет"], ["10:00", "21"], ["11:00", "22"], ["11:00", ""]],
    [["Класс", "2026 год", "2027 год", "Класс"], ["5", "21", "22", "а"], ["6", "23", "24", "б"]],
    "Участники:",
    "1. Белов С.А., учитель;",
    "2. Громов О.Д., родитель;",
)


# What stands at the end of an order, and a title of two lines.
EXHIBITION = (
    "ПРИКАЗ",
    "14 октября 2027 г.\t№ 63-о",
    "О проведении выставки детских работ",
    "«Осенний вернисаж»",
    "",
    "В соответствии с планом работы",
    "ПРИКАЗЫВАЮ:",
    "1. Провести выставку.",
    "2. Назначить ответственной Лукину Веру Павловну.",
    "Директор\t\tО.Н. Гордеева",
    "С приказом ознакомлены:",
    [
        ["Должность", "Фамилия И.О.", "Подпись", "Дата"],
        ["педагог-организатор", "Лукина В.П.", "", ""],
        ["методист", "Семёнов П.А.", "", ""],
    ],
    "Лукина Вера Павловна",
    "8 (35130) 2-14-55",
)


@pytest.mark.parametrize(("line", "tags"), LINES)
def test_lines_get_tags(line, tags, document):
    path = document(line, "Собрание 1 июня 2027 г.")
    offered = [offer.tag for offer in mark(path, write=False).tags if offer.line == 1]
    assert offered == tags


@pytest.mark.parametrize(("line", "why"), DOUBTS)
def test_doubts_are_told_and_leave_the_text(line, why, document, text_of):
    path = document(line, "Собрание 1 июня 2027 г.")
    result = mark(path)
    (doubt,) = [offer for offer in result.tags if not offer.sure]
    assert why in doubt.why
    assert text_of(result.copy)[0] == line
    assert "Возможно, " in read_parts(result.copy.read_bytes())["word/comments.xml"].decode()


# The number and the date in one line with words; a post above its name; a list that ends with «.»
MEETING = (
    "Протокол № 3 заседания методического объединения от 15.10.2026 г.",
    "Присутствовали: 12 человек.",
    "СЛУШАЛИ: Коваль Елену Викторовну.",
    "Состав жюри:",
    "Зимина О.С. – председатель жюри;",
    "Белов С.А. – член жюри;",
    "Громов О.Д. – член жюри.",
    [
        ["№ п/п", "Ф.И.О.", "Класс", "Дата проведения"],
        ["1.", "Громов Олег Денисович", "7 «А»", "12.10.2026"],
        ["2.", "Лисицына Анна Игоревна", "8", "14.10.2026"],
    ],
    "И. о. начальника отдела",
    "Н.Ф. Ясенева",
)
COUNCIL = (
    "МБОУ «Озёрная школа № 4»",
    "ПРОТОКОЛ № 3",
    "заседания педагогического совета от 15.10.2026",
    "Тел. № 8 (42138) 4-56-78",
    "Председатель: Ясенева Н.Ф.",
    "Секретарь ___________ Е.В. Коваль",
)


@pytest.mark.parametrize(
    "blocks", [ORDER, MINUTES, CERTIFICATE, LISTS, EXHIBITION, MEETING, COUNCIL]
)
def test_the_same_text_comes_back(blocks, document, folder, build, text_of):
    source = document(*blocks, name="Старый.docx")
    before = source.read_bytes()
    copy = mark(source).copy
    adoption = adopt(copy, Workspace(folder), folder)
    assert source.read_bytes() == before
    assert adoption.name == "старый"
    assert adoption.filled == "found"
    (made,) = build()
    assert text_of(made) == text_of(source)
    assert "{{" in "".join(text_of(adoption.template))


@pytest.mark.thorough
def test_documents_of_the_shipped_kinds_come_back(folder, build, text_of):
    shutil.copytree(ROOT / "inputs", folder / "first" / "inputs")
    first = Workspace(folder / "first")
    books = [
        path for path in sorted(first.inputs.glob("*.xlsx")) if path.stem.startswith(("П", "К"))
    ]
    built = pipeline.build(books, first.outputs, workspace=first)
    kinds = {kind.name for kind in pipeline.Run(first).kinds}
    documents = [(one.kind, one.output) for one in built.documents if one.kind in kinds]
    if not THOROUGH:  # one of each kind
        documents = list(dict(reversed(documents)).items())
    assert len(documents) >= len(kinds)
    sources = sorted(output for _, output in documents)
    texts = {}
    for number, source in enumerate(sources):
        path = folder / f"Документ {number}.docx"
        shutil.copy(source, path)
        texts[f"документ {number}"] = text_of(path)
        adopt(mark(path).copy, Workspace(folder), folder)
    made = {path.stem.split("_")[0].casefold(): text_of(path) for path in build()}
    assert made == texts


def test_the_head_of_minutes_in_one_line(document):
    marked = mark(document(*MEETING), write=False)
    tags = {tag.was: tag.tag for tag in marked.tags}
    assert (tags["3"], tags["15.10.2026"]) == ("{{ номер }}", "{{ дата|цифрами }}")
    assert tags["И. о. начальника отдела"] == "{{ должность_подписанта }}"
    assert tags["12.10.2026"] == "{{ человек.дата_проведения|цифрами }}"
    assert tags["Зимина О.С. – председатель жюри;"].endswith(
        "{% if loop.last %}.{% else %};{% endif %}"
    )


def test_the_date_behind_a_title_is_no_part_of_it(document):
    tags = {tag.was: tag.tag for tag in mark(document(*COUNCIL), write=False).tags}
    assert tags["заседания педагогического совета"] == "{{ заголовок }}"
    assert tags["15.10.2026"] == "{{ дата|цифрами }}"


FORM = (
    "ПРИКАЗ № {номер}",
    "О назначении [ФИО учителя]",
    "Назначить [ФИО учителя, дательный] на должность <должность>.",
    [["№", "ФИО", "Класс"], ["1", "{ФИО}", "[класс]"]],
    "Кабинет [кабинет], телефон {{ телефон }}",
)


def test_places_of_a_form_become_tags(document, folder, build, text_of):
    blank = document(*FORM[:-1], name="Форма.docx")
    result = mark(blank)
    assert {loop.name: loop.variable for loop in result.loops} == {"люди": "человек"}
    adoption = adopt(result.copy, Workspace(folder), folder, example=True)
    assert "В документе: «" not in str(adoption.troubles)
    (made,) = build()
    text = text_of(made)
    assert "О назначении Орлова Татьяна Викторовна" in text
    assert "Назначить Орловой Татьяне Викторовне на должность директор." in text
    assert text.count("Пример 3: класс") == 1


def test_a_form_is_no_template_yet(document, folder):
    with pytest.raises(TemplateError, match=r"места отмечены не тегами: «\{номер\}», ") as refused:
        adopt(document(*FORM[:-1]), Workspace(folder), folder)
    assert "нужно {{ номер }}. Заменить все: docgen template mark" in refused.value.hint


def test_tags_without_names_are_told(document, folder):
    with pytest.raises(TemplateError, match=r"В тегах файла «Образец\.docx» нет ни одного имени"):
        adopt(document("{% for a in [1, 2] %}да{% endfor %}"), Workspace(folder), folder)


def test_places_beside_tags_are_told(document, folder):
    result = adopt(document(*FORM), Workspace(folder), folder, write=False)
    assert result.places[:2] == ("{номер}", "[ФИО учителя]")
    assert "Похоже на места для заполнения, но не теги: {номер}, [ФИО учителя]" in text_adoption(
        result, folder
    )


@pytest.mark.parametrize("name", ["Plan.docx", "Протокол.docx", "order.docx"])
def test_names_of_known_kinds_are_taken(name, document, folder):
    with pytest.raises(OutputError, match="уже есть"):
        adopt(document("{{ тема }}", name=name), Workspace(folder), folder)


def test_an_order_to_its_last_line(document):
    marked = mark(document(*EXHIBITION), write=False)
    tags = {tag.was: tag.tag for tag in marked.tags}
    assert all(tag.sure for tag in marked.tags)
    assert tags["О проведении выставки детских работ"] == "{{p заголовок }}"
    assert tags["В соответствии с планом работы"] == "{{ преамбула }}"
    assert tags["Лукина В.П."] == "{{ человек.кто|инициалы }}"
    assert tags["Лукина Вера Павловна"] == "{{ исполнитель }}"
    assert tags["8 (35130) 2-14-55"] == "{{ телефон_исполнителя }}"
    assert [loop.name for loop in marked.loops] == ["ознакомление", "пункты"]


def test_loops_take_the_names_of_what_stands_above(document):
    result = mark(document(*MINUTES), write=False)
    assert {loop.name: [one.tag for one in loop.columns] for loop in result.loops} == {
        "присутствовали": ["кто", "должность"],
        "повестка": ["текст"],
        "решения": ["номер", "текст"],
    }
    rows = next(loop.rows for loop in result.loops if loop.name == "присутствовали")
    assert rows[0] == {"кто": "Абрамова А.И.", "должность": "учитель биологии"}


def test_tags_keep_the_look_of_the_text(document):
    copy = mark(document(*CERTIFICATE)).copy
    runs = Document(copy).paragraphs[2].runs
    assert [run.text for run in runs if run.bold] == ["{{ ученик|дательный }}"]


def test_comments_tell_what_stood_there(document):
    copy = mark(document(*CERTIFICATE)).copy
    told = [comment.text for comment in Document(copy).comments]
    assert any(
        "Было: Белову Сергею Андреевичу" in text and "{{ ученик|дательный }}" in text
        for text in told
    )


def with_merges(path, rows, merges):
    """Add a table to a document; each of ``merges`` is a pair of cells by row and column."""
    made = Document(path)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for (row, column), (last_row, last_column) in merges:
        table.cell(row, column).merge(table.cell(last_row, last_column))
    made.save(path)
    return path


SECTIONS = [
    ["№", "Дело", "Часов", "Кто"],
    ["Учёба", "", "", ""],
    ["1", "Олимпиада", "4", "Зимина О.С."],
    ["2", "Конкурс", "2", "Белов С.А."],
    ["Отдых", "", "", ""],
    ["1", "Поход", "6", "Громов О.Д."],
    ["", "Итого", "12", ""],
]


def test_rows_in_sections_are_one_list(document, folder, build, text_of):
    source = document("Собрание 1 июня 2027 г.", name="План дел.docx")
    with_merges(source, SECTIONS, [((1, 0), (1, 3)), ((4, 0), (4, 3))])
    result = mark(source)
    tags = {offer.was: offer.tag for offer in result.tags}
    assert tags["Учёба"] == "{{ раздел.название|строка_раздела }}"
    assert tags["1"] == "{{ loop.index }}"
    assert tags["12"] == '{{ таблица_строк|sum(attribute="часов") }}'
    (rows,) = [loop.rows for loop in result.loops]
    assert [row["раздел"] for row in rows] == ["Учёба", "Учёба", "Отдых"]
    adopt(result.copy, Workspace(folder), folder)
    (made,) = build()
    assert text_of(made) == text_of(source)


def test_headings_of_two_rows_are_joined(document, folder, build, text_of):
    source = document("Собрание 1 июня 2027 г.", name="Сведения.docx")
    rows = [["Класс", "Учеников", ""], ["", "всего", "новых"], ["5", "20", "2"], ["6", "21", "0"]]
    with_merges(source, rows, [((0, 0), (1, 0)), ((0, 1), (0, 2))])
    result = mark(source)
    (loop,) = result.loops
    assert [column.tag for column in loop.columns] == ["класс", "учеников_всего", "учеников_новых"]
    adopt(result.copy, Workspace(folder), folder)
    (made,) = build()
    assert text_of(made) == text_of(source)


def test_cells_merged_among_rows_are_only_told(document):
    rows = [["Дело", "Кто"], ["а", "б"], ["в", ""], ["г", "д"]]
    path = with_merges(document("Собрание 1 июня 2027 г."), rows, [((1, 1), (2, 1))])
    result = mark(path, write=False)
    assert not result.loops
    assert [offer.tag for offer in result.tags if not offer.sure] == ["{{p таблица }}"]


def test_a_copy_with_nothing_sure_is_no_template_yet(document):
    rows = [["Дело", "Кто"], ["а", "б"], ["в", ""], ["г", "д"]]
    path = with_merges(document("Собрание"), rows, [((1, 1), (2, 1))])
    told = text_marking(mark(path), path.parent)
    assert "поставьте теги сами" in told
    assert "template adopt" not in told


def test_lines_with_a_caption_below_are_places(document):
    path = document("от ________________", "(фамилия, имя, отчество)", "Дата ________", "Подпись")
    tags = [(offer.was, offer.tag) for offer in mark(path, write=False).tags]
    assert tags == [("________________", "{{ фамилия_имя_отчество }}")]


def test_numbers_that_word_puts_stay_its_own(document, folder, build, text_of):
    path = document("Собрание 1 июня 2027 г.", name="Список.docx")
    made = Document(path)
    for text in ("первое дело", "второе дело", "третье дело"):
        made.add_paragraph(text, style="List Number")
    made.save(path)
    result = mark(path)
    (loop,) = result.loops
    assert [row["текст"] for row in loop.rows] == ["первое дело", "второе дело", "третье дело"]
    adopt(result.copy, Workspace(folder), folder)
    (again,) = build()
    assert text_of(again) == text_of(path)


def test_paragraphs_of_another_look_make_no_list(document):
    path = document("1. Общие положения", "2. Порядок сбора", "Собрание 1 июня 2027 г.")
    made = Document(path)
    made.paragraphs[0].runs[0].bold = True
    made.save(path)
    assert not mark(path, write=False).loops


def test_bookmarks_of_repeated_rows_go(document, folder, build, text_of):
    path = document(*ORDER, name="Закладки.docx")
    made = Document(path)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    rows = made.tables[0].rows
    places = (rows[1].cells[1], rows[2].cells[1], rows[3].cells[1])
    for number, cell in enumerate(places):
        paragraph = cell.paragraphs[0]._p
        start = paragraph.makeelement(f"{word}bookmarkStart")
        start.set(f"{word}id", str(number))
        start.set(f"{word}name", f"место{number}")
        paragraph.append(start)
        end = places[number - 1].paragraphs[0]._p
        end.append(end.makeelement(f"{word}bookmarkEnd", {f"{word}id": str(number)}))
    made.save(path)
    adopt(mark(path).copy, Workspace(folder), folder)
    (again,) = build()
    assert text_of(again) == text_of(path)


def test_a_clean_template_has_no_comments_and_no_values(document):
    result = mark(document(*CERTIFICATE))
    data = result.copy.read_bytes()
    assert marked_values(data)
    clean = clean_template(data)
    assert not marked_values(clean)
    parts = read_parts(clean)
    assert "word/comments.xml" not in parts
    whole = b"".join(parts.values())
    assert b"comment" not in parts["word/document.xml"]
    assert "Белов".encode() not in whole
    assert clean_template(clean) == clean


def test_what_a_person_takes_out_is_forgotten(document, folder, build, text_of):
    copy = mark(document(*CERTIFICATE, name="Справка.docx")).copy
    made = Document(copy)
    made.paragraphs[3].clear().add_run("Действительна всегда.")
    made.save(copy)
    adopt(copy, Workspace(folder), folder)
    (again,) = build()
    assert text_of(again)[3] == "Действительна всегда."


def test_renamed_tags_are_told(document, folder):
    copy = mark(document(*CERTIFICATE, name="Справка.docx")).copy
    made = Document(copy)
    run = next(run for run in made.paragraphs[2].runs if "ученик" in run.text)
    run.text = run.text.replace("ученик", "выпускник")
    made.save(copy)
    result = adopt(copy, Workspace(folder), folder, write=False)
    assert result.left_out == ("ученик",)
    assert "больше нет имени: ученик." in text_adoption(result, folder)


def test_nothing_is_written_over(document):
    path = document(*CERTIFICATE)
    copy = mark(path).copy
    with pytest.raises(OutputError, match="уже есть"):
        mark(path)
    with pytest.raises(TemplateError, match="теги уже есть"):
        mark(copy)
    with pytest.raises(TemplateError, match="не найдено"):
        mark(document("просто слова", name="Пустой.docx"))


def test_the_command_prints_what_was_found(document, folder, monkeypatch, capsys):
    document(*ORDER, name="Приказ.docx")
    monkeypatch.chdir(folder)
    assert main(["template", "mark", "Приказ.docx", "--dry-run"]) == 0
    assert "{{ подписант|подпись }}" in capsys.readouterr().out
    assert not (folder / "Приказ (с тегами).docx").exists()
    assert main(["template", "mark", "Приказ.docx", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["loops"][0]["rows"]
    assert main(["template", "adopt", "Приказ (с тегами).docx", "--name", "Новый"]) == 0
    assert 'docgen build "inputs/Новый.xlsx"'.replace('"', "") in capsys.readouterr().out
    assert main(["template", "adopt", "нет.docx"]) == 3


def test_a_crowd_is_left_as_it_is(document, text_of):
    names = ("Белов", "Громов", "Орлов", "Зимин", "Лесин", "Тарасов", "Фомин")
    line = "Пришли " + ", потом ".join(f"{name} А.А." for name in names) + "."
    result = mark(document(line, "Председатель: Коваль Е.В."))
    assert [offer.tag for offer in result.tags if offer.sure] == ["{{ председатель|инициалы }}"]
    (doubt,) = [offer for offer in result.tags if not offer.sure]
    assert "людей без должности рядом – 7" in doubt.why
    assert text_of(result.copy)[0] == line


def test_a_corner_block_is_no_letterhead(document):
    result = mark(
        document(
            "УТВЕРЖДАЮ",
            "Директор школы",
            "________ Н.Ф. Ясенева",
            "МБОУ «Озёрная школа № 4»",
            "ПРОТОКОЛ № 5",
        ),
        write=False,
    )
    assert [offer.tag for offer in result.tags] == [
        "{{ утверждающий|подпись }}",
        "{{ организация }}",
        "{{ номер }}",
    ]
