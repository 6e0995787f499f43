"""The worked examples of every layout, and where each of their elements must stand (GB/T 9704-2012, in millimetres)."""

from __future__ import annotations

from tests.formats.briefings import BRIEFINGS
from tests.formats.official import OFFICIAL

EXAMPLES = (*BRIEFINGS, *OFFICIAL)
