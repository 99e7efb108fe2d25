"""Files made to hurt docgen, by the words that the table of ``hostile.py`` has for them."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

BOOK = "inputs/Краткий протокол.xlsx"
TEMPLATE = "templates/docx/protocol.docx"
KIND = "templates/kinds/protocol.toml"
SHEET = "xl/worksheets/sheet2.xml"
BODY = "word/document.xml"
_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'.encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
_DIFFERENT = 100_000
_HEAD = re.compile(rb"^(\s*<\?xml[^>]*\?>)?")

Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Case:
    """A hostile file: which sound one it takes the place of, how it is made, what is run."""

    file: str
    make: Callable[[bytes, float], bytes]
    command: tuple[str, ...]
    beside: Callable[[Path, float], None] = lambda _root, _size: None


def package(changes: Mapping[str, Change], added: Mapping[str, bytes] | None = None) -> Change:
    """Return the change of a package that changes these parts and adds those."""

    def changed(data: bytes) -> bytes:
        target = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
        ):
            for name in archive.namelist():
                copy.writestr(name, changes.get(name, _same)(archive.read(name)))
            for name, content in (added or {}).items():
                copy.writestr(name, content)
        return target.getvalue()

    return changed


def _same(content: bytes) -> bytes:
    return content


def before(end: bytes, new: bytes) -> Change:
    """Return the change that puts this before the last place where ``end`` stands."""

    def changed(content: bytes) -> bytes:
        place = content.rindex(end)
        return content[:place] + new + content[place:]

    return changed


def after_head(new: bytes) -> Change:
    return lambda content: _HEAD.sub(lambda match: match[0] + new, content, count=1)


def laughing(declaration: bytes, *, end: bytes, encoding: str = "utf-8") -> Change:
    """Return the change that declares an entity and uses it."""

    def changed(content: bytes) -> bytes:
        text = before(end, b"&l9;")(after_head(declaration)(content)).decode()
        if encoding != "utf-8":
            text = re.sub(
                r"^\s*<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{encoding}"?>', text
            )
        return text.encode(encoding)

    return changed


def count(number: int, size: float) -> int:
    return max(1, int(number * size))


def nested(tag: bytes, depth: int) -> bytes:
    return (b"<" + tag + b">") * depth + (b"</" + tag + b">") * depth


def rows(xml: bytes) -> Change:
    return before(b"</sheetData>", xml)


def after_rows(xml: bytes) -> Change:
    return lambda content: content.replace(b"</sheetData>", b"</sheetData>" + xml, 1)


def random_megabytes(number: float) -> bytes:
    """Return what no program compresses; Python gives at most a quarter of a gigabyte at once."""
    made = random.Random(1)
    return b"".join(made.randbytes(1_000_000) for _ in range(int(number)))


def many_parts(data: bytes, size: float) -> bytes:
    parts = {f"xl/media/{number}.bin": b"x" for number in range(count(60_000, size) + 6_000)}
    return package({}, parts)(data)


def lying_sizes(data: bytes, size: float) -> bytes:
    """A part that says it is small, and unpacks to a gigabyte."""
    bomb = bytearray(package({}, {"xl/comments9.xml": b"\0" * count(10**9, size)})(data))
    place = bomb.rindex(b"PK\x01\x02")
    bomb[place + 24 : place + 28] = struct.pack("<I", 100)
    return bytes(bomb)


def bomb(part: str) -> Callable[[bytes, float], bytes]:
    def made(data: bytes, size: float) -> bytes:
        filling = b"<!--" + b" " * max(count(10**9, size), 30_000_000) + b"-->"
        return package({part: lambda content: content + filling})(data)

    return made


def nested_bomb(data: bytes, size: float) -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0", b"\0" * count(10**9, size))
    return package({}, {"xl/media/a.zip": inner.getvalue(), "word/media/a.zip": inner.getvalue()})(
        data
    )


def escaping(data: bytes, _size: float) -> bytes:
    names = ("../../escaped.txt", "/escaped.txt", "..\\escaped.txt", "C:\\escaped.txt", "word/../x")
    return package({}, dict.fromkeys(names, b"escaped"))(data)


def overlapping(data: bytes, size: float) -> bytes:
    """Many names for one deflated part: the files overlap, the sum does not show it."""
    packed = bytearray(package({}, {"xl/z.bin": b"\0" * count(50_000_000, size)})(data))
    end = packed.rindex(b"PK\x05\x06")
    entry = packed[packed.rindex(b"PK\x01\x02", 0, end) : end]
    copies = b"".join(
        bytes(entry).replace(b"xl/z.bin", f"xl/{number:05}"[:8].encode()) for number in range(3000)
    )
    number, length = struct.unpack_from("<HI", packed, end + 10)
    struct.pack_into("<HHI", packed, end + 8, number + 3000, number + 3000, length + len(copies))
    return bytes(packed[:end]) + copies + bytes(packed[end:])


def of(part: str, make: Callable[[float], Change]) -> Callable[[bytes, float], bytes]:
    """Return what makes a package with this one part changed."""
    return lambda data, size: package({part: make(size)})(data)


def text_file(make: Callable[[float], bytes]) -> Callable[[bytes, float], bytes]:
    return lambda data, size: data + b"\n" + make(size) + b"\n"


def file_name(pattern: str) -> Callable[[bytes, float], bytes]:
    line = f"file_name = '{pattern}'".encode()
    return lambda data, _size: re.sub(rb"(?m)^file_name = .*$", lambda _: line, data)


def paragraph(text: str) -> bytes:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


def noise(number: int, pattern: str, *, seed: int = 1) -> bytes:
    """Return a pattern many times over with numbers that do not compress to nothing.

    They are the same again after a megabyte: deflate looks back no further than 32 KB.
    """
    numbers = random.Random(seed)
    some = "".join(pattern % numbers.randrange(10**8) for _ in range(min(number, _DIFFERENT)))
    return some.encode() * max(1, number // _DIFFERENT)


def strings(make: Callable[[float], bytes]) -> Callable[[bytes, float], bytes]:
    """Return what gives a workbook shared texts, and a cell with the first of them."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId999" Type="{kind}" Target="sharedStrings.xml"/>'.encode()
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def made(data: bytes, size: float) -> bytes:
        changes = {
            "xl/_rels/workbook.xml.rels": before(b"</Relationships>", relation),
            SHEET: rows(b'<row r="9000"><c r="A9000" t="s"><v>0</v></c></row>'),
        }
        sst = b'<sst xmlns="' + main + b'">' + make(size) + b"</sst>"
        return package(changes, {"xl/sharedStrings.xml": sst})(data)

    return made


