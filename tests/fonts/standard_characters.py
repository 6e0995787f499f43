"""The 8105 characters of 通用规范汉字表: every name and place in an official document is written with them."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).with_name("standard_characters.txt")
STANDARD_CHARACTERS = "".join(
    line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
)
