"""Rules of numbers that Word tells things apart by, inside one part."""

from collections.abc import Iterator

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.story import Story
from docgen.rendering.proof.vocabulary import BOOKMARK_START, ID


def check_identifiers(story: Story) -> Iterator[Fault]:
    """Yield repeated numbers of corrections and broken bookmarks."""
    yield from revision_ids_are_unique(story)
    yield from bookmarks_are_paired(story)


def revision_ids_are_unique(story: Story) -> Iterator[Fault]:
    """Each tracked correction has its own number."""
    seen: set[str] = set()
    for revision in story.revisions:
        number = revision.get(ID)
        if number is None:
            continue
        if number in seen:
            yield story.fault(
                "revision-id-unique", f"Два исправления носят один номер {number}.", revision
            )
        seen.add(number)


def bookmarks_are_paired(story: Story) -> Iterator[Fault]:
    """Each bookmark starts once, then ends once."""
    started = {}
    opened = set()
    for mark in story.bookmarks:
        number = mark.get(ID, "")
        if mark.tag == BOOKMARK_START:
            if number in started:
                yield story.fault(
                    "bookmark-id-unique", f"Две закладки носят один номер {number}.", mark
                )
            started[number] = mark
            opened.add(number)
        elif number in opened:
            opened.remove(number)
        else:
            yield story.fault(
                "bookmark-paired", f"Конец закладки {number} стоит без её начала.", mark
            )
    for number, mark in started.items():
        if number in opened:
            yield story.fault("bookmark-paired", f"У закладки {number} нет конца.", mark)
