"""All measurements in one run, as ratios: ``python -m benchmarks.run [--quick] [--write docs/performance.md]``.

Absolute times drift with the machine and its load; only ratios of what ran side by side count. What is missing here
(hyperfine, GNU time, Typst) is told and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles import SEED, longer, write_variations

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
GNU_TIME = Path("/usr/bin/time")
MARKS = ("<!-- table: make bench writes it -->", "<!-- end of table -->")

FINDINGS = 1
"""Exit code of our own program for results somebody must look at: turned sentences may well be such."""

Row = tuple[str, str, str]


def main() -> None:
    """Measure, print, and write the table when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and articles")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks of this page")
    options = parser.parse_args()
    font = face()
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as name:
        bench = Bench(Path(name), font, quick=options.quick)
        rows = [row for part in (bench.cold, bench.warm, bench.batch, bench.growth) for row in part()]
    table = "\n".join(["| what | reached | aim |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)])
    page = f"{machine()}\n\n{table}\n"
    print(page)
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        options.write.write_text(f"{before}{MARKS[0]}\n\n{page}\n{MARKS[1]}{after}", encoding="utf-8")


def face() -> Path:
    """Give the TrueType face naive program and Typst are given: reportlab's own embedding takes no other kind."""
    from pipeline.fonts.places import cache_folder

    named = os.environ.get("JIANBAO_BENCH_FONT")
    path = Path(named) if named else cache_folder() / "LXGWWenKai-Light.ttf"
    if not path.is_file():
        sys.exit(f"bench: {path} is missing: run 'jianbao fonts fetch', or name a .ttf in JIANBAO_BENCH_FONT")
    return path


def machine() -> str:
    """Describe what was measured on."""
    cpu = next(iter(re.findall(r"model name\s*:\s*(.+)", read("/proc/cpuinfo"))), platform.processor())
    memory = next(iter(re.findall(r"MemTotal:\s*(\d+)", read("/proc/meminfo"))), "0")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{cpu}, {os.cpu_count()} cores, {int(memory) // 1024} MiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; load {load:.1f} at the end of the run."
    )


def read(path: str) -> str:
    """Give a file of the system's, empty where there is none."""
    return Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""


def has_typst() -> bool:
    """Tell whether Typst is here."""
    try:
        import typst  # noqa: F401
    except ImportError:
        print("bench: Typst is missing (pip install typst): its ratios are left out", file=sys.stderr)
        return False
    return True


class Bench:
    """The measurements; each method gives rows of what, reached, aim."""

    def __init__(self, folder: Path, font: Path, *, quick: bool) -> None:
        self.folder = folder
        self.font = font
        self.quick = quick
        self.typst = has_typst()
        # Bytecode as on a user's machine, whatever this shell says.
        self.environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.one_font = folder / "fonts"
        self.one_font.mkdir()
        (self.one_font / font.name).symlink_to(font)

    def command(self, kind: str, *articles: Path) -> list[str]:
        """Give the command line of a contender."""
        out = str(self.folder / kind)
        texts = [str(article) for article in articles]
        here = str(ROOT / "benchmarks")
        return {
            "jianbao": [str(BIN / "jianbao"), "render", *texts, "-o", out, "-q"],
            "jianbao-pdf": [str(BIN / "jianbao"), "render", *texts, "-o", out, "-q", "-f", "pdf"],
            "naive": [sys.executable, f"{here}/naive.py", *texts, str(self.font), out],
            "typst": [sys.executable, f"{here}/typst_pdf.py", "-", out, *texts],
            "typst-folder": [sys.executable, f"{here}/typst_pdf.py", str(self.one_font), out, *texts],
        }[kind]

    def seconds(self, command: list[str]) -> float:
        """Run a command once and give its wall time."""
        start = time.perf_counter()
        code = subprocess.run(command, check=False, capture_output=True, env=self.environment, cwd=ROOT).returncode
        took = time.perf_counter() - start
        if code > FINDINGS:
            sys.exit(f"bench: exit code {code} from {' '.join(command)}")
        return took

    def peak(self, command: list[str]) -> tuple[float, float]:
        """Run a command under GNU time: CPU seconds, and peak memory in MiB."""
        timed = [str(GNU_TIME), "-v", *command]
        said = subprocess.run(timed, check=False, capture_output=True, text=True, env=self.environment, cwd=ROOT).stderr
        cpu = sum(float(found) for found in re.findall(r"(?:User|System) time \(seconds\): ([\d.]+)", said))
        return cpu, int(re.findall(r"Maximum resident set size \(kbytes\): (\d+)", said)[0]) / 1024

    def cold(self) -> Iterator[Row]:
        """Whole processes, hyperfine -N where it is installed, else medians of interleaved runs of our own."""
        kinds = ["jianbao", "jianbao-pdf", "naive", *(["typst", "typst-folder"] if self.typst else [])]
        for kind in kinds:
            self.seconds(self.command(kind, SEED))
        times = self.hyperfine(kinds) if shutil.which("hyperfine") else self.interleaved(kinds)
        for kind in kinds:
            peak = f", peak {self.peak(self.command(kind, SEED))[1]:.0f} MiB" if GNU_TIME.exists() else ""
            yield f"cold: {kind}", f"{1000 * times[kind]:.0f} ms{peak}", ""
        yield "cold DOCX+PDF ÷ naive both", f"**{times['jianbao'] / times['naive']:.2f}**", "≤ 0.60"
        if self.typst:
            yield (
                "cold DOCX+PDF ÷ Typst's PDF, default font scan",
                f"**{times['jianbao'] / times['typst']:.2f}**",
                "≤ 1.0",
            )

    def hyperfine(self, kinds: list[str]) -> dict[str, float]:
        """Give median wall times; several rounds, so that a busy moment meets all contenders."""
        runs: dict[str, list[float]] = {kind: [] for kind in kinds}
        target = self.folder / "hyperfine.json"
        for _ in range(1 if self.quick else 4):
            commands = [" ".join(self.command(kind, SEED)) for kind in kinds]
            options = ["-N", "--warmup", "1", "--runs", "5", "--export-json", str(target)]
            subprocess.run(["hyperfine", *options, *commands], check=True, capture_output=True, env=self.environment)
            for kind, result in zip(kinds, json.loads(target.read_text())["results"], strict=True):
                runs[kind] += result["times"]
        return {kind: statistics.median(values) for kind, values in runs.items()}

    def interleaved(self, kinds: list[str]) -> dict[str, float]:
        """Give median wall times without hyperfine; the start of a process is in them, as it is there."""
        print("bench: hyperfine is missing (apt-get install hyperfine): measured by ourselves", file=sys.stderr)
        rounds = range(5 if self.quick else 20)
        runs = [{kind: self.seconds(self.command(kind, SEED)) for kind in kinds} for _ in rounds]
        return {kind: statistics.median(run[kind] for run in runs) for kind in kinds}

    def warm(self) -> Iterator[Row]:
        """One process, a different article each time, through pytest-benchmark."""
        target = self.folder / "warm.json"
        environment = self.environment | {
            "JIANBAO_BENCH_FONT": str(self.one_font / self.font.name),
            "JIANBAO_BENCH_ROUNDS": "20" if self.quick else "200",
        }
        chosen = [] if self.typst else ["--deselect", "benchmarks/test_warm.py::test_typst_pdf"]
        command = [sys.executable, "-m", "pytest", "benchmarks/test_warm.py", f"--benchmark-json={target}", *chosen]
        command += ["-p", "no:randomly", "-o", "timeout=1200", "-W", "ignore"]
        subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
        medians = {one["name"]: one["stats"]["median"] for one in json.loads(target.read_text())["benchmarks"]}
        ours, naive = medians["test_jianbao_docx_and_pdf"], medians["test_naive_docx_and_pdf"]
        yield "warm: jianbao DOCX+PDF · naive both", f"{1000 * ours:.1f} · {1000 * naive:.1f} ms", ""
        yield "warm DOCX+PDF ÷ naive both", f"**{ours / naive:.2f}**", ""
        if self.typst:
            typst = medians["test_typst_pdf"]
            yield "warm: Typst's PDF", f"{1000 * typst:.1f} ms", ""
            yield "warm DOCX+PDF ÷ Typst's PDF", f"**{ours / typst:.2f}**", "≤ 0.45"

    def batch(self) -> Iterator[Row]:
        """A thousand articles by one and two workers, and by two processes of Typst."""
        count = 100 if self.quick else 1000
        articles = write_variations(self.folder / "articles", count)
        base = [str(BIN / "jianbao"), "render", str(self.folder / "articles"), "-q"]
        one = self.seconds([*base, "-o", str(self.folder / "one"), "--jobs", "1"])
        two = self.seconds([*base, "-o", str(self.folder / "two"), "--jobs", "2"])
        yield f"{count} articles, 1 worker · 2 workers", f"{count / one:.0f} · {count / two:.0f} a second", ""
        yield "two workers ÷ one", f"**{two / one:.2f}**", "≤ 0.56"
        if GNU_TIME.exists():
            tenth = self.folder / "tenth"
            write_variations(tenth, count // 10)
            few, all_of_them = (
                self.peak([*base[:2], str(folder), "-q", "-o", str(self.folder / "peak"), "--jobs", "1"])[1]
                for folder in (tenth, self.folder / "articles")
            )
            told = f"{few:.0f} · {all_of_them:.0f} MiB"
            yield f"peak of one process over {count // 10} · {count} articles", told, "flat"
        if self.typst:
            start = time.perf_counter()
            commands = [self.command("typst-folder", *articles[half::2]) for half in range(2)]
            running = [subprocess.Popen(command, env=self.environment, cwd=ROOT) for command in commands]
            assert not any(process.wait() for process in running)
            yield (
                f"{count} articles ÷ Typst's PDFs, two processes each",
                f"**{two / (time.perf_counter() - start):.2f}**",
                "≤ 0.45",
            )

    def growth(self) -> Iterator[Row]:
        """The seed's text 1, 10, 100, 1000 times over: CPU seconds and peak memory of the PDF."""
        if not GNU_TIME.exists():
            print("bench: GNU time is missing (apt-get install time): no growth and no peaks", file=sys.stderr)
            return
        before = 0.0
        for times in (1, 10, 100) if self.quick else (1, 10, 100, 1000):
            article = self.folder / f"long{times}.txt"
            article.write_text(longer(times), encoding="utf-8")
            cpu, peak = self.least(self.command("jianbao-pdf", article))
            aim = "≤ 150 MiB" if times == 1000 else ""
            yield f"{times}× the text: our PDF", f"{cpu:.2f} s CPU, {peak:.0f} MiB", aim
            if self.typst:
                other, most = self.least(self.command("typst-folder", article))
                yield f"{times}× the text: Typst's PDF", f"{other:.2f} s CPU, {most:.0f} MiB", ""
                ratio = f"**{cpu / other:.2f}**, peak **{peak / most:.2f}**"
                yield f"{times}× the text, ours ÷ Typst's", ratio, "≤ 0.20, < 1" if times == 100 else ""
            if times == 1000:
                yield "1000× the text ÷ 100×, our CPU", f"**{cpu / before:.1f}**", "≤ 10: linear"
            before = cpu

    def least(self, command: list[str]) -> tuple[float, float]:
        """Give the least CPU seconds and the least peak of three runs: what else runs only adds to them."""
        runs = [self.peak(command) for _ in range(3)]
        return min(cpu for cpu, _ in runs), min(peak for _, peak in runs)


if __name__ == "__main__":
    main()
