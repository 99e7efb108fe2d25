"""Why docgen could not work: exceptions that know their Russian sentence and exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence


class DocgenError(Exception):
    """docgen cannot do its work at all, whatever the data says. Exit code 3.

    Wrong data is never an exception: it is an :class:`docgen.issues.Issue`.
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class KindError(DocgenError):
    """The TOML of a kind is wrong: the message names file, key and what was expected."""


class UnknownKindError(DocgenError):
    """No kind of document has this name; the message offers the nearest one."""


class TemplateError(DocgenError):
    """A DOCX template is missing, damaged or has tags that cannot be understood."""

    @property
    def faults(self) -> tuple[TemplateError, ...]:
        """Everything that is told at once: this error alone, unless it stands for several."""
        return (self,)


class TemplateFaultsError(TemplateError):
    """Everything that is wrong with the tags of one template; each has its place and its hint."""

    def __init__(self, template: str, faults: Sequence[TemplateError]) -> None:
        if len(faults) == 1:
            super().__init__(faults[0].message, faults[0].hint)
        else:
            lines = (f"\n– {fault}" for fault in faults)
            super().__init__(f"В шаблоне «{template}» ошибок: {len(faults)}.{''.join(lines)}")
        self._faults = tuple(faults)

    @property
    def faults(self) -> tuple[TemplateError, ...]:
        """The faults in the order of the document."""
        return self._faults


class UnreadableWorkbookError(DocgenError):
    """A file cannot be read as a workbook: missing, locked, encrypted, damaged, of another type."""


class NoWorkersError(DocgenError):
    """Nobody is there to make the documents of a batch, whatever workbook they are of."""


class OutputError(DocgenError):
    """A document cannot be written where it should be."""


def how_to_install(library: str) -> str:
    """Return in Russian how to get a library into the Python of this very docgen.

    A bare ``pip`` is that of the system, which knows nothing of the folder where docgen lives.
    """
    return f'Установите её: "{sys.executable}" -m pip install {library}.'
