"""Rules by their places: the module of a rule is imported when the rule is first run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import Final, Generic, cast

from docgen.checks.needs import Need, Subject
from docgen.issues import Issue

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Rule(Generic[Subject]):
    """A rule over one workbook, or over all workbooks of a run: a function named as its code.

    ``may_find`` asks a workbook whether there is anything that the rule may find, as ``need``
    tells.
    """

    def __init__(self, code: str, module: str, need: Need[Subject]) -> None:
        self.may_find = need.is_met
        self.need = need
        self._name = code.replace("-", "_")
        self._module = module

    @cached_property
    def find(self) -> Callable[[Subject], Iterator[Issue]]:
        """The function itself."""
        found = getattr(import_module(self._module), self._name)
        return cast("Callable[[Subject], Iterator[Issue]]", found)

    def __call__(self, subject: Subject) -> Iterator[Issue]:
        """Return what the rule finds, without asking whether there may be anything."""
        return self.find(subject)


def rules_of(
    family: str, needs: Mapping[str, Need[Subject]], modules: Mapping[str, str] = _NONE
) -> Mapping[str, Rule[Subject]]:
    """Return the rules of a family, which is a package, by their codes, each with what it needs.

    The module of a rule is named as its code, unless ``modules`` names another one for it.
    """
    return {
        code: Rule(code, f"{family}.{modules.get(code) or code.replace('-', '_')}", need)
        for code, need in needs.items()
    }
