"""Whatever bytes come, a reader gives a value or says what is wrong with them; in time, and in a gigabyte of memory.

The corpus holds plain cases and every input that once broke a reader. JIANBAO_EXAMPLES asks for a longer campaign.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.problem import JianbaoError
from tests.fuzz.readers import PART_MARK, READERS, corpus

EXAMPLES = int(os.environ.get("JIANBAO_EXAMPLES", "60"))
MORE_MEMORY = 1 << 30
MOST_EDITS = 6
MOST_CUT = 60
ODD = st.sampled_from(
    [b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"-1", b"99999999999999999999", b"1e999", b"%s", b"&#0;", b"&a;", b"\n",
     b"<", b">", b"\"", b"'", b"{", b"}", b"[", b"]", b"/", b"~", b"\xe7\x94\xb2", b"\xf0\xa0\x80\x80", PART_MARK]
)  # fmt: skip


def cases() -> Iterator[object]:
    for reader in READERS:
        for path in corpus(reader):
            yield pytest.param(reader, path, id=f"{reader}-{path.name}")


@pytest.fixture(scope="module", autouse=True)
def limited_memory() -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MORE_MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def read(reader: str, data: bytes) -> None:
    try:
        READERS[reader][1](data)
    except JianbaoError as refused:
        assert refused.problems and all(problem.message for problem in refused.problems)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(("reader", "path"), list(cases()))
def test_the_corpus_is_read_or_refused(reader: str, path: Path) -> None:
    read(reader, path.read_bytes())


@st.composite
def changed(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """A case of the corpus with some stretches cut, doubled, or put in from elsewhere."""
    data = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(0, MOST_EDITS))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + MOST_CUT)))
        other = draw(st.sampled_from(originals))
        place = draw(st.integers(0, len(other)))
        new = draw(st.one_of(ODD, st.binary(max_size=8), st.just(other[place : place + MOST_CUT])))
        data = data[:start] + new + data[end:]
    return data


@pytest.mark.parametrize("reader", READERS)
def test_whatever_is_changed_in_them_is_read_or_refused(reader: str) -> None:
    originals = [path.read_bytes() for path in corpus(reader)]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=changed(originals))
    def campaign(data: bytes) -> None:
        read(reader, data)

    campaign()
