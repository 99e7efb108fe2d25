"""Typography: every rule, what it must leave alone, and texts split in formatted runs."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.russian.typography import AS_IS, Typography, typeset, typeset_spans
from tests.thoroughness import examples

PIECES = st.sampled_from(
    [
        "МБОУ", "СОШ", "№", "5", "101", "01-05/466", '"', "«", "»", "“", "”", "„", " ", "  ", "-",
        "–", "—", ",", ".", ";", "(", ")", "г.", "2023", "2024", "марта", "22", "Иванов", "И.",
        "А.",        "класс", "классы", "руб.", "12500", "%", "ул.", "Ленина", "а@б.ru", "http://a.ru/x-1",
        "\n", "\t", "\u00a0", "ст.", "с", "приложение", "{{ имя }}", "8 (42138) 4-50-15", "4-8",
        "уч.", "год", "/", "I-IV", "квартал", "слово", "файл-1.docx", ":", "!", "\ue000", "§", "#",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)


def shown(text: str) -> str:
    """The text with its non-breaking blanks made visible."""
    return typeset(text).replace("\u00a0", "⍽")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # R-NBSP-1
        ("№101", "№⍽101"),
        ("приложение №1", "приложение⍽№⍽1"),
        ("ст.5, п. 1.2, пп. 3, ч.1", "ст.⍽5, п.⍽1.2, пп.⍽3, ч.⍽1"),
        ("§2", "§⍽2"),
        # R-NBSP-2
        ("22 марта 2023г.", "22⍽марта⍽2023⍽г."),
        ("«22» марта 2023 года", "«22»⍽марта⍽2023⍽года"),
        ("в 2023 году", "в 2023⍽году"),
        # R-NBSP-3, R-SIGN-4
        ("И.И.Иванов", "И.И.⍽Иванов"),
        ("Иванов И. И.", "Иванов⍽И.И."),
        ("И. И. Иванов", "И.И.⍽Иванов"),
        ("А. Петров", "А.⍽Петров"),
        ("Петров А.", "Петров⍽А."),
        # R-NBSP-4
        ("г.Калуга, ул. Ленина, д.5", "г.⍽Калуга, ул.⍽Ленина, д.⍽5"),
        ('МБОУ "СОШ №5"', "МБОУ⍽«СОШ⍽№⍽5»"),
        ('5 "А" класс', "5⍽«А»⍽класс"),
        ("10%", "10⍽%"),
        ("15 чел. за 3 ч", "15⍽чел. за 3⍽ч"),
        # R-NBSP-5, R-DASH-1
        ("ВПР - это", "ВПР⍽– это"),
        ("ВПР — это", "ВПР⍽– это"),
        # R-NBSP-6
        ("12500 руб.", "12⍽500⍽руб."),
        ("ст.12500руб.", "ст.⍽12⍽500⍽руб."),
        ("1500 руб.", "1500⍽руб."),
        ("12 500 руб.", "12⍽500⍽руб."),
        # R-QUOT-1
        ('"Школа"', "«Школа»"),
        ("“Школа” и „дом“", "«Школа» и «дом»"),
        ('приказ "О плане "СОШ №5""', "приказ «О плане «СОШ⍽№⍽5»"),
        ('приказ «О плане "СОШ"»', "приказ «О плане «СОШ»"),
        ('предметы "А","Б"', "предметы «А», «Б»"),
        ('5" диск', '5" диск'),
        ('один " и всё', 'один " и всё'),
        # R-DASH-2
        ("в 4-8 классах", "в 4–8⍽классах"),
        ("в 4-8, 11 классах", "в 4–8, 11⍽классах"),
        ("2023-2024 гг.", "2023–2024⍽гг."),
        ("2023 -2024 учебный год", "2023–2024 учебный год"),
        ("22-23 марта", "22–23⍽марта"),
        ("01.10-15.10.2024", "01.10–15.10.2024"),
        ("01.10.2024 - 15.10.2024", "01.10.2024–15.10.2024"),
        ("18 - 22.05.2026", "18–22.05.2026"),
        ("с. 5-7", "с.⍽5–7"),
        ("I-IV квартал", "I–IV квартал"),
        ("12:00-14:00", "12:00–14:00"),
        # R-CLEAN-1
        ("два  слова , и ( скобки )", "два слова, и (скобки)"),
        ("один,два;три", "один, два; три"),
        ("приказ № 7,Устав; за 1,5 ч", "приказ №⍽7, Устав; за 1,5⍽ч"),
        ("Ким Л.Н.,Пак О.О.", "Ким⍽Л.Н., Пак⍽О.О."),
        ("Из - за ремонта, всё - таки", "Из-за ремонта, всё-таки"),
        ("кто - нибудь, какие -  либо", "кто-нибудь, какие-либо"),
        ("то - либо это, класс - таки", "то⍽– либо это, класс⍽– таки"),
        ("в 10 : 00 и в 9: 00, в 5: 10 человек", "в 10:00 и в 9:00, в 5: 10⍽человек"),
        ("Наш сайт www. В школе,саду", "Наш сайт www. В школе, саду"),
    ],
)  # fmt: skip
def test_a_rule(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "слово", "imc-sv@yandex.ru", "http://a.ru/b-c?x=1,2", "https://fioco.ru/vpr_2023",
        "01-05/466", "02-16", "273-ФЗ", "101-од", "8-800-100-20-30", "+7 (42138) 4-50-15",
        "5-02-42", "план-2023 - копия.docx".replace(" - ", "-"), "{{ имя  }}", "<b  c>",
        "2-х", "7-й", "один-два", "и/или", "40.02.01", "1,5", "10:30", "ознакомлен(а)", "- пункт",
        "3-5", "04-06", "ГОСТ Р 7.0.97-2025", "п/п", "СП 2.4.3648-20", "т.д.", "и.о. директора",
        "90:10", "1-4", "№⍽02-16".replace("⍽", "\u00a0"),
    ],
)  # fmt: skip
def test_is_left_alone(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Письмо на imc-sv@yandex.ru , срочно", "imc-sv@yandex.ru"),
        ("от 06.02.2024 №02-16", "02-16"),
        ("приказ № 01-05/466 , 2023 г.", "01-05/466"),
        ("закон № 273-ФЗ", "273-ФЗ"),
        ("закон № 273 - ФЗ", "273-ФЗ"),
        ("закон № 273- ФЗ", "273-ФЗ"),
        ("закон № 273 –ФЗ «Об образовании»", "273-ФЗ"),
        ("закон от 29.12.2012 № 273—ФЗ", "273-ФЗ"),
        ("приказ № 12 - од , протокол", "12-од"),
        ('файл "план-2023,1.docx"', "1.docx"),
        ("тел. 8 (42138) 4-50-15 доб. 2", "8 (42138) 4-50-15"),
        ('см. http://a.ru/x?y="1-2 классы"', "http://a.ru/x?y="),
        ("до {{ срок - 1 }} включительно", "{{ срок - 1 }}"),
        ('Сайт www.школа.рф,новости;план - "тут"', "www.школа.рф,новости;план"),
        ("Сайт  WWW.ШКОЛА,ДЕТИ.РФ , там", "WWW.ШКОЛА,ДЕТИ.РФ"),
        ("на www.В;школе - там", "www.В;школе"),
    ],
)
def test_untouchable_pieces_stay_within_a_text(text: str, inside: str) -> None:
    assert inside in typeset(text)


@settings(max_examples=examples(80), deadline=None)
@given(TEXTS)
@example('"""')
@example("«»»»")
@example("5-7-9 классы")
@example('"",МБОУ')
@example("“,“")
@example('" ,а"')
def test_twice_is_once(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@settings(max_examples=examples(80), deadline=None)
@given(TEXTS)
def test_letters_and_digits_never_change(text: str) -> None:
    for style in (Typography(), Typography(nested_quotes="lapki", dash="—", prepositions=True)):
        result = typeset(text, style)
        assert re.sub(r"[\W_]", "", result) == re.sub(r"[\W_]", "", text)


@settings(max_examples=examples(80), deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_spans_are_the_text_cut_where_it_was(parts: list[str]) -> None:
    spans = typeset_spans(parts)
    assert len(spans) == len(parts)
    assert "".join(spans) == typeset("".join(parts))
    letters = [re.sub(r"[\W_]", "", part) for part in parts]
    assert [re.sub(r"[\W_]", "", span) for span in spans] == letters


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (['МБОУ "СОШ', ' №5"', " г.Калуга"], ["МБОУ⍽«СОШ", "⍽№⍽5»", " г.⍽Калуга"]),
        (["срок ", "22", " марта"], ["срок ", "22", "⍽марта"]),
        (["№", "101"], ["№", "⍽101"]),
        (["слово ", " слово"], ["слово ", "слово"]),
        (['"', "а", '"'], ["«", "а", "»"]),
        (["ВПР", " - ", "это"], ["ВПР", "⍽– ", "это"]),
        ([], []),
        (["", "а", ""], ["", "а", ""]),
    ],
)
def test_spans(parts: list[str], expected: list[str]) -> None:
    assert [span.replace("\u00a0", "⍽") for span in typeset_spans(parts)] == expected


def test_switches() -> None:
    text = 'ВПР - "тест" № 5, 4-8 классы'
    assert typeset(text, AS_IS) == text
    assert typeset(text, dash="—").count("—") == 1
    assert '"тест"' in typeset(text, quotes=False)
    assert "\u00a0№" not in typeset(text, nonbreaking=False)
    assert "4-8" in typeset(text, Typography(ranges=False))
    lapki = Typography(nested_quotes="lapki")
    assert typeset('"О плане "СОШ""', lapki) == "«О плане „СОШ“»"
    elochki = Typography(nested_quotes="elochki")
    assert typeset('"О плане "СОШ""', elochki) == "«О плане «СОШ»»"
    assert typeset("и в школе", Typography(prepositions=True)) == "и\u00a0в\u00a0школе"
