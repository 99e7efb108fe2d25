"""``docgen explain``: what a code of a finding means."""

from __future__ import annotations

import click

from docgen.command_line import Command
from docgen.errors import DocgenError
from docgen.explanations import Explanation


@click.command(cls=Command, short_help="Объяснить замечание по его коду.")
@click.argument("code", metavar="[КОД]", required=False)
def explain(code: str | None) -> None:
    """Объясняет замечание: что не так, почему это важно и что сделать.

    КОД – как в отчёте docgen check, или русское название. Без него – список всех.
    """
    from docgen.explanations import codes_of, explanations, nearest_code

    known = explanations()
    if code is None:
        click.echo("\n".join(_list(list(known.values()))))
        return
    found = codes_of(code)
    if not found:
        near = nearest_code(code)
        offer = f"Возможно, имелось в виду «{near}»." if near else "Все коды: docgen explain"
        raise DocgenError(f"Замечания «{code}» нет.", offer)
    click.echo("\n\n".join(_told(known[one]) for one in found))


def _list(known: list[Explanation]) -> list[str]:
    width = max(len(told.code) for told in known)
    lines: list[str] = []
    family = ""
    for told in known:
        if told.family != family:
            family = told.family
            lines += ["", family] if lines else [family]
        lines.append(f"  {told.code:<{width}}  {told.title}")
    return lines


def _told(told: Explanation) -> str:
    lines = [
        f"{told.title} ({told.code})",
        f"Почему это важно: {told.why}",
        f"Что сделать: {told.mend}",
    ]
    if told.wrong:
        lines += [f"Было:  {told.wrong}", f"Стало: {told.right}"]
    return "\n".join(lines)
