"""Which signs a text has: found out once for each text, and kept while docgen runs.

The papers of a batch share most of their texts, and put the rest together of words, and of figures,
that they share too: so what is known of the words of a new text, and of its shape, tells which few
signs are worth looking for in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

from docgen.checks.joined import Joined
from docgen.checks.parts import Clues, folded
from docgen.checks.shapes import TOLD_BY_SHAPE, shape
from docgen.checks.signs import ALL_SIGNS, Find, Near, Sign, Signs

#: More new texts are rather searched together.
_FEW: Final = 16
#: The texts of so many papers of an office are kept.
_MOST_KEPT: Final = 65_536


def signs_in(texts: Sequence[str]) -> list[int]:
    """Return the bits of the signs that each of these texts, all different, has."""
    return _known(len(ALL_SIGNS)).signs_in(texts)


class KnownSigns:
    """What is known of texts, of all signs that there are when it is made."""

    def __init__(self) -> None:
        self._signs = tuple(ALL_SIGNS)
        self._asking_figures = sum(one.bit for one in self._signs if one.in_shape)
        self._of_text: dict[str, int] = {}
        self._of_shape: dict[str, tuple[int, int]] = {}

    @cached_property
    def _clues(self) -> Clues:
        """What the parts of a text tell: a process that reads one paper seldom asks for it."""
        clues = Clues()
        for one in self._signs:
            clues.add(one.bit, one.clues, as_typed=one.as_typed)
        return clues

    def signs_in(self, texts: Sequence[str]) -> list[int]:
        """Return the bits of the signs that each of these texts, all different, has."""
        known = self._of_text
        new = [text for text in texts if text not in known]
        if new:
            if len(known) + len(new) > _MOST_KEPT:
                known.clear()
                new = list(texts)
            few = len(new) <= _FEW
            known.update(zip(new, map(self.of, new) if few else self.of_all(new), strict=True))
        return [known[text] for text in texts]

    def of(self, text: str) -> int:
        """Return the bits of the signs that a text has: few are worth looking for."""
        bare = shape(text)
        sure, worth = (0, self._clues.of(text)) if bare == text else self._may_have(bare)
        return sure | sum(
            one.bit
            for one in self._standing(text, worth)
            if one.tells is None or found_in(one.tells, text)
        )

    def of_all(self, texts: Sequence[str]) -> list[int]:
        """Return the same of each of many texts, which are searched together for each sign."""
        joined = Joined(texts)
        found = [0] * len(texts)
        for one in self._signs:
            for number in joined.having(one) if joined.may_have(one) else ():
                if one.tells is None or found_in(one.tells, texts[number]):
                    found[number] |= one.bit
        return found

    def _may_have(self, bare: str) -> tuple[int, int]:
        """Return the bits of the signs that texts of this shape have, and of those to be asked for.

        No other figures make a difference to a sign that asks for none.
        """
        known = self._of_shape.get(bare)
        if known is None:
            if len(self._of_shape) > _MOST_KEPT:
                self._of_shape.clear()
            worth = self._clues.of(bare) | self._asking_figures
            standing = [*self._standing(bare, worth, is_shape=True)]
            sure = sum(one.bit for one in standing if not one.in_shape and one.tells is None)
            may_be = sum(
                one.bit
                for one in standing
                if one.in_shape or one.tells not in TOLD_BY_SHAPE or found_in(one.tells, bare)
            )
            known = self._of_shape[bare] = sure, may_be & ~sure
        return known

    def _standing(self, text: str, worth: int, *, is_shape: bool = False) -> Iterator[Signs]:
        """Yield those of the signs of these bits that stand in a text, whatever ``tells`` tells.

        In a shape those stand of which a text of that shape may have one.
        """
        if not worth:
            return
        typed = f"\n{text}\n"  # as joined texts begin and end
        small = folded(typed)
        while worth:
            bit = worth & -worth
            worth ^= bit
            one = self._signs[bit.bit_length() - 1]
            searched = typed if one.as_typed else small
            signs = one.in_shape or one.signs if is_shape else one.signs
            if not signs or any(_stands(sign, searched) for sign in signs):
                yield one


@lru_cache(maxsize=1)
def _known(_count: int) -> KnownSigns:
    """Return what is known of so many signs: of one that comes later it is not known."""
    return KnownSigns()


def _stands(sign: Sign, text: str) -> bool:
    if isinstance(sign, str):
        return sign in text
    pattern = sign.pattern if isinstance(sign, Near) else sign
    return pattern.search(text) is not None


def find_in(find: Find, text: str) -> tuple[Any, ...]:
    """Return all that is found in a text."""
    return tuple(find(text))


#: The same, known of texts that another paper has.
found_in = lru_cache(maxsize=8192)(find_in)
