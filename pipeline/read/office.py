"""Older office files (.doc, .wps, .rtf, .odt) → lines, through LibreOffice in a profile and a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from itertools import starmap
from pathlib import Path, PurePath
from typing import Final

from pipeline.model.problem import SourceError, info
from pipeline.model.records import replace
from pipeline.model.source import Location
from pipeline.read.docx import read_docx
from pipeline.read.intake import Content, Intake
from pipeline.read.limits import source_error
from pipeline.read.sniff import OLE, ZIP

PROGRAMS: Final = ("soffice", "libreoffice")
TIMEOUT: Final = 120.0
"""Seconds one file may take; a cold start of LibreOffice takes about ten on a slow machine."""

EXTENSIONS: Final = frozenset({".doc", ".wps", ".rtf", ".odt"})

SECURITY: Final = {"MacroSecurityLevel": "3", "DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true"}
"""No macros and nothing fetched: the file may come from anyone."""

PROFILE: Final = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
SETTING: Final = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)


def read_office(intake: Intake) -> Content:
    """Convert the file to .docx and read that; SourceError when LibreOffice is missing, fails or takes too long."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        message = f"A {_extension(intake)} file is read through LibreOffice, which is not installed."
        hint = "Install LibreOffice Writer (package libreoffice-writer), or save the file as .docx in Word or WPS."
        raise source_error("office-missing", message, intake.path, hint)
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
        converted = _convert(program, intake, Path(folder))
    message = "Converted to .docx by LibreOffice before reading."
    intake.report(info("office-converted", message, Location(intake.path, 1), "Compare the result with the original."))
    return read_docx(replace(intake, data=converted))


def _extension(intake: Intake) -> str:
    """Give the extension the content asks for, where the file's own says nothing."""
    own = PurePath(intake.path).suffix.lower()
    if intake.data.startswith(ZIP):
        return ".odt"
    if intake.data.startswith(OLE):
        return own if own in EXTENSIONS else ".doc"
    return ".rtf"


def _convert(program: str, intake: Intake, folder: Path) -> bytes:
    original = folder / f"source{_extension(intake)}"
    original.write_bytes(intake.data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(PROFILE.format("".join(starmap(SETTING.format, SECURITY.items()))), encoding="utf-8")
    result = folder / "out" / "source.docx"
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(result.parent),
        str(original),
    ]
    said = _run(command, intake.path)
    if not result.is_file():
        message = f"LibreOffice could not convert the file{': ' + said if said else ''}."
        raise source_error("office-failed", message, intake.path, "Open it in Word or WPS and save it as .docx.")
    return result.read_bytes()


def _run(command: list[str], path: str) -> str:
    """Run a program in a process group of its own, so that a timeout ends its children too; give what it said."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        output, _ = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise _timeout(path) from None
    return output.decode("utf-8", "ignore").strip().rpartition("\n")[2][:200]


def _timeout(path: str) -> SourceError:
    message = f"LibreOffice took longer than {TIMEOUT:g} seconds."
    return source_error("office-timeout", message, path, "Open it in Word or WPS and save it as .docx.")
