"""The six cases of Russian, and what they are called in headings and templates."""

from __future__ import annotations

from typing import Final, Literal

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Gender = Literal["m", "f"]
NamePart = Literal["surname", "first_name", "patronymic"]

CASES: Final[tuple[Case, ...]] = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "instrumental",
    "prepositional",
)
OBLIQUE_CASES: Final[tuple[Case, ...]] = CASES[1:]

RUSSIAN_NAMES: Final[dict[Case, str]] = {
    "nominative": "именительный",
    "genitive": "родительный",
    "dative": "дательный",
    "accusative": "винительный",
    "instrumental": "творительный",
    "prepositional": "предложный",
}
# «кого» and «чего» answer for two cases: a heading that says only this means the genitive,
# and the accusative of a person is the same word for men.
_SPOKEN: Final[dict[str, Case]] = {
    "кто": "nominative",
    "что": "nominative",
    "кого": "genitive",
    "чего": "genitive",
    "кому": "dative",
    "чему": "dative",
    "винит": "accusative",
    "кем": "instrumental",
    "чем": "instrumental",
    "о ком": "prepositional",
    "о чём": "prepositional",
    "о чем": "prepositional",
    "ком": "prepositional",
}


def case_named(text: str) -> Case | None:
    """The case that a word names: «родительный», «кому», «genitive», «вин.»; None if none."""
    word = " ".join(text.lower().replace("?", " ").split()).rstrip(".")
    word = word.removesuffix(" падеж")
    if word in CASES:
        return word
    if word in _SPOKEN:
        return _SPOKEN[word]
    for case, name in RUSSIAN_NAMES.items():
        # Any form of the word («в родительном») or its usual short form («род», «твор»).
        if word.startswith(name[:-2]) or (len(word) >= 3 and name.startswith(word)):
            return case
    return None
