"""What the rules of a library miss about Russian surnames: forms for one surname, or None."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case, Gender

_VOWELS: Final = "аеёиоуыэюя"
_ORDER: Final[dict[Case, int]] = {
    "genitive": 0,
    "dative": 1,
    "accusative": 2,
    "instrumental": 3,
    "prepositional": 4,
}
# French surnames stressed on the last vowel do not decline.
_FROZEN: Final = frozenset(
    "золя дюма труайя петипа тома люка дега делакруа моруа франсуа бенуа жоржа ферма лафайета "
    "гамсахурдиа".split()
)
_FROZEN_ENDINGS: Final = ("уа", "оа", "еа", "юа", "аа", "эа")
_ADJECTIVE_F: Final = ("щая", "чая", "шая", "жая")
_ADJECTIVE_M: Final = ("щий", "чий", "ший", "жий")
_FEMALE_SOFT: Final = ("ей", "ей", "ую", "ей", "ей")
_FEMALE_STRESSED: Final = ("ой", "ой", "ую", "ой", "ой")
# Feminine of Чужой, Большой: stressed on the ending.
_STRESSED_ADJECTIVES: Final = frozenset({"чужая", "большая"})
_MALE_SOFT: Final = ("его", "ему", "его", "им", "ем")
_FLEETING: Final = ("ка", "ку", "ка", "ком", "ке")
_REGULAR: Final = ("а", "у", "а", "ом", "е")
_UNSTRESSED: Final = ("а", "у", "а", "ем", "е")
_YOD: Final = ("я", "ю", "я", "ем", "е")
# Stress falls on the ending, which spelling shows in the instrumental only.
_STRESSED: Final = frozenset(
    "ткач кузьмич лукич ильич фомич трубач скрипач толмач силач усач носач бородач пугач рогач "
    "лихач деркач грач рвач горбач ковач копач калач богач циркач ключ малыш палаш карандаш "
    "шалаш плащ клещ хрущ борщ морж стриж чиж кирпич сыч".split()
)
# Four consonants in a row would remain: the vowel before -ц is kept.
_KEEPING_EC: Final = frozenset("швец жнец чтец кузнец".split())
# Surnames that are nouns decline as the nouns do; these are stressed on the ending: «Стрельцом».
_STRESSED_EC: Final = frozenset(
    "горобец кравец стрелец купец городец малец жеребец молодец зубец певец столбец птенец скворец "
    "огурец холодец образец борец вдовец гонец делец жилец косец ловец самец слепец творец удалец "
    "песец ларец венец рубец писец пловец скопец дворец боец".split()
)
# Nouns whose last vowel stays in the other cases, unlike the many as «Горшок – Горшка».
_KEEPING_OK: Final = frozenset(
    "сорок поток пророк инок урок морок чеснок брелок знаток едок седок окорок порок обморок "
    "волок проток приток зарок исток сток челнок ток срок рок сок шок бок".split()
)
_FLEETING_EK: Final[dict[str, str]] = {
    "василек": "васильк", "царек": "царьк", "конек": "коньк", "пенек": "пеньк",
    "огонек": "огоньк", "уголек": "угольк", "хорек": "хорьк", "зверек": "зверьк",
    "орешек": "орешк", "горошек": "горошк", "малек": "мальк", "мотылек": "мотыльк",
    "паренек": "пареньк", "пузырек": "пузырьк",
}  # fmt: skip
_FLEETING_OK: Final = lazy_regex("[аеёиоуыэюя][бвгдзклмнпрстфхц]ок|.[жчшщ]ок")
_FLEETING_EC: Final = lazy_regex("[аеёиоуыэюя][бвгджзклмнпрстфхцчшщ]ец")
_FLEETING_YEC: Final = lazy_regex("[аеиоуы]ец$")
_FLEETING_LEK: Final = lazy_regex("..[аеиоуы]лек$")
# German names, unlike Долгих, Мягких, Крайних: in Russian adjectives -их follows к, г, х, н, ч …
_GERMAN: Final = lazy_regex("[бвдзлмпрст]их$")
_FOREIGN_INE: Final = frozenset({"франклин", "гриффин", "линкольн", "дарвин", "грин"})
# Feminine -ова, -ева, -ена that are nouns and no possessives: «Бовы», not «Бовой».
_NOUNS: Final = frozenset({"бова", "сова", "корова", "дева", "кучерена"})
_NOUN: Final = ("ы", "е", "у", "ой", "е")
# Stressed on the ending, so that the instrumental keeps -ой.
_STRESSED_SHA: Final = frozenset({"левша", "лапша", "паша", "душа"})
# Surnames that are names of animals lose the vowel that the animal loses.
_LOSING_VOWEL: Final[dict[str, str]] = {
    "лев": "льв", "орёл": "орл", "орел": "орл", "козёл": "козл", "козел": "козл",
    "осёл": "осл", "осел": "осл", "щегол": "щегл", "котёл": "котл",
}  # fmt: skip
_NOUNS_IN_OY: Final = frozenset("прибой герой бой рой строй отбой покой зной".split())
_NOUNS_IN_IY: Final = frozenset({"кий", "вий"})
_BIRD: Final = ("ья", "ью", "ья", "ьём", "ье")
_PARTICLES: Final = frozenset(
    "сент сен сан санта аль эль ас аш ар ад ат абд абдуль бен бин ибн мак фон ван дер де ди да "
    "дель делла ла ле лё дю тер дос оглы кызы тянь кара".split()
)


def guard(surname: str, case: Case, gender: Gender) -> str | None:
    """The form of a surname where a library's rules are known to fail; None elsewhere."""
    word = surname.lower()
    last = word[-1:]
    if word.endswith("-заде"):
        return surname
    if "-" in word:
        # The parts of a double surname are asked for one by one.
        return None
    if last in "оеэиыую":
        # -ко, -ых is no vowel here: Петько, Шоу, Берже; the feminine and masculine agree.
        return surname
    if gender == "f" and last not in "ая":
        return surname
    if word in _FROZEN or word.endswith(_FROZEN_ENDINGS):
        return surname
    index = _ORDER.get(case)
    if index is None:
        return surname
    if word in _NOUNS:
        return surname[:-1] + _NOUN[index]
    if case == "instrumental" and word.endswith("ша") and word not in _STRESSED_SHA:
        return surname[:-1] + "ей"
    if gender == "f":
        if not word.endswith(_ADJECTIVE_F):
            return None
        endings = _FEMALE_STRESSED if word in _STRESSED_ADJECTIVES else _FEMALE_SOFT
        return surname[:-2] + endings[index]
    return _masculine(surname, word, index)


