"""What two programs make of one briefing: LibreOffice of the Word file, a PDF reader of our PDF, line by line."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pdfplumber
import pytest

from pipeline.fonts.places import cache_folder

MM_PER_POINT = 25.4 / 72
SAME_LINE = 0.8  # mm: characters of one line may stand on slightly different baselines
FAMILIES = {
    "仿宋_GB2312": "FandolFang R", "楷体_GB2312": "FandolKai", "方正小标宋简体": "Noto Serif CJK SC:bold",
    "黑体": "Noto Sans CJK SC:bold", "宋体": "FandolSong", "Times New Roman": "Liberation Serif",
}  # fmt: skip
WORDS = (
    "大队", "严格落实", "交通安全", "“两站两员”", "《道路交通安全法》", "群众", "2024年", "3.5%", "12期", "1,200人次",
    "40余台次", "，", "。", "、", "；", "：", "（以下简称“两队”）", "LED屏", "GPS定位", "2019—2025年", "——", "……",
    "“管‘好’路”", "及时整改", "电话0731-88886666", "率先", "85%以上", "采用5G+AI", "第3次", "有效提升了办案效率",
    "9：30",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    text: str
    baseline: float
    start: float


Pages = list[list[Line]]


def invented_article(seed: int, paragraphs: int = 24) -> str:
    """Make an article of Han text thick with digits, quotes, Latin words and brackets; the same for the same seed."""
    chance = random.Random(seed)
    made = [f"大队第{seed}号试验材料", "发布时间：2024-05-06  来源：某某大队", ""]
    for number in range(paragraphs):
        words = (chance.choice(WORDS) for _ in range(chance.randint(8, 70)))
        text = re.sub(r"(?<=[，。、；：”）》…—])(?:[，。、；：]|……|——)+", "", "".join(words)).strip("，。、；：…—")
        made.append(f"{'一二三四五六'[number // 4]}、工作之{number}" if number % 4 == 0 else f"工作{text}。")
    return "\n".join(made)


THICK = (
    "增长15.6%", "比上年下降2.3个百分点", "-5℃", "±3mm", "￥300", "1,234.5万元", "13912345678", "9∶7", "10:30", "4×8m",
    "2024年5月20日", "6月11日—7月5日", "1990—2027年", "30～93人", "2万—94万元", "第5～7条", "北京—上海", "①", "Ⅲ",
    "国办发〔2019〕51号", "《安全生产法》（GB 41141-1995）", "GB/T 9704—2012", "“‘四个’全面”", "“5+2”", "“互联网+”",
    "（国发〔2018〕37号）", "（一）", "“3·15”", "比·盖茨", "TCP/IP", "km/h", "A/B", "COVID-19", "Smart City", "C++",
    "www.gov.cn", "https://www.gov.cn/art/2024/5/6/art_60_112.html", "zhang.san@mail.gov.cn", "电话0731-88886666",
    "——", "……", "（以下简称“两队（含直属）”）", "《关于“一带一路”的意见》", "3.5‰", "≥90%", "X光", "β",
)  # fmt: skip
HAN = "全县各级部门认真贯彻落实上级决策部署坚持以人民为中心发展思想统筹推进经济社会深入开展安全生产专项整治排查隐患"


def thick_article(seed: int, paragraphs: int = 24) -> str:
    """Make an article with something else than Han characters every dozen of them, in any order."""
    chance = random.Random(seed)
    made = [f"关于第{seed}批重点工作的情况报告", "发布时间：2024-05-06  来源：某某县", ""]
    for number in range(paragraphs):
        words: list[str] = []
        for _ in range(chance.randint(4, 40)):
            start = chance.randrange(len(HAN))
            words += [HAN[start : start + chance.randint(2, 12)], chance.choice((*THICK, *"，。；：！？、，。"))]
        text = re.sub(r"(?<=[，。、；：！？])[，。、；：！？]+", "", "".join(words)).strip("，。、；：！？…—")
        made.append(f"{'一二三四五六'[number // 4]}、工作之{number}" if number % 4 == 0 else f"工作{text}。")
    return "\n".join(made)


MEASURES = ("2024年", "15.6%", "1,200人次", "“两站两员”", "LED屏", "12期", "《安全生产法》", "3.5万元")


def short_article(seed: int, paragraphs: int = 36) -> str:
    """Make an article of short paragraphs under headings of two levels, whose keeps leave pages short."""
    chance = random.Random(seed)
    made = [f"关于第{seed}批重点工作的情况报告", "发布时间：2024-05-06  来源：某某县", ""]
    outer = inner = 0
    for number in range(paragraphs):
        if number % 6 == 0:
            outer, inner = outer + 1, 0
            made.append(f"{'一二三四五六七八九十'[outer - 1]}、加强组织领导落实工作责任")
        if number % 3 == 0 and chance.random() < 0.7:
            inner += 1
            made.append(f"（{'一二三四五六七八九十'[inner - 1]}）健全工作机制强化督促检查")
        words: list[str] = []
        size = chance.randint(20, 140)
        while sum(map(len, words)) < size:
            start = chance.randrange(len(HAN))
            words += [HAN[start : start + chance.randint(3, 12)], chance.choice((*MEASURES, "，", "，", "、", "，"))]
        made.append(re.sub("(?<=[，、])[，、]+", "", "".join(words)).strip("，、") + "。")
    return "\n".join(made)


CELLS = (
    ("宣传教育", "城关镇", "市场监管所", "三中队", "小学"),
    ("15", "3.6%", "1,204.50", "98.25%", "2024.5", "—", "100"),
    ("Smart City", "COVID-19", "TCP/IP", "GB/T 9704", "Hunan Province", "km/h"),
)
IN_CELLS = (
    "15.6%",
    "-6.5",
    "3～5人",
    "1,234.5万元",
    "2024年5月20日",
    "5G+AI",
    "（含直属）",
    "“两站两员”",
    "LED屏",
    "，",
    "：",
)


def invented_tables(seed: int) -> str:
    """Make an HTML article of tables: 2–9 columns of words, figures, Latin or sentences, one or two head rows."""
    chance = random.Random(seed)

    def han(least: int, most: int) -> str:
        start = chance.randrange(len(HAN))
        return (HAN * 3)[start : start + chance.randint(least, most)]

    def cell(kind: int) -> str:
        if kind < len(CELLS):
            return chance.choice(CELLS[kind])
        some = chance.randint(1, 5)
        return "".join(han(2, 9) + (chance.choice(IN_CELLS) if kind == len(CELLS) else "") for _ in range(some)).strip(
            "，："
        )

    def row(name: str, texts: Iterable[str]) -> str:
        return f"<tr>{''.join(f'<{name}>{text}</{name}>' for text in texts)}</tr>"

    made = [f"<h1>关于第{seed}批重点工作的情况报告</h1>"]
    for number in range(chance.randint(1, 3)):
        made.append(f"<h2>{'一二三'[number]}、{han(4, 12)}</h2>")
        made += [f"<p>工作{han(20, 110)}。</p>" for _ in range(chance.randint(0, 8))]
        for _ in range(chance.choice((1, 1, 2))):
            kinds = [chance.randint(0, len(CELLS) + 1) for _ in range(chance.randint(2, 9))]
            heads = [row("th", [han(2, 8) for _ in kinds]) for _ in range(chance.choice((1, 1, 2)))]
            rows = [row("td", map(cell, kinds)) for _ in range(chance.choice((2, 5, 8, 15, 30)))]
            caption = f"<caption>表{number + 1} {han(4, 9)}</caption>" if chance.random() < 0.5 else ""
            made.append(f"<table>{caption}<thead>{''.join(heads)}</thead><tbody>{''.join(rows)}</tbody></table>")
            made += [f"<p>注：{han(10, 40)}。</p>"] if chance.random() < 0.4 else []
    return "\n".join(made)


def lines_of(path: Path) -> Pages:
    """Read a PDF's lines, page by page; without spaces and without what lies on its side (a turned page's number)."""
    with pdfplumber.open(path) as pdf:
        return [list(_rows(page.chars, float(page.height))) for page in pdf.pages]


def _rows(characters: Sequence[dict[str, object]], height: float) -> Iterable[Line]:
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for character in sorted(characters, key=lambda one: -one["matrix"][5]):  # type: ignore[index]
        text = str(character["text"])
        if text.isspace() or not character["upright"]:
            continue
        x, y = character["matrix"][4] * MM_PER_POINT, (height - character["matrix"][5]) * MM_PER_POINT  # type: ignore[index]
        if not rows or abs(rows[-1][0] - y) > SAME_LINE:
            rows.append((y, []))
        rows[-1][1].append((x, text))
    for y, found in rows:
        found.sort()
        yield Line("".join(text for _, text in found), y, found[0][0])


def office_lines(document: Path, folder: Path) -> Pages:
    """Lay a Word file out in LibreOffice, with the stand-ins under the official names, and read its lines."""
    return office_pages([document], folder)[0]


def office_pages(documents: Sequence[Path], folder: Path) -> list[Pages]:
    """Lay Word files out in one run of LibreOffice, and read the lines of each."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("soffice is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    release = subprocess.run([office, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    copies = [folder / document.name for document in documents]
    for document, copy in zip(documents, copies, strict=True):
        _copy(document, copy, inverted=release.startswith("7."))
    settings = folder / "fonts.conf"
    settings.write_text(_font_settings(), encoding="utf-8")
    command = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"FONTCONFIG_FILE": str(settings)})
    return [lines_of(copy.with_suffix(".pdf")) for copy in copies]


def _copy(document: Path, copy: Path, *, inverted: bool) -> None:
    # LibreOffice 7 reads w:overflowPunct upside down: a copy with the flag inverted gives what the flag means.
    with ZipFile(document) as old, ZipFile(copy, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if inverted and name.startswith("word/") and name.endswith(".xml"):
                data = data.replace(b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>')
            new.writestr(name, data)


def _font_settings() -> str:
    rules = []
    for name, stand_in in FAMILIES.items():
        family, _, weight = stand_in.partition(":")
        bold = '<edit name="weight" mode="assign"><const>bold</const></edit>' if weight else ""
        rules.append(
            f'<match target="pattern"><test name="family"><string>{name}</string></test>'
            f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit>{bold}</match>'
        )
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f"<fontconfig>{include}<dir>{cache_folder()}</dir>{''.join(rules)}</fontconfig>"
