"""Set docgen up on a machine that has Python only, and run it.

    python3 start.py build      every workbook of inputs/ becomes a document in outputs/
    python3 start.py test       the tests
    python3 start.py КОМАНДА …  any other command of docgen

The first call makes .venv and installs docgen into it; later calls see that nothing has changed
and go on at once. Only the standard library is used here, and no shell. The small start.py that
``docgen init`` puts into a working folder calls this one and names its folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "docgen-installed"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
# Set by the start.py of a working folder: where docgen shall run.
WORKING_FOLDER = "DOCGEN_FOLDER"


def main(arguments: list[str]) -> int:
    """Return the exit code of the command that was asked for; 3 when the set-up failed."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    if sys.version_info < OLDEST:
        return refuse(
            f"Нужен Python 3.11 или новее, а это {sys.version.split()[0]}.",
            "Установите новый Python и запустите им же: python3.11 start.py build",
        )
    if not arguments:
        sys.stdout.write("Использование: python3 start.py build | test | КОМАНДА docgen\n")
        return 2
    testing = arguments[0] == "test"
    if not (ready(testing) or install(testing)):
        return 3
    # UTF-8 whatever the code page of the console: names of files and people are Russian.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if testing:
        return run([str(PYTHON), "-m", "pytest", *arguments[1:]], environment)
    if folder := os.environ.get(WORKING_FOLDER):
        # Elsewhere Python would find the copy that was installed, however old it is.
        environment["PYTHONPATH"] = str(ROOT)
    return run([str(PYTHON), "-m", "docgen", *arguments], environment, Path(folder or ROOT))


def ready(testing: bool) -> bool:
    """Tell whether .venv holds what this checkout asks for."""
    try:
        installed = STAMP.read_text(encoding="utf-8")
    except OSError:
        return False
    # What the tests need includes what the commands need.
    return PYTHON.exists() and installed in {wanted(True), wanted(testing)}


def wanted(testing: bool) -> str:
    """Return a fingerprint of what must be installed: it changes when the set-up must run again."""
    parts = [(ROOT / "pyproject.toml").read_text(encoding="utf-8"), str(ROOT), sys.version]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() + ("+dev" if testing else "")


def install(testing: bool) -> bool:
    """Make .venv and install docgen into it; tell whether that worked."""
    say("Готовлю docgen к работе, это займёт минуту-две…")
    STAMP.unlink(missing_ok=True)
    pip = make_environment()
    if not pip:
        return False
    # Run from ROOT, so that a folder with spaces or brackets in its name needs no quoting.
    packages = ["-e", ".[dev]" if testing else "."]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    if run([*pip, "install", *quiet, *packages]) != 0:
        refuse(
            "Не удалось установить библиотеки: что ответил pip, написано выше.",
            "Проверьте интернет и место на диске и запустите ещё раз.",
        )
        return False
    STAMP.write_text(wanted(testing), encoding="utf-8")
    say("Готово.")
    return True


def make_environment() -> list[str]:
    """Make .venv, however much of Python this machine has; return its pip as a command, or []."""
    inside = [str(PYTHON), "-m", "pip"]
    if PYTHON.exists() and works(inside):
        return inside
    if can_make_environments() or install_venv_package():
        # A .venv that was left half-made or moved is made anew rather than repaired.
        if run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]) == 0:
            return inside
    elif works([sys.executable, "-m", "pip"]) and (
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(ENVIRONMENT)]) == 0
    ):
        # Debian without python3-venv, but with pip: that pip can serve the environment too.
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    refuse(
        "Не удалось создать окружение Python в папке .venv.",
        "На Debian и Ubuntu выполните: sudo apt install python3-venv – и запустите ещё раз."
        if shutil.which("apt-get")
        else "Проверьте права на папку и место на диске и запустите ещё раз.",
    )
    return []


def can_make_environments() -> bool:
    """Tell whether ``venv`` is whole; Debian keeps a part of it in a package of its own."""
    return works([sys.executable, "-c", "import ensurepip, venv"])


def install_venv_package() -> bool:
    """Install Debian's missing part where that needs nobody's password: containers, servers."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    say(f"Устанавливаю системный пакет {package}…")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", package]):
        run(["apt-get", *command], quiet)
    return can_make_environments()


def works(command: list[str]) -> bool:
    """Tell whether a program runs at all."""
    probe = [*command, "--version"] if command[-1] == "pip" else command
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(command: list[str], environment: dict[str, str] | None = None, folder: Path = ROOT) -> int:
    """Run a program, in the project's folder if not told otherwise, and return its exit code."""
    try:
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    except OSError:
        return 3
    except KeyboardInterrupt:
        say("Остановлено.")
        return 3


def say(text: str) -> None:
    """Tell how it goes; stderr, because stdout may be the JSON of docgen."""
    sys.stderr.write(text + "\n")


def refuse(problem: str, advice: str) -> int:
    """Tell what is wrong and what to do; return the exit code for it."""
    say(f"{problem} {advice}")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
