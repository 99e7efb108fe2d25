"""A LibreOffice of a page: what becomes of a file is told by the file's first word."""

import subprocess
import sys
import time
from pathlib import Path


def convert(source: Path, target: Path) -> None:
    word = source.read_bytes().split(b" ")[0].decode()
    if word == "hang":
        time.sleep(600)
    if word == "crash":
        sys.exit(81)
    if word == "leave":
        sys.exit(0)
    if word == "child":  # the launcher waits for a program that never ends
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        (Path(sys.argv[0]).parent / "child.pid").write_text(str(child.pid), encoding="ascii")
        child.wait()
    if word == "half":
        target.write_bytes(b"%PDF-1.7 half of it")
    elif word != "refuse":
        target.write_bytes(b"%PDF-1.7 " + source.name.encode() + b" %%EOF\n")


def main() -> None:
    log = Path(sys.argv[0]).with_suffix(".log")
    profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://"))
    with log.open("a", encoding="utf-8") as lines:
        lines.write(f"{profile}\n")
    out = Path(sys.argv[sys.argv.index("--outdir") + 1])
    for source in map(Path, sys.argv[sys.argv.index("--outdir") + 2 :]):
        convert(source, out / f"{source.stem}.pdf")
    sys.exit(1)  # the exit code says nothing


main()
