"""Give docgen files that were made to hurt it: a table of what came of each, with time and memory.

    PYTHONPATH=. python benchmarks/hostile.py [--size 1.0] [--only NAME]

Each file is opened by a process of its own that may take 3 GB and a minute. A fault is a traceback,
an inner fault of docgen, an exit code other than 0, 1 and 3, a process that had to be ended, or a
file written outside of its folder. ``--size 0.02`` makes the same files fifty times smaller, for a
quick run. Exit code 1 if there is a fault.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.starter import create_workspace

HERE = Path(__file__).parents[1]
LONGEST = 60
MOST_BYTES = 3 * 1024**3
BOOK = "inputs/Краткий протокол.xlsx"
TEMPLATE = "templates/docx/protocol.docx"
KIND = "templates/kinds/protocol.toml"
SHEET = "xl/worksheets/sheet2.xml"
BODY = "word/document.xml"
_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'.encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
_HEAD = re.compile(rb"^(\s*<\?xml[^>]*\?>)?")

Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Case:
    """A hostile file: which sound one it takes the place of, how it is made, what is run."""

    file: str
    make: Callable[[bytes, float], bytes]
    command: tuple[str, ...]


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


CHECK = ("check", BOOK)
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", default="", help="cases with this in their names")
    chosen = parser.parse_args()
    faults = 0
    print("| Что подано | Чем кончилось | с | МБ |\n|---|---|--:|--:|")
    for name in CASES:
        if chosen.only in name:
            outcome, seconds, megabytes = tried(name, chosen.size)
            faults += outcome.startswith("СБОЙ")
            print(f"| {name} | {outcome} | {seconds:.1f} | {megabytes} |", flush=True)
    print(f"\nFaults: {faults}")
    return 1 if faults else 0


def tried(name: str, size: float) -> tuple[str, float, int]:
    """Return what came of a case, the seconds, and the most megabytes (0 where unknown)."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        root = Path(folder) / "а" / "б" / "папка"
        create_workspace(root)
        case = CASES[name]
        sound = root / case.file
        # Made by another process: a child is told to have taken what its parent takes.
        make = multiprocessing.get_context("spawn").Process(target=lay, args=(name, size, sound))
        make.start()
        make.join()
        outside = _files_outside(Path(folder), root)
        started = time.monotonic()
        out = Path(folder) / "out.txt"
        with out.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-c", _LIMITED, str(MOST_BYTES), *case.command],
                cwd=root,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": folder, "PYTHONPATH": str(HERE)},
            )
            code, megabytes = _waited(process)
        seconds = time.monotonic() - started
        text = out.read_text("utf-8", "replace")
        out.unlink()
        strange = _files_outside(Path(folder), root) - outside
    return _outcome(code, text, strange), seconds, megabytes


def lay(name: str, size: float, sound: Path) -> None:
    """Put a hostile file in the place of a sound one."""
    sound.write_bytes(CASES[name].make(sound.read_bytes(), size))


_LIMITED = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
except ImportError:
    pass
from docgen.cli import main
sys.exit(main(sys.argv[2:]))
"""


def _waited(process: subprocess.Popen[bytes]) -> tuple[int | None, int]:
    """Return the exit code, None when it had to be ended, and the most memory it took."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        if not hasattr(os, "wait4"):
            try:
                return process.wait(LONGEST), 0
            except subprocess.TimeoutExpired:
                break
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss // 1024
        time.sleep(0.01)
    process.kill()
    process.wait()
    return None, 0


def _files_outside(folder: Path, root: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_relative_to(root)}


def _outcome(code: int | None, text: str, strange: set[Path]) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = next((line for line in lines if re.search("ошибка|повреж|велик|«", line)), "")
    told = (told or (lines[0] if lines else "")).replace("|", "/")[:110]
    if code is None:
        return f"СБОЙ: дольше {LONGEST} с"
    if strange:
        return f"СБОЙ: записано вне папки: {sorted(map(str, strange))}"
    if code not in {0, 1, 3} or "Внутренняя ошибка" in text or "Traceback" in text:
        return f"СБОЙ: код {code}: {told or text[-200:]}"
    return f"код {code}: {told}"


if __name__ == "__main__":
    sys.exit(main())
