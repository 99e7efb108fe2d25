"""LibreOffice is found where each system puts it."""

from pathlib import Path

import pytest

from docgen.office.finding import offices


def program(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    path.chmod(0o755)
    return path


def commands(platform, environ, home):
    return [office.command for office in offices(platform, {"PATH": "", **environ}, home)]


def test_windows_program_files(tmp_path):
    new = program(tmp_path / "Program Files" / "LibreOffice 24" / "program" / "soffice.com")
    old = program(tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.com")
    own = program(tmp_path / "Local" / "Programs" / "LibreOffice" / "program" / "soffice.com")
    environ = {
        "ProgramFiles": str(tmp_path / "Program Files"),
        "ProgramW6432": str(tmp_path / "Program Files"),
        "LOCALAPPDATA": str(tmp_path / "Local"),
    }
    found = commands("win32", environ, tmp_path)
    assert found == [(str(new),), (str(old),), (str(own),)]


def test_macos_applications(tmp_path):
    path = program(tmp_path / "Applications/LibreOffice.app/Contents/MacOS/soffice")
    assert (str(path),) in commands("darwin", {}, tmp_path)


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
@pytest.mark.skipif("__import__('os').name == 'nt'", reason="Windows asks for a suffix")
def test_linux_path(tmp_path, name):
    path = program(tmp_path / "bin" / name)
    assert commands("linux", {"PATH": str(path.parent)}, tmp_path)[0] == (str(path),)


@pytest.mark.skipif("__import__('os').name == 'nt'", reason="Windows asks for a suffix")
def test_flatpak_is_confined(tmp_path):
    path = program(tmp_path / "bin" / "flatpak")
    environ = {"PATH": str(path.parent)}
    assert not any("run" in command for command in commands("linux", environ, tmp_path))
    (tmp_path / ".local/share/flatpak/app/org.libreoffice.LibreOffice").mkdir(parents=True)
    found = list(offices("linux", environ, tmp_path))[-1]
    assert found.command[1:] == ("run", "--command=soffice", "org.libreoffice.LibreOffice")
    assert found.confined


def test_the_named_one_is_first(tmp_path):
    path = program(tmp_path / "переносной" / "soffice")
    found = commands("linux", {"DOCGEN_SOFFICE": str(path)}, tmp_path)
    assert found[0] == (str(path),)
    gone = commands("linux", {"DOCGEN_SOFFICE": str(path) + "-нет"}, tmp_path)
    assert (str(path) + "-нет",) not in gone


def test_nothing_is_found_where_nothing_is(tmp_path):
    assert commands("win32", {"ProgramFiles": str(tmp_path)}, Path(tmp_path)) == []
