"""The same batch on a Dask cluster of two worker processes gives the same bytes."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.many import Wish
from pipeline.model.problem import OutputError
from tests.batch.articles import contents, render_folder, write_articles

distributed = pytest.importorskip("distributed", reason="jianbao[dask] is not installed")

# Dask's own sockets and event loops are closed late; that is not what is tested here.
pytestmark = [pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as local:
            yield local.scheduler_address


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in", 10)
    write_articles(tmp_path / "in" / "三月", 2)
    (tmp_path / "in" / "002.data.yaml").write_text("issue: 7\n", encoding="utf-8")
    (tmp_path / "in" / "005.txt").write_bytes(b"")
    return tmp_path / "in"


@pytest.mark.parametrize("shared", [True, False], ids=["shared path", "bytes"])
def test_a_cluster_writes_the_same_bytes(shared: bool, cluster: str, sources: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("extends: jianbao\nname: own\n", encoding="utf-8")
    (tmp_path / "data.yaml").write_text("issuer: 某某交警大队\n", encoding="utf-8")
    options = {"layout": str(tmp_path / "own.yaml"), "data_file": tmp_path / "data.yaml"}
    here, told_here = render_folder(sources, tmp_path / "here", **options)
    there, told_there = render_folder(sources, tmp_path / "there", Wish(cluster=cluster, shared=shared), **options)
    assert contents(tmp_path / "here") == contents(tmp_path / "there")
    assert (here.written, here.failed) == (there.written, there.failed) == (11, 1)
    assert [each.problems for each in told_here] == [each.problems for each in told_there]
    again, _ = render_folder(sources, tmp_path / "there", Wish(cluster=cluster, shared=shared, resume=True), **options)
    assert (again.current, again.failed) == (11, 1)


def test_a_lost_worker_loses_no_article(sources: Path, tmp_path: Path) -> None:
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as local,
        distributed.Client(local) as client,
    ):
        victims = list(client.run(os.getpid).values())

        def kill_one_after_the_first(done: object) -> None:
            if victims:
                os.kill(victims.pop(), 9)
                victims.clear()

        from pipeline.batch.many import render_many
        from pipeline.batch.report import Summary
        from pipeline.batch.sources import find_sources
        from pipeline.job import Job

        named = find_sources([str(sources)], tmp_path / "out")
        summary = Summary(total=len(named))
        wish = Wish(cluster=local.scheduler_address)
        render_many(named, Job(source="", output=tmp_path / "out"), wish, summary, kill_one_after_the_first)
    assert (summary.written, summary.failed) == (11, 1)


def test_no_scheduler_is_told_with_the_command_that_starts_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.pools.CONNECT_SECONDS", 1)
    write_articles(tmp_path / "in", 1)
    with pytest.raises(OutputError, match="no Dask scheduler") as failure:
        render_folder(tmp_path / "in", tmp_path / "out", Wish(cluster="tcp://127.0.0.1:9"))
    assert "dask scheduler" in failure.value.problems[0].hint
