"""What each font role has on this machine, for ``jianbao fonts``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.fonts.catalogue import ROLES
from pipeline.fonts.font_set import FontFinder, find_primary
from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStatus:
    """A font role and the file that serves it: ``path`` None and ``family`` empty when none does."""

    role: str
    chinese_name: str
    path: Path | None
    family: str
    stand_in: bool


def describe_roles(folders: Sequence[Path] = ()) -> list[RoleStatus]:
    """Tell for every role which file would be used with these folders; raises MissingFont only for a lost folder."""
    finder = FontFinder(folders)
    statuses = []
    for role, faces in ROLES.items():
        face = find_primary(finder, role)
        status = RoleStatus(
            role=role,
            chinese_name=faces.chinese_name,
            path=face.path if face else None,
            family=face.family if face else "",
            stand_in=face is not None and face.stand_in,
        )
        statuses.append(status)
    return statuses
