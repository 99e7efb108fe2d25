"""The template of a протокол, full and short (document-rules section 6)."""

from __future__ import annotations

from pathlib import Path

from templates.build import shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import (
    Paragraph,
    blocks,
    cell,
    command,
    command_row,
    paragraph,
    row,
    table,
)


def write(path: Path) -> None:
    """Write the template."""
    body = [
        command(
            "set присутствующие = присутствовали.по_алфавиту "
            "if порядок_присутствовавших.алфавиту else присутствовали"
        ),
        *shared.corner_blocks(),
        *head(),
        *_line("место_проведения", "Место проведения: {{ место_проведения }}"),
        *_line("время", "Время: {{ время }}"),
        *_line("тема", "Тема: {{ тема }}"),
        *leaders(),
        *_present(),
        *_list_of_people("приглашенные", "Приглашённые:", "примечание"),
        *_list_of_people("отсутствовали", "Отсутствовали:", "причина"),
        *_line("всего_членов", "Всего членов: {{ всего_членов }}."),
        *_line("кворум", "{{ кворум }}"),
        *agenda(),
        *questions(),
        *decisions("решения", "if решения", "{{ слово_решения }}"),
        *_line("итог_голосования", "{{ итог_голосования }}"),
        *shared.signatures(LONG_STORAGE),
        *_presence_sheet(),
        *shared.attachments(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)


def head(kind: str = "{{ наименование_вида }}") -> list[Paragraph]:
    """Return organisation, kind, заголовок, date line (R-PROT-1)."""
    return shared.header_block(kind, [blocks("Заголовок по центру", "заголовок")])


def _line(name: str, text: str) -> list[Paragraph]:
    return [command(f"if {name}"), paragraph("Без отступа", text), command("endif")]


def leaders() -> list[Paragraph]:
    """Return председатель and секретарь at the head (R-PROT-2)."""
    return [
        command("if председатель_и_секретарь_в_начале"),
        command("if председатель"),
        paragraph(
            "Без отступа",
            "Председатель – {{ председатель|инициалы }}"
            "{% if должность_председателя %}, {{ должность_председателя|со_строчной }}{% endif %}",
            before=120,
        ),
        command("endif"),
        command("if секретарь"),
        paragraph(
            "Без отступа",
            "Секретарь – {{ секретарь|инициалы }}"
            "{% if должность_секретаря %}, {{ должность_секретаря|со_строчной }}{% endif %}",
        ),
        command("endif"),
        command("endif"),
    ]


def _present() -> list[Paragraph]:
    """Return who was present, in the view that the card asks for (R-PROT-3, R-PROT-4)."""
    number = "{{ присутствовали.число|человек }}"
    return [
        command("if присутствовали"),
        command("if присутствовавших_показать.прилагается"),
        paragraph("Без отступа", f"Присутствовали: {number} (список прилагается).", before=120),
        command("elif присутствовавших_показать.числом"),
        paragraph("Без отступа", f"Присутствовали: {number}.", before=120),
        command("elif присутствовавших_показать.категориям"),
        paragraph(
            "Без отступа",
            f"Присутствовали: {number}, из них: {{{{ присутствовали|по_категориям }}}}.",
            before=120,
        ),
        command("elif присутствовавших_показать.строкой"),
        paragraph(
            "Без отступа",
            "Присутствовали: {{ присутствующие|строкой|с_точкой }}",
            before=120,
        ),
        command("else"),
        paragraph("Ярлык", "Присутствовали:"),
        _people_table("присутствующие", "примечание"),
        command("endif"),
        command("endif"),
    ]


def _people_table(rows: str, note: str) -> Paragraph:
    person = (
        "{{ человек.кто|инициалы }}"
        f"{{% if человек.{note} %}} ({{{{ человек.{note} }}}}){{% endif %}}"
    )
    post = (
        "{{ человек.должность|со_строчной }}"
        "{% if человек.организация %}, {{ человек.организация }}{% endif %}"
    )
    return table(
        LONG_STORAGE,
        (65, 105),
        command_row(f"for человек in {rows}", 2),
        row(cell(person, style="Список людей"), cell(post, style="Список людей")),
        command_row("endfor", 2),
        bordered=False,
    )


def _list_of_people(rows: str, label: str, note: str) -> list[Paragraph]:
    name = (
        "{{ человек.кто|инициалы }}"
        "{% if человек.должность %}, {{ человек.должность|со_строчной }}{% endif %}"
    )
    if note == "причина":
        tail = "{% if человек.причина %} ({{ человек.причина }}){% endif %}"
    else:
        tail = (
            "{% if человек.организация %}, {{ человек.организация }}{% endif %}"
            "{% if человек.примечание %} ({{ человек.примечание }}){% endif %}"
        )
    return [
        command(f"if {rows}"),
        paragraph("Ярлык", label),
        command(f"for человек in {rows}.по_алфавиту"),
        paragraph("Без отступа", f"{name}{tail}"),
        command("endfor"),
        command("endif"),
    ]


def agenda(rows: str = "повестка") -> list[Paragraph]:
    """Return the agenda with the speakers (R-PROT-6)."""
    return [
        command(f"if {rows}"),
        command("if повестка_озаглавлена"),
        paragraph("Ярлык", "{{ повестка_озаглавлена }}"),
        command("endif"),
        command(f"for вопрос in {rows}"),
        blocks("Пункт 1", "вопрос"),
        command("if вопрос.докладчик"),
        paragraph(
            "Текст документа",
            "Докладчик – {{ вопрос.докладчик|инициалы }}"
            "{% if вопрос.должность_докладчика %}, "
            "{{ вопрос.должность_докладчика|со_строчной }}{% endif %}",
        ),
        command("endif"),
        command("endfor"),
        command("endif"),
    ]


def questions(rows: str = "повестка") -> list[Paragraph]:
    """Return a section for each question: heard, spoke, decided (R-PROT-7, R-PROT-8)."""
    return [
        command(f"for вопрос in {rows}"),
        command("if форма_протокола.полный"),
        command("for запись in вопрос.ход_заседания"),
        command("if запись.слушали and not как_писать_слушали.фамилия"),
        command("if как_писать_слушали.вопросу"),
        *_heard("По {{ вопрос.номер_словом }} вопросу слушали"),
        command("else"),
        *_heard("Слушали"),
        command("endif"),
        command("elif запись.слушали or запись.выступил"),
        command("if запись.начало_вида and запись.слушали"),
        paragraph("Ярлык", "{{ вопрос.номер }}. СЛУШАЛИ:"),
        command("elif запись.начало_вида and как_писать_слушали.фамилия"),
        paragraph("Ярлык", "ВЫСТУПИЛИ:"),
        command("elif запись.начало_вида"),
        paragraph("Ярлык", "Выступили:"),
        command("endif"),
        blocks("Текст документа", "запись"),
        command("else"),
        blocks("Текст документа", "запись"),
        command("endif"),
        command("endfor"),
        command("endif"),
        command("if not решения_поместить.конце"),
        *decisions(
            "вопрос.решения",
            "if вопрос.решения",
            # Where no speech names the question above, the label does.
            "{% if форма_протокола.краткий or not вопрос.ход_заседания %}{{ вопрос.номер }}. "
            "{% endif %}{{ слово_решения }}",
        ),
        *_vote("вопрос"),
        command("endif"),
        command("endfor"),
    ]


def _heard(words: str) -> list[Paragraph]:
    """Return «Слушали <кого>, <должность>.» and the text under it: the label chooses the case."""
    return [
        paragraph(
            "Текст документа",
            "{% if как_писать_слушали.должности %}"
            f"{words} {{{{ (запись.кто|винительный).через_и|с_точкой }}}}"
            "{% else %}"
            f"{words} {{{{ (запись.кто|винительный).с_должностью|с_точкой }}}}"
            "{% endif %}",
            before=120,
            keep_next=True,
        ),
        blocks("Текст документа", "запись.текст"),
    ]


def decisions(rows: str, condition: str, label: str) -> list[Paragraph]:
    """Return the decisions with executor, deadline and vote (R-PROT-9, R-PROT-10)."""
    return [
        command(condition),
        paragraph("Ярлык", label),
        command(f"for решение in {rows}"),
        blocks("Пункт 1", "решение"),
        command("if решение.исполнитель"),
        paragraph(
            "Текст документа",
            "{% if решение.исполнитель.число > 1 %}Ответственные{% else %}Ответственный{% endif %}"
            " – {{ (решение.исполнитель|инициалы).с_должностью|с_точкой }}",
        ),
        command("endif"),
        command("if решение.срок"),
        paragraph("Текст документа", "Срок – {{ решение.срок|с_точкой }}"),
        command("endif"),
        *_vote("решение"),
        command("endfor"),
        command("endif"),
    ]


def _vote(item: str) -> list[Paragraph]:
    """Return the vote on a decision, or on all decisions of a question (R-PROT-10)."""
    return [
        command(f"if {item}.за"),
        paragraph(
            "Текст документа",
            f"Голосовали: «за» – {{{{ {item}.за }}}}"
            f"{{% if {item}.против %}}, «против» – {{{{ {item}.против }}}}{{% endif %}}"
            f"{{% if {item}.воздержались %}}, «воздержались» – "
            f"{{{{ {item}.воздержались }}}}{{% endif %}}.",
        ),
        command("endif"),
    ]


def _presence_sheet() -> list[Paragraph]:
    """Return the list of those present on a sheet of its own (R-PROT-4)."""
    return [
        command("if присутствовавших_показать.прилагается"),
        paragraph("Заголовок по центру", "Список присутствовавших", new_page=True),
        paragraph(
            "Заголовок по центру",
            "(приложение к протоколу {{ заголовок|одной_строкой }} {{ от_и_номер }})",
        ),
        table(
            LONG_STORAGE,
            (12, 63, 95),
            row("№", "Фамилия И.О.", "Должность", head=True),
            command_row("for человек in присутствующие", 3),
            row(
                cell("{{ loop.index }}", align="center"),
                cell(
                    "{{ человек.кто|инициалы }}"
                    "{% if человек.примечание %} ({{ человек.примечание }}){% endif %}"
                ),
                cell(
                    "{{ человек.должность }}"
                    "{% if человек.организация %}, {{ человек.организация }}{% endif %}"
                ),
            ),
            command_row("endfor", 3),
        ),
        command("endif"),
    ]
