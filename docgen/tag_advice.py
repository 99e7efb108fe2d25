"""What to write instead of a tag that speaks Python: a workbook gives plain values, no objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docgen.errors import TemplateError, TemplateFaultsError
from docgen.lazy_regex import lazy_regex
from docgen.rendering.faults import TagError

_NAME: Final = r"([^\W\d][\w.]*)"
_TAGS: Final = lazy_regex(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
#: A pattern of ``strftime`` without its blanks -> what prints such a date.
_DATES: Final = {
    "%d.%m.%Y": "{0}|цифрами",
    "%d.%m.%y": "{0}|цифрами",
    "%Y": "{0}.год",
    "%d": "{0}.день",
    "%m": "{0}.месяц",
    "%B": "{0}|название_месяца",
    "%b": "{0}|название_месяца",
    "%B%Y": "{0}.месяц_и_год",
    "%A": "{0}|день_недели",
}
_IN_WORDS: Final = lazy_regex(r"%-?[de].*%B.*%Y")
_METHODS: Final = {
    "upper": "upper", "lower": "lower", "title": "title", "capitalize": "с_заглавной",
    "strip": "trim", "lstrip": "trim", "rstrip": "trim",
}  # fmt: skip
_CALLED: Final = lazy_regex(rf"{_NAME}\.(\w+)\(\s*((?:'[^']*'|\"[^\"]*\"|[^()'\"])*)\)")
_DATE_FILTER: Final = lazy_regex(
    rf"{_NAME}\s*\|\s*(?:strftime|date|dateformat|format_date|datetimeformat|date_format)\b"
    r"\s*(?:\(\s*['\"]([^'\"]*)['\"]\s*\))?"
)
_OWN_FILTERS: Final = (
    (lazy_regex(rf"{_NAME}\s*\|\s*(?:num2words|num2text|in_words|propis)\b"), "{0}|прописью"),
    (
        lazy_regex(rf"{_NAME}\s*\|\s*(?:money|currency|rub|rubles|format_currency|money_format)\b"),
        "{0}|рублей",
    ),
    (lazy_regex(rf"{_NAME}\s*\|\s*(?:initials|short_name|shortname)\b"), "{0}|инициалы"),
    (lazy_regex(rf"{_NAME}\s*\|\s*(?:tojson|pprint)\b"), "{0}"),
    (lazy_regex(rf"['\"]%[.,\d]*f['\"]\s*\|\s*format\(\s*{_NAME}\s*\)"), "{0}|round(2)"),
    (lazy_regex(rf"['\"][^'\"]*['\"]\.format\(\s*{_NAME}\s*\)"), "{0}|round(2)"),
    (lazy_regex(rf"['\"]([^'\"]*)['\"]\.join\(\s*{_NAME}\s*\)"), '{1}|join("{0}")'),
)
_PREFIX: Final = lazy_regex(r"\{%(tr|tc|p|r)\s")
_PAIRS: Final = lazy_regex(
    rf"for\s+(\w+)\s*,\s*(\w+)\s+in\s+(?:iteritems\(\s*)?"
    rf"{_NAME}\s*(?:\.items\(\)|\|\s*(?:items|dictsort)\b|\))"
)
_APART: Final = lazy_regex(rf"for\s+\(?(\w+)\s*,\s*(\w+)\)?\s+in\s+{_NAME}\s*%")
_VALUES: Final = lazy_regex(rf"for\s+(\w+)\s+in\s+{_NAME}\.(?:values|keys)\(\)")
_RANGE: Final = lazy_regex(r"for\s+(\w+)\s+in\s+range\(\s*(?:(\d)\s*,\s*)?(\d)\s*\)")
_COUNTED: Final = lazy_regex(rf"range\(\s*(?:\d\s*,\s*)?(?:len\(\s*)?{_NAME}\s*\)?\s*(?:\|\s*\w+)?")
_LENGTH: Final = lazy_regex(rf"\b(?:len\(\s*{_NAME}\s*\)|{_NAME}\.(?:count|length)\b)")
_TODAY: Final = lazy_regex(r"\b(?:now|today|utcnow)\(\)")
_DATE_PART: Final = lazy_regex(
    r"\b((?:\w+\.)*(?:\w*date\w*|birthday|дата\w*))\.(day|month|year)\b(?!\s*\()", re.IGNORECASE
)
_DATE_PARTS: Final = {"day": "день", "month": "месяц", "year": "год"}
_HYPHEN: Final = lazy_regex(r"\{\{[prt]{0,2}\s*([^\W\d]\w*(?:-[^\W\d]\w*)+)\s*\}\}")
_INITIAL: Final = lazy_regex(
    r"\b((?:\w+\.)*)(?:\w*first_?name|\w*middle_?name|patronymic|имя|отчество)\[(?:0|:1)\]",
    re.IGNORECASE,
)
_IS_TRUE: Final = lazy_regex(rf"\bif\s+{_NAME}\s*==\s*([Tt]rue|[Ff]alse)\b")
_LOOP: Final = lazy_regex(r"for\s+(\w+)\s+in\s+(.*?)\s*-?%\}", re.DOTALL)
_INNER: Final = lazy_regex(r"for\s+(\w+)\s+in\s+(\w+)\s*%")
_ITEM: Final = lazy_regex(r"\b(\w+)\[\d+\]")
_PARTS: Final = lazy_regex(r"\b(\w+)\.(\w+)\.(\w+)")


def advice(tag: str) -> str:
    """Return what to write instead of a tag; empty for one that is plain enough to work.

    «{{ date.strftime('%d.%m.%Y') }}» → «Напишите: {{ date|цифрами }}».
    """
    told = _for_dates(tag) or _for_loops(tag) or _for_calls(tag) or _for_names(tag)
    return _prefixed(tag, told)


def advice_on_failure(tag: str) -> str:
    """Return the same for a tag that has failed, where only the failure tells that it is wrong."""
    return advice(tag) or _prefixed(tag, _on_failure(tag))


def _prefixed(tag: str, told: str) -> str:
    """Return the advice with docxtpl's prefix in the command that it names: ``{%tr for …``."""
    found = _PREFIX.match(tag)
    return told.replace("{% ", f"{{%{found[1]} ", 1) if found else told


