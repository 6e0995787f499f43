from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fonts.catalogue import KnownFace
from pipeline.fonts.face import open_face
from pipeline.fonts.outline import Stroke, outline
from pipeline.fonts.places import cache_folder


@pytest.mark.parametrize("name", ["LXGWWenKai-Light.ttf", "FandolFang-Regular.otf"])
def test_an_outline_is_closed_and_cubic_whatever_the_file_holds(name: str) -> None:
    path = Path(cache_folder() / name)
    if not path.is_file():
        pytest.fail(f"{name} is not in the cache folder: run 'make fonts'")
    face = open_face(path, KnownFace(files=()), stand_in=True)
    assert face is not None
    steps = outline(face, "校")
    numbers = {Stroke.MOVE: 2, Stroke.LINE: 2, Stroke.CURVE: 6, Stroke.CLOSE: 0}
    assert all(len(values) == numbers[stroke] for stroke, values in steps)
    kinds = [stroke for stroke, _values in steps]
    assert kinds[0] is Stroke.MOVE and kinds[-1] is Stroke.CLOSE
    assert kinds.count(Stroke.MOVE) == kinds.count(Stroke.CLOSE) > 1 and Stroke.CURVE in kinds
    points = [value for _stroke, values in steps for value in values]
    assert -200 < min(points) < 200 and 700 < max(points) < 1000
