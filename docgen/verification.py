"""``build --verify``: what openxml-audit, a port of Microsoft's validator, says of a document.

docgen's own proof (``rendering/proof/``) goes with every document and costs next to nothing; the
full validation takes up to a second a document and needs a library of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from docgen.errors import DocgenError, how_to_install
from docgen.issues import Issue, Location, error, warning

_MOST_TOLD: Final = 5
_MEANINGS: Final[Mapping[str, str]] = {
    "schema": "часть разметки стоит не там, где её ждёт Word, или имеет недопустимое значение",
    "semantic": "номер или ссылка внутри файла повторяется или никуда не ведёт",
    "package": "файл собран не по правилам, Word может его не открыть",
    "relationship": "документ ссылается на то, чего в файле нет",
    "binary": "картинка или другой вложенный файл повреждён",
    "markup_compatibility": "разметка для новых версий Word записана неверно",
}
_ODD: Final = "файл устроен не так, как ждёт Word"


def is_of_full_validation(issue: Issue) -> bool:
    """Return whether a finding is told only where the full validation was asked for."""
    return issue.code.startswith("verify-")


class Verifier:
    """The full validation of the documents of one run.

    Raises:
        DocgenError: openxml-audit is not installed.

    """

    def __init__(self) -> None:
        try:
            from openxml_audit import FileFormat, OpenXmlValidator
        except ImportError:
            raise DocgenError(
                "Для полной проверки (--verify) нужна программа openxml-audit, а её здесь нет.",
                f"{how_to_install('openxml-audit')} Без --verify документы собираются с обычной "
                "проверкой: её docgen делает всегда.",
            ) from None
        self._validator: Any = OpenXmlValidator(FileFormat.MICROSOFT_365)
        self._templates: dict[Path, frozenset[tuple[str, str]]] = {}

    def findings(self, place: Location, name: str, data: bytes, template: Path) -> Iterator[Issue]:
        """Yield what is wrong with a document of this name: errors, and warnings of its template.

        What the template brings is no fault of the document: Word has opened it so far.
        """
        from docgen.rendering.proof.archive import prove_zip

        faults = prove_zip(data)
        for fault in faults:
            yield error(
                f"proof-{fault.code}", place, f"Документ «{name}» ({fault.part}): {fault.message}"
            )
        if any(fault.code.startswith("zip-") for fault in faults):
            return  # nobody can read it
        found = self._found(data)
        brought = self._brought_by(template) if found else frozenset()
        told = [one for one in found if one[:2] not in brought]
        for part, words, meaning in told[:_MOST_TOLD]:
            yield error(
                "verify-document",
                place,
                f"Документ «{name}» не прошёл полную проверку, часть «{part}»: {meaning} "
                f"({words}).",
                "Документ не записан. Покажите это тому, кто ведёт шаблоны; без --verify документ "
                f"соберётся.{_more(told)}",
            )
        old = [one for one in found if one[:2] in brought]
        for part, words, meaning in old[:_MOST_TOLD]:
            yield warning(
                "verify-template",
                place,
                f"Документ «{name}», часть «{part}»: {meaning} ({words}). Так уже в шаблоне "
                f"«{template.name}».",
                f"Откройте «{template.name}» в Word и сохраните заново.{_more(old)}",
            )

    def _found(self, data: bytes) -> list[tuple[str, str, str]]:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
            path = Path(folder) / "document.docx"
            path.write_bytes(data)
            return list(dict.fromkeys(self._found_in(path)))

    def _found_in(self, path: Path) -> Iterator[tuple[str, str, str]]:
        """Yield part, words of the validator and what they mean."""
        for one in self._validator.validate(path).errors:
            meaning = _MEANINGS.get(one.error_type.value, _ODD)
            yield one.part_uri.lstrip("/"), one.description.rstrip("."), meaning

    def _brought_by(self, template: Path) -> frozenset[tuple[str, str]]:
        if template not in self._templates:
            found = self._found_in(template)
            self._templates[template] = frozenset((part, words) for part, words, _ in found)
        return self._templates[template]


def _more(found: list[Any]) -> str:
    left = len(found) - _MOST_TOLD
    return f" И ещё таких замечаний: {left}." if left > 0 else ""
