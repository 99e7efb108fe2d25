"""Turns of speech that official papers often get wrong, each with its right form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import inflected, known_readings

_PERIOD: Final = (
    r"(?:всего|этого|того|текущ\w+|указанн\w+|учебн\w+|календарн\w+|рабоч\w+|летн\w+|зимн\w+"
    r"|осенн\w+|весенн\w+|ближайш\w+|следующ\w+|последн\w+|перв\w+|втор\w+|трет\w+|четвёрт\w+"
    r"|одного|одной|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|пятнадцати"
    r"|двадцати|тридцати|\d+|[IVX]+|год|лет|месяц|недел|дн[яе]|суток|час|минут|урок|четверт"
    r"|полугоди|квартал|триместр|семестр|срока|период|смены|каникул|сентябр|октябр|ноябр|декабр"
    r"|январ|феврал|март|апрел|мая\b|июн|июл|август)"
)
_ACT: Final = (
    r"(?:приказ|распоряжени|постановлени|решени|указани|закон|положени|устав|письм|протокол"
    r"|договор|план|заявлени|доклад|представлени|справк|результат|служебн|график|требовани"
    r"|федеральн|пункт|стать)"
)
_REASON: Final = (
    r"(?:болезн|отсутстви|отпуск|необходимост|невозможност|того\b|больш|мал|нехватк|карантин"
    r"|неявк|изменени|увольнени)"
)
_CAMPAIGN: Final = (
    r"при[её]мн|экзаменационн|призывн|оздоровительн|рекламн|прививочн|аттестационн|избирательн"
)
_BY: Final = r"в соответствии со?|руководств(?:оват\w+|у(?:ясь|ются|ется|емся|йтесь))"
_MASCULINE: Final = "приказ|закон|устав|план|договор|порядк|график"
_NEUTER: Final = "постановлени|распоряжени|положени|решени"
_NEW: Final = r"(?:[а-яё]+(?:ый|ой|ий|ую|ое|ые|ие) )?"
_PASSED: Final = r"план|программ|проект|положени|отч[её]т|опыт|работу|инициатив|предложени|решени"
_GRANTED: Final = r"отпуск|льгот|право|возможност|помещени|слово|выходн|скидк|отгул"
_WHICH: Final = r"как(?:ой|ая|ое|ие|ого|ому|им|ом|их|ими|ую)|кого|кому|чего|чему|где|куда"

# A text worth a look has one of the first, in small letters without «ё»; what is wrong; what
# stands instead of the whole.
_TABLE: Final = tuple(
    (parts.split("|"), lazy_regex(rf"(?<![\w-])(?i:{wrong})"), right)
    for parts, wrong, right in (
        ("течении", rf"(в) течении(?= {_PERIOD})", r"\1 течение"),
        ("продолжении", rf"(в) продолжении(?= {_PERIOD})", r"\1 продолжение"),
        ("протяжение", rf"(на) протяжение(?= {_PERIOD})", r"\1 протяжении"),
        ("исполнении", r"(во) исполнении(?= \w)", r"\1 исполнение"),
        ("избежании", r"(во) избежании(?!\w)", r"\1 избежание"),
        ("следстви", r"(в) следстви[ие](?!\w)(?! по )", r"\1следствие"),
        ("последстви", r"(в) последстви[ие](?!\w)", r"\1последствии"),
        ("последствие", r"(в)последствие(?!\w)", r"\1последствии"),
        ("смотря на|взирая на", r"(не) (смотря|взирая)(?= на )", r"\1\2"),
        ("не зависимо", r"(не) (зависимо)(?= от )", r"\1\2"),
        ("в виду", rf"(?<!имеется )(?<!имеются )(?<!иметь )(в) (виду)(?= {_REASON})", r"\1\2"),
        ("со гласно", r"(со) гласно(?!\w)", "согласно"),
        ("за ранее", r"(за) ранее(?!\w)", r"\1ранее"),
        ("по мимо", r"(по) мимо(?!\w)", r"\1мимо"),
        ("в место", r"(в) место(?= того)", r"\1место"),
        ("от куда", r"(от) куда(?!\w)", r"\1куда"),
        ("из за|из под", r"(из) (за|под)(?= [а-яё])", r"\1-\2"),
        ("все таки", r"(вс[её]) таки(?!\w)", r"\1-таки"),
        ("либо|нибудь", rf"({_WHICH}) (либо|нибудь)(?!\w)", r"\1-\2"),
        ("по русски|по английски|по немецки|по французски",
         r"(по) (русски|английски|немецки|французски)(?!\w)", r"\1-\2"),
        ("по окончанию|по прибытию|по истечению|по возвращению",
         r"(по) (окончани|прибыти|истечени|возвращени)ю(?= \w)", r"\1 \2и"),
        ("приезду", r"(по) приезду(?= \w)", r"\1 приезде"),
        ("основание", rf"(на) основание(?= {_ACT})", r"\1 основании"),
        ("соответствие", r"(в) соответствие (со?)(?!\w)", r"\1 соответствии \2"),
        ("соответствие", rf"(в) соответствие (?={_ACT}\w*(?:ом|ем|ами|ями|ей|ой|ым|им|ью)(?!\w))",
         r"\1 соответствии с "),
        ("соответствии", rf"(в) соответствии (?={_ACT}\w*(?:ом|ем|ами|ями|ей|ой|ым|им|ью)(?!\w))",
         r"\1 соответствии с "),
        ("за исполнение|за выполнение|за соблюдение",
         r"(контрол\w{1,3}) за (исполнени|выполнени|соблюдени)е(?!\w)", r"\1 за \2ем"),
        ("за организацию", r"(контрол\w{1,3}) за организацию(?!\w)", r"\1 за организацией"),
        ("компани", rf"((?:{_CAMPAIGN})\w{{2,3}}) компани(\w{{1,3}})(?!\w)", r"\1 кампани\2"),
        ("более лучш|более худш", r"(?:более) ((?:лучш|худш)\w{2,3})(?!\w)", r"\1"),
        ("ихн", r"(ихн(?:ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими))(?!\w)", "их"),
        ("за собой", r"возложить за собой(?!\w)", "оставить за собой"),
        ("за собой", r"возлагаю за собой(?!\w)", "оставляю за собой"),
        ("брокераж", r"(б)рокераж(\w*)", r"\1ракераж\2"),
        ("ободрить", rf"ободрить(?= {_NEW}(?:{_PASSED}))", "одобрить"),
        ("представить", rf"представить(?= {_NEW}(?:{_GRANTED}))", "предоставить"),
        ("предоставить к", r"предоставить(?= к (?:нагр|преми|поощр|звани))", "представить"),
        ("не исполнение|не выполнение|не соблюдение",
         r"(за|при) не (исполнени|выполнени|соблюдени)(е|и)(?!\w)", r"\1 не\2\3"),
        ("ввиду", r"(име\w{1,4}) ввиду(?!\w)", r"\1 в виду"),
        ("по средствам", r"(по) средствам(?= (?:сет|почт|телефон|сайт|электрон|интернет))",
         r"\1средством"),
        ("до сведение", r"(до) сведение(?!\w)", r"\1 сведения"),
        ("целях|целью", r"(в целях|с целью) (?!к[ао]мпани)(\w+[еа]н)ии(?!\w)", r"\1 \2ия"),
        ("соответствии|руководств", rf"({_BY}) ({_MASCULINE})а(?!\w)",
         r"\1 \2ом"),
        ("соответствии|руководств", rf"({_BY}) ({_NEUTER})я(?!\w)",
         r"\1 \2ем"),
        ("соответствии|руководств", rf"({_BY}) (федеральн)ого закона(?!\w)", r"\1 \2ым законом"),
        ("целю", r"(с) целю(?!\w)", r"\1 целью"),
        ("со согл", r"(со) согласованию(?!\w)", "по согласованию"),
        ("январю|февралю|апрелю|июню|июлю|сентябрю|октябрю|ноябрю|декабрю",
         r"(ко? \d{1,2}) (январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ю(?!\w)",
         r"\1 \2я"),
        ("марту|августу", r"(ко? \d{1,2}) (март|август)у(?!\w)", r"\1 \2а"),
        ("маю", r"(ко? \d{1,2}) маю(?!\w)", r"\1 мая"),
        ("-ого|-его|-ому|-ему|-ый|-ий|-ой|-ей|-ом|-ем|-ым|-им|-ых|-их|-ех|-ух|-ые|-ие|-ое|-ая|-ья",
         r"(\d{1,4}-)[аеиоуыья](го|му|й|е|х|м|я)(?!\w)", r"\1\2"),
        ("г.г.", r"(\d{4} ?[-–—/,] ?\d{4}) ?г\.г\.", r"\1 гг."),
        # R-TITLE-2: «об» before the sounds а, и, о, у, э, «о» before all others.
        ("о ", r"(о) (?=[аэиоу]\w{2})", r"\1б "),
        ("об ", r"(о)б (?=(?-i:[бвгджзйклмнпрстфхцчшщ])\w+(?:ии|ах|ях|ом|ых|их)(?!\w))", r"\1 "),
    )
)  # fmt: skip
# «привести положение в соответствие с законом», «приводятся в соответствие».
_BROUGHT: Final = lazy_regex(r"(?i:прив[еёо][дсл]|прид[её]т|прийти|пришл)[^.;\n]*$")
_DATIVE: Final = lazy_regex(r"(?<![\w-])(?i:согласно|вопреки)[ \u00a0]+([А-ЯЁ]?[а-яё]{3,})(?!\w|-)")
_SENTENCE_BEFORE: Final = lazy_regex(r"(?:[\n«(\"]|[.!?:;–—-] )$")
_LOOK_BACK: Final = 80
#: «О» and «об» as words of their own before the sound that asks for the other one.
ABOUT: Final = (
    r"о (?<![\w-]..)[аэиоу]\w\w",
    r"об (?<![\w-]...)[бвгджзйклмнпрстфхцчшщ]\w",
)
#: A text without any of these or of those, in small letters without «ё», has no wrong turn.
SIGNS_OF_TURNS: Final = (
    *("согласно", "вопреки"),
    *dict.fromkeys(part for parts, _, _ in _TABLE for part in parts if part not in ("о ", "об ")),
)
_NO_NOUNS: Final = frozenset(("его", "её", "ее", "них", "нее", "неё", "чего", "чему"))


def wrong_turns(text: str) -> Iterator[tuple[str, str]]:
    """Yield each wrong turn of speech, as it stands in the text, with the right one."""
    plain = text.replace("\u00a0", " ")
    small = plain.lower().replace("ё", "е")
    for parts, wrong, right in _TABLE:
        for found in wrong.finditer(plain) if any(part in small for part in parts) else ():
            before = plain[max(0, found.start() - _LOOK_BACK) : found.start()]
            if "соответствие" in found[0].lower() and _BROUGHT.search(before):
                continue
            if found[0][:2] == "О " and before and _SENTENCE_BEFORE.search(before) is None:
                continue  # «5 О организует сбор»: the letter of a class
            whole, mended = _with_next_word(plain, found.end(), found[0], found.expand(right))
            yield whole, mended[:1].upper() + mended[1:] if whole[0].isupper() else mended
    for found in _DATIVE.finditer(plain):
        right_word = _dative(found[1])
        if right_word:
            yield found[0], f"{found[0].removesuffix(found[1])}{right_word}"


def _with_next_word(text: str, end: int, wrong: str, right: str) -> tuple[str, str]:
    """Add the word that a turn of one preposition belongs to: «о утверждении»."""
    rest = text[end:]
    blank = wrong.endswith(" ") or right.endswith(" ")
    if not blank and not rest.startswith(" "):
        return wrong, right
    word = rest.split(maxsplit=1)[0].strip(".,;:!?»)") if rest.split() else ""
    gap = "" if blank else " "
    return f"{wrong}{gap}{word}".rstrip(), f"{right}{gap}{word}".rstrip()


def _dative(word: str) -> str | None:
    """The dative of a word that can be the genitive and cannot be the dative, else None."""
    known = known_readings(word.lower())
    if not known or word.lower() in _NO_NOUNS:
        return None
    named = [r for r in known if r.is_noun or r.is_adjective]
    if len(named) < len(known) or any(r.case == "datv" or not r.case for r in known):
        return None
    genitive = next((r for r in named if r.case == "gent"), None)
    if genitive is None:
        return None
    number = "plur" if genitive.number == "plur" else "sing"
    right = inflected(genitive, "dative", number, animate=False)
    if right is None or right == word.lower():
        return None
    return right.capitalize() if word[0].isupper() else right
