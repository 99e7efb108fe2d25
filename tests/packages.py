"""Two packages of Office compared part by part: XML by its canonical form, the rest by bytes."""

import re
import zipfile
from io import BytesIO

from lxml import etree

_TIMES = ("{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified")


def read_package(data):
    """Return the parts of a package by name; the same name twice is an error."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        assert len(set(names)) == len(names), "the same part twice"
        return {name: archive.read(name) for name in names}


def differences(ours, theirs, parts=""):
    """Yield what differs between two packages; the times of docProps/core.xml are let be.

    With ``parts``, a pattern, only the parts that match it are compared, and a namespace may have
    any prefix: where it has two, either is right.
    """
    ours, theirs = read_package(ours), read_package(theirs)
    for name in sorted(ours.keys() | theirs.keys()):
        if parts and not re.fullmatch(parts, name):
            continue
        if name not in ours or name not in theirs:
            yield f"{name}: only in {'the second' if name in theirs else 'the first'}"
        elif ours[name] != theirs[name]:
            yield from _part_differences(name, ours[name], theirs[name], by_prefix=not parts)


def _part_differences(name, ours, theirs, by_prefix):
    if ours.startswith(b"PK\3\4") and theirs.startswith(b"PK\3\4"):
        for inner in differences(ours, theirs):
            yield f"{name} › {inner}"
        return
    if not name.endswith((".xml", ".rels")):
        yield f"{name}: other bytes"
    elif (first := canonical(ours, by_prefix)) != (second := canonical(theirs, by_prefix)):
        at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), -1)
        yield f"{name}: …{first[at - 40 : at + 60]!r} ≠ …{second[at - 40 : at + 60]!r}"


def canonical(xml, by_prefix=True):
    """Return the canonical form of a part, with its own prefixes of namespaces or with any."""
    root = etree.fromstring(xml)
    for name in _TIMES:
        for node in root.findall(name):
            node.text = ""
    if root.tag.endswith(("}Relationships", "}Types")):
        # Their order means nothing.
        root[:] = sorted(root, key=lambda node: sorted(node.attrib.items()))
    if by_prefix:
        return etree.tostring(root, method="c14n2").decode()
    return etree.canonicalize(root, rewrite_prefixes=True)
