"""One LibreOffice at work in a profile of its own, ended with all that it has started."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docgen.office.finding import Office

#: Values by the path of a setting below «org.openoffice.Office» in the registry of LibreOffice.
Settings = Mapping[str, str]

# What comes from other people is opened without macros, and asks the network for nothing.
_SETTINGS: Final[Settings] = {
    "Common/Security/Scripting/MacroSecurityLevel": "3",
    "Common/Security/Scripting/DisableMacrosExecution": "true",
    "Common/Security/Scripting/BlockUntrustedRefererLinks": "true",
    "Writer/Content/Update/Link": "0",
}
_REGISTRY: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}</oor:items>
"""
_ITEM: Final = """<item oor:path="/org.openoffice.Office.{}">
<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>
"""
_QUIET: Final = (
    "--headless",
    "--invisible",
    "--norestore",
    "--nolockcheck",
    "--nodefault",
    "--nologo",
)
_END_SECONDS: Final = 10
_VERSION_SECONDS: Final = 60


@contextmanager
def running(
    office: Office, arguments: Sequence[str], profile: Path, settings: Settings | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run LibreOffice with a fresh profile in this folder; afterwards nothing of it is left.

    Raises:
        OSError: it cannot be started.

    """
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        _registry({**_SETTINGS, **(settings or {})}), encoding="utf-8"
    )
    # A group of its own: the program is a chain of processes, and all of them must end.
    process = subprocess.Popen(  # noqa: S603 - a found program, no shell
        [*office.command, f"-env:UserInstallation={profile.as_uri()}", *_QUIET, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=_hidden_window(),
    )
    try:
        yield process
    finally:
        _end(process)


def version_of(office: Office) -> str:
    """Return what LibreOffice says of its version; empty when it does not start."""
    try:
        with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
            profile = Path(folder).resolve().as_uri()
            told = subprocess.run(  # noqa: S603 - a found program, no shell
                [*office.command, f"-env:UserInstallation={profile}", "--version"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_VERSION_SECONDS,
                creationflags=_hidden_window(),
            ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    found = re.search(rb"LibreOffice\D{0,20}([\d.]+)", told)
    return found[1].decode() if found else ""


def _registry(settings: Settings) -> str:
    places = ((*path.rpartition("/")[::2], value) for path, value in settings.items())
    return _REGISTRY.format("".join(_ITEM.format(*place) for place in places))


def _hidden_window() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and its whole tree, and wait until it is gone."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32"
            command = [str(system / "taskkill.exe"), "/F", "/T", "/PID", str(process.pid)]
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603 - a fixed program of the system
                    command, capture_output=True, check=False, timeout=_END_SECONDS
                )
    else:
        # The group outlives its first process when that one has crashed.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
