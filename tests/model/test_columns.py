from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.briefing import TableBlock
from pipeline.model.columns import column_widths
from pipeline.model.units import Length

SIZE = Length.from_pt(12)
WIDTH = Length.from_mm(156)


def widths(*rows: tuple[str, ...]) -> tuple[Length, ...]:
    return column_widths(TableBlock(role="table-cell", head_role="table-head", rows=rows), SIZE, WIDTH)


def test_columns_alike_are_equally_wide() -> None:
    assert {width.twips for width in widths(("甲乙", "丙丁"), ("一二", "三四"))} == {WIDTH.twips // 2}


def test_a_column_with_more_text_is_wider() -> None:
    narrow, wide = widths(("序号", "办法"), ("1", "当场交办，限期整改"))
    assert wide > 2 * narrow


def test_a_short_column_keeps_its_width_beside_one_that_must_wrap() -> None:
    narrow, wide = widths(("中队名称", "某" * 200))
    assert narrow.twips == 4 * 240 + 160 + 20  # characters, padding, and the rules beside them
    assert narrow.twips + wide.twips == WIDTH.twips


def test_a_short_name_and_a_percentage_stay_on_one_line() -> None:
    name, share, _ = widths(("乡镇", "整改率", "问题"), ("城关镇", "92.9%", "某" * 200))
    assert name.twips >= 3 * 240 + 2 * 80 + 10
    assert share.twips >= 3 * 240 + 2 * 80 + 10


def test_a_table_without_columns_has_no_widths() -> None:
    assert widths() == ()


@given(
    st.integers(1, 12).flatmap(
        lambda columns: st.lists(
            st.tuples(*[st.text(max_size=60)] * columns),
            min_size=1,
            max_size=5,
        )
    )
)
def test_widths_add_up_to_the_type_area(rows: list[tuple[str, ...]]) -> None:
    found = widths(*rows)
    assert sum(width.twips for width in found) == WIDTH.twips
    assert all(width > 0 for width in found)
