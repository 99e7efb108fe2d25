"""Valid packages and texts spoilt as transfers, programs and people spoil them, by chance."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

Parts = list[tuple[str, bytes]]

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_TEXT = re.compile(rb">([^<>]+)<")
_BIG = str(2**31).encode()
VALUES = (
    b"",
    b"0",
    b"-1",
    b"1.5",
    _BIG,
    b"9" * 40,
    b"1e308",
    b"NaN",
    b"true",
    b"A1:XFD1048576",
    b"XFD1048576",
    b"../../../etc/passwd",
    b"file:///dev/zero",
    "🙂 «№»".encode(),
    b"{{ x }}",
    b"{% for",
    b"=1+1",
    b"a" * 5000,
    b"&#xD800;",
    b"rId1",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the file with one to four faults; a package is mostly spoilt inside its parts."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.85:
            data = _spoilt_package(data, chance)
        else:
            data = chance.choice(_BYTES)(data, chance)
    return data


def mutated_text(data: bytes, chance: random.Random) -> bytes:
    """Return a text such as TOML with one to four faults."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice((*_BYTES, _line_dropped, _line_moved, _value_changed))(data, chance)
    return data


def _spoilt_package(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
    except Exception:  # noqa: BLE001 - spoilt already, beyond reading
        return _flipped(data, chance)
    if not parts:
        return data
    chance.choice(_PACKAGE)(parts, chance)
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name that stands twice is meant
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def _within(change: Callable[[bytes, random.Random], bytes]) -> Callable[..., None]:
    def changed(parts: Parts, chance: random.Random) -> None:
        number = chance.randrange(len(parts))
        name, content = parts[number]
        parts[number] = (name, change(content, chance))

    return changed


def _part_dropped(parts: Parts, chance: random.Random) -> None:
    del parts[chance.randrange(len(parts))]


def _part_doubled(parts: Parts, chance: random.Random) -> None:
    parts.append(chance.choice(parts))


def _part_renamed(parts: Parts, chance: random.Random) -> None:
    number = chance.randrange(len(parts))
    name, content = parts[number]
    name = chance.choice((name.upper(), f"../{name}", f"/{name}", name.replace("/", "\\"), "x"))
    parts[number] = (name, content)


def _parts_swapped(parts: Parts, chance: random.Random) -> None:
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    first, second = parts[one], parts[other]
    parts[one], parts[other] = (first[0], second[1]), (second[0], first[1])


def _relation_broken(parts: Parts, chance: random.Random) -> None:
    numbers = [number for number, (name, _) in enumerate(parts) if name.endswith(".rels")]
    if numbers:
        number = chance.choice(numbers)
        name, content = parts[number]
        parts[number] = (name, chance.choice((_attribute, _element_dropped))(content, chance))


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 8, 64)) if spoilt else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _hole(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 16, 512)) :]


def _noise(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 300, len(data))))


def _attribute(data: bytes, chance: random.Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return _flipped(data, chance)
    one = chance.choice(found)
    value = chance.choice((*VALUES, None))
    new = b"" if value is None else one[1] + b'="' + value + b'"'
    return data[: one.start()] + new + data[one.end() :]


def _text(data: bytes, chance: random.Random) -> bytes:
    found = list(_TEXT.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start(1)] + chance.choice(VALUES) + data[one.end(1) :]


def _element_dropped(data: bytes, chance: random.Random) -> bytes:
    found = list(_ELEMENT.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + data[one.end() :]


def _element_moved(data: bytes, chance: random.Random) -> bytes:
    found = list(_ELEMENT.finditer(data))
    if not found:
        return data
    one, other = chance.choice(found), chance.choice(found)
    times = chance.choice((1, 1, 2, 300))
    return data[: other.start()] + one[0] * times + data[other.start() :]


def _tag_dropped(data: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"<[^<>]*>", data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + data[one.end() :]


def _line_dropped(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _line_moved(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def _value_changed(data: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"=\s*([^\n]+)", data))
    if not found:
        return data
    one = chance.choice(found)
    value = chance.choice(_TOML_VALUES)
    return data[: one.start(1)] + value + data[one.end(1) :]


_TOML_VALUES = (
    b"1",
    b"-1",
    b"true",
    b"nan",
    b"2027-09-01",
    b"[]",
    b"{}",
    b'""',
    b"[[1]]",
    b"[1, 'a']",
    b"{a = 1}",
    b'"../x"',
    b'"{{ x }}"',
    b'"CON"',
)
_BYTES = (_cut, _flipped, _flipped, _hole, _noise)
_PACKAGE = (
    _part_dropped,
    _part_doubled,
    _part_renamed,
    _parts_swapped,
    *[_relation_broken] * 2,
    *[_within(_attribute)] * 5,
    *[_within(_text)] * 3,
    *[_within(_element_dropped)] * 3,
    *[_within(_element_moved)] * 4,
    _within(_tag_dropped),
    _within(_cut),
    _within(_flipped),
    _within(_hole),
    _within(_noise),
)
