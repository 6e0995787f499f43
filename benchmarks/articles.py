"""Articles to measure with: variations of the seed that differ from one another, and longer ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

SEED: Final = Path(__file__).parents[1] / "seeds" / "000_d9847121a4546277.txt"
SENTENCE: Final = re.compile(r"[^。]+。?")
DIGIT: Final = re.compile(r"[0-9]")


def variation(number: int) -> str:
    """Give the seed's text with the sentences of its paragraphs turned and other figures: alike in length and words."""
    title, *body = SEED.read_text(encoding="utf-8").splitlines()
    return "\n".join([title, *(_varied(line, number) for line in body)]) + "\n"


def _varied(line: str, number: int) -> str:
    sentences = SENTENCE.findall(line)
    turn = number % len(sentences) if sentences else 0
    return DIGIT.sub(lambda digit: str((int(digit[0]) + number) % 9 + 1), "".join(sentences[turn:] + sentences[:turn]))


def longer(times: int) -> str:
    """Give an article whose body is the seed's, so many times over."""
    title, *body = SEED.read_text(encoding="utf-8").splitlines()
    return "\n".join([title, *(body * times)]) + "\n"


def write_variations(folder: Path, count: int) -> list[Path]:
    """Write so many variations and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(variation(number), encoding="utf-8")
    return paths
