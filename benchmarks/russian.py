"""Accuracy of docgen.russian on gold data, beside the naive ways, and speeds as ratios.

    python benchmarks/russian.py --gold FOLDER [--errors N] [--full]

FOLDER holds tab-separated files: firstnames-*.tsv, names-misc-*.tsv, gender.tsv, job-titles-*.tsv;
any that is not there is left out, and so are the forms that a line does not have. surnames-*.tsv
(nominative, gender, genitive … prepositional, source) are scored source by source.
Surnames, patronymics and whole names are read from the dictionary of pymorphy3-dicts-ru: a part
of it, or all (about a minute) with --full. Letter case and ё/е are not told apart; variants that
the norm admits are joined by «|».
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.russian.cases import Case, Gender, NamePart
from docgen.russian.name_declension import _inflect, decline, decline_name, decline_part
from docgen.russian.name_forms import Name
from docgen.russian.posts import decline_post

CASES: dict[str, Case] = {
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "instrumental",
    "prp": "prepositional",
}
GRAMMEMES = {"gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prp": "loct"}
PARTS: dict[str, NamePart] = {"last": "surname", "first": "first_name", "middle": "patronymic"}
PREFIXES = ("аб", "ба", "вой", "гор", "дем", "жу", "зай", "кал", "кор", "ле", "мо", "пет", "пол",
            "ру", "сам", "те", "чер", "ша", "щ", "эй", "як", "тка", "шв", "рэ", "ко")  # fmt: skip
Forms = dict[str, str]
Way = Callable[[str, NamePart, str, Gender], str]


def main() -> None:
    arguments = _arguments()
    gold: Path = arguments.gold
    errors: int = arguments.errors
    ways: dict[str, Way] = {
        "docgen": lambda word, part, case, gender: decline_part(word, part, CASES[case], gender),
        "pytrovich": _pytrovich,
        "pymorphy3, first parse": _first_parse,
    }
    print("Parts of names, gender given: % of forms right")
    for title, rows in _name_sets(gold, full=arguments.full):
        _score_names(title, rows, ways, errors)
    print("\nWhole names, gender from the patronymic: % right in all five cases")
    _score_whole_names(_surnames(full=arguments.full), errors)
    print("\nGender from one part: % right / wrong / not told")
    _score_gender(gold, errors)
    print("\nPosts and units: % of forms right / of titles right in every case")
    for path in sorted(gold.glob("job-titles-*.tsv")):
        _score_posts(path, errors)
    print("\nSpeed")
    _measure()
    _measure_texts(gold)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each set")
    parser.add_argument("--full", action="store_true", help="all surnames of the dictionary")
    return parser.parse_args()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


Row = tuple[NamePart, str, Gender, Forms]


def _name_sets(gold: Path, *, full: bool) -> Iterator[tuple[str, list[Row]]]:
    for path in sorted(gold.glob("firstnames-*.tsv")):
        rows: list[Row] = [
            ("first_name", row["lemma"], _gender(row["gender"]), {c: row[c] for c in CASES})
            for row in _rows(path)
        ]
        yield path.stem, rows
    for path in sorted(gold.glob("names-misc-*.tsv")):
        misc: list[Row] = [
            (PARTS[row["part"]], row["lemma"], _gender(row["gender"]), {row["case"]: row["form"]})
            for row in _rows(path)
            if row["case"] in CASES and row["gender"] in ("m", "f")
        ]
        yield path.stem, misc
    for path in sorted(gold.glob("surnames-*.tsv")):
        by_source: dict[str, list[Row]] = {}
        for row in _rows(path):
            forms = {short: row[case] for short, case in CASES.items() if row[case]}
            one: Row = ("surname", row["nominative"], _gender(row["gender"]), forms)
            by_source.setdefault(row["source"], []).append(one)
        for source, rows in by_source.items():
            yield f"{path.stem}, {source}", rows
    surnames = _surnames(full=full)
    yield "surnames, dictionary", surnames
    yield "  not in -ов, -ин, -ский, -ко", [row for row in surnames if not _is_usual(row[1])]


def _gender(text: str) -> Gender:
    return "f" if text == "f" else "m"


def _is_usual(surname: str) -> bool:
    return surname.lower().endswith(
        ("ов", "ова", "ев", "ева", "ёв", "ёва", "ин", "ина", "ын", "ына", "ий", "ая", "ко")
    )


def _score_names(title: str, rows: list[Row], ways: dict[str, Way], errors: int) -> None:
    print(f"  {title}: {len(rows)}")
    for name, way in ways.items():
        sample = rows if name != "pymorphy3, first parse" else _sample(rows, 2000)
        right = total = 0
        wrong: list[str] = []
        for part, lemma, gender, forms in sample:
            for case, wanted in forms.items():
                got = way(lemma, part, case, gender)
                total += 1
                if _same(got, wanted):
                    right += 1
                else:
                    wrong.append(f"{lemma} {gender} {case}: {got}, not {wanted}")
        print(f"    {name:28}{100 * right / max(total, 1):6.1f}  ({total} forms)")
        if name == "docgen":
            _show(wrong, errors)


def _score_whole_names(surnames: list[Row], errors: int) -> None:
    given = {"m": ("Алексей", "Ильич"), "f": ("Мария", "Никитична")}
    forms = {
        ("m", "gen"): "Алексея Ильича", ("m", "dat"): "Алексею Ильичу",
        ("m", "acc"): "Алексея Ильича", ("m", "ins"): "Алексеем Ильичом|Алексеем Ильичем",
        ("m", "prp"): "Алексее Ильиче",
        ("f", "gen"): "Марии Никитичны", ("f", "dat"): "Марии Никитичне",
        ("f", "acc"): "Марию Никитичну", ("f", "ins"): "Марией Никитичной",
        ("f", "prp"): "Марии Никитичне",
    }  # fmt: skip
    right = 0
    wrong: list[str] = []
    for _, lemma, gender, wanted in surnames:
        text = f"{lemma.capitalize()} {given[gender][0]} {given[gender][1]}"
        got = {case: decline(text, CASES[case]) for case in CASES}
        expected = {
            case: {f"{one} {two}" for one in wanted[case].split("|")
                   for two in forms[gender, case].split("|")}
            for case in CASES
        }  # fmt: skip
        if all(_plain(got[case]) in {_plain(one) for one in expected[case]} for case in CASES):
            right += 1
        else:
            wrong.append(str(got))
    print(f"    docgen {100 * right / max(len(surnames), 1):6.2f}  ({len(surnames)} names)")
    _show(wrong, errors)


def _score_gender(gold: Path, errors: int) -> None:
    counts: dict[str, list[int]] = {}
    wrong: list[str] = []
    for row in _rows(gold / "gender.tsv"):
        key = f"{row['part']} {'one gender' if row['gender'] != 'm-f' else 'either gender'}"
        count = counts.setdefault(key, [0, 0, 0])
        found = _gender_of_part(row["part"], row["lemma"])
        if found is None:
            count[2] += 1
        elif found == row["gender"]:
            count[0] += 1
        else:
            count[1] += 1
            wrong.append(f"{row['part']} {row['lemma']} {row['gender']}: {found}")
    for key, count in counts.items():
        total = sum(count)
        shares = " / ".join(f"{100 * part / total:5.1f}" for part in count)
        print(f"    {key:28}{shares}  ({total})")
    _show(wrong, errors)


def _gender_of_part(part: str, word: str) -> Gender | None:
    from docgen.russian.name_declension import name_gender

    if part == "last":
        return name_gender(Name(word, "А.", "А."))
    if part == "middle":
        return name_gender(Name("", "", word))
    return name_gender(Name("", word))


def _score_posts(path: Path, errors: int) -> None:
    by_kind: dict[str, list[dict[str, str]]] = {}
    for row in _rows(path):
        by_kind.setdefault(row["kind"], []).append(row)
    for kind, rows in by_kind.items():
        print(f"  {path.stem}, {kind}: {len(rows)}")
        for name, way in (
            ("docgen", _docgen_post), ("every word", _every_word), ("first word", _first_word),
        ):  # fmt: skip
            forms = titles = 0
            wrong: list[str] = []
            for row in rows:
                results = {case: way(row["nom"], case, kind) for case in CASES}
                bad = [case for case in CASES if not _same(results[case], row[case])]
                forms += len(CASES) - len(bad)
                titles += not bad
                wrong.extend(f"{row['nom']} {c}: {results[c]}, not {row[c]}" for c in bad)
            share = 100 * forms / (len(CASES) * len(rows))
            print(f"    {name:28}{share:6.1f} / {100 * titles / len(rows):5.1f}")
            if name == "docgen":
                _show(wrong, errors)


def _docgen_post(text: str, case: str, kind: str) -> str:
    person = kind in ("profession", "post")
    return decline_post(text, CASES[case], "person" if person else "unit")


def _every_word(text: str, case: str, _: str) -> str:
    return " ".join(_naive(word, case) for word in text.split())


def _first_word(text: str, case: str, _: str) -> str:
    first, blank, rest = text.partition(" ")
    return _naive(first, case) + blank + rest


@lru_cache(maxsize=100000)
def _naive(word: str, case: str) -> str:
    form = _analyzer().parse(word)[0].inflect({GRAMMEMES[case]})
    return str(form.word) if form else word


def _first_parse(word: str, _: NamePart, case: str, __: Gender) -> str:
    return _naive(word, case)


def _pytrovich(word: str, part: NamePart, case: str, gender: Gender) -> str:
    parts, genders, cases, maker = _pytrovich_tools()
    return str(maker.make(parts[part], genders[gender], cases[case], word))


@lru_cache(maxsize=1)
def _pytrovich_tools() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], Any]:
    from pytrovich.enums import Case as RuleCase
    from pytrovich.enums import Gender as RuleGender
    from pytrovich.enums import NamePart as RulePart
    from pytrovich.maker import PetrovichDeclinationMaker

    parts = {
        "surname": RulePart.LASTNAME,
        "first_name": RulePart.FIRSTNAME,
        "patronymic": RulePart.MIDDLENAME,
    }
    cases = {short: RuleCase[name.upper()] for short, name in CASES.items()}
    return (
        parts,
        {"m": RuleGender.MALE, "f": RuleGender.FEMALE},
        cases,
        PetrovichDeclinationMaker(),
    )


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=2)
def _surnames(*, full: bool) -> list[Row]:
    """Surnames of the dictionary with all their forms, in both genders."""
    found: dict[tuple[str, Gender], dict[str, set[str]]] = {}
    back = {grammeme: case for case, grammeme in GRAMMEMES.items()}
    for prefix in ("",) if full else PREFIXES:
        for word, tag, lemma, *_ in _analyzer().dictionary.iter_known_words(prefix):
            if "Surn" not in tag or "sing" not in tag:
                continue
            case = back.get(str(tag.case))
            genders: tuple[Gender, ...] = ("m", "f")
            if case and tag.gender in ("masc", "femn") and "ms-f" not in tag:
                genders = ("m",) if tag.gender == "masc" else ("f",)
            if case:
                for gender in genders:
                    found.setdefault((lemma, gender), {}).setdefault(case, set()).add(word)
    rows: list[Row] = []
    for (lemma, gender), forms in sorted(found.items()):
        if len(forms) == len(CASES):
            joined = {case: "|".join(sorted(forms[case])) for case in CASES}
            nominative = _nominative(lemma, gender)
            rows.append(("surname", nominative, gender, joined))
    return rows


def _nominative(lemma: str, gender: Gender) -> str:
    """The dictionary files both genders under the masculine: «иванова» under «иванов»."""
    if gender == "m":
        return lemma
    for parse in _analyzer().parse(lemma):
        if parse.normal_form == lemma and "Surn" in parse.tag:
            for form in parse.lexeme:
                if {"femn", "nomn", "sing"} <= set(form.tag.grammemes):
                    return str(form.word)
    return lemma


def _measure() -> None:
    surnames = [row[1].capitalize() for row in _sample(_surnames(full=False), 2000)]
    names = [Name(word, "Алексей", "Ильич") for word in surnames]

    def fresh() -> None:
        _inflect.cache_clear()
        for word in surnames:
            for case in CASES.values():
                decline_part(word, "surname", case, "m")

    def plain() -> None:
        for word in surnames:
            for case in CASES:
                _pytrovich(word, "surname", case, "m")

    def whole() -> None:
        for name in names:
            for case in CASES.values():
                decline_name(name, case, "m")

    fresh()
    base = _seconds(plain) / (len(surnames) * 5)
    for title, run, forms in (
        ("plain pytrovich", plain, 5),
        ("docgen, first time", fresh, 5),
        ("docgen, whole names", whole, 15),
    ):
        each = _seconds(run) / (len(surnames) * forms)
        print(f"    {title:28}{1 / each:12,.0f} forms/s   {base / each:5.2f} of plain pytrovich")


def _measure_texts(gold: Path) -> None:
    from docgen.russian.deadlines import parse_deadline
    from docgen.russian.morphology import inflected, readings
    from docgen.russian.name_parsing import parse_name
    from docgen.russian.posts import _declined
    from docgen.russian.typography import DEFAULT, _typeset

    posts = [row["nom"] for path in sorted(gold.glob("job-titles-*.tsv")) for row in _rows(path)]
    deadlines = ["до 15.12.2026", "июнь-август", "с 01 по 22 марта 2024 г.", "по графику"] * 100
    names = ["Плотникова Тамара Андреевна", "Коваль Е.А.", "Классные руководители"] * 100

    def naive_posts() -> None:
        _naive.cache_clear()
        for post in posts:
            _every_word(post, "gen", "")

    def fresh_posts() -> None:
        for cached in (_declined, inflected, readings):
            cached.cache_clear()
        for post in posts:
            decline_post(post, "genitive")

    base = _seconds(naive_posts) / len(posts)
    for title, run, count in (
        ("posts, every word naively", naive_posts, posts),
        ("posts, docgen", fresh_posts, posts),
        ("names parsed", lambda: [parse_name(name) for name in names], names),
        ("deadlines parsed", lambda: [parse_deadline(d, school_year=2025) for d in deadlines],
         deadlines),
        ("cells typeset", lambda: [_typeset(post, DEFAULT) for post in posts], posts),
    ):  # fmt: skip
        each = _seconds(run) / len(count)
        print(f"    {title:28}{1 / each:12,.0f} texts/s   {base / each:5.2f} of naive posts")


def _seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def _sample(rows: list[Row], size: int) -> list[Row]:
    return rows if len(rows) <= size else random.Random(1).sample(rows, size)


def _same(got: str, wanted: str) -> bool:
    return _plain(got) in {_plain(one) for one in wanted.split("|")}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").lower().replace("ё", "е").strip()


def _show(wrong: Iterable[str], errors: int) -> None:
    for line in list(wrong)[:errors]:
        print(f"      {line}")


if __name__ == "__main__":
    main()