def _on_failure(tag: str) -> str:
    for item, end in (("previtem", "first"), ("nextitem", "last")):
        if f"loop.{item}" in tag and "if " in tag:
            return f"Напишите: {tag.replace('if ', f'if loop.{end} or ', 1)}"
    if found := _APART.search(tag):
        first, second, name = found.groups()
        return (
            f"Строку листа на части не разобрать. Напишите: {{% for строка in {name} %}}, а вместо "
            f"{first} и {second} – {{{{ строка.{first} }}}} и {{{{ строка.{second} }}}}"
        )
    if found := _LENGTH.search(tag):
        return _written(f"{found[1] or found[2]}|length")
    if found := _INNER.search(tag):
        row, owner = found.groups()
        return (
            f"У строки «{owner}» нет своих строк, пока у них нет имени. Напишите: "
            f"{{% for {row} in {owner}.части %}} – для них появится свой лист"
        )
    if found := _ITEM.search(tag):
        return f"У строки листа не номера, а имена столбцов. Напишите: {{{{ {found[1]}.имя }}}}"
    if found := _PARTS.search(tag):
        row, part, name = found.groups()
        return f"У ячейки строки нет частей. {_written(f'{row}.{part}_{name}')}"
    return ""


def rows_of_rows(tags: Iterable[str]) -> Iterator[int]:
    """Yield the places of loops that go over a row of another list: a row has no rows unnamed."""
    lists: dict[str, str] = {}
    for place, tag in enumerate(tags):
        found = _LOOP.search(tag)
        if found is None:
            continue
        if found[2] in lists and "|" not in lists[found[2]]:
            yield place
        lists[found[1]] = found[2]


def with_advice(error: TemplateError) -> TemplateError:
    """Return an error of tags that cannot be read, with what to write instead of each."""
    faults = [_advised(fault) for fault in error.faults]
    if not isinstance(error, TemplateFaultsError):
        return faults[0]
    name = next((one.place.template for one in error.faults if isinstance(one, TagError)), "")
    return TemplateFaultsError(name, faults)