def without_tags(content: bytes) -> bytes:
    return re.sub(rb"(?s)<w:body>.*(?=<w:sectPr)", b"<w:body>", content)


def attached(make: Callable[[bytes, float], bytes]) -> Case:
    """Return the case of a document that a template puts in as an attachment."""

    def beside(root: Path, size: float) -> None:
        data = make(package({BODY: without_tags})((root / TEMPLATE).read_bytes()), size)
        (root / "inputs/Вложение.docx").write_bytes(data)

    tag = before(_SECTION, paragraph("{{p 'Вложение.docx'|вставить }}"))
    return Case(TEMPLATE, of(BODY, lambda _: tag), BUILD, beside)


def pictured(make: Callable[[float], bytes], name: str = "Герб.png") -> Case:
    """Return the case of a picture that a template puts in."""

    def beside(root: Path, size: float) -> None:
        (root / "inputs" / name).write_bytes(make(size))

    tag = before(_SECTION, paragraph(f"{{{{ '{name}'|рисунок(20) }}}}"))
    return Case(TEMPLATE, of(BODY, lambda _: tag), BUILD, beside)


def png(width: int, height: int, filling: bytes = b"") -> bytes:
    """Return a PNG that says to be so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 4) + filling
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def linked_document(root: Path, _size: float) -> None:
    """Let the document that is to be written be a link to a file elsewhere."""
    elsewhere = root.parent / "чужой.docx"
    elsewhere.write_bytes(b"keep me")
    (root / "outputs").mkdir(exist_ok=True)
    for name in ("Протокол_2026-11-12_Краткий протокол.docx", ".docgen.lock"):
        (root / "outputs" / name).symlink_to(elsewhere)


def linked_folder(root: Path, _size: float) -> None:
    """Let the folder of documents be a link to itself."""
    outputs = root / "outputs"
    if outputs.is_dir():
        outputs.rmdir()
    outputs.symlink_to(outputs, target_is_directory=True)


def own_profile(text: Callable[[float], bytes]) -> Callable[[Path, float], None]:
    """Return what puts a profile of one's own beside the others."""

    def beside(root: Path, size: float) -> None:
        folder = root / "templates/profiles"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "0.toml").write_bytes(text(size))

    return beside


