"""Typst through its PyPI package: articles to PDFs in one process.

``python benchmarks/typst_pdf.py FONTS FOLDER ARTICLE...``; FONTS ``-`` means Typst's default, a scan of the system's.
The package holds the compiler as a library, not the ``typst`` command: a cold run pays for Python's start too (9 ms).
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("article.typ")


def compiler(fonts: str) -> typst.Compiler:
    """Give a compiler that finds its fonts in a folder, or in the system's."""
    if fonts == "-":
        return typst.Compiler(str(TEMPLATE), root="/")
    return typst.Compiler(str(TEMPLATE), root="/", font_paths=[fonts], ignore_system_fonts=True)


def main() -> None:
    """Write a PDF for every article."""
    fonts, folder, *articles = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    typesetter = compiler(fonts)
    for article in articles:
        inputs = {"article": str(Path(article).resolve())}
        typesetter.compile(output=str(Path(folder, Path(article).stem + ".pdf")), sys_inputs=inputs)


if __name__ == "__main__":
    main()
