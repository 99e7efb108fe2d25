"""Templates and documents for the tests of rendering, made on the spot."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from docgen.rendering import DocumentTemplate  # noqa: E402
from templates.build.base import LONG_STORAGE, template_parts  # noqa: E402
from tests.pictures import png  # noqa: E402


def _zip(parts):
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def make_template(tmp_path):
    """Return a function that writes a template with this body and returns its path."""

    def make(*body, name="шаблон.docx", **parts):
        files = template_parts("".join(body), LONG_STORAGE, "{{ название }}", "Школа")
        if "title" in parts:
            files["docProps/core.xml"] = files["docProps/core.xml"].replace(
                "{{ название }}", parts.pop("title")
            )
        else:
            files["docProps/core.xml"] = files["docProps/core.xml"].replace("{{ название }}", "")
        for part, content in parts.items():
            files[f"word/{part}.xml"] = content
        path = tmp_path / name
        path.write_bytes(_zip(files))
        return path

    return make


@pytest.fixture
def print_body(make_template):
    """Return a function that prints a body of paragraphs with a context."""

    def render(*body, filters=None, title="", parts=None, **context):
        path = make_template(*body, title=title, **(parts or {}))
        return DocumentTemplate.open(path, filters or {}).render(context)

    return render


@pytest.fixture
def parts_of():
    """Return a function that reads the parts of a document as text."""

    def read(data):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            return {
                name: archive.read(name).decode()
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }

    return read


@pytest.fixture(name="png")
def _png():
    return png
