"""The file, the look and the page: each fault in an otherwise sound template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.issues import Severity
from docgen.template_checks import CHECKS
from tests.template_checks.conftest import Find, p, table
from tests.template_checks.test_tags import FAULTS, SPOILT

Change = Callable[[dict[str, str]], None]
BODY, STYLES = "word/document.xml", "word/styles.xml"
TEXT = p("Обычный текст приказа от {{ дата }}.")


def in_part(name: str, old: str, new: str) -> Change:
    def change(parts: dict[str, str]) -> None:
        assert old in parts[name], f"{old} in {parts[name][:400]}"
        parts[name] = parts[name].replace(old, new)

    return change


def in_body(old: str, new: str) -> Change:
    return in_part(BODY, old, new)


def in_styles(old: str, new: str) -> Change:
    return in_part(STYLES, old, new)


def relationship(kind: str, target: str, part: str = "document") -> Change:
    """A relationship to something outside."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def change(parts: dict[str, str]) -> None:
        name = f"word/_rels/{part}.xml.rels"
        empty = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            "</Relationships>"
        )
        one = (
            f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"'
            ' TargetMode="External"/></Relationships>'
        )
        parts[name] = parts.get(name, empty).replace("</Relationships>", one)

    return change


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:3]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[3:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>текст</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


ID = 'w:id="1" w:author="А" w:date="2027-01-01T00:00:00Z"'
MARGINS = 'w:top="1134" w:right="567" w:bottom="1134" w:left="1701"'
ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'

#: name -> body, change of the parts, the code and the place that are due
CASES: dict[str, tuple[list[str], Change | None, str, str]] = {
    "an insertion": (
        [p(f"<w:ins {ID}>{run('слово')}</w:ins>")], None, "no-tracked-changes", "абзац 1",
    ),
    "a change of look": (
        [TEXT, p(f"<w:r><w:rPr><w:b/><w:rPrChange {ID}><w:rPr/></w:rPrChange></w:rPr></w:r>")],
        None, "no-tracked-changes", "абзац 2",
    ),
    "a comment": (
        [p("Срок", '<w:r><w:commentReference w:id="0"/></w:r>')], None, "no-comments", "абзац 1",
    ),
    "hidden text": (
        [table(("да", p("Видно ", run("скрыто {{ тег }}", "<w:vanish/>"))))],
        None, "no-hidden-text", "таблица 1, строка 1, столбец 2",
    ),
    "a text of another file": (
        [p(field('INCLUDETEXT "C:\\другой.docx"'))], None, "fields-from-here", "абзац 1",
    ),
    "a call of a program": (
        [p(field("DDEAUTO excel"))], None, "fields-from-here", "абзац 1",
    ),
    "a field of a mailing": (
        [p(f'<w:fldSimple w:instr=" MERGEFIELD Имя ">{run("Имя")}</w:fldSimple>')],
        None, "fields-from-here", "абзац 1",
    ),
    "a date that changes": ([p(field("DATE \\@ dd"))], None, "fields-stand-still", "абзац 1"),
    "an attached template": (
        [TEXT], relationship("attachedTemplate", "file:///C:/Normal.dotm", "settings"),
        "no-outside-content", "",
    ),
    "a linked picture": (
        [TEXT], relationship("image", "https://example.org/x.png"), "no-outside-content", "",
    ),
    "a link to a file": (
        [TEXT], relationship("hyperlink", "file:///C:/План.docx"), "no-outside-content", "",
    ),
    "an object": (
        [TEXT], lambda parts: parts.update({"word/embeddings/oleObject1.bin": "x"}),
        "no-embedded-objects", "",
    ),
    "a style that is not there": ([p("Слово", style="NoSuch")], None, "styles-defined", "абзац 1"),
    "a size by hand": ([p(run("Слово", '<w:sz w:val="26"/>'))], None, "look-in-styles", "абзац 1"),
    "a font by hand": ([p(run("Слово", ARIAL))], None, "look-in-styles", "абзац 1"),
    "an indent by hand": (
        [TEXT, p("Слово", properties='<w:ind w:firstLine="720"/>')],
        None, "look-in-styles", "абзац 2",
    ),
    "a font for latin letters": (
        [p(run("Слово", '<w:rFonts w:ascii="Arial"/>'), "и дальше")],
        None, "font-for-russian", "абзац 1",
    ),
    "a sheet of another size": (
        [TEXT], in_body('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), "paper-a4", "",
    ),
    "a turned sheet not said to be": (
        [TEXT], in_body('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'), "paper-a4", "",
    ),
    "a narrow margin": (
        [TEXT], in_body(MARGINS, MARGINS.replace("1701", "850")), "margins-enough", "",
    ),
    "no page numbers": (
        [TEXT], in_part("word/header1.xml", "PAGE", "AUTHOR"), "pages-numbered", "",
    ),
    "a number on the first page": ([TEXT], in_body("<w:titlePg/>", ""), "pages-numbered", ""),
    "a number at the left": (
        [TEXT], in_styles('w:jc w:val="center"', 'w:jc w:val="left"'), "pages-numbered", "",
    ),
    "a number at the edge": (
        [TEXT], in_body('w:header="567"', 'w:header="300"'), "pages-numbered", "",
    ),
    "small text": (
        [TEXT], in_styles('<w:sz w:val="28"/>', '<w:sz w:val="22"/>'), "text-large-enough", "",
    ),
    "two fonts": ([p(run("Слово", ARIAL), " и дальше")], None, "one-font", ""),
    "empty paragraphs": (
        [TEXT, p(""), p(" "), p(""), TEXT], None, "no-empty-paragraphs", "абзац 2",
    ),
    "a head that stands once": (
        [table(("Кто",), ("{%tr for а in б %}",), ("{{ а }}",), ("{%tr endfor %}",))],
        None, "table-head-repeats", "таблица 1, строка 2, столбец 1",
    ),
    "another language": ([TEXT], in_styles("ru-RU", "en-US"), "language-russian", ""),
}  # fmt: skip

SOUND: dict[str, tuple[list[str], Change | None]] = {
    "a link to the web": ([TEXT], relationship("hyperlink", "https://example.org")),
    "a mail address": ([TEXT], relationship("hyperlink", "mailto:school@example.org")),
    "bold and italic words": ([p("Слово ", run("важное", "<w:b/><w:i/>"))], None),
    "one word of another size": ([p("Много слов, ", run("мелко", '<w:sz w:val="20"/>'))], None),
    "two empty paragraphs": ([TEXT, p(""), p(""), TEXT], None),
    "empty cells": ([table(("", "", ""), ("", "", ""))], None),
    "a head that repeats": (
        [table(("Кто",), ("{%tr for а in б %}",), ("{{ а }}",), ("{%tr endfor %}",)).replace(
            "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1
        )],
        None,
    ),
    "a gap above": ([p("Слово", properties='<w:spacing w:before="240"/>')], None),
    "a size that repeats the style": ([p(run("Слово", '<w:sz w:val="28"/>'))], None),
    "a centred paragraph": ([p("Слово", properties='<w:jc w:val="center"/>')], None),
    "a page number in the text": ([p("из ", field("NUMPAGES"))], None),
    "a latin word in a font": ([p("Код ", run("ABC", '<w:rFonts w:ascii="Consolas"/>'))], None),
    "vanish switched off": ([p(run("Слово", '<w:vanish w:val="0"/>'))], None),
    "wide margins": ([TEXT], in_body(MARGINS, MARGINS.replace("1701", "2268"))),
    "a margin rounded by Word": ([TEXT], in_body('w:right="567"', 'w:right="566"')),
    "a gutter instead of a margin": (
        [TEXT],
        in_body(f'{MARGINS} w:header="567" w:footer="567" w:gutter="0"',
                f'{MARGINS.replace("1701", "850")} w:header="567" w:footer="567" w:gutter="851"'),
    ),
    "a small table": ([TEXT, table((p(run("Слово", '<w:sz w:val="20"/>'), "и"),))], None),
    "a turned sheet": (
        [TEXT],
        in_body('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"'),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "change", "code", "place"), CASES.values(), ids=CASES)
def test_fault_of_the_file_is_told(
    find: Find, body: list[str], change: Change | None, code: str, place: str
) -> None:
    found = [(issue.code, issue.location.words) for issue in find(*body, change=change)]
    assert found == [(code, place)]


@pytest.mark.parametrize(("body", "change"), SOUND.values(), ids=SOUND)
def test_sound_file_is_silent(find: Find, body: list[str], change: Change | None) -> None:
    assert find(*body, change=change) == []


def test_a_tag_in_deleted_words_prints_nothing(find: Find) -> None:
    deleted = f"<w:del {ID}><w:r><w:delText>{{{{ срок }}}}</w:delText></w:r></w:del>"
    found = [(i.code, i.severity) for i in find(p("Слово", deleted))]
    assert found == [("no-tracked-changes", Severity.WARNING)]


def test_styles_that_the_sheets_of_the_kind_need(find: Find) -> None:
    def without(parts: dict[str, str]) -> None:
        parts[STYLES] = (
            parts[STYLES]
            .replace('"Пункт 1"', '"Мой пункт"')
            .replace('"Таблица документа"', '"Моя таблица"')
        )

    found = find(p("{{p пункты }}"), kind="приказ", change=without)
    assert [(i.code, "«Пункт 1»" in i.message) for i in found] == [("styles-present", True)]
    assert find(p("{{ номер }}"), kind="приказ", change=without) == []


def test_look_by_hand_is_told_once_for_a_style(find: Find) -> None:
    large = run("Слово", '<w:sz w:val="30"/>')
    [issue] = find(p(large), p(large), p(large))
    assert "«Текст документа»" in issue.message
    assert ": 3 " in issue.message
    assert issue.severity is Severity.NOTE


def test_parts_are_named_as_a_person_names_them(find: Find) -> None:
    wrong = in_part("word/header2.xml", "</w:hdr>", f"{p('{{ срок')}</w:hdr>")
    [issue] = find(TEXT, change=wrong)
    assert issue.location.part == "верхний колонтитул первой страницы"


def test_properties_of_the_file_have_tags_too(find: Find) -> None:
    title = in_part(
        "docProps/core.xml", "<dc:title></dc:title>", "<dc:title>{{ номре }}</dc:title>"
    )
    [issue] = find(TEXT, kind="приказ", change=title)
    assert (issue.code, issue.location.part) == ("name-known", "свойства документа")


def test_every_rule_has_a_case() -> None:
    told = {code for _, expected in (*FAULTS.values(), *SPOILT.values()) for code, _ in expected}
    told |= {code for *_, code, _ in CASES.values()}
    elsewhere = {"loop-name-free", "tags-as-typed", "styles-present"}
    assert set(CHECKS) - elsewhere == told - elsewhere
