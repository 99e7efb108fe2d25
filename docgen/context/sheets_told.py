"""What is told of sheets that other sheets refer to."""

from __future__ import annotations

from docgen.issues import Issue, Location, error


def empty_reference(name: str, location: Location) -> Issue:
    """Return the finding on a sheet that is named for printing and has nothing to print."""
    return error(
        "empty-reference",
        location,
        f"На листе «{name}» нечего печатать.",
        "Заполните этот лист или назовите другой.",
    )


def circular_reference(name: str, location: Location) -> Issue:
    """Return the finding on a sheet that would be printed inside itself."""
    return error(
        "circular-reference",
        location,
        f"Лист «{name}» ссылается сам на себя, и печатать его пришлось бы без конца.",
        "Уберите ссылку на него с этого листа или с того, на который он ссылается.",
    )
