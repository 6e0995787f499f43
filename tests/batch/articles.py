"""Articles for batches: short, different, and one of each kind that fails."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.many import Wish, render_many
from pipeline.batch.report import Summary
from pipeline.batch.sources import find_sources
from pipeline.batch.worker import Done
from pipeline.job import Job

ENDINGS = ("docx", "pdf", "receipt.json")

ARTICLE = """大队第{number}次推进平安建设
发布时间：2024-03-05  来源：某某交警大队

今年以来，大队围绕中心工作，第{number}次采取两项举措。

一、加强巡逻。每天出动警力{number}人次，及时发现隐患。
二、加强宣传。进校园{number}次，发放资料500份。
（某某交警大队 张三）
"""


def write_articles(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(ARTICLE.format(number=number), encoding="utf-8")
    return paths


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names(folder)}


def render_folder(
    folder: Path, output: Path, wish: Wish | None = None, **options: object
) -> tuple[Summary, list[Done]]:
    named = find_sources([str(folder)], output)
    summary = Summary(total=len(named))
    done: list[Done] = []
    common = Job(source="", output=output, **options)  # type: ignore[arg-type]
    render_many(named, common, wish or Wish(), summary, done.append)
    return summary, done
