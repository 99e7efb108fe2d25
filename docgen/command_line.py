"""click in Russian: headings of help, the order of commands, and what is wrong in a command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import click
from click.core import ParameterSource

from docgen.journal import LOG_NAME, current
from docgen.names import nearest_name

_SECTIONS = {
    "Options": "Параметры",
    "Commands": "Команды",
    "Positional arguments": "Аргументы",
}


# What people type who think in Russian.
_RUSSIAN = {
    "создать": "new", "новый": "new", "новая": "new", "новое": "new", "книга": "new",
    "проверить": "check", "проверка": "check", "проверь": "check",
    "собрать": "build", "сборка": "build", "собери": "build", "документы": "build",
    "просмотр": "preview", "посмотреть": "preview", "показать": "preview", "печать": "build",
    "обновить": "update", "обновление": "update",
    "люди": "people import", "импорт": "people import", "import": "people import",
    "виды": "kinds", "имена": "names", "падежи": "names", "склонение": "names",
    "объяснить": "explain", "папка": "init", "начать": "init",
    "справка": "--help", "помощь": "--help", "help": "--help",
}  # fmt: skip


class _Formatter(click.HelpFormatter):
    """click's help under Russian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Использование: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_SECTIONS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in Russian."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[ПАРАМЕТРЫ]", **kwargs})
        self.params.append(
            click.Option(
                ["-v", "--verbose"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_begin_log,
                help=f"Рассказывать о каждом шаге и записать журнал {LOG_NAME}, без имён и данных.",
            )
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and note which one it is."""
        if not isinstance(self, click.Group) and (journal := current()) is not None:
            journal.add(" ".join([ctx.command_path, *_words(self, ctx)]))
        return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's own option with Russian words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Показать эту справку."
        return option


def _begin_log(_ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    if is_asked and (journal := current()) is not None:
        journal.loud = True
        journal.open()


def _words(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """Yield what was asked for as the journal tells it: no names of files, no texts."""
    for param in command.params:
        name = str(param.name)
        typed = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if name not in ctx.params or not typed:
            continue
        value = ctx.params[name]
        if isinstance(param, click.Argument):
            yield f"[аргументов: {len(value) if isinstance(value, tuple) else 1}]"
        elif isinstance(value, int) or isinstance(param.type, click.Choice):
            yield param.opts[-1] if value is True else f"{param.opts[-1]} {value}"
        else:
            yield f"{param.opts[-1]} …"


class Group(Command, click.Group):
    """The commands of docgen: in the order in which they stand in the code, told in Russian."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules: dict[str, str] = {}

    def add_later(self, package: str, *names: str) -> None:
        """Add commands in the order in which a person needs them.

        Each is imported from the module of its name once it is asked for: a command does not wait
        for the others.
        """
        self._modules.update({name: f"{package}.{name}" for name in names})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a person needs them."""
        del ctx
        return [*self._modules, *(name for name in self.commands if name not in self._modules)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, None if there is none."""
        if cmd_name in self._modules and cmd_name not in self.commands:
            module = import_module(self._modules[cmd_name])
            self.add_command(getattr(module, cmd_name), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was asked for, or refuse and name the nearest one."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise _UnknownCommandError(args[0], ctx)
        return super().resolve_command(ctx, args)


class Refusal(click.UsageError):
    """A wrong command line, told in a Russian sentence of ours."""


class _UnknownCommandError(Refusal):
    """The first word after docgen is none of its commands."""

    def __init__(self, word: str, ctx: click.Context) -> None:
        group = ctx.command
        near = _RUSSIAN.get(word.casefold())
        if near is None and isinstance(group, click.Group):
            near = nearest_name(word, group.list_commands(ctx))
        super().__init__(f"Нет такой команды: {word}.{_perhaps(near)}", ctx)


def usage_sentence(failure: click.UsageError) -> str:
    """Return in Russian what click found wrong in the command line."""
    if isinstance(failure, Refusal):
        return failure.message
    if isinstance(failure, click.NoSuchOption):
        near = failure.possibilities[0] if failure.possibilities else None
        return f"Нет такого параметра: {failure.option_name}.{_perhaps(near)}"
    if isinstance(failure, click.MissingParameter) and failure.param:
        return f"Команде не хватает слова: {failure.param.metavar}."
    if isinstance(failure, click.BadOptionUsage):
        return f"Параметр {failure.option_name} указан неверно: посмотрите, нужно ли ему значение."
    if isinstance(failure, click.BadParameter) and failure.param:
        choices = getattr(failure.param.type, "choices", ())
        known = f" Можно: {', '.join(choices)}." if choices else ""
        return f"Недопустимое значение параметра {failure.param.opts[0]}.{known}"
    extra = re.search(r"\((.+)\)", failure.message)
    if extra is None:
        return "Команда указана неверно."
    return f"Лишнее в команде: {extra[1]}. Имя файла с пробелами возьмите в кавычки."


def _perhaps(near: str | None) -> str:
    return f" Может быть, {near}?" if near else ""
