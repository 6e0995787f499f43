from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# CI asks the same examples every time: a change is judged by what it changed. At a desk they are new on every run.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# What a shell starts in the background ignores Ctrl-C, and so would the programs that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expectations anew; a person reads the diff")
    parser.addoption(
        "--pdfs", metavar="FOLDER", help="keep every PDF that the tests render, for other programs to judge"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those who judge every PDF of the run come after those who make them."""
    items.sort(key=lambda item: "every_pdf" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def _kept_pdfs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path | None]:
    """Keep every PDF rendered in this process, each content once, when somebody is going to look at them."""
    option = request.config.getoption("--pdfs")
    if not (option or os.environ.get("JIANBAO_VERA")):
        yield None
        return
    from pipeline.render.pdf_file import PdfFile

    folder = Path(option).resolve() if option else tmp_path_factory.mktemp("pdfs")
    folder.mkdir(parents=True, exist_ok=True)
    finish = PdfFile.finish

    def kept(file: PdfFile, catalog: int, info: int) -> bytes:
        data = finish(file, catalog, info)
        (folder / f"{hashlib.sha256(data).hexdigest()[:16]}.pdf").write_bytes(data)
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PdfFile, "finish", kept)
        yield folder


@pytest.fixture
def every_pdf(_kept_pdfs: Path | None) -> list[Path]:
    """Give every PDF this run has rendered; a test that asks for them runs last."""
    if _kept_pdfs is None:
        pytest.skip("the PDFs of this run were not kept: JIANBAO_VERA or --pdfs does so")
    return sorted(_kept_pdfs.glob("*.pdf"))


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line in this process: its arguments in, its exit code out."""
    from pipeline.cli import main

    def call(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["jianbao", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main.main()
        return int(stop.value.code or 0)

    return call


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "seeds" / "000_d9847121a4546277.txt"
