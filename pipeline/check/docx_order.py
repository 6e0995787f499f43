"""The order ECMA-376 prescribes inside w:pPr, w:rPr and w:sectPr: Word calls a file corrupt over some of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.archive import Element
from pipeline.check.docx_package import W

_MOST_FAULTS: Final = 10

_ORDERS: Final = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
}
_RANKS: Final = {tag: {W + name: rank for rank, name in enumerate(names.split())} for tag, names in _ORDERS.items()}


def order_faults(root: Element) -> list[str]:
    """Name the first elements that stand out of order, at most ten."""
    faults: list[str] = []
    for fault in _faults(root):
        faults.append(fault)
        if len(faults) == _MOST_FAULTS:
            break
    return faults


def _faults(root: Element) -> Iterator[str]:
    for tag, ranks in _RANKS.items():
        for element in root.iter(W + tag):
            highest = -1
            for child in element:
                rank = ranks.get(str(child.tag))
                if rank is None:
                    continue
                # Header and footer references may stand in any order among themselves.
                if rank < highest and not (tag == "sectPr" and rank <= 1 and highest <= 1):
                    yield f"w:{str(child.tag).rpartition('}')[2]} stands out of order in w:{tag}"
                    break
                highest = max(highest, rank)
