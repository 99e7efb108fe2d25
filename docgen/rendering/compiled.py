"""A part of a template as compiled code, and what its errors mean in Russian."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.utils import missing

from docgen.content import Printable
from docgen.errors import DocgenError
from docgen.names import nearest_name
from docgen.rendering.environment import TagEnvironment, UnknownNameError, normal
from docgen.rendering.faults import Place, TagError, visible_line
from docgen.rendering.limits import TooLongError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from docgen.rendering.preparation import PreparedPart

_STATEMENT = re.compile(r"\{%-?\s*(\w+)([^%]*)")
_PAIRED = frozenset({"for", "if", "macro", "call", "filter", "block", "with", "raw"})
_UNCLOSED = re.compile(r"looking for the following tags: '(\w+)'|Missing end of raw")
_TRANSLATIONS = (
    (re.compile(r"unexpected char '(.)'"), "посторонний знак «{0}»"),
    (
        re.compile(r"Encountered unknown tag '(end\w*|else|elif)'"),
        "лишний тег «{0}»: его блок не открыт",
    ),
    (re.compile(r"Encountered unknown tag '([^']+)'"), "неизвестная команда «{0}»"),
    (re.compile(r"expected token 'end of \w+ \w+', got '([^']+)'"), "лишнее слово «{0}»"),
    (re.compile(r"expected token '([^']+)', got '([^']+)'"), "вместо «{1}» нужно «{0}»"),
    (re.compile(r"unexpected '([^']+)'"), "посторонний знак «{0}»"),
    (re.compile(r"Expected an expression"), "в теге нет имени"),
    (re.compile(r"[Uu]nexpected end|Missing end of"), "тег не закрыт"),
)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """Code of one part; running it prints the part."""

    name: str
    place: Place
    prepared: PreparedPart
    template: Template
    names: frozenset[str]
    own_names: frozenset[str]

    def print(self, context: Mapping[str, Any]) -> str:
        """Return the part printed with the context; TagError tells what went wrong where."""
        values = dict(context)
        frame = self.template.new_context(values, shared=True)
        try:
            return TagEnvironment.concat(self.template.root_render_func(frame))
        except TagError:
            raise
        except Exception as error:  # noqa: BLE001 - any fault of a value is told with its place
            self._fail(error, values)

    def _fail(self, error: Exception, context: Mapping[str, Any]) -> NoReturn:
        line = _line_of(error.__traceback__)
        paragraph = visible_line(self.prepared.source, line) if line else ""
        place = Place(self.place.template, self.place.part, paragraph)
        if isinstance(error, UnknownNameError):
            known = _names_beside(error.owner, context, self.own_names)
            raise _unknown(place, error.name, known, top=error.owner is missing) from None
        if isinstance(error, DocgenError):
            raise TagError(place, error.message, error.hint) from error
        problem, hint = _meaning(error)
        raise TagError(place, problem, hint) from error


def compile_part(
    name: str, place: Place, prepared: PreparedPart, environment: TagEnvironment
) -> CompiledPart:
    """Return the part compiled; TagError when its tags cannot be understood."""
    try:
        tree = environment.parse(prepared.source)
        names, own = used_names(tree)
        code = environment.compile(tree)
    except TemplateSyntaxError as error:
        raise _syntax_error(error, place, prepared.source) from None
    except (RecursionError, MemoryError, SyntaxError):  # Python's own bounds of nesting
        raise TagError(place, "теги вложены друг в друга слишком глубоко") from None
    template = Template.from_code(environment, code, {})
    return CompiledPart(name, place, prepared, template, names, own)


def used_names(tree: nodes.Template) -> tuple[frozenset[str], frozenset[str]]:
    """Return normal names that tags ask for, and those that the template gives itself."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"} - own
    used |= {node.attr for node in tree.find_all(nodes.Getattr)}
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str):
            used.add(item.arg.value)
    for keyword in tree.find_all(nodes.Keyword):
        if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
            used |= set(str(keyword.value.value).split("."))
    return frozenset(map(normal, used)), frozenset(own)


def _syntax_error(error: TemplateSyntaxError, place: Place, source: str) -> TagError:
    message = error.message or ""
    line = error.lineno
    hint = "Исправьте тег в шаблоне."
    if found := _UNCLOSED.search(message):
        line = _innermost_open(source) or line
        closing = found[1] or "endraw"
        closing = "endif" if closing in {"elif", "else"} and "'endif'" in message else closing
        closing = "endfor" if closing == "else" and "'endfor'" in message else closing
        problem = f"блок не закрыт: нет тега {{% {closing} %}}"
        hint = f"Добавьте {{% {closing} %}} после этого блока."
    else:
        problem = explained(message)
    paragraph = visible_line(source, line)
    return TagError(Place(place.template, place.part, paragraph), f"{problem}.", hint)


def explained(message: str) -> str:
    """Return in Russian what Jinja says is wrong with a tag."""
    for pattern, sentence in _TRANSLATIONS:
        if match := pattern.search(message):
            return sentence.format(*match.groups())
    return (
        message
        if message[:1].lower() in "абвгдежзиклмнопрстуфхцчшэюя"
        else f"тег не понят ({message})"
    )


def _innermost_open(source: str) -> int:
    """Return the line of the last block that is never closed, 0 when all are."""
    stack: list[tuple[str, int]] = []
    for match in _STATEMENT.finditer(source):
        word = match[1]
        if word in _PAIRED or (word == "set" and "=" not in match[2]):
            stack.append((word, match.start()))
        elif word.startswith("end"):
            while stack and stack.pop()[0] != word.removeprefix("end"):
                pass
    return source.count("\n", 0, stack[-1][1]) + 1 if stack else 0


def _line_of(traceback: TracebackType | None) -> int:
    line = 0
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def _names_beside(owner: Any, context: Mapping[str, Any], own: Iterable[str]) -> tuple[str, ...]:
    if owner is missing:
        return (*(name for name in context if not name.startswith("#")), *own)
    if isinstance(owner, Printable):
        return owner.known_names()
    if hasattr(owner, "keys"):
        return tuple(str(key) for key in owner.keys())  # noqa: SIM118 - a Mapping of any kind
    return ()


def _unknown(place: Place, name: str, known: tuple[str, ...], *, top: bool) -> TagError:
    near = nearest_name(name, known)
    guess = f" Возможно, «{near}»." if near else ""
    what = "неизвестное имя" if top else "у значения нет"
    hint = "Исправьте имя в шаблоне или добавьте столбец с таким именем в книгу."
    return TagError(place, f"{what} «{name}».{guess}", hint, name)


def _meaning(error: Exception) -> tuple[str, str]:
    if isinstance(error, TooLongError):
        return (
            "слишком много повторений или слишком длинный текст.",
            "Проверьте вложенные циклы и фильтры в шаблоне.",
        )
    if isinstance(error, RecursionError):
        return (
            "листы ссылаются друг на друга по кругу или макрос вызывает сам себя.",
            "Проверьте ссылки на листы в книге и макросы в шаблоне.",
        )
    if isinstance(error, SecurityError):
        return f"{error.message}.", "Уберите это действие из тега."
    if isinstance(error, ZeroDivisionError):
        return "деление на ноль.", "Исправьте вычисление в теге."
    return (
        "значение не подходит к действию в теге.",
        "Проверьте фильтры и знаки действий в этом теге.",
    )
