"""Many files through one LibreOffice: whatever happens to one of them, the others are converted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress
from itertools import count
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from typing import Final, Literal

from msgspec import Struct, field

from docgen.journal import noted, timed
from docgen.office.finding import Office
from docgen.office.process import Settings, running

Format = Literal["pdf", "docx", "xlsx", "odt"]
#: An ordinary PDF, or what archives ask for: PDF/A-1 (its level «a»), PDF/A-2b, PDF/A-3b.
PdfForm = Literal["pdf", "1a", "2b", "3b"]

#: The first file waits for the start of the program too, which takes a slow machine a minute.
SECONDS_FOR_FILE: Final = 120.0
# A long-lived LibreOffice grows; and a command line of Windows has an end.
_FILES_OF_PROCESS: Final = 50
# So many starts in a row without a single file: the program itself does not work.
_MOST_BARREN: Final = 3
_PAUSE: Final = 0.05
_FOLDER: Final = "docgen-office-"
# No run takes as many seconds.
_FORGOTTEN: Final = 2 * 24 * 3600
_TAIL: Final = 1024
# Told by the profile: on a command line only newer programs understand them, and Windows spoils the
# quotes. A tagged PDF can be read aloud; PDF/A-1 of LibreOffice has the level «a» because of tags.
_PDF_SETTINGS: Final = "Common/Filter/PDF/Export"
_PDF_VERSIONS: Final[Mapping[PdfForm, str]] = {"pdf": "0", "1a": "1", "2b": "2", "3b": "3"}
# How a whole file ends; the exit code of LibreOffice tells nothing of that.
_ENDS: Final = {"pdf": b"%%EOF", "docx": b"PK\5\6", "xlsx": b"PK\5\6", "odt": b"PK\5\6"}


class Conversion(Struct, frozen=True):
    """What became of one file: its new bytes, or in Russian why there are none."""

    source: Path
    data: bytes = field(default=b"")
    problem: str = ""


class _Job(Struct, frozen=True):
    source: Path
    copy: Path
    result: Path

    def failed(self, problem: str) -> Conversion:
        return Conversion(self.source, problem=f"Файл «{self.source.name}» {problem}")


class _Work(Struct, frozen=True):
    to: Format
    office: Office
    folder: Path
    seconds: float
    form: PdfForm

    def start(self, jobs: Sequence[_Job], number: int) -> AbstractContextManager[Popen[bytes]]:
        """Start LibreOffice for these files, in a profile with this number."""
        told = [str(job.copy) for job in jobs]
        arguments = ("--convert-to", self.to, "--outdir", str(self.folder / "out"), *told)
        settings: Settings = {
            f"{_PDF_SETTINGS}/SelectPdfVersion": _PDF_VERSIONS[self.form],
            f"{_PDF_SETTINGS}/UseTaggedPDF": "true",
        }
        return running(self.office, arguments, self.folder / f"profile{number}", settings)


def convert(
    sources: Sequence[Path],
    to: Format,
    office: Office,
    *,
    seconds: float = SECONDS_FOR_FILE,
    form: PdfForm = "pdf",
) -> Generator[Conversion]:
    """Yield what became of each file, in order, as soon as it is known.

    The files are converted by one process. One that hangs longer than ``seconds`` or brings the
    program down costs itself alone: the program is ended and started anew for those after it.
    ``form`` is the kind of PDF, of no meaning for other formats.
    LibreOffice sees copies with short plain names only, in a temporary folder with its profile.
    """
    home = Path.home() if office.confined else None
    with TemporaryDirectory(prefix=_FOLDER, dir=home, ignore_cleanup_errors=True) as name:
        _remove_forgotten(Path(name))
        # Windows may give a short name («PROGRA~1») that LibreOffice does not take as an address.
        folder = Path(name).resolve()
        (folder / "out").mkdir()
        jobs = [_job(folder, number, path, to) for number, path in enumerate(sources)]
        unread = {job.copy: failed for job in jobs if (failed := _copied(job)) is not None}
        readable = [job for job in jobs if job.copy not in unread]
        work = _Work(to, office, folder, seconds, form)
        with closing(_through_processes(readable, work)) as converted:
            for number, job in enumerate(jobs, 1):
                with timed("LibreOffice"):
                    one = unread[job.copy] if job.copy in unread else next(converted)
                noted("преобразован", файл=number, байт=len(one.data))
                yield one


def _remove_forgotten(new: Path) -> None:
    """Take away the copies of documents that a killed docgen has left: they are people's data.

    ``new`` has just been made there: it tells what time it is on that drive, whatever the clock.
    """
    now = new.stat().st_mtime
    for folder in new.parent.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            is_ours = (folder / "out").is_dir() and not folder.is_symlink()
            if is_ours and now - folder.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(folder, ignore_errors=True)


def _job(folder: Path, number: int, source: Path, to: Format) -> _Job:
    name = f"{number:05d}"
    return _Job(source, folder / f"{name}{source.suffix}", folder / "out" / f"{name}.{to}")


def _copied(job: _Job) -> Conversion | None:
    try:
        shutil.copyfile(job.source, job.copy)
    except FileNotFoundError:
        return job.failed("не найден.")
    except OSError as failure:
        return job.failed(f"не читается: ошибка системы {failure.errno}.")
    return None


def _through_processes(jobs: list[_Job], work: _Work) -> Generator[Conversion]:
    barren = 0
    for start in count():
        if not jobs:
            return
        if barren == _MOST_BARREN:
            yield from (job.failed("не преобразован: LibreOffice не работает.") for job in jobs)
            return
        batch = jobs[:_FILES_OF_PROCESS]
        made = 0
        try:
            with work.start(batch, start) as process:
                for conversion in _watched(batch, work.to, process, work.seconds):
                    made += not conversion.problem
                    del jobs[0]
                    yield conversion
        except OSError:
            yield jobs.pop(0).failed("не преобразован: LibreOffice не запускается.")
        barren = 0 if made else barren + 1


def _watched(
    jobs: list[_Job], to: Format, process: Popen[bytes], seconds: float
) -> Iterator[Conversion]:
    """Yield what becomes of these files, up to the one at which the process ends or hangs."""
    for place, job in enumerate(jobs):
        deadline = time.monotonic() + seconds
        while True:
            # Asked before the file is read: what was written just before the end counts.
            ended = process.poll() is not None
            passed = any(later.result.exists() for later in jobs[place + 1 :])
            if data := _whole(job.result, to):
                yield Conversion(job.source, data)
                break
            if passed:
                yield job.failed("LibreOffice не смог открыть.")
                break
            if ended:
                yield job.failed("не преобразован: LibreOffice завершился, не сделав его.")
                return
            if time.monotonic() > deadline:
                yield job.failed(f"не преобразован: LibreOffice не справился за {seconds:g} с.")
                return
            time.sleep(_PAUSE)


def _whole(path: Path, to: Format) -> bytes:
    """Return the bytes of a file that is written to its end, none before that."""
    with suppress(OSError):  # not there yet, or Windows does not give it while it is written
        data = path.read_bytes()
        if _ENDS[to] in data[-_TAIL:]:
            return data
    return b""
