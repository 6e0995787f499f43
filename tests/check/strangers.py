"""Documents as other people make them: Word's default template and direct formatting, no layout of ours."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TEXT: Final = (
    "今年以来，大队坚持以人民为中心的发展思想，扎实推进道路交通安全整治工作，加强源头管理，强化路面管控，"
    "有效预防和减少道路交通事故，为辖区群众出行创造了良好环境，得到社会各界的广泛好评。"
)
MORE: Final = (
    "大队组织民警深入企业、学校、社区开展宣传活动36场次，发放宣传资料1.2万余份，受教育群众达到8000余人次，"
    "营造了浓厚的宣传氛围。下一步，大队将继续加大工作力度，确保各项措施落到实处、见到实效。"
)
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT


def line(
    document: Document, text: str, size: float = 16, font: str = "仿宋_GB2312", colour: str = "", **looks: Any
) -> Any:
    """Add a paragraph formatted directly; ``align``, ``bold``, ``exact`` (points) and ``indent`` (characters)."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.bold = Pt(size), "Times New Roman", looks.get("bold")
    run._r.get_or_add_rPr().find(qn("w:rFonts")).set(qn("w:eastAsia"), font)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    form = paragraph.paragraph_format
    form.space_after, form.alignment = Pt(0), looks.get("align")
    if looks.get("exact"):
        form.line_spacing = Pt(looks["exact"])
    if looks.get("indent"):
        form.first_line_indent = Pt(looks["indent"] * size)
    return paragraph


def ruled(paragraph: Any) -> None:
    """Give a paragraph a red rule below it."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", "FF0000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def saved(fill: Callable[[Document], None], *, a4: bool = True) -> bytes:
    """Give a document of Word's default template, filled."""
    document = docx.Document()
    section = document.sections[0]
    if a4:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
    fill(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def body(document: Document, *paragraphs: str) -> None:
    for text in paragraphs or (TEXT, "一、强化源头管理", MORE, "二、强化路面管控", TEXT):
        line(document, text, indent=2, exact=28)


def article(document: Document) -> None:
    document.add_heading("大队扎实推进道路交通安全整治工作", 0)
    document.add_paragraph(TEXT)
    document.add_heading("一、强化源头管理", 1)
    document.add_paragraph(MORE)
    document.add_paragraph("排查隐患", style="List Bullet")
    document.add_paragraph("落实整改", style="List Number")


def red_title(document: Document) -> None:
    line(document, "关于开展安全生产月活动的倡议书", 26, "华文中宋", "FF0000", align=CENTRE)
    line(document, "全县广大干部群众：")
    body(document)
    line(document, "某县安委会", align=RIGHT)
    line(document, "2024年6月1日", align=RIGHT)


def speech(document: Document) -> None:
    line(document, "在全县安全生产工作会议上的讲话", 22, "宋体", align=CENTRE, bold=True)
    line(document, "（2024年3月5日）", align=CENTRE)
    line(document, "同志们：")
    body(document)


def report(document: Document) -> None:
    line(document, "2023年度道路交通安全工作情况", 22, "宋体", align=CENTRE, bold=True)
    body(document)


def plain_minutes(document: Document) -> None:
    line(document, "2024年第三次局长办公会会议纪要", 22, "宋体", align=CENTRE)
    line(document, "出席：王强、李明、张伟")
    body(document)


def lecture(document: Document) -> None:
    line(document, "健康知识讲座", 28, "宋体", align=CENTRE, bold=True)
    line(document, "第3期", align=CENTRE)
    body(document)


def copied_from_the_web(document: Document) -> None:
    line(document, "国务院办公厅关于促进平台经济规范健康发展的指导意见", 22, "宋体", align=CENTRE)
    line(document, "国办发〔2019〕38号", align=CENTRE)
    body(document)
    line(document, "2019年8月1日", align=RIGHT)


def notice(document: Document, colour: str = "FF0000", mark: str = "某县人民政府文件") -> None:
    line(document, mark, 48, "方正小标宋简体", colour, align=CENTRE)
    line(document, "")
    number = line(document, "某政发〔2024〕12号", align=CENTRE, exact=28)
    if colour == "FF0000":
        ruled(number)
    line(document, "")
    line(document, "某县人民政府关于做好汛期道路交通安全工作的通知", 22, "方正小标宋简体", align=CENTRE)
    line(document, "各乡镇人民政府：")
    body(document)
    line(document, "某县人民政府", align=RIGHT)
    line(document, "2024年6月18日", align=RIGHT)


def letter(document: Document) -> None:
    line(document, "某县教育局", 48, "方正小标宋简体", "FF0000", align=CENTRE)
    line(document, "某教函〔2024〕12号", align=RIGHT)
    line(document, "关于商请支持校园周边治理的函", 22, "方正小标宋简体", align=CENTRE)
    body(document)


def bulletin(document: Document) -> None:
    line(document, "公安工作简报", 42, "方正小标宋简体", "FF0000", align=CENTRE)
    line(document, "第12期", align=CENTRE)
    left, right = document.add_table(1, 2).rows[0].cells
    left.text, right.text = "某县公安局办公室编", "2024年6月18日"
    ruled(line(document, "", exact=6))
    line(document, "我局扎实推进夏季治安整治行动", 22, "方正小标宋简体", align=CENTRE)
    body(document)
    line(document, "（办公室　李明）", align=RIGHT)


def english(document: Document) -> None:
    document.add_heading("Quarterly Report", 0)
    for _ in range(3):
        document.add_paragraph("The quick brown fox jumps over the lazy dog, again and again. " * 5)
    document.add_heading("Results", 1)


def form(document: Document) -> None:
    line(document, "干部任免审批表", 22, "宋体", align=CENTRE)
    table = document.add_table(4, 4)
    for row in table.rows:
        for cell, text in zip(row.cells, ("姓名", "张三", "出生年月", "1980年3月"), strict=True):
            cell.text = text
