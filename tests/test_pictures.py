"""Pictures from the source to both files: the same picture, on the same page, in the same place."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from pathlib import Path

import docx
import pdfplumber
import pytest

from pipeline.batch.resume import kept_problems
from pipeline.build import Job, build, understand
from pipeline.model.article import Figure
from pipeline.model.problem import Problem
from pipeline.output import publish
from pipeline.read.article import dump_article
from tests.alike import MM_PER_POINT, Pages, lines_of, office_lines
from tests.pictures import drawn, encoded, jpeg, png, written
from tests.render.test_pdf_conformance import check

TEXT = "大队组织民警深入乡镇开展道路交通安全宣传，发放宣传资料1.2万份，受教育群众3万余人，群众出行安全意识明显增强。"
ARTICLE = f"""# 某县公安局交警大队开展农村道路交通安全宣传

来源：某县公安局交警大队　时间：2024-05-06

{TEXT * 2}

![民警检查车辆](photo.jpg "民警在路口检查车辆")

## 一、加强组织领导

{TEXT * 3}

![](tall.png)

图1 事故黑点分布

{TEXT * 5}

![](small.png)

## 二、强化宣传教育

{TEXT * 2}

▼图为宣传现场。

![宣传现场](clear.png)

{TEXT * 4}

（某县公安局交警大队　张三）
"""
SAME_PLACE = 0.4  # mm


def ignored(_problem: Problem) -> None: ...


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    written(folder, photo_jpg=jpeg(800, 500), tall_png=png(300, 700), small_png=png(200, 120, 200))
    (folder / "clear.png").write_bytes(encoded(drawn(400, 260).convert("RGBA")))
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    return folder / "article.md"


@pytest.fixture(scope="module")
def pdf(source: Path) -> Path:
    build(Job(source=str(source), output=source.parent / "out"), ignored)
    return source.parent / "out" / "article.pdf"


def pictures_of(path: Path) -> list[tuple[int, list[float]]]:
    """Give the pictures of a PDF: page, and left, top, right and lower edge in millimetres."""
    with pdfplumber.open(path) as file:
        return [
            (number, [float(image[edge]) * MM_PER_POINT for edge in ("x0", "top", "x1", "bottom")])
            for number, page in enumerate(file.pages, 1)
            for image in page.images
        ]


def text_of(pages: Pages) -> list[list[str]]:
    return [[line.text for line in page] for page in pages]


def compare(pdf: Path, folder: Path) -> None:
    """Compare the lines and pictures of a PDF with LibreOffice's of its Word file."""
    office = office_lines(pdf.with_suffix(".docx"), folder)
    assert text_of(office) == text_of(lines_of(pdf))
    words, ours = pictures_of(folder / "article.pdf"), pictures_of(pdf)
    assert len(ours) >= 4
    assert [page for page, _ in words] == [page for page, _ in ours]
    for (_, found), (_, wanted) in zip(words, ours, strict=True):
        assert found == pytest.approx(wanted, abs=SAME_PLACE)
    for found_page, own_page in zip(office, lines_of(pdf), strict=True):
        for one, other in zip(found_page, own_page, strict=True):
            assert one.baseline == pytest.approx(other.baseline, abs=SAME_PLACE)


@pytest.mark.oracle
def test_pictures_stand_on_the_same_page_and_place_in_both(pdf: Path, tmp_path: Path) -> None:
    compare(pdf, tmp_path)


def invented(seed: int, folder: Path) -> Path:
    """Write an article with pictures of all sizes, some captioned, headed by chance; the same for the same seed."""
    chance = random.Random(seed)
    parts = [f"# 某县公安局交警大队第{seed}号图片试验材料", "来源：某大队 时间：2024-05-06"]
    for number in range(12):
        if number % 4 == 1:
            parts.append(f"## {'一二三'[number // 4]}、试验之{number}")
        if chance.random() < 0.6:
            name = f"p{number}.png"
            data = png(chance.randint(60, 900), chance.randint(60, 900), chance.choice((72, 150, 220)))
            (folder / name).write_bytes(data)
            caption = chance.choice(("", f"图{number} 现场", f"图{number} 现场{'，说明文字' * 8}"))
            parts += [f"▼第{number}幅"] * (chance.random() < 0.2) + [f"![说明]({name})", *filter(None, [caption])]
        parts.append(TEXT[: chance.randint(20, len(TEXT))] * chance.randint(0, 4) + "。")
    source = folder / "article.md"
    source.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return source


