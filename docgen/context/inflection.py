"""Names and phrases in a case: a typed form wins, the machine does the rest, doubts are told.

Forms are sought in the row of the person («Люди»), then on the sheet «Формы». A row of that sheet
that stands as ``docgen names --write`` has filled it is no answer yet: nobody has looked at it.
"""

from __future__ import annotations

from docgen.context.forms import FORM_COLUMNS, KeptForms, plain_blanks, without_about
from docgen.context.office import Card, Directory, Office
from docgen.issues import Issue, Location, error, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case, Gender
from docgen.russian.name_declension import decline_name, decline_part, is_doubtful, name_gender
from docgen.russian.name_forms import Name, full_form
from docgen.russian.name_parsing import parse_name
from docgen.russian.post_phrases import PostKind
from docgen.russian.posts import decline_post, post_is_doubtful
from docgen.word_forms import Source, UsedForm, WordKind

_INITIALS = lazy_regex(r"(?:[^\W\d_]\.-?)+")
_CYRILLIC = lazy_regex(r"[Ѐ-ӿ]")
_LATIN_WORD = lazy_regex(r"[A-Za-z][a-z]{2}")
_ADVICE = (
    "Неверную форму исправьте в справочнике на листе «Формы», у верной отметьте там «Проверено». "
    "Строки на этот лист добавит команда docgen names --write."
)


def name_in_case(
    name: Name, case: Case, card: Card | None, office: Office, location: Location
) -> tuple[Name, Source]:
    """Return the name in this case and where the form came from; a doubt becomes a finding."""
    gender = name_gender(name) or (card.gender if card else None)
    typed = card.form(case) if card else ""
    kept = None if typed else office.directory.kept_forms(card.name if card else name)
    if kept and (kept.checked or _is_reviewed(kept, "person", office.directory)):
        typed = kept.form(case)
    if typed:
        return _as_parts(without_about(typed, case), name, case, gender), "typed"
    declined = decline_name(name, case, gender)
    if gender is None:
        others = decline_name(name, case, "m"), decline_name(name, case, "f")
        if others[0] != others[1]:
            office.note(_gender_unknown(name, others, location))
            return declined, "doubtful"
    elif is_doubtful(name, gender) and not (kept and kept.checked):
        office.note(_check(full_form(name), full_form(declined), location))
        return declined, "doubtful"
    return declined, "machine"


def phrase_in_case(
    text: str,
    case: Case,
    kind: WordKind,
    office: Office,
    location: Location,
    *,
    forms: tuple[tuple[Case, str], ...] = (),
) -> str:
    """Return a post, a unit or a group in this case, as the sheet «Формы» or the machine has it.

    ``forms`` are those that a person typed beside the text, and win. A doubt is told when its
    place is known.
    """
    if case == "nominative":
        office.log.note(UsedForm(text, kind, case, text, "typed", location))
        return text
    typed = dict(forms).get(case, "")
    kept = None if typed else office.directory.forms.phrase(text, kind)
    if kept and (kept.checked or _is_reviewed(kept, kind, office.directory)):
        typed = kept.form(case)
    if typed:
        office.log.note(UsedForm(text, kind, case, typed, "typed", location))
        return typed
    declined = decline_post(text, case, _phrase_kind(kind))
    doubtful = phrase_is_doubtful(text, kind) and not (kept and kept.checked)
    if doubtful and location != Location():
        office.note(_check(text, declined, location))
    office.log.note(
        UsedForm(text, kind, case, declined, "doubtful" if doubtful else "machine", location)
    )
    return declined


def phrase_is_doubtful(text: str, kind: WordKind) -> bool:
    """Return whether somebody has to look at the forms that the machine gives of a phrase."""
    may_be_wrong = _may_be_name(text) if kind == "person" else post_is_doubtful(text)
    return may_be_wrong or _is_foreign(text)


def machine_forms(text: str, kind: WordKind, directory: Directory) -> dict[Case, str]:
    """Return the forms of all cases as docgen would print them; none where it would have to ask."""
    name = parse_name(text) if kind == "person" else None
    if name is None:
        declined = {case: decline_post(text, case, _phrase_kind(kind)) for case in FORM_COLUMNS}
        return {case: plain_blanks(form) for case, form in declined.items()}
    cards = directory.find(name)
    card = cards[0] if len(cards) == 1 else None
    gender = name_gender(name) or (card.gender if card else None)
    found: dict[Case, str] = {}
    for case in FORM_COLUMNS:
        typed = card.form(case) if card else ""
        if typed:
            form = _as_parts(without_about(typed, case), name, case, gender)
        elif gender or decline_name(name, case, "m") == decline_name(name, case, "f"):
            form = decline_name(name, case, gender)
        else:
            continue
        found[case] = plain_blanks(full_form(form))
    return found


def _is_reviewed(kept: KeptForms, kind: WordKind, directory: Directory) -> bool:
    """Return whether a person has put a hand to the row: it is not as docgen fills rows."""
    if not kept.is_complete:
        return True
    filled = machine_forms(kept.text, kept.kind or kind, directory)
    return any(kept.form(case) != filled.get(case) for case in FORM_COLUMNS)


def _as_parts(typed: str, name: Name, case: Case, gender: Gender | None) -> Name:
    """Return a typed form in the parts of this name; initials stay where no more is known.

    What the form does not say (it may be a surname with initials) is declined.
    """
    words = [word for word in typed.split() if not _INITIALS.fullmatch(word)]
    count = len(name.surname.split())
    turned = len(words) > count and not _begins_like(words[0], name.surname)
    if turned and _begins_like(words[-count], name.surname):
        # Typed as «Марину Геннадьевну Соловую».
        words = [*words[-count:], *words[:-count]]
    surname, given = " ".join(words[:count]), words[count:]
    if name.is_initials:
        return Name(surname, name.first_name, name.patronymic)
    first_name = given[0] if given else decline_part(name.first_name, "first_name", case, gender)
    patronymic = " ".join(given[1:]) or decline_part(name.patronymic, "patronymic", case, gender)
    return Name(surname, first_name, patronymic)


def _begins_like(word: str, surname: str) -> bool:
    """Return whether the word may be a form of this surname."""
    return word[:3].casefold() == surname[:3].casefold()


def _is_foreign(text: str) -> bool:
    """Return whether a text stands in the document as typed, in whatever case it was asked for.

    It has no Russian letter, and is no abbreviation: «ghbdtn», «Smith John», and not «IT».
    """
    return _CYRILLIC.search(text) is None and _LATIN_WORD.search(text) is not None


def _may_be_name(text: str) -> bool:
    """Return whether whoever is named may be a person whose name is none that docgen knows.

    Figures alone name nobody: they were typed into the wrong cell.
    """
    words = text.split()
    named = len(words) in {2, 3} and all(word.istitle() for word in words)
    return named or not any(map(str.isalpha, text))


def _phrase_kind(kind: WordKind) -> PostKind:
    return "unit" if kind == "unit" else "person"


def _check(text: str, form: str, location: Location) -> Issue:
    message = f"Проверьте форму: «{text}» в документе стоит как «{form}»."
    return warning("check-form", location, message, _ADVICE)


def _gender_unknown(name: Name, others: tuple[Name, Name], location: Location) -> Issue:
    man, woman = (full_form(other) for other in others)
    return error(
        "gender-unknown",
        location,
        f"«{full_form(name)}»: неизвестен пол, и склонить имя нельзя («{man}» или «{woman}»).",
        "Внесите человека в справочник, лист «Люди», с полным именем и отчеством или с полом.",
    )