def unchanged(data: bytes, _size: float) -> bytes:
    return data


def typed(text: str) -> Callable[[bytes, float], bytes]:
    """Return what puts a text into the first cell of text of the sheet."""
    cell = f'<row r="9000"><c r="A9000" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return of(SHEET, lambda _: rows(cell.encode()))


CHECK = ("check", BOOK)
MARK = ("check", "--mark", BOOK)
IMPORT = ("people", "import", BOOK)
BUILD = ("build", "--force", BOOK)
TEMPLATE_CHECK = ("template", "check", TEMPLATE)
_STRINGS = "xl/sharedStrings.xml"
_SECTION = b"<w:sectPr"


def book(part: str, make: Callable[[float], Change]) -> Case:
    return Case(BOOK, of(part, make), CHECK)


def body(make: Callable[[float], Change]) -> Case:
    return Case(TEMPLATE, of(BODY, make), BUILD)


CASES = {
    "книга: бомба, 1 ГБ в части": Case(BOOK, bomb(SHEET), CHECK),
    "книга: 66 000 частей": Case(BOOK, many_parts, CHECK),
    "книга: часть лжёт о размере": Case(BOOK, lying_sizes, ("check", "--mark", BOOK)),
    "книга: архив в архиве": Case(BOOK, nested_bomb, ("check", "--mark", BOOK)),
    "книга: части друг на друге": Case(BOOK, overlapping, ("check", "--mark", BOOK)),
    "книга: имена частей с ../": Case(BOOK, escaping, ("check", "--mark", BOOK)),
    "книга: миллиард смешков": book(
        SHEET, lambda _: laughing(BILLION_LAUGHS, end=b"</worksheet>")
    ),
    "книга: они же за длинным вступлением": book(
        SHEET,
        lambda _: laughing(
            b"<!--" + b" " * 9000 + b"-->" + BILLION_LAUGHS, end=b"</worksheet>"
        ),
    ),
    "книга: они же в UTF-16": book(
        SHEET, lambda _: laughing(BILLION_LAUGHS, end=b"</worksheet>", encoding="utf-16")
    ),
    "книга: чужой файл сущностью": book(SHEET, lambda _: laughing(OUTSIDE, end=b"</worksheet>")),
    "книга: миллион стилей": book(
        "xl/styles.xml",
        lambda size: before(b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>' * count(10**6, size)),
    ),
    "книга: миллион разных стилей": book(
        "xl/styles.xml",
        lambda size: before(
            b"</cellXfs>", noise(count(10**6, size), '<xf numFmtId="0" fontId="0" z="%08d"/>')
        ),
    ),
    "книга: миллион общих текстов": Case(
        BOOK, strings(lambda size: noise(count(10**6, size), "<si><t>текст %08d</t></si>")), CHECK
    ),
    "книга: 20 000 000 пустых общих текстов": Case(
        BOOK, strings(lambda size: noise(count(2 * 10**7, size), "<si z='%x'/>")), CHECK
    ),
    "книга: общий текст 100 МБ": Case(
        BOOK,
        strings(lambda size: b"<si><t>" + noise(count(10**7, size), "%09d ") + b"</t></si>"),
        CHECK,
    ),
    "книга: общий текст из миллиона кусков": Case(
        BOOK,
        strings(
            lambda size: b"<si>" + noise(count(10**6, size), "<r><t>%d</t></r>") + b"</si>"
        ),
        CHECK,
    ),
    "книга: 20 000 000 пустых ячеек в строке": book(
        SHEET,
        lambda size: rows(b"<row>" + noise(count(2 * 10**7, size), '<c s="%d"/>') + b"</row>"),
    ),
    "книга: 20 000 000 чужих элементов": book(
        SHEET,
        lambda size: before(b"</worksheet>", noise(count(2 * 10**7, size), '<z s="%d"/>')),
    ),
    "книга: 100 000 ссылок на весь лист": book(
        SHEET,
        lambda size: after_rows(
            b"<hyperlinks>"
            + b'<hyperlink ref="A1:XFD1048576" location="a"/>' * count(100_000, size)
            + b"</hyperlinks>"
        ),
    ),
    "книга: ширина столбцов 200 000 раз": book(
        SHEET,
        lambda size: lambda content: content.replace(
            b"<sheetData>",
            b"<cols>"
            + noise(count(200_000, size), '<col min="1" max="16384" width="%d"/>')
            + b"</cols><sheetData>",
            1,
        ),
    ),
    "книга: тег и формула в ячейке": Case(
        BOOK, typed("{{ ''.__class__ }}{% for a in range(10**9) %}=1+1"), BUILD
    ),
    "книга: 1 ГБ, не сжимается": Case(
        BOOK,
        lambda data, size: package({}, {"xl/media/1.bin": random_megabytes(max(110, size * 1000))})(
            data
        ),
        CHECK,
    ),
    "список людей: бомба": Case(BOOK, bomb(SHEET), IMPORT),
    "список людей: миллион общих текстов": Case(
        BOOK, strings(lambda size: noise(count(10**6, size), "<si><t>текст %08d</t></si>")), IMPORT
    ),
    "справочник: бомба": Case("справочник.xlsx", bomb("xl/worksheets/sheet1.xml"), CHECK),
    "книга .ods: бомба": Case(
        BOOK,
        lambda data, size: package(
            {}, {"mimetype": b"\0" * count(10**9, size), "content.xml": b""}
        )(data),
        CHECK,
    ),
    "книга: вложенность 100 000": book(
        SHEET, lambda size: rows(nested(b"row", count(100_000, size)))
    ),
    "книга: ячейка с текстом 100 МБ": book(
        SHEET,
        lambda size: rows(
            b'<row r="9000"><c r="A9000" t="inlineStr"><is><t>'
            + b"a b " * count(25_000_000, size)
            + b"</t></is></c></row>"
        ),
    ),
    "книга: 3 000 000 ячеек": book(
        SHEET,
        lambda size: rows(b"<row>" + b"<c><v>1</v></c>" * count(3_000_100, size) + b"</row>"),
    ),
    "книга: 1 048 576 пустых строк": book(
        SHEET, lambda size: rows(b'<row ht="20"/>' * count(1_048_000, size))
    ),
    "книга: ячейка XFD1048576": book(
        SHEET,
        lambda _: rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "книга: объединение A9:XFD1048576": book(
        SHEET,
        lambda _: after_rows(
            b'<mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>'
        ),
    ),
    "книга: 200 000 объединений": book(
        SHEET,
        lambda size: after_rows(
            b"<mergeCells>"
            + b'<mergeCell ref="A2:XFD1048576"/>' * count(200_000, size)
            + b"</mergeCells>"
        ),
    ),
    "книга: размер A1:XFD1048576, листов 5 000": book(
        "xl/workbook.xml",
        lambda size: before(
            b"</sheets>",
            b"".join(
                f'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
                f' name="Л{number}" sheetId="{number}" r:id="rId1"/>'.encode()
                for number in range(100, 100 + count(5_000, size))
            ),
        ),
    ),
    "книга: ссылка части на саму себя": book(
        "xl/_rels/workbook.xml.rels",
        lambda _: lambda content: re.sub(
            rb'Target="[^"]*sheet1.xml"', b'Target="workbook.xml"', content
        ),
    ),
    "шаблон: бомба, 1 ГБ в части": Case(TEMPLATE, bomb(BODY), BUILD),
    "шаблон: архив в архиве": Case(TEMPLATE, nested_bomb, BUILD),
    "шаблон: имена частей с ../": Case(TEMPLATE, escaping, BUILD),
    "шаблон: миллиард смешков": body(lambda _: laughing(BILLION_LAUGHS, end=b"</w:body>")),
    "шаблон: они же в UTF-16": body(
        lambda _: laughing(BILLION_LAUGHS, end=b"</w:body>", encoding="utf-16")
    ),
    "шаблон: чужой файл сущностью": body(lambda _: laughing(OUTSIDE, end=b"</w:body>")),
    "шаблон: вложенность 100 000": body(
        lambda size: before(_SECTION, nested(b"w:p", count(100_000, size)))
    ),
    "шаблон: вложенность, проверка": Case(
        TEMPLATE,
        of(BODY, lambda size: before(_SECTION, nested(b"w:sdt", count(100_000, size)))),
        TEMPLATE_CHECK,
    ),
    "шаблон: 300 000 абзацев": body(
        lambda size: before(_SECTION, paragraph("а") * count(300_000, size))
    ),
    "шаблон: миллион стилей": Case(
        TEMPLATE,
        of(
            "word/styles.xml",
            lambda size: before(b"</w:styles>", b'<w:style w:styleId="a"/>' * count(10**6, size)),
        ),
        BUILD,
    ),
    "шаблон: 100 000 тегов": body(
        lambda size: before(_SECTION, paragraph("{{ номер }}") * count(100_000, size))
    ),
    "шаблон: скобки 100 000 раз": body(
        lambda size: before(
            _SECTION,
            paragraph(
                "{{ " + "(" * count(100_000, size) + "1" + ")" * count(100_000, size) + " }}"
            ),
        )
    ),
    "шаблон: 1 000 000 фигурных скобок": body(
        lambda size: before(_SECTION, paragraph("{{" * count(500_000, size)))
    ),
    "шаблон: 1 000 000 парных скобок": body(
        lambda size: before(
            _SECTION,
            paragraph("{{" * count(250_000, size) + "}}" * count(250_000, size)),
        )
    ),
    "шаблон: цикл в миллиард": body(
        lambda _: before(
            _SECTION,
            paragraph("{% for a in range(1000000000) %}")
            + paragraph("{{ a }}")
            + paragraph("{% endfor %}"),
        )
    ),
    "шаблон: 10 в степени миллиард": body(
        lambda _: before(_SECTION, paragraph("{{ 10**(10**9) }}"))
    ),
    "шаблон: «а» × миллиард": body(
        lambda _: before(_SECTION, paragraph("{{ 'а' * 1000000000 }}"))
    ),
    "шаблон: сам Python": body(
        lambda _: before(
            _SECTION, paragraph("{{ ''.__class__.__mro__[1].__subclasses__() }}")
        )
    ),
    "шаблон: 20 000 000 элементов": body(
        lambda size: before(_SECTION, noise(count(2 * 10**7, size), '<w:z w:a="%d"/>'))
    ),
    "шаблон: lipsum и пространства имён": body(
        lambda _: before(
            _SECTION, paragraph("{{ lipsum(10**8) }}{% set n = namespace(a=1) %}{{ n }}")
        )
    ),
    "вложение: бомба, 1 ГБ в части": attached(bomb(BODY)),
    "вложение: миллиард смешков": attached(
        of(BODY, lambda _: laughing(BILLION_LAUGHS, end=b"</w:body>"))
    ),
    "вложение: чужой файл сущностью": attached(
        of(BODY, lambda _: laughing(OUTSIDE, end=b"</w:body>"))
    ),
    "вложение: имена частей с ../": attached(escaping),
    "вложение: 66 000 частей": attached(many_parts),
    "вложение: вложенность 100 000": attached(
        of(BODY, lambda size: before(_SECTION, nested(b"w:p", count(100_000, size))))
    ),
    "вложение: 300 000 абзацев": attached(
        of(BODY, lambda size: before(_SECTION, paragraph("а") * count(300_000, size)))
    ),
    "вложение: 90 000 абзацев": attached(
        of(BODY, lambda size: before(_SECTION, paragraph("а") * count(90_000, size)))
    ),
    "шаблон: 90 000 абзацев": body(
        lambda size: before(_SECTION, paragraph("а") * count(90_000, size))
    ),
    "шаблон: 19 000 тегов": body(
        lambda size: before(_SECTION, paragraph("{{ номер }}") * count(19_000, size))
    ),
    "картинка: 60 000 × 60 000 точек": pictured(lambda _: png(60_000, 60_000)),
    "картинка: 2 147 483 647 точек в ширину": pictured(lambda _: png(2**31 - 1, 1)),
    "картинка: 200 МБ": pictured(
        lambda size: png(9, 9, b"\0" * max(count(2 * 10**8, size), 60 << 20))
    ),
    "картинка: JPEG из миллиона кусков": pictured(
        lambda size: b"\xff\xd8" + b"\xff\xe1\0\x08Exif\0\0" * count(10**6, size), "Фото.jpg"
    ),
    "картинка: сущности в SVG": pictured(
        lambda _: b'<?xml version="1.0"?>' + BILLION_LAUGHS + b"<svg>&l9;</svg>"
    ),
    "профиль: скобки 100 000 раз": Case(
        BOOK, unchanged, BUILD, own_profile(lambda size: b"x = " + b"[" * count(100_000, size))
    ),
    "профиль: ключ из 100 000 частей": Case(
        BOOK,
        unchanged,
        BUILD,
        own_profile(lambda size: b".".join([b"a"] * max(99, count(100_000, size))) + b" = 1"),
    ),
    "outputs: документ – ссылка на чужой файл": Case(BOOK, unchanged, BUILD, linked_document),
    "outputs: папка – ссылка на саму себя": Case(BOOK, unchanged, BUILD, linked_folder),
    "TOML: скобки 100 000 раз": Case(
        KIND, text_file(lambda size: b"x = " + b"[" * count(100_000, size)), ("kinds",)
    ),
    "TOML: ключ из 100 000 частей": Case(
        KIND, text_file(lambda size: b".".join([b"a"] * count(100_000, size)) + b" = 1"), ("kinds",)
    ),
    "TOML: число из миллиона знаков": Case(
        KIND, text_file(lambda size: b"x = " + b"9" * max(5000, count(10**6, size))), ("kinds",)
    ),
    "TOML: 100 МБ": Case(
        KIND, text_file(lambda size: b"# \xd0\xb0\n" * count(25_000_000, size)), ("kinds",)
    ),
    "имя файла: ../../": Case(KIND, file_name("../../escaped"), BUILD),
    "имя файла: C:\\": Case(KIND, file_name(r"C:\escaped"), BUILD),
    "имя файла: CON": Case(KIND, file_name("CON"), BUILD),
    "имя файла: nul.docx и точки": Case(KIND, file_name("nul.docx. . ."), BUILD),
    "имя файла: 10 000 знаков": Case(KIND, file_name("имя" * 3000), BUILD),
    "имя файла: эмодзи, №, кавычки": Case(KIND, file_name('№ 1 "🙂" <b>?*'), BUILD),
    "имя файла: тег в теге": Case(
        KIND, file_name('{{ "".__class__ }}{% for a in номер %}'), BUILD
    ),
}  # fmt: skip
