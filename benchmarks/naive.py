"""What one would write first: platypus for the PDF, python-docx with its default template for the Word file.

The yardstick of the benchmarks, deliberately plain: one face, no grid, no tags, no bookmarks, headings by a pattern.
``python benchmarks/naive.py ARTICLE FONT.ttf FOLDER`` writes FOLDER/naive.pdf and FOLDER/naive.docx.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

HEADING = re.compile(r"[一二三四五六七八九十]+、")


def paragraphs(article: str) -> list[tuple[str, str]]:
    """Give (kind, text) of every line that is not empty: title, heading or body."""
    lines = [line.strip() for line in article.splitlines() if line.strip()]
    return [("title" if n == 0 else "heading" if HEADING.match(line) else "body", line) for n, line in enumerate(lines)]


def write_pdf(article: str, font: str, target: Path) -> None:
    """Write the article as a PDF through platypus."""
    pdfmetrics.registerFont(TTFont("face", font))
    body = ParagraphStyle("body", fontName="face", fontSize=16, leading=29, firstLineIndent=32, wordWrap="CJK")
    heading = ParagraphStyle("heading", parent=body)
    title = ParagraphStyle("title", parent=body, fontSize=22, leading=33, alignment=TA_CENTER, firstLineIndent=0)
    styles = {"body": body, "heading": heading, "title": title}
    story = [
        Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), styles[kind]) for kind, text in paragraphs(article)
    ]
    margins = {"leftMargin": 28 * mm, "rightMargin": 26 * mm, "topMargin": 37 * mm, "bottomMargin": 35 * mm}
    SimpleDocTemplate(str(target), pagesize=A4, **margins).build(story)


def write_docx(article: str, target: Path) -> None:
    """Write the article as a Word file through python-docx."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "仿宋_GB2312", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    for kind, text in paragraphs(article):
        if kind == "title":
            document.add_heading(text, 0)
        elif kind == "heading":
            document.add_heading(text, 1)
        else:
            paragraph = document.add_paragraph(text)
            paragraph.paragraph_format.first_line_indent = Pt(32)
            paragraph.paragraph_format.line_spacing = Pt(29)
    document.save(str(target))


def main() -> None:
    """Write both files of one article."""
    article, font, folder = sys.argv[1:4]
    text = Path(article).read_text(encoding="utf-8")
    Path(folder).mkdir(parents=True, exist_ok=True)
    write_pdf(text, font, Path(folder) / "naive.pdf")
    write_docx(text, Path(folder) / "naive.docx")


if __name__ == "__main__":
    main()