def guard_first_name(first_name: str, case: Case, gender: Gender) -> str | None:
    """The form of a first name where a library's rules are known to fail; None elsewhere."""
    word = first_name.lower()
    index = _ORDER.get(case)
    if index is None:
        return first_name
    if gender == "m":
        if word.endswith(("уа", "оа")):
            return first_name
        if word.endswith("ек") and len(word) > 2:
            # Ирек, Марек, Джек: the rules see a fleeting vowel («Ирька»).
            return first_name + _REGULAR[index]
        if word.endswith("ия") and len(word) > 4 and case in ("dative", "prepositional"):
            # Захария, Анания: as «Мария»; the rules give «Захарие».
            return first_name[:-1] + "и"
    elif word.endswith(("жа", "ша", "ча", "ща")):
        return first_name[:-1] + ("и", "е", "у", "ей", "е")[index]
    return None


def is_particle(word: str) -> bool:
    """Whether a word inside a foreign surname never declines: «ван», «Аль-», «Сент-»."""
    return word.lower() in _PARTICLES


def _masculine(surname: str, word: str, index: int) -> str | None:
    if word.endswith(_ADJECTIVE_M):
        return surname[:-2] + _MALE_SOFT[index]
    if word in _STRESSED or word in _KEEPING_EC or word in _KEEPING_OK:
        return surname + _REGULAR[index]
    if _FLEETING_OK.search(word, len(word) - 4):
        return surname[:-2] + _FLEETING[index]
    if _FLEETING_EC.search(word, len(word) - 4):
        stem = surname[:-2] + ("ьц" if word[-3] == "л" else "ц")
        return stem + (_REGULAR if word in _STRESSED_EC else _UNSTRESSED)[index]
    if word == "заяц" or _FLEETING_YEC.search(word):
        endings = _REGULAR if word in _STRESSED_EC else _UNSTRESSED
        return surname[:-2] + "йц" + endings[index]
    stem = _LOSING_VOWEL.get(word) or _FLEETING_EK.get(word.replace("ё", "е"), "")
    if stem:
        return surname[:1] + stem[1:] + _REGULAR[index]
    if word in ("соловей", "муравей"):
        return surname[:-2] + _BIRD[index]
    if _FLEETING_LEK.search(word.replace("ё", "е")):
        return surname[:-2] + "ь" + _FLEETING[index]
    if word in _FOREIGN_INE or word.endswith("эн"):
        return surname + _REGULAR[index]
    if word == "карих":
        return surname
    if word == "миних" or _GERMAN.search(word):
        return surname + _REGULAR[index]
    if word.endswith("дж"):
        return surname + _UNSTRESSED[index]
    if word.endswith("эй") or word in _NOUNS_IN_OY or word in _NOUNS_IN_IY:
        return surname[:-1] + _YOD[index]
    return None
