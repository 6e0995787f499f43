"""Articles as data: JSON for programs, YAML for people to edit, and that YAML read back."""

from __future__ import annotations

from pipeline.read.article_dump import dump_article
from pipeline.read.article_json import article_to_json
from pipeline.read.article_load import load_article

__all__ = ["article_to_json", "dump_article", "load_article"]