@pytest.mark.oracle
@pytest.mark.parametrize("seed", [1, 2])
def test_invented_articles_with_pictures_are_alike_in_both(seed: int, tmp_path: Path) -> None:
    made = invented(seed, tmp_path)
    build(Job(source=str(made), output=tmp_path / "out"), ignored)
    compare(tmp_path / "out" / "article.pdf", tmp_path / "office")


def test_no_picture_covers_text_or_leaves_the_type_area(pdf: Path) -> None:
    pages = lines_of(pdf)
    for number, (left, top, right, bottom) in pictures_of(pdf):
        assert left >= 28 - 0.1
        assert right <= 184 + 0.1
        assert top >= 37 - 0.1
        assert bottom <= 262 + 0.1
        assert [line.text for line in pages[number - 1] if top - 0.1 < line.baseline < bottom + 2] == []


@pytest.mark.vera
def test_pictures_are_archival_and_accessible(pdf: Path) -> None:
    check("2a", pdf)
    check("ua1", pdf)


def test_no_word_is_lost_or_added(pdf: Path) -> None:
    receipt = json.loads(pdf.with_suffix(".receipt.json").read_text(encoding="utf-8"))
    assert receipt["dropped"] == []
    assert [problem["code"] for problem in receipt["problems"] if "picture" in problem["code"]] == [
        "picture-alternative"
    ]
    printed = "".join(p.text for p in docx.Document(str(pdf.with_suffix(".docx"))).paragraphs)
    for words in (TEXT * 5, "民警在路口检查车辆", "图1\u3000事故黑点分布", "▼图为宣传现场。"):
        assert words in printed
    assert "![" not in printed


def test_the_same_job_gives_the_same_bytes(pdf: Path, source: Path, tmp_path: Path) -> None:
    build(Job(source=str(source), output=tmp_path), ignored)
    for ending in (".pdf", ".docx", ".receipt.json"):
        assert (tmp_path / f"article{ending}").read_bytes() == pdf.with_suffix(ending).read_bytes()


def figures(path: Path) -> Sequence[Figure]:
    article = understand(str(path), ignored).article
    sections = [article.lead, *(section.body for section in article.initiatives)]
    return [part for body in sections for part in body if isinstance(part, Figure)]


def test_our_own_word_file_gives_the_pictures_back(pdf: Path, source: Path) -> None:
    again, first = figures(pdf.with_suffix(".docx")), figures(source)
    assert [one.picture.data for one in again] == [one.picture.data for one in first]
    assert [one.caption and one.caption.value for one in again] == [
        "民警在路口检查车辆", "图1\u3000事故黑点分布", None, "▼图为宣传现场。"
    ]  # fmt: skip


def test_an_edited_article_prints_the_same_pages(pdf: Path, source: Path, tmp_path: Path) -> None:
    edited = tmp_path / "article.yaml"
    edited.write_text(dump_article(understand(str(source), ignored).article), encoding="utf-8")
    build(Job(source=str(edited), output=tmp_path / "out"), ignored)
    assert (tmp_path / "out" / "article.pdf").read_bytes() == pdf.read_bytes()


def test_a_run_is_taken_up_again_only_while_the_pictures_are_the_same(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(f"# 标题标题\n\n{TEXT}\n\n![](a.png)\n", encoding="utf-8")
    job = Job(source=str(article), output=tmp_path / "out", formats=("docx",))
    build(job, ignored)
    assert [problem.code for problem in kept_problems(job) or ()].count("picture-missing") == 1
    written(tmp_path, a_png=png())
    assert kept_problems(job) is None
    build(job, ignored)
    assert kept_problems(job) is not None
    publish({tmp_path / "a.png": png(30, 60)})
    assert kept_problems(job) is None


def test_a_picture_of_a_word_file_reaches_the_pdf(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("某大队开展交通安全宣传")
    document.add_paragraph(TEXT)
    document.add_paragraph().add_run().add_picture(io.BytesIO(jpeg(600, 400)), width=docx.shared.Mm(90))
    document.add_paragraph("图1 宣传现场").alignment = 1
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "a.docx"))
    build(Job(source=str(tmp_path / "a.docx"), output=tmp_path / "out"), ignored)
    ((page, (left, _, right, _)),) = pictures_of(tmp_path / "out" / "a.pdf")
    assert page in (1, 2)
    assert (left + right) / 2 == pytest.approx(106, abs=0.1)
    assert right - left <= 90.1
