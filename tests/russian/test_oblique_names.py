"""Names in running text are led back to the nominative."""

import pytest

from docgen.russian.name_patterns import WRITTEN_NAME
from docgen.russian.oblique_names import name_readings, names_in, written_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Пришла М.П. Петрова, за ней Коваль Е.В.", ["М.П. Петрова", "Коваль Е.В."]),
        ("Коваль Е.В. и Сидорову Ивану Ильичу", ["Коваль Е.В.", "Сидорову Ивану Ильичу"]),
        ("Школа № 5 и 7 «Б»", []),
    ],
)
def test_names_are_found_in_sentences(text, names):
    assert [found[0] for found in names_in(text)] == names


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Петрова М.П.", [("Петрова М.П.", "nominative")]),
        ("Н.Ф. Ясенева", [("Ясенева Н.Ф.", "nominative")]),
        ("Орлову Сергею Петровичу", [("Орлов Сергей Петрович", "dative")]),
        (
            "Петровой Марии Павловне",
            [
                ("Петрова Мария Павловна", "dative"),
                ("Петрова Мария Павловна", "prepositional"),
            ],
        ),
        ("Петрову М.П.", [("Петров М.П.", "dative"), ("Петрова М.П.", "accusative")]),
        ("Ясеневу Н.Ф.", [("Ясенев Н.Ф.", "dative"), ("Ясенева Н.Ф.", "accusative")]),
        ("Зиминой Ольгой Сергеевной", [("Зимина Ольга Сергеевна", "instrumental")]),
        (
            "Сидорова Ивана Ильича",
            [("Сидоров Иван Ильич", "genitive"), ("Сидоров Иван Ильич", "accusative")],
        ),
        ("Крутых И.О.", [("Крутых И.О.", "nominative")]),
    ],
)
def test_names_in_any_case(text, readings):
    found = WRITTEN_NAME.search(text)
    told = [
        (str(one.name).replace("\u00a0", " "), one.case)
        for one in name_readings(written_name(found))
    ]
    assert told == readings
