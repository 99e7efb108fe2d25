"""Stage 5: bytes of documents become files, and nothing that a person made is lost."""

from importlib import import_module
from typing import TYPE_CHECKING

from docgen.failures import explain_failure, explained_failures
from docgen.outputs.documents import Written, copy_aside, made_from, remove_own, write_document
from docgen.outputs.file_names import marked_name, safe_file_name, unique_names
from docgen.outputs.files import create_file, replace_file
from docgen.outputs.manifest import Manifest, digest

if TYPE_CHECKING:
    from docgen.outputs.bundles import bundle
    from docgen.outputs.ledger import BatchEntry, Ledger
    from docgen.outputs.staging import Disk, Staging, settle

__all__ = [
    "BatchEntry",
    "Disk",
    "Ledger",
    "Manifest",
    "Staging",
    "Written",
    "bundle",
    "copy_aside",
    "create_file",
    "digest",
    "explain_failure",
    "explained_failures",
    "made_from",
    "marked_name",
    "remove_own",
    "replace_file",
    "safe_file_name",
    "settle",
    "unique_names",
    "write_document",
]

# What only batches need is loaded when asked for.
_OF_BATCHES = {
    "BatchEntry": "ledger",
    "Disk": "staging",
    "Ledger": "ledger",
    "Staging": "staging",
    "settle": "staging",
    "bundle": "bundles",
}


def __getattr__(name: str) -> object:
    if name in _OF_BATCHES:
        return getattr(import_module(f"docgen.outputs.{_OF_BATCHES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