def _advised(fault: TemplateError) -> TemplateError:
    if not isinstance(fault, TagError):
        return fault
    told = next(filter(None, map(advice_on_failure, meant_tags(fault.place.paragraph))), "")
    return TagError(fault.place, fault.problem, f"{told}." if told else fault.hint, fault.name)


def meant_tags(paragraph: str) -> Sequence[str]:
    """Return the tag between arrows, or all tags of a paragraph that stands for one."""
    found = re.search("→(.*?)←", paragraph, re.DOTALL)
    return _TAGS.findall(found[1] if found else paragraph)


def _for_dates(tag: str) -> str:
    for name, method, arguments in _CALLED.findall(tag):
        if method in ("strftime", "isoformat", "date"):
            if _TODAY.search(f"{name}()"):
                return _today()
            return _date(name, arguments.strip("'\" "))
    if found := _DATE_FILTER.search(tag):
        return _date(found[1], found[2] or "%d.%m.%Y")
    if _TODAY.search(tag):
        return _today()
    if found := _DATE_PART.search(tag):
        return _written(f"{found[1]}.{_DATE_PARTS[found[2].lower()]}")
    return ""


def _date(name: str, pattern: str) -> str:
    plain = "".join(pattern.split())
    if plain in _DATES:
        return _written(_DATES[plain].format(name))
    if _IN_WORDS.search(plain):
        return _written(f"{name}|словами")
    return f"{_written(f'{name}|цифрами')} или {{{{ {name}|словами }}}}"


def _today() -> str:
    return "Сегодняшнего дня шаблон не знает: заведите поле «Дата». Напишите: {{ дата|цифрами }}"


def _for_loops(tag: str) -> str:
    if found := _PAIRS.search(tag):
        key, value, name = found.groups()
        return (
            f"Пары ключ – значение книга даёт строками листа. Напишите: {{% for строка in {name} "
            f"%}}, а вместо {key} и {value} – {{{{ строка.{key} }}}} и {{{{ строка.{value} }}}}"
        )
    if found := _VALUES.search(tag):
        return f"Напишите: {{% for {found[1]} in {found[2]} %}}"
    if found := _RANGE.search(tag):
        numbers = ", ".join(str(one) for one in range(int(found[2] or 0), int(found[3])))
        return f"Напишите: {{% for {found[1]} in [{numbers}] %}}"
    if found := _COUNTED.search(tag):
        return f"Напишите: {{% for строка in {found[1]} %}}, а номер строки – {{{{ loop.index }}}}"
    if re.search(r"\srecursive\s*-?%", tag):
        return "Цикл recursive не действует: поставьте цикл внутри цикла, по листу на каждый"
    return ""


def _for_calls(tag: str) -> str:
    for pattern, form in _OWN_FILTERS:
        if found := pattern.search(tag):
            return _written(form.format(*found.groups()))
    if "namespace(" in tag:
        return (
            "Переменных-счётчиков нет. Сумму столбца даёт фильтр: "
            '{{ список|sum(attribute="столбец") }}, номер строки – {{ loop.index }}'
        )
    for name, method, arguments in _CALLED.findall(tag):
        if name == "loop" or name.startswith("loop."):
            continue
        if method in _METHODS:
            return _written(f"{name}|{_METHODS[method]}")
        if method == "replace":
            return _written(f"{name}|replace({arguments})")
        if method in ("split", "splitlines"):
            return (
                "Ячейка с переносами строк делится сама. Напишите: "
                f"{{% for строка in {name}.строки %}}{{{{ строка }}}}{{% endfor %}}"
            )
        if method == "get":
            part = arguments.split(",", maxsplit=1)[0].strip("'\" ")
            return _written(f"{name}.{part}")
    return ""


def _for_names(tag: str) -> str:
    if found := _HYPHEN.search(tag):
        return f"Дефис в имени – знак «минус». {_written(found[1].replace('-', '_'))}"
    if found := _INITIAL.search(tag):
        written = _written(f"{found[1]}фио|инициалы")
        return f"Инициалы docgen ставит сам, имя – в одном столбце. {written}"
    if found := _IS_TRUE.search(tag):
        word = "" if found[2].lower() == "true" else "not "
        return f"Напишите: {{% if {word}{found[1]} %}}"
    return ""


def _written(expression: str) -> str:
    return f"Напишите: {{{{ {expression} }}}}"
