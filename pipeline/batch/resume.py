"""What an earlier run left: results that would come out the same need not be made again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.job import RECEIPT, Job, fingerprint, target
from pipeline.model.problem import Problem, Severity
from pipeline.model.source import Location


def kept_problems(job: Job) -> tuple[Problem, ...] | None:
    """Give the problems of an earlier run whose results are here and would come out the same; None if there is none."""
    try:
        receipt = json.loads(target(job, RECEIPT).read_bytes())
        if not all(target(job, ending).is_file() for ending in job.formats):
            return None
        if receipt["job"] != fingerprint(job, hashlib.sha256(Path(job.source).read_bytes()).hexdigest()):
            return None
        if any(_digest(Path(job.source).parent / entry["file"]) != entry["sha256"] for entry in receipt["files"]):
            return None
        return tuple(_kept_problem(job, entry) for entry in receipt["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(path: Path) -> str:
    """Give the digest of a file beside the source, as the receipt has it: empty when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _kept_problem(job: Job, entry: dict[str, Any]) -> Problem:
    place = Location(job.source, entry["line"], entry["column"]) if "line" in entry else None
    return Problem(
        severity=Severity(entry["severity"]),
        code=entry["code"],
        message=entry["message"],
        location=place,
        hint=entry["hint"],
    )
