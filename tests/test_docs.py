"""The docs tell of everything that a person meets: sheets, columns, commands, exit codes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docgen.cli import cli
from docgen.explanations import explanations
from docgen.kinds import load_directory, load_kinds
from docgen.kinds.model import Kind

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = [ROOT / "templates"]
README = ROOT / "README.md"
MANUAL = ROOT / "docs" / "templates.md"
GUIDE = ROOT / "docs" / "guide.md"
REFERENCE = ROOT / "docs" / "workbook.md"
CHECKS = ROOT / "docs" / "checks.md"
REMAKE = "a page of docs is out of date: run python docs/build_reference.py"
MAX_PICTURE_BYTES = 120 * 1024


def kinds() -> list[Kind]:
    return [*load_kinds(TEMPLATES), load_directory(TEMPLATES)]


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its level."""
    level = heading.split(" ", maxsplit=1)[0]
    found = re.search(
        rf"^{re.escape(heading)}$(.*?)(?=^{level} |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.path.stem)
def test_every_sheet_and_column_is_in_the_reference(kind: Kind) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    is_directory = kind.path.stem == "directory"
    title = "Справочник (`справочник.xlsx`)" if is_directory else f"{kind.title} (`{kind.name}`)"
    part = section(text, f"## {title}")
    missing = []
    for sheet in kind.sheets:
        table = section(part, f"### Лист «{sheet.name}»")
        missing += [] if table else [sheet.name]
        missing += [
            f"{sheet.name}: {c.name}" for c in sheet.columns if f"\n| {c.name} |" not in table
        ]
    assert not missing, REMAKE


def test_every_code_is_in_the_docs() -> None:
    text = CHECKS.read_text(encoding="utf-8")
    for told in explanations().values():
        assert f"### `{told.code}`\n\n**{told.title}.** {told.why}\n" in text, REMAKE


def commands(group: click.Group, start: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command under the words that call it: «people import»."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{start}{name} ")
        else:
            yield f"{start}{name}", command


def test_every_command_and_option_is_in_the_docs() -> None:
    assert isinstance(cli, click.Group)
    readme, guide = README.read_text(encoding="utf-8"), GUIDE.read_text(encoding="utf-8")
    manual = MANUAL.read_text(encoding="utf-8")
    for name, command in commands(cli):
        # What helps with templates is told to whoever keeps them.
        page = manual if name.startswith("template ") else guide
        assert f"| `{name}" in readme, name
        assert f"start.py {name}" in page, name
        options = [o for p in command.params for o in p.opts if o.startswith("--")]
        assert [o for o in options if o != "--help" and o not in page] == [], name


def test_every_command_in_the_docs_is_there() -> None:
    assert isinstance(cli, click.Group)
    known = dict(commands(cli))
    for page in (README, *(ROOT / "docs").glob("*.md")):
        blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for line in re.findall(r"^python3 start\.py (.+)$", "\n".join(blocks), re.MULTILINE):
            words = line.split()
            command = known.get(" ".join(words[:2])) or known.get(words[0])
            assert command or words == ["test"], f"{page.name}: {line}"
            options = [o for p in command.params for o in p.opts] if command else []
            typed = [word for word in words if word.startswith("--")]
            assert [word for word in typed if word not in options] == [], f"{page.name}: {line}"


@pytest.mark.parametrize("code", range(4))
def test_every_exit_code_is_in_the_docs(code: int) -> None:
    for page in (README, GUIDE):
        told = re.search(r"Коды возврата.*?\n\n", page.read_text(encoding="utf-8"), re.DOTALL)
        assert told
        assert f"{code} – " in told[0], page.name


def test_the_readme_begins_with_the_two_commands() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.index("```") == text.index("```sh")
    first, second = re.findall(r"```sh\n(.*?)\n```", text, re.DOTALL)[:2]
    assert (first, second) == ("python3 start.py build", "python3 start.py test")
    assert text.index(second) < text.index("<img")


def links() -> Iterator[tuple[str, str]]:
    for page in (README, *(ROOT / "docs").glob("**/*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r'\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"', text):
            if not re.match(r"[a-z]+:", link := "".join(target)):
                yield page.relative_to(ROOT).as_posix(), link


@pytest.mark.parametrize(("page", "link"), sorted(set(links())))
def test_every_link_leads_somewhere(page: str, link: str) -> None:
    name, _, anchor = link.partition("#")
    target = (ROOT / page).parent / name if name else ROOT / page
    assert target.exists()
    if anchor:
        assert anchor in anchors(target.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in headings}


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert [p.name for p in pictures if p.stat().st_size > MAX_PICTURE_BYTES] == []
