"""The words of a run as text for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Final

from docgen.issues import Location
from docgen.report import json_report, shown_path
from docgen.russian.cases import Case
from docgen.word_forms import KIND_NAMES, UsedForm, Word, WordKind
from docgen.word_list import WordList

_PERSON_QUESTIONS: Final[dict[Case, str]] = {
    "genitive": "кого",
    "dative": "кому",
    "accusative": "вижу кого",
    "instrumental": "кем",
    "prepositional": "о ком",
}
_UNIT_QUESTIONS: Final[dict[Case, str]] = {
    "genitive": "чего",
    "dative": "чему",
    "accusative": "вижу что",
    "instrumental": "чем",
    "prepositional": "о чём",
}
_HEADINGS: Final[dict[WordKind, str]] = {
    "person": "Люди",
    "post": "Должности",
    "unit": "Организации и другие названия",
}


def text_word_report(run: WordList, base: Path) -> str:
    """Return the words, doubtful ones first, a line each, then the sum and what to do next."""
    doubtful = [word for word in run.words if word.is_doubtful]
    parts = []
    if doubtful:
        lines = [f"  проверьте: {_line(word)}{_place(word.location, base)}" for word in doubtful]
        parts.append("\n".join(["Проверьте", *lines]))
    for kind, heading in _HEADINGS.items():
        words = [word for word in run.words if word.kind == kind and not word.is_doubtful]
        lines = [f"  {_line(word)}" for word in words if word.is_declined]
        plain = [word.text for word in words if not word.is_declined]
        if plain:
            lines.append(f"  Только в именительном падеже: {'; '.join(plain)}")
        if lines:
            parts.append("\n".join([heading, *lines]))
    return "\n\n".join([*parts, "\n".join(_summary(run, base))])


def json_word_report(run: WordList, base: Path) -> str:
    """Return the words as JSON, beside the documents and issues of the check."""
    report = {
        "words": [_word_fields(word, base) for word in run.words],
        "directory": shown_path(run.directory, base) if run.directory else None,
        "added": run.added,
        **json.loads(json_report(run, base)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _line(word: Word) -> str:
    questions = _UNIT_QUESTIONS if word.kind == "unit" else _PERSON_QUESTIONS
    forms: dict[Case, list[str]] = {}
    for used in word.used:
        if used.case in questions:
            forms.setdefault(used.case, []).append(used.form)
    shown = [f"{questions[case]} – {', '.join(texts)}" for case, texts in forms.items()]
    return f"{word.text}: {'; '.join(shown)}"


def _place(location: Location, base: Path) -> str:
    workbook = shown_path(Path(location.workbook), base) if location.workbook else ""
    place = "!".join(part for part in (location.sheet, location.cell) if part)
    where = ", ".join(part for part in (workbook, place) if part)
    return f" ({where})" if where else ""


def _summary(run: WordList, base: Path) -> list[str]:
    counts = Counter(word.kind for word in run.words)
    doubtful = sum(word.is_doubtful for word in run.words)
    people, posts, units = (counts[kind] for kind in ("person", "post", "unit"))
    lines = [f"Людей: {people}, должностей: {posts}, организаций: {units}. Проверить: {doubtful}."]
    failed = len({one.workbook for one in run.documents if one.status == "failed"})
    if failed:
        lines.append(
            f"Книг с ошибками: {failed} – слова из них могут быть не все. "
            "Ошибки назовёт docgen check."
        )
    if run.directory:
        lines.append(_kept(run, shown_path(run.directory, base)))
    elif doubtful:
        lines.append(
            "Неверные формы исправьте в справочнике на листе «Формы»: строки добавит "
            "docgen names --write."
        )
    return lines


def _kept(run: WordList, directory: str) -> str:
    if not run.added:
        return f"{directory}, лист «Формы»: все слова там уже есть, ничего не добавлено."
    return (
        f"{directory}, лист «Формы»: добавлено строк: {run.added}. Исправьте неверные формы, "
        "у верных отметьте «Проверено»."
    )


def _word_fields(word: Word, base: Path) -> dict[str, object]:
    return {
        "text": word.text,
        "kind": KIND_NAMES[word.kind],
        "doubtful": word.is_doubtful,
        "forms": [_form_fields(form, base) for form in word.used],
    }


def _form_fields(used: UsedForm, base: Path) -> dict[str, str]:
    location = used.location
    return {
        "case": used.case,
        "form": used.form,
        "source": used.source,
        "workbook": shown_path(Path(location.workbook), base) if location.workbook else "",
        "sheet": location.sheet,
        "cell": location.cell,
    }
