"""XML parts as trees, read once, with nothing fetched and nothing expanded."""

from lxml import etree
from lxml.etree import _Element

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.vocabulary import IGNORABLE

_PARSER = etree.XMLParser(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,
    collect_ids=False,
    # Word ignores both, and without them every child of a tree is an element.
    remove_comments=True,
    remove_pis=True,
)
# UTF-16 is legal in a package too, so a DOCTYPE may hide in it from a plain search.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_LEGAL_ENCODINGS = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"})


def is_xml(part: str) -> bool:
    """Tell whether the part's name says that it holds XML."""
    return part.lower().endswith((".xml", ".rels"))


def parse_part(part: str, data: bytes) -> tuple[_Element | None, list[Fault]]:
    """Return the root of the part and the faults of its XML; no root means nothing to check."""
    # Looked for before parsing: entities of a DTD cost time and memory while they are read.
    # A search for the one sign is far faster, and "!" hardly ever occurs.
    if b"!" in data and any(doctype in data for doctype in _DOCTYPES):
        return None, [_doctype_fault(part)]
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, [
            Fault(
                "xml-parses",
                part,
                f"Внутренняя часть документа «{part}» испорчена и не читается ({error}).",
            )
        ]
    about = root.getroottree().docinfo
    if about.internalDTD is not None:
        return None, [_doctype_fault(part)]
    faults = []
    if (about.encoding or "UTF-8").upper() not in _LEGAL_ENCODINGS:
        faults.append(
            Fault(
                "xml-encoding-unicode",
                part,
                f"Часть «{part}» записана в кодировке {about.encoding}; Word читает только "
                "UTF-8 и UTF-16.",
            )
        )
    # Word refuses a file whose root names a prefix as ignorable without declaring it; libraries
    # that clean unused namespaces cause exactly this.
    lost = [prefix for prefix in root.get(IGNORABLE, "").split() if prefix not in root.nsmap]
    if lost:
        faults.append(
            Fault(
                "ignorable-prefix-declared",
                part,
                f"В части «{part}» не объявлены пространства имён: {', '.join(lost)}. "
                "Word откажется открыть файл.",
            )
        )
    return root, faults


def _doctype_fault(part: str) -> Fault:
    return Fault(
        "xml-no-doctype",
        part,
        f"Часть «{part}» содержит объявление DOCTYPE: в документах Word оно запрещено.",
    )
