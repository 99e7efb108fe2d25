"""``docgen init``: a working folder."""

from __future__ import annotations

import os
from pathlib import Path

import click

from docgen.command_line import Command


@click.command(cls=Command, short_help="Создать рабочую папку с шаблонами и примерами.")
@click.argument("folder", metavar="[ПАПКА]", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Создаёт рабочую папку: templates/, inputs/ с примерами, outputs/ и справочник.

    Без ПАПКИ – в текущей. Ваши файлы не перезаписываются.
    """
    from docgen.starter import create_workspace, welcome

    root = Path(os.path.normpath(Path.cwd() / folder))
    click.echo(welcome(create_workspace(root), root, Path.cwd()))
