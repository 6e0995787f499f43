"""Every example made once, as PDF and Word file, and the Word files laid out by LibreOffice."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from pipeline.build import understand
from pipeline.compose.compose import Composition, compose_issue
from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem, Severity
from pipeline.read.data import resolve_data
from pipeline.read.layout import load_layout
from pipeline.render.docx import render_docx
from pipeline.render.pdf import render_pdf
from pipeline.typeset.parity import part_tail
from pipeline.typeset.typeset import typeset
from tests.formats.examples import EXAMPLES
from tests.formats.measures import Example

ROOT = Path(__file__).parents[2]
# LibreOffice leaves out the blank pages it inserts before a section that begins on an even page.
BLANKS = '{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
OPTIONS = ("--headless", "--norestore", "--convert-to", f"pdf:writer_pdf_Export:{BLANKS}", "--outdir")
HEAVY = ("xiaobiaosong", "heiti")


def tolerant(problem: Problem) -> None:
    # An order has no title, and says so.
    if problem.severity is not Severity.INFO and problem.code != "no-title":
        raise AssertionError(problem)


def composed(example: Example, layout: Layout) -> Composition:
    articles = [understand(str(ROOT / "seeds" / source), tolerant).article for source in example.sources]
    data = resolve_data(
        settings=example.settings, data_file=None, beside=None, article=articles[0], layout=layout, report=tolerant
    )
    return compose_issue(articles, layout, data, tolerant)


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(sorted(load_layout("gongwen").fonts))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, fonts: FontSet) -> Path:
    """Make every example's PDF and Word file in one folder."""
    folder = tmp_path_factory.mktemp("formats")
    for example in EXAMPLES:
        briefing = part_tail(composed(example, load_layout(example.layout)).briefing, fonts)
        pages = typeset(briefing, fonts, tolerant)
        (folder / f"{example.name}.pdf").write_bytes(render_pdf(briefing, pages, fonts))
        (folder / f"{example.name}.docx").write_bytes(render_docx(briefing))
    return folder


@pytest.fixture(scope="session")
def office(made: Path, fonts: FontSet) -> Path:
    """Lay out every Word file in one run of LibreOffice, with the faces our PDF is set in."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed")
    folder, sources = made / "office", made / "sources"
    sources.mkdir()
    for example in EXAMPLES:
        data = (made / f"{example.name}.docx").read_bytes()
        (sources / f"{example.name}.docx").write_bytes(as_libreoffice_reads(data))
    configuration = made / "fonts.conf"
    configuration.write_text(font_configuration(fonts), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{made}/profile", *OPTIONS, str(folder)]
        + [str(sources / f"{example.name}.docx") for example in EXAMPLES],
        check=True,
        capture_output=True,
        env=os.environ | {"HOME": str(made), "FONTCONFIG_FILE": str(configuration)},
    )
    return folder


def as_libreoffice_reads(data: bytes) -> bytes:
    """LibreOffice 7 reads w:overflowPunct upside down: 0 lets marks hang."""
    turned = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(turned, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            copy.writestr(name, part.replace(b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>'))
    return turned.getvalue()


def font_configuration(fonts: FontSet) -> str:
    layout = load_layout("gongwen")
    matches, folders = [], {fonts.primary(role).path.parent for role in layout.fonts}
    for stand_in in fonts.substitutions():
        wanted, used = escape(layout.fonts[stand_in.role].name), escape(stand_in.used)
        weight = '<edit name="weight" mode="assign"><const>bold</const></edit>' if stand_in.role in HEAVY else ""
        matches.append(
            f'<match target="pattern"><test name="family"><string>{wanted}</string></test><edit name="family"'
            f' mode="assign" binding="same"><string>{used}</string></edit>{weight}</match>'
        )
    places = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in sorted(folders))
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f"<?xml version='1.0'?><fontconfig>{include}{places}{''.join(matches)}</fontconfig>"
