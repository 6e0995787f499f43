"""jianbao print, booklet and proof as a person uses them, with a print service of ours on PATH."""

from __future__ import annotations

import io
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from pipeline.printing import prepare, proof, spooler
from tests.printing.samples import STAMP, edited, numbered, words

Run = Callable[..., int]

LP = """#!{python}
import json, os, sys
data = sys.stdin.buffer.read()
json.dump(sys.argv[1:], open(os.environ["LP_LOG"] + ".json", "w"))
open(os.environ["LP_LOG"] + ".in", "wb").write(data)
if "broken" in sys.argv:
    sys.exit("lp: The printer is on fire.")
print("request id is office-1 (1 file(s))")
"""
ANSWER = "#!{python}\nprint({text!r})\n"
PAPERS = "PageSize/Media Size: *A4 A3 Letter\nDuplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing of five pages, on a Linux without any print program; the mark needs no font."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "简 报.pdf").write_bytes(numbered(5))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    for module in (prepare, proof):
        monkeypatch.setattr(module, "proof_stamp", lambda _folders: STAMP)
    return tmp_path


def install(folder: Path, name: str, program: str, **values: str) -> None:
    path = folder / "bin" / name
    path.write_text(program.format(python=sys.executable, **values), encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def service(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print service that knows two printers and keeps what it is given in lp.json and lp.in."""
    monkeypatch.setenv("LP_LOG", str(here / "lp"))
    install(here, "lp", LP)
    install(here, "lpstat", ANSWER, text="office\nbroken")
    install(here, "lpoptions", ANSWER, text=PAPERS)
    return here


DRY_RUNS = {
    "": "lp -n 1 -o media=iso_a4_210x297mm -o sides=two-sided-long-edge -o print-scaling=none -- '简 报.pdf'",
    "--printer office --copies 2 --simplex --pages 1-3,5": (
        "lp -d office -n 2 -o media=iso_a4_210x297mm -o sides=one-sided -o print-scaling=none -o collate=true "
        "-o page-ranges=1-3,5 -- '简 报.pdf'"
    ),
    "--booklet --pages 1-4 --proof": (
        "jianbao booklet --pages 1-4 --proof '简 报.pdf' -o - | lp -n 1 -o media=iso_a3_297x420mm "
        "-o sides=two-sided-short-edge -o print-scaling=none -t '简 报.pdf' -"
    ),
    "--proof --fonts F": (
        "jianbao proof --fonts F '简 报.pdf' -o - | lp -n 1 -o media=iso_a4_210x297mm "
        "-o sides=two-sided-long-edge -o print-scaling=none -t '简 报.pdf' -"
    ),
}


@pytest.mark.parametrize("system", ["Linux", "Darwin"])
@pytest.mark.parametrize("options", DRY_RUNS)
def test_a_dry_run_shows_the_cups_command_and_needs_no_printer(
    options: str, system: str, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    assert run("print", "简 报.pdf", *options.split(), "--dry-run") == 0
    assert capsys.readouterr().out == DRY_RUNS[options] + "\n"


def test_a_dry_run_on_windows_goes_through_sumatrapdf_where_it_is(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(spooler.shutil, "which", lambda name: rf"C:\Tools\{name}.exe")
    assert run("print", "简 报.pdf", "-p", r"\\server\office", "-n", 2, "--pages", "1-3,5", "--dry-run") == 0
    assert run("print", "简 报.pdf", "--booklet", "--dry-run") == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        r"C:\Tools\SumatraPDF.exe -silent -print-to \\server\office -print-settings "
        '1-3,5,2x,duplexlong,noscale,paper=A4 "简 报.pdf"',
        'jianbao booklet "简 报.pdf" -o "简 报-print.pdf"',
        r"C:\Tools\SumatraPDF.exe -silent -print-to-default -print-settings "
        '1x,duplexshort,noscale,paper=A3 "简 报-print.pdf"',
    ]
    assert "windows-print" not in shown.err


def test_a_windows_without_sumatrapdf_says_who_decides_and_what_it_cannot_do(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    assert run("print", "简 报.pdf", "--dry-run") == 0
    assert run("print", "简 报.pdf", "--printer", "O'Neil", "--dry-run") == 0
    shown = capsys.readouterr()
    start = "powershell.exe -NoProfile -NonInteractive -Command \"$ErrorActionPreference = 'Stop'; Start-Process "
    assert shown.out.splitlines() == [
        start + "-FilePath '简 报.pdf' -Verb Print\"",
        start + "-FilePath '简 报.pdf' -Verb PrintTo -ArgumentList '\\\"O''Neil\\\"'\"",
    ]
    assert "paper, sides and scale are what it and the driver are set to" in shown.err
    assert run("print", "简 报.pdf", "-n", 2) == 4
    assert run("print", "简 报.pdf", "--proof") == 4
    shown = capsys.readouterr()
    assert "SumatraPDF" in shown.err and "jianbao proof" in shown.err


def test_a_prepared_file_on_windows_is_there_while_it_is_printed_and_gone_afterwards(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bytes]] = []

    def program(command: tuple[str, ...], **_options: object) -> subprocess.CompletedProcess[bytes]:
        seen.append((command[-1], Path(command[-1]).read_bytes()))
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(spooler.shutil, "which", lambda name: name)
    monkeypatch.setattr(spooler.subprocess, "run", program)
    assert run("print", "简 报.pdf", "--booklet") == 0
    ((name, data),) = seen
    assert len(words(data)) == 4
    assert not Path(name).exists()


def test_print_hands_the_file_over_and_tells_the_answer(
    run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("print", "简 报.pdf", "-p", "office/draft") == 0
    shown = capsys.readouterr()
    assert shown.out == "request id is office-1 (1 file(s))\n" and shown.err == ""
    assert '"office/draft"' in (service / "lp.json").read_text()
    assert (service / "lp.in").read_bytes() == b""


def test_pages_turned_for_the_screen_are_handed_over_as_they_lie_on_the_sheet(
    run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Rotate = 90

    (service / "turned.pdf").write_bytes(edited(numbered(3), turn))
    for options in ((), ("--proof",)):
        assert run("print", "turned.pdf", "--pages", "1-2", *options) == 0
        given = (service / "lp.in").read_bytes()
        assert words(given) == words(numbered(3)), "every page upright, its text where the sheet has it"
        assert "printed as they lie on the sheet: 2" in capsys.readouterr().err
    assert run("print", "turned.pdf", "--dry-run") == 0
    assert capsys.readouterr().out.endswith("sides=two-sided-long-edge -o print-scaling=none -- turned.pdf\n")


def test_a_document_of_turned_pages_alone_is_bound_at_the_long_edge(
    run: Run, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = 90

    (here / "turned.pdf").write_bytes(edited(numbered(2), turn))
    assert run("print", "turned.pdf", "--dry-run") == 0
    assert "sides=two-sided-long-edge" in capsys.readouterr().out


def test_a_booklet_is_imposed_and_handed_over_without_a_file(run: Run, service: Path) -> None:
    before = sorted(service.iterdir())
    assert run("print", "简 报.pdf", "--booklet", "--pages", "1-4") == 0
    given = (service / "lp.in").read_bytes()
    assert [[text for text, _x, _y in side] for side in words(given)] == [["4", "1"], ["2", "3"]]
    assert sorted(set(service.iterdir()) - set(before)) == [service / "lp.in", service / "lp.json"]
    assert run("booklet", "简 报.pdf", "--pages", "1-4", "-o", "b.pdf") == 0
    assert (service / "b.pdf").read_bytes() == given, "the dry run's command makes the same bytes"


def test_no_lp_is_exit_4_with_what_to_install(run: Run, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("print", "简 报.pdf") == 4
    message = capsys.readouterr().err
    assert "no lp command" in message and "cups-client" in message and "--dry-run" in message


def test_an_unknown_printer_is_told_with_the_known_ones(
    run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("print", "简 报.pdf", "--printer", "ofice") == 4
    message = capsys.readouterr().err
    assert "'ofice'" in message and "known printers: office, broken" in message
    assert not (service / "lp.json").exists()


def test_what_lp_complains_of_is_passed_on(run: Run, service: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("print", "简 报.pdf", "--printer", "broken") == 4
    assert "The printer is on fire" in capsys.readouterr().err


def test_a_printer_that_lists_neither_the_paper_nor_two_sides_is_told(
    run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(service, "lpoptions", ANSWER, text="PageSize/Media Size: *A4 Letter\nInputSlot/Tray: *Auto")
    assert run("print", "简 报.pdf", "--booklet", "--sheet", "A3") == 0
    message = capsys.readouterr().err
    assert "lists no A3" in message and "A4, Letter" in message and "both sides" in message
    assert run("print", "简 报.pdf", "--simplex") == 0
    assert "warning" not in capsys.readouterr().err


def test_a_printer_without_a3_gets_the_booklet_reduced_on_a4_and_that_is_told(
    run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(service, "lpoptions", ANSWER, text="PageSize/Media Size: *A4 Letter\nDuplex/Duplex: None")
    assert run("print", "简 报.pdf", "--booklet", "--dry-run") == 0
    shown = capsys.readouterr()
    assert "lists no A3" in shown.err and "71 %" in shown.err
    assert shown.out == (
        "jianbao booklet --sheet A4 '简 报.pdf' -o - | lp -n 1 -o media=iso_a4_210x297mm "
        "-o sides=two-sided-short-edge -o print-scaling=none -t '简 报.pdf' -\n"
    )
    assert run("print", "简 报.pdf", "--booklet") == 0
    assert run("booklet", "--sheet", "a4", "简 报.pdf", "-o", "b.pdf") == 0
    assert (service / "b.pdf").read_bytes() == (service / "lp.in").read_bytes()
    assert "5 pages on 2 A4 sheets, 3 blank at the end" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("absent.pdf",), 3, "No such file"),
        (("简 报.pdf", "--pages", "6"), 3, "has 5 pages"),
        (("简 报.pdf", "--booklet", "--pages", "4-6"), 3, "has 5 pages"),
        (("简 报.pdf", "--pages", "3-1"), 2, "--pages"),
        (("简 报.pdf", "--copies", "0"), 2, "copies"),
        (("简 报.pdf", "--booklet", "--simplex"), 2, "both sides"),
        (("简 报.pdf", "--sheet", "A4"), 2, "--booklet"),
    ],
)
def test_what_cannot_be_printed_is_told_before_anything_is_sent(
    arguments: tuple[str, ...], code: int, words: str, run: Run, service: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("print", *arguments) == code
    assert words in capsys.readouterr().err
    assert not (service / "lp.json").exists()


def test_a_text_file_is_not_printed(run: Run, service: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (service / "a.txt").write_text("正文", encoding="utf-8")
    for command in ("print", "booklet", "proof"):
        assert run(command, "a.txt") == 3
        assert "is not a PDF" in capsys.readouterr().err


def test_imposed_sheets_are_printed_on_a3(run: Run, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("booklet", "简 报.pdf") == 0
    assert run("print", "简 报-booklet.pdf", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "media=iso_a3_297x420mm -o sides=two-sided-short-edge" in shown


def test_booklet_and_proof_write_beside_the_file_and_never_over_it(
    run: Run, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = (here / "简 报.pdf").read_bytes()
    assert run("booklet", "简 报.pdf", "--proof") == 0
    assert run("proof", "简 报.pdf") == 0
    assert capsys.readouterr().out.split("\n") == ["简 报-booklet.pdf", "简 报-proof.pdf", ""]
    for command in ("booklet", "proof"):
        assert run(command, "简 报.pdf", "-o", here / "简 报.pdf") == 2
    assert (here / "简 报.pdf").read_bytes() == original
    (here / "file").write_bytes(b"")
    assert run("proof", "简 报.pdf", "-o", "file/a.pdf") == 4


def test_proof_writes_to_standard_output(run: Run, here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("proof", "简 报.pdf", "-o", "-") == 0
    with pikepdf.open(io.BytesIO(capfdbinary.readouterr().out)) as pdf:
        assert len(pdf.pages) == 5
    assert not (here / "-").exists()


def test_help_loads_no_pdf_library() -> None:
    program = (
        "import sys; from pipeline.cli import main as cli\nsys.argv = ['jianbao', 'print', '--help']\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "assert not {'pikepdf', 'uharfbuzz'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=dict(os.environ))
