"""The name of a document of a batch: by the pattern of the person, else kind, school, period."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from docgen.context.recipients import said
from docgen.errors import TemplateError
from docgen.issues import Issue, error
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.outputs import safe_file_name
from docgen.outputs.manifest import name_key
from docgen.workbook.batch.filling import with_plain_names
from docgen.workbook.batch.recipients import Recipient

if TYPE_CHECKING:
    from docgen.batch.making import BatchWork
    from docgen.batch.tasks import Task
    from docgen.context import Context
    from docgen.workbook.batch import BatchBook

_NAMES: Final = (
    "Можно назвать столбец листа «Школы» или поле «Реквизитов»: {{ школа }}, {{ период }}."
)
# In bytes: kind, school and period fit into the longest name of a file.
_LONGEST_PART: Final = 110
_YEARS: Final = lazy_regex(r"\b(20\d\d)\s*(?:[/–—-]|гг?\.)\s*(20\d\d)\b")
_YEAR: Final = lazy_regex(r"\b20\d\d\b")
_NUMBER_SIGN: Final = lazy_regex(r"[\s«»\"]*№[\s]*")
_OF_BOOK: Final = lazy_regex(r"\{\{\s*книга\s*\}\}")


def school_part(name: str) -> str:
    """Return the name of a school as it stands in the name of a file: «СОШ № 31» → «СОШ-31».

    A long one loses its middle: «Муниципальное…» begins them all, what tells them apart is last.
    """
    part = _NUMBER_SIGN.sub("-", name).strip("-")
    words = part.split()
    if len(part.encode()) <= _LONGEST_PART or len(words) < 2:
        return part
    head = _fitting(words[:-1], _LONGEST_PART // 3)
    tail = _fitting(reversed(words[len(head) :]), _LONGEST_PART - len(" ".join(head).encode()) - 3)
    return " ".join(head) + "…" + " ".join(reversed(tail))


def own_places(book: BatchBook) -> dict[str, str]:
    """Return the name of the folder, and of the archive, of each recipient, by that of its own.

    Each is safe, and no two are alike for any system; none is that of the archive of all.
    """
    found: dict[str, str] = {}
    taken = {name_key(safe_file_name(book.raw.path.stem, ""))}
    for one in book.recipients.rows:
        if one.is_sound:
            part = safe_file_name(school_part(one.name), "")
            numbered = (f"{part} ({number})" for number in count(2))
            place = next(n for n in chain((part,), numbered) if name_key(n) not in taken)
            taken.add(name_key(place))
            found[one.name] = place
    return found


def file_name(work: BatchWork, task: Task, context: Context) -> str | Issue:
    """Return the safe name of a document, or what is wrong with its pattern.

    The field «Имя файла» of the card, or the recipient's own, is a pattern over all names of the
    document. Without one a kind's own name is taken, and the school is added where it lacks.
    """
    one = work.book.recipient(task.number)
    kind = work.by_name[task.kind]
    school = school_part(one.name)
    pattern = work.book.pattern_of(task.number)
    title = kind.name[:1].upper() + kind.name[1:]
    if not pattern and _OF_BOOK.search(kind.file_name):
        return safe_file_name(_joined(f"{title}_{school}_{_period(context)}"))
    names = _names(work, one, context)
    if pattern:
        asked, place = pattern
        try:
            text = said(work.run.evaluate(with_plain_names(asked, names), names))
        except TemplateError as failure:
            return error("unknown-recipient-value", place, failure.message, failure.hint or _NAMES)
        return safe_file_name(_joined(f"{title}_{text}" if kind.main else text))
    if kind.main:
        names["книга"] = _period(context)
    text = work.run.evaluate.text(kind.file_name, names)
    return safe_file_name(_joined(text if school in text else f"{text}_{school}"))


def _names(work: BatchWork, one: Recipient, context: Context) -> dict[str, object]:
    """Return the names of the document, and those of a pattern, short as files need.

    A field of the document says the same whether the card or the recipient's row fills it.
    """
    titles = work.book.recipients.titles
    own = {normal_name(title): "" for title in titles.values()}
    own |= {normal_name(titles.get(n, n)): value.raw for n, value in one.record.values.items()}
    period = _period(context)
    values = {"школа": school_part(one.name), **({"период": period} if period else {})}
    return {**own, **context.names, **values}


def _period(context: Context) -> str:
    """Return the years that the title or the period of a document names, «2026-2027»."""
    texts = []
    for name in ("период", "название", "заголовок"):
        texts.append(said(_asked(context, name)))
        if years := _YEARS.search(texts[-1]):
            return f"{years[1]}-{years[2]}"
    year = next((found for text in texts if (found := _YEAR.search(text))), None)
    return year[0] if year else ""


def _asked(context: Context, name: str) -> object:
    from docgen.content import Deferred

    value = context.names.get(name, "")
    return value.resolve() if isinstance(value, Deferred) else value


def _joined(text: str) -> str:
    return "_".join(part.strip() for part in text.split("_") if part.strip())


def _fitting(words: Iterable[str], limit: int) -> list[str]:
    """Return the first of these words, as many as fit into so many bytes."""
    found: list[str] = []
    for word in words:
        limit -= len(word.encode()) + 1
        if limit < 0:
            break
        found.append(word)
    return found
