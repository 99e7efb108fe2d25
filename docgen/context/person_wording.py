"""People within sentences: a row of a list as one line, «возложить на …», a post with its name."""

from __future__ import annotations

from docgen.context.people import PersonValue, Style, small
from docgen.context.values import FlagValue, PhraseValue
from docgen.context.views import RecordView
from docgen.issues import warning
from docgen.names import is_number_name
from docgen.russian.cases import Case

# What a person writes in a cell that says nothing.
_NOTHING = ("", "-", "–", "—", "нет")


def person_line(row: RecordView, without: str = "") -> str:
    """Return a row of a people list as one line: «Петрова Мария Павловна, учитель, член комиссии».

    A column of yes and no gives its heading in brackets where it says yes: «(по согласованию)».
    """
    parts: list[str] = []
    notes: list[str] = []
    for name in dict.fromkeys([*row.columns, *row.headings]):
        if name == without or is_number_name(name):
            continue
        try:
            value = row.lookup(name)
        except KeyError:
            continue
        if isinstance(value, FlagValue):
            if value:
                notes.append(f"({name.replace('_', ' ')})")
            continue
        text = cell_text(row, name) or _post_of(row, name)
        if text in ("+", "да"):
            notes.append(f"({name.replace('_', ' ')})")
        elif text not in _NOTHING:
            parts.append(text)
    return " ".join([", ".join(parts), *notes])


def _post_of(row: RecordView, name: str) -> str:
    """Return the post from the справочник for a blank cell under «Должность»."""
    if name != "должность":
        return ""
    for other in dict.fromkeys([*row.columns, *row.headings]):
        value = row.lookup(other)
        if isinstance(value, PersonValue):
            return str(value.post)
    return ""


def ended(text: str) -> str:
    """Return the text as a sentence: with one full stop, also after initials («Петрова М.П.»)."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def control_clause(text: str, person: PersonValue, act: str) -> str:
    """Return the last clause (R-ORD-9): control kept by the signer or laid on a person.

    ``act`` is the genitive of the paper («приказа»). A whole sentence is returned as typed.
    """
    folded = text.casefold().strip()
    if folded in _NOTHING:
        return ""
    if folded.startswith("контроль"):
        return text
    if "собой" in folded:
        return f"Контроль за исполнением {act} оставляю за собой."
    who = with_post(person, "accusative", "initials")
    return ended(f"Контроль за исполнением {act} возложить на {who}")


def with_post(person: PersonValue, case: Case, style: Style) -> str:
    """Return «заместителю директора Петровой М.П.»; a group of people is declined as a phrase."""
    name = person.in_style(style).in_case(case).as_text()
    post = person.post
    if person.name is None:
        return name
    if person.own_post and style == "typed":
        return small(name)
    if not isinstance(post, PhraseValue):
        if person.office.directory.cards and not person.office.directory.find(person.name):
            person.office.note(
                warning(
                    "not-in-directory",
                    person.location,
                    f"«{person.text}»: человека нет в справочнике, и должность не названа.",
                    "Внесите его на лист «Люди» справочника или впишите должность в текст.",
                )
            )
        return name
    return f"{small(post.in_case(case).as_text())} {name}"


def cell_text(row: RecordView, name: str) -> str:
    """Return what a row says under a name; nothing where it has no such column."""
    try:
        value = row.lookup(name)
    except KeyError:
        return ""
    return value.as_text().strip() if hasattr(value, "as_text") else str(value)
