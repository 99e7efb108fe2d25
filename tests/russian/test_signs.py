"""Signs without a pair, doubled signs and words, blanks that lack."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.russian.signs import doubled_signs, doubled_words, glued_words, unpaired_signs

SIGNS = st.text('«»„“”"()[]{}аб1 .,;:-\n', max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Школа «Радуга", [(6, "«", "unclosed")]),
        ("Радуга» и дело", [(6, "»", "unopened")]),
        ('«Школа "Радуга»', [(7, '"', "unclosed")]),
        ("«План «Школа без «гаджетов» и «Лес»", []),  # one closes all
        ("«А» и Б»", [(7, "»", "unopened")]),
        ('"План "А""', []),
        ('слово,"слово" и словами:"да"', []),
        ('класс 5"А" и 6"Б"', []),
        ('экран 24"', []),
        ("„а“ и “б” и «а „б“ в»", []),
        ("1) раз; 2) два; а) три; iv) четыре", []),
        ("начало: 1) раз (до конца; 2) два", [(15, "(", "unclosed")]),
        ("(см. п. 1) и (10:00–10:45)", []),
        ("Ура :) и ;-)", []),
        ("(а]", [(0, "(", "unclosed"), (2, "]", "unopened")]),
    ],
)
def test_pairs(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert unpaired_signs(text) == faults


PAIRED = st.recursive(
    st.sampled_from(["слово", "дело, дом", "№ 5"]),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["«%s»", "(%s)", "[%s]", "{%s}", "„%s“"]), inner).map(
            lambda pair: pair[0] % pair[1]
        ),
        st.lists(inner, min_size=1, max_size=3).map(" и ".join),
    ),
    max_leaves=8,
)


@given(PAIRED)
@example("«(««слово»»)»")
def test_pairs_within_pairs_are_whole(text: str) -> None:
    assert unpaired_signs(text) == []


@given(PAIRED, st.sampled_from("«([{"))
def test_one_more_opening_sign_is_told(text: str, sign: str) -> None:
    assert unpaired_signs(f"{text} и {sign}слово") == [(len(text) + 3, sign, "unclosed")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("и т. д..", [".."]),
        ("раз,, два ; , три", [",,", "; ,"]),
        ("раз;. Два,. Три: .", [";.", ",.", ": ."]),
        ("раз… два... три?.. 1..5 и др., и т. е.: «:»", []),
        ("слова «РЕШИЛИ:», РЕШИЛИ:, РЕШИЛИ:.", []),
    ],
)
def test_doubled_signs(text: str, found: list[str]) -> None:
    assert list(doubled_signs(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("в в школе и и дома", ["в в", "и и"]),
        ("План план план", ["План план"]),
        ("ПРИКАЗ ПРИКАЗ и Школа Школа", ["ПРИКАЗ ПРИКАЗ", "Школа Школа"]),
        ("её ее", ["её ее"]),
        ("да да, с С. Петровой, Ли Ли, Рустам Рустам оглы, что-то то, в. в, раз, раз", []),
    ],
)
def test_doubled_words(text: str, found: list[str]) -> None:
    assert list(doubled_words(text)) == found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("с 1сентября", ["1 сентября"]),
        ("2026/2027учебный год", ["2026/2027 учебный"]),
        ("утв.Приказом и зам.директора", ["утв. Приказом", "зам. директора"]),
        ("чек- лист", ["чек-лист» или «чек – лист"]),
        ("15летие, 5го, 5ого, 10мин, и.о., к.п.н., школа.рф, учебно- и внеклассная", []),
    ],
)
def test_glued(text: str, right: list[str]) -> None:
    assert [mended for _, mended in glued_words(text)] == right


@given(SIGNS)
def test_any_text_is_read(text: str) -> None:
    list(doubled_signs(text))
    list(doubled_words(text))
    list(glued_words(text))
    places = [place for place, _, _ in unpaired_signs(text)]
    assert places == sorted(set(places))
