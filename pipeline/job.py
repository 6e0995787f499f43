"""A job: what to make of one source, what its results are called, and the digest of all they depend on."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.layout import HeadingMode, Layout
from pipeline.model.problem import MissingFont
from pipeline.model.records import dataclass, replace
from pipeline.read.data import data_beside
from pipeline.read.layout import load_layout
from pipeline.version import VERSION

if TYPE_CHECKING:
    from pipeline.fonts.font_set import FontSet

FORMATS = ("docx", "pdf")
RECEIPT = "receipt.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to make of one source. A value: it travels to worker processes.

    ``source`` is a path, or ``-`` with the bytes in ``stdin``; ``output`` the folder; ``stem`` the results' file name
    without ending (the source's own when None); ``settings`` are ``key=value`` strings; ``strict`` makes warnings fail.
    ``attach_source`` puts the source and the Word file into the PDF (PDF/A-3). ``further`` sources follow the first one
    in a bulletin (None: it is no bulletin), whose results are called after its name and number when ``stem`` is None.
    """

    source: str
    output: Path
    stem: str | None = None
    stdin: bytes | None = None
    source_format: str | None = None
    layout: str = "jianbao"
    headings: HeadingMode | None = None
    settings: tuple[str, ...] = ()
    data_file: Path | None = None
    formats: tuple[str, ...] = FORMATS
    font_folders: tuple[Path, ...] = ()
    strict: bool = False
    attach_source: bool = False
    further: tuple[str, ...] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources, in their order."""
        return (self.source, *(self.further or ()))


def target(job: Job, ending: str) -> Path:
    """Give the path of a job's result: ``ending`` is a format, or RECEIPT."""
    stem = job.stem or ("stdin" if job.source == "-" else Path(job.source).stem)
    return job.output / f"{stem}.{ending}"


def fingerprint(job: Job, *sha256: str, fonts: str | None = None) -> str:
    """Give the digest of everything a job's results depend on; ``sha256`` are those of the sources' bytes.

    ``fonts`` is the digest of the fonts in use, where it is known already.

    Source and data by content, layout as it takes effect, fonts in use, options, version: neither clock nor place.
    """
    names = ["-" if source == "-" else Path(source).name for source in job.sources]
    options = (job.source_format, job.headings, job.settings, sorted(job.formats), job.strict, job.attach_source)
    beside = [None if source == "-" else data_beside(Path(source)) for source in job.sources]
    data = [hashlib.sha256(path.read_bytes()).hexdigest() if path else "" for path in (job.data_file, *beside)]
    facts = (
        VERSION,
        sha256,
        names,
        options,
        data,
        _layout_digest(job.layout),
        _fonts_digest(job) if fonts is None else fonts,
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def prepare(job: Job) -> None:
    """Load what all jobs of a batch share, once a process.

    Raises LayoutError or MissingFont: no article of the batch could be rendered.
    """
    layout_of(job)
    if "pdf" in job.formats:
        fonts_of(job)


def forget() -> None:
    """Forget layouts and fonts: they are loaded anew, as they are now."""
    for loaded in (_load_layout, _layout_digest, _fonts):
        loaded.cache_clear()


def layout_of(job: Job) -> Layout:
    """Give a job's layout, loaded once a process; raises LayoutError."""
    layout = _load_layout(job.layout)
    return replace(layout, headings=job.headings) if job.headings else layout


def fonts_of(job: Job) -> FontSet:
    """Give the fonts of a job's layout, loaded once a process; raises MissingFont."""
    return _fonts(tuple(sorted(_load_layout(job.layout).fonts)), job.font_folders)


_load_layout = lru_cache(maxsize=8)(load_layout)


@lru_cache(maxsize=8)
def _layout_digest(name: str) -> str:
    return hashlib.sha256(repr(_load_layout(name)).encode()).hexdigest()


def _fonts_digest(job: Job) -> str:
    try:
        return fonts_of(job).fingerprint
    except MissingFont:
        return ""


@lru_cache(maxsize=4)
def _fonts(roles: tuple[str, ...], folders: tuple[Path, ...]) -> FontSet:
    from pipeline.fonts.font_set import load_fonts

    return load_fonts(roles, folders)
