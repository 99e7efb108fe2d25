"""Stage 5: bytes of documents become files, and nothing that a person made is lost."""

from docgen.outputs.documents import Written, copy_aside, write_document
from docgen.outputs.failures import explain_failure, explained_failures
from docgen.outputs.file_names import marked_name, safe_file_name, unique_names
from docgen.outputs.files import create_file, replace_file
from docgen.outputs.manifest import Manifest

__all__ = [
    "Manifest",
    "Written",
    "copy_aside",
    "create_file",
    "explain_failure",
    "explained_failures",
    "marked_name",
    "replace_file",
    "safe_file_name",
    "unique_names",
    "write_document",
]
