"""``docgen new``: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from docgen.command_line import Command, Refusal


@click.command(cls=Command, short_help="Создать книгу: пустую, с примером или из прошлогодней.")
@click.argument("kind", metavar="ВИД", required=False)
@click.argument("file", metavar="[ФАЙЛ]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--example",
    is_flag=True,
    help="Заполнить книгу вымышленным документом: он собирается как есть.",
)
@click.option(
    "--batch",
    "many",
    is_flag=True,
    help="Книга на много документов: лист «Школы» – строка на документ, школы из справочника.",
)
@click.option(
    "--set",
    "with_set",
    is_flag=True,
    help="И всё для комплекта: выписка, лист ознакомления, поручения… – лист «Комплект» заполнен.",
)
@click.option(
    "--from",
    "old",
    metavar="КНИГА",
    type=click.Path(path_type=Path),
    help="Взять за основу книгу прошлого года: даты сдвинутся на год, номера очистятся.",
)
@click.pass_context
def new(
    context: click.Context,
    kind: str | None,
    file: Path | None,
    *,
    example: bool,
    many: bool,
    with_set: bool,
    old: Path | None,
) -> None:
    """Создаёт книгу .xlsx, в которой остаётся заполнить ячейки.

    ВИД – из списка «docgen kinds», по-русски или по-английски, или слово «справочник»; с --from его
    писать не нужно. Без ФАЙЛА книга появится в inputs/. Людей, должности и организации она
    предложит из справочника.
    """
    if old is not None and example:
        raise Refusal("Выберите одно: книга из прошлогодней (--from) или с примером (--example).")
    if old is not None and many:
        raise Refusal("Прошлогодняя книга (--from) сохранит свой лист «Школы»: --batch не нужен.")
    if old is not None and with_set:
        raise Refusal("Прошлогодняя книга (--from) сохранит свой лист «Комплект»: --set не нужен.")
    if old is not None:
        from docgen.commands.renewing import new_from

        new_from(old, kind, file)
        return
    if kind is None:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    from docgen.errors import UnknownKindError
    from docgen.new_books import find_new_book, write_new_book
    from docgen.raised_limits import with_limits
    from docgen.report import shown_path
    from docgen.starter import new_directory_path, new_workbook_path, quoted
    from docgen.workspace import find_workspace

    here = Path.cwd()
    workspace = with_limits(find_workspace(here))
    try:
        book = find_new_book(kind, workspace)
    except UnknownKindError as unknown:
        raise Refusal(str(unknown)) from unknown
    if book.is_directory and many:
        raise Refusal("В справочнике лист «Школы» есть всегда: --batch не нужен.")
    if book.is_directory and with_set:
        raise Refusal("Справочник – не документ: комплекта у него нет.")
    if book.is_directory:
        path = new_directory_path(file, workspace, here)
    else:
        added = {"--example": example, "--batch": many, "--set": with_set}
        command = " ".join(
            ["docgen new", quoted(book.kind.name), *(word for word in added if added[word])]
        )
        path = new_workbook_path(book.kind.name, file, workspace, here, command)
    book = replace(book, is_many=many)
    write_new_book(book, path, workspace, here, example=example, with_set=with_set)
    shown = shown_path(path, here)
    click.echo(f"Создана книга: {shown}")
    todo = (
        "В ней вымышленный документ: впишите вместо него свой."
        if example
        else "Заполните её: с чего начать, сказано на первом листе."
    )
    for step in (todo, *book.next_steps(shown)):
        click.echo(step)
