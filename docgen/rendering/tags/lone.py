"""A tag in the least source that Jinja needs to read it: what stands around it hides nothing."""

from __future__ import annotations

from typing import Final

from docgen.rendering.tags.words import PAIRED

#: docxtpl's own commands for the cell that they stand in; those with a value print it.
CELL_COMMANDS: Final = frozenset({"cellbg", "colspan", "vm", "hm"})
#: What opens the block that a tag needs before it, by the tag's command.
_BEFORE: Final = {
    "endfor": "{% for x in y %}", "endif": "{% if x %}", "endmacro": "{% macro x() %}",
    "endcall": "{% call x() %}", "endfilter": "{% filter upper %}", "endwith": "{% with %}",
    "endset": "{% set x %}", "endblock": "{% block x %}", "endraw": "{% raw %}",
    "else": "{% if x %}",
}  # fmt: skip
#: Commands whose source says what the tag does not: a frame around it.
FRAMED: Final = frozenset({*_BEFORE, "raw"})


def opens_block(word: str, body: str) -> bool:
    """Return whether a command opens a block, which its own ``end…`` closes."""
    return word in PAIRED or (word == "set" and "=" not in body)


def source_alone(opening: str, word: str, body: str) -> str:
    """Return the source in which the tag stands alone, its block opened and closed.

    ``opening`` is ``{{`` or ``{%``, ``word`` the command, ``body`` what stands in the braces.
    """
    if opening == "{{":
        return f"{{{{ {body} }}}}"
    if word in CELL_COMMANDS:
        value = body[len(word) :].strip()
        return f"{{{{ {value} }}}}" if value else ""
    if word == "endautoescape":
        return ""
    if word == "elif":
        body, word = body.replace("elif", "if", 1), "if"
    after = f"{{% end{word} %}}" if opens_block(word, body) else ""
    after = "{% endif %}" if word == "else" else after
    return f"{_BEFORE.get(word, '')}{{% {body} %}}{after}"
