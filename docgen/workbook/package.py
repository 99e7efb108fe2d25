"""The file as a zip package: its parts as parsed XML, or one sentence why it is no workbook."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from docgen.errors import DocgenError, UnreadableWorkbookError
from docgen.limits import MEGABYTE, BeyondLimitError, limits
from docgen.names import nearest_name, normal_name
from docgen.workbook.bare_elements import BareElement, NotSmallError, small_elements
from docgen.workbook.broken_parts import damages, is_broken
from docgen.workbook.guarding import refuse_bomb, refuse_crowded, too_big

if TYPE_CHECKING:
    from lxml import etree

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS: Final = "Откройте файл в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)»."
_DAMAGED: Final = (
    "Откройте его в Excel или LibreOffice: программа предложит восстановить файл; сохраните "
    "и попробуйте снова. Если не открывается, возьмите предыдущую копию."
)

P = ParamSpec("P")
R = TypeVar("R")


class Package:
    """The parts of an .xlsx file by name."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self.archive = archive
        # Some writers disagree with their own content list about the case of part names.
        self._names = {name.casefold(): name for name in archive.namelist()}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._names.values())

    def read(self, part: str) -> bytes:
        """Return the bytes of a part."""
        try:
            return self.archive.read(self._names[part.casefold()])
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise damaged(self.path) from error

    def elements(self, part: str, tags: tuple[str, ...]) -> Iterable[BareElement]:
        """Return the elements with these local names, without their texts.

        None of them is used when the next one was taken: each is emptied then.
        """
        return self.bare(self.read(part), tags)

    def bare(self, content: bytes, tags: tuple[str, ...]) -> Iterable[BareElement]:
        """Return the same of a part that was read."""
        self._refuse_attacks(content)
        try:
            return small_elements(content, tags)
        except NotSmallError:
            return self.parsed(content, tags)

    def parsed(self, content: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """Yield the same with their texts."""
        from lxml import etree

        self._refuse_attacks(content)
        refuse_crowded(content)
        parser = etree.iterparse(
            BytesIO(content),
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
        )
        try:
            for _, element in parser:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise damaged(self.path) from error

    def _refuse_attacks(self, content: bytes) -> None:
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
            # No spreadsheet program writes one: entities only serve attacks on the reader.
            raise damaged(self.path)

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Return type and target of every relationship of a part (or of the package, for "")."""
        rels = relations_part(part)
        if rels not in self:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for element in self.elements(rels, ("Relationship",)):
            is_external = element.get("TargetMode", "") == "External"
            target = element.get("Target", "") if is_external else target_of(part, element)
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = (kind, target)
        return found


def relations_part(part: str) -> str:
    """Return the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(part: str, relation: BareElement) -> str:
    """Return the part that a relationship of another part leads to."""
    joined = posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
    return posixpath.normpath(joined).lstrip("/")


def open_package(path: Path) -> Package:
    """Return the package in this file.

    Raises:
        UnreadableWorkbookError: the file is missing, locked, encrypted, damaged, too big or of
            another type; the message says which.

    """
    content = _read_file(path)
    if not zipfile.is_zipfile(BytesIO(content)) or not content.startswith(b"PK"):
        raise _not_a_zip(path, content)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(path) from error
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise _encrypted(path)
    refuse_bomb(path, archive)
    _refuse_other_types(path, archive)
    return Package(path, archive)


def refusing_damaged(
    edit: Callable[Concatenate[Path, P], R],
) -> Callable[Concatenate[Path, P], R]:
    """Let what works on the parts of a file, its first argument, refuse one that is broken inside.

    The file comes from any program and may be broken in any way. What only a broken file raises,
    and whatever is raised over a file that openpyxl cannot read either, becomes a refusal; all
    else is a fault of docgen and stays one.
    """

    @wraps(edit)
    def refusing(path: Path, /, *arguments: P.args, **options: P.kwargs) -> R:
        try:
            return edit(path, *arguments, **options)
        except DocgenError:
            raise
        except BeyondLimitError as error:
            raise too_big(path, error.name) from error
        except damages() as error:
            raise damaged(path) from error
        except Exception as error:
            if is_broken(path.read_bytes()):
                raise damaged(path) from error
            raise

    return refusing


def damaged(path: Path) -> UnreadableWorkbookError:
    """Return the refusal of a file that is broken inside."""
    return UnreadableWorkbookError(f"Файл «{path.name}» повреждён и не читается.", _DAMAGED)


def _read_file(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise UnreadableWorkbookError(
            f"Файл «{path.name}» – служебный: его создал Excel, пока книга открыта.",
            f"Укажите саму книгу: «{path.name[2:]}».",
        )
    try:
        if path.is_dir():
            raise UnreadableWorkbookError(
                f"«{path.name}» – это папка, а не книга.", "Укажите файл .xlsx."
            )
        if path.stat().st_size > limits().workbook_mb * MEGABYTE:
            raise too_big(path, "workbook_mb")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableWorkbookError(
            f"Файл «{path}» не найден.", _near(path) or "Проверьте имя файла и папку."
        ) from error
    except PermissionError as error:
        raise UnreadableWorkbookError(
            f"Файл «{path.name}» открыт в другой программе или нет права его читать.",
            "Закройте книгу в Excel или LibreOffice и повторите.",
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableWorkbookError(
            f"Файл «{path.name}» не удалось прочитать с диска.",
            "Проверьте, что диск или сетевая папка доступны, и повторите.",
        ) from error
    if not content:
        raise UnreadableWorkbookError(
            f"Файл «{path.name}» пуст: в нём ноль байт.", "Возьмите другую копию книги."
        )
    return content


def _not_a_zip(path: Path, content: bytes) -> UnreadableWorkbookError:
    name = path.name
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return _encrypted(path)
        if "WordDocument".encode("utf-16-le") in content:
            return _other_type(name, "документ Word старого формата (.doc)")
        return _other_type(name, "книга старого формата (.xls)", _SAVE_AS)
    if content.startswith(b"PK"):
        return damaged(path)
    if start.startswith(b"%pdf"):
        return _other_type(name, "документ PDF")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return _other_type(name, "таблица XML 2003", _SAVE_AS)
    if start.startswith((b"<!doctype html", b"<html", b"<table")):
        return _other_type(name, "веб-страница, хотя и с именем таблицы", _SAVE_AS)
    if b"\0" not in content[:4096]:
        return _other_type(name, "текстовый файл (например, .csv)", _SAVE_AS)
    return _other_type(name, "файл неизвестного вида", "Нужна книга Excel в формате .xlsx.")


def _encrypted(path: Path) -> UnreadableWorkbookError:
    return UnreadableWorkbookError(
        f"Файл «{path.name}» защищён паролем.",
        "Откройте его в Excel, снимите пароль (Файл → Сведения → Защита книги) и сохраните.",
    )


def _other_type(name: str, what: str, hint: str = "") -> UnreadableWorkbookError:
    return UnreadableWorkbookError(
        f"Файл «{name}» – не книга .xlsx: это {what}.",
        hint or "Укажите книгу Excel в формате .xlsx.",
    )


def _refuse_other_types(path: Path, archive: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in archive.namelist()}
    if "mimetype" in names and "content.xml" in names:
        what = "таблица OpenDocument (.ods)"
        kind = archive.read("mimetype") if "mimetype" in archive.namelist() else b""
        if b"spreadsheet" not in kind:
            what = "документ OpenDocument"
        raise _other_type(path.name, what, _SAVE_AS)
    for part, what in (
        ("word/document.xml", "документ Word (.docx)"),
        ("ppt/presentation.xml", "презентация (.pptx)"),
        ("xl/workbook.bin", "двоичная книга Excel (.xlsb)"),
    ):
        if part in names:
            raise _other_type(path.name, what, _SAVE_AS if "книга" in what else "")
    if "_rels/.rels" not in names and "xl/workbook.xml" not in names:
        raise _other_type(path.name, "архив, в котором нет книги")


def _near(path: Path) -> str:
    """Return an offer of the file that was most likely meant: there, or in its «inputs»."""
    known = {
        file.stem: file
        for folder in (path.parent / "inputs", path.parent)
        if folder.is_dir()
        for file in sorted(folder.glob("*.xlsx"))
        if not file.name.startswith("~$")
    }
    typed = normal_name(path.stem)
    # Of «Краткий протокол.xlsx» without quotation marks the shell makes two names.
    begun = [stem for stem in known if typed and normal_name(stem).startswith(typed)]
    near = min(begun, key=len, default=None) or nearest_name(path.stem, known)
    if near is None:
        return ""
    quotes = " Имя с пробелами возьмите в кавычки." if " " in str(known[near]) else ""
    return f"Может быть, «{known[near]}»?{quotes}"
