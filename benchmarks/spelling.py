"""Spelling: how many typical misspellings are found, and what is told of sound prose.

    PYTHONPATH=. python benchmarks/spelling.py [--show]

The misspellings are those of benchmarks/spelling.toml. The sound prose is that of docs/, README
and the sound workbooks of benchmarks/slips.py, each word in small letters.

Compared once, before any tuning, on 20 000 words of office prose (4037 distinct): the dictionary of
pymorphy3 lacked 28 of these, hunspell's ru_RU (by spylls 0.1.7) 39. Asking for a known word one
letter away left 7 of the 28, and 6 where hunspell had to lack the word too; of the misspellings the
first found 283, both together the same 283. One alarm less is no reason for a second dictionary.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from openpyxl import load_workbook
from slips import write_books

from docgen.russian.spelling import SHORTEST, corrections

HERE = Path(__file__).parent
ROOT = HERE.parent
_QUOTED_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_WORD = re.compile(rf"(?<![\w@./`-])[а-яё]{{{SHORTEST},}}(?![\w@/`-]|\.\w)")


def prose() -> str:
    """Return all sound Russian texts of the repository."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    # The page of the rules shows what is wrong, and so do reports that a page quotes.
    texts = [text for text in texts if "Что проверяет docgen" not in text[:100]]
    texts = [_QUOTED_BLOCK.sub("", text) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        for path in write_books(Path(folder)).values():
            book = load_workbook(path)
            cells = [cell for page in book for row in page.iter_rows() for cell in row]
            texts.extend(str(cell.value) for cell in cells if cell.value is not None)
    return "\n".join(texts)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="name what was missed or told in vain")
    show = options.parse_args().show
    words = tomllib.loads((HERE / "spelling.toml").read_text(encoding="utf-8"))["words"]
    found = {wrong: corrections(wrong) for wrong in words}
    told = [wrong for wrong, near in found.items() if near]
    right = [wrong for wrong in told if _plain(words[wrong]) in map(_plain, found[wrong][:3])]
    print(f"misspellings: {len(words)}, found {len(told)}, the right word offered {len(right)}")
    sound = Counter(_WORD.findall(prose()))
    alarms = {word: corrections(word) for word in sound if corrections(word)}
    print(f"sound words: {sound.total()} ({len(sound)} distinct), told in vain: {len(alarms)}")
    if show:
        print("missed:", [wrong for wrong in words if wrong not in told])
        print("told in vain:", alarms)


def _plain(word: str) -> str:
    return word.replace("ё", "е")


if __name__ == "__main__":
    main()
