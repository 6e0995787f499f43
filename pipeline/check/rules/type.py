"""FONT and COLR: faces, sizes, colours (§5.2.2, §5.2.4, §7.3.1, §7.3.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.check.facts import WHITE, Block, DocxFacts, Facts, PdfFacts, Stretch, is_black, is_han, is_red
from pipeline.check.font_names import Face, family_name, is_official
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, passed, unknown
from pipeline.model.finding import Place

_SIZE: Final = 0.15
_RED_ROLES: Final = frozenset({Role.MARK, Role.ISSUE, Role.ISSUER, Role.NUMBER, Role.SECURITY, Role.COPY_NUMBER})
_TOFU: Final = "\ufffd□〓■"


def _han(stretches: Iterable[Stretch]) -> Counter[tuple[Face | None, float | None]]:
    """Count Han characters by face and size: marks and digits may come from other fonts."""
    looks: Counter[tuple[Face | None, float | None]] = Counter()
    for stretch in stretches:
        count = sum(map(is_han, stretch.text))
        if count:
            looks[stretch.face, stretch.size] += count
    return looks


def _judge(block: Block, stretches: Iterable[Stretch], want: tuple[Face, float], what: str) -> Outcomes:
    """Compare the look most Han characters of a block have; an unknown family gives neither pass nor failure."""
    expected = f"{what} {want[0].value} {want[1]:g} pt"
    looks = _han(stretches)
    if not looks:
        return
    face, size = looks.most_common(1)[0][0]
    named = _family(block, face, size)
    if size is not None and abs(size - want[1]) > _SIZE:
        yield failed(expected, f"{named} {size:g} pt", block.where, f"set it in {want[0].value} {want[1]:g} pt")
    elif face in (None, Face.OTHER):
        yield unknown(expected, f"cannot tell what {named} looks like", block.where, "name the font")
    elif face is not want[0]:
        yield failed(expected, f"{named} {size or 0:g} pt", block.where, f"set it in {want[0].value}")
    else:
        yield passed(expected, f"{want[0].value} {size or 0:g} pt", block.where)


def _family(block: Block, face: Face | None, size: float | None) -> str:
    """Give the name of the font the Han characters of a look are in, as the file has it, and what it draws."""
    named = next((s.family for s in block.stretches if (s.face, s.size) == (face, size) and s.family), None)
    if face in (None, Face.OTHER) or named is None:
        return named or "unnamed font"
    return named if face.value in named else f"{named} ({face.value})"


def body(case: Case[Facts]) -> Outcomes:
    """Body text is 3号仿宋, 16 pt (§5.2.2); a few words in another face do not count, the paragraph's own does."""
    for block in case.structure.of(Role.BODY):
        yield from _judge(block, block.stretches, case.standard.body, "body")


def title(case: Case[Facts]) -> Outcomes:
    """The title is 2号小标宋, 22 pt (§7.3.1)."""
    for block in case.structure.of(Role.TITLE):
        yield from _judge(block, block.stretches, case.standard.title, "title")


def headings(case: Case[Facts]) -> Outcomes:
    """一、 is 黑体, （一） 楷体, 1. and （1） 仿宋, all 3号 and none bold (§7.3.3).

    The standard names faces by level: 1. right under 一、 is of the second level and may be 楷体 too. A heading that
    opens its paragraph has the heading's face up to its full stop only.
    """
    for heading in case.structure.headings:
        wanted = [case.standard.headings.get(level) for level in (heading.level, heading.depth)]
        want = _nearest([each for each in wanted if each], heading.block)
        if want is None or heading.block.size is None:
            continue
        sentence = list(_up_to_stop(heading.block.stretches))
        # A numbered sentence of running text is a list or a clause, not a heading: it may stay in the body's face.
        if heading.item or (not heading.own_line and heading.level >= 3):
            continue
        yield from _judge(heading.block, sentence, want, f"level {heading.level}")
        if any(stretch.bold and any(map(is_han, stretch.text)) for stretch in sentence):
            yield failed(
                f"level {heading.level} not bold",
                "bold",
                heading.block.where,
                "the standard asks for the face alone, not for bold",
            )


def _nearest(wanted: list[tuple[Face, float]], block: Block) -> tuple[Face, float] | None:
    face = next((stretch.face for stretch in block.stretches if any(map(is_han, stretch.text))), None)
    return next((each for each in wanted if each[0] is face), wanted[0] if wanted else None)


def _up_to_stop(stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    for stretch in stretches:
        yield stretch
        if "。" in stretch.text:
            return


def docx_slots(case: Case[DocxFacts]) -> Outcomes:
    """Western, other and East Asian fonts are all named, none by theme: else programs choose for themselves."""
    expected, bad = "ascii, hAnsi and eastAsia fonts named, none from the theme", 0
    told: set[str] = set()
    for block in case.structure.of(Role.TITLE, Role.BODY, Role.HEADING, Role.MARK):
        paragraph = block.paragraph
        if paragraph is None:
            continue
        missing = [slot for slot in ("ascii", "hAnsi", "eastAsia") if slot not in paragraph.fonts]
        actual = f"{paragraph.style}: " + "; ".join(
            [f"no {slot}" for slot in missing] + [f"{slot} from the theme" for slot in paragraph.themed]
        )
        if (missing or paragraph.themed) and actual not in told:
            bad += 1
            told.add(actual)
            yield failed(expected, actual, block.where, "name all three fonts in the style")
    if not bad:
        yield passed(expected, "all named", case.whole)


def pdf_families(case: Case[PdfFacts]) -> Outcomes:
    """No Han character is drawn in a Western font."""
    expected = "Han characters in Chinese fonts"
    wrong = {
        s.family: b
        for b in case.structure.blocks
        for s in b.stretches
        if s.face is Face.LATIN and any(map(is_han, s.text))
    }
    for family, block in wrong.items():
        yield failed(expected, f"Han characters in {family}", block.where, "set the East Asian font of the style")
    if not wrong and case.structure.blocks:
        yield passed(expected, "no Western font", case.whole)


def pdf_embedded(case: Case[PdfFacts]) -> Outcomes:
    """Every font is embedded and every glyph stands for a character, or the paper shows something else (PDF/A)."""
    expected, loose = "all fonts embedded, no missing glyph", _used(case, case.facts.catalogue.loose_fonts)
    unmapped = [(page.number, page.unmapped) for page in case.facts.pages if page.unmapped]
    for name in loose or ():
        yield failed(expected, f"{name} is not embedded", case.whole, "embed all fonts when saving the PDF")
    for number, count in unmapped:
        yield failed(
            expected, f"{count} glyphs without a character", case.page(number), "use a font that has the character"
        )
    for block in case.structure.blocks:
        if any(mark in block.text for mark in _TOFU[:3]) and "□" not in block.text:
            yield failed(
                expected,
                f"a missing character is shown: {block.text[:12]}",
                block.where,
                "use a font that has the character",
            )
    if case.facts.missing:
        actual = f"{len(case.facts.missing)} characters are drawn by one and the same sign: {case.facts.missing[:12]}"
        yield failed(expected, actual, case.whole, "the font lacks them: use one that has them")
    if loose is None or not case.structure.blocks:
        yield unknown(expected, "the pages hold no text that can be read", case.whole)
    elif not loose and not unmapped and not case.facts.missing:
        yield passed(expected, "all embedded", case.whole)


def _used(case: Case[PdfFacts], names: Sequence[str] | None) -> list[str] | None:
    """Keep the fonts that draw something: a page may list others."""
    lines = (line for page in case.facts.pages for line in page.lines)
    families = {family_name(stretch.family) for line in lines for stretch in line.stretches if stretch.family}
    return None if names is None else [name for name in names if family_name(name).startswith(tuple(families))]


def stand_ins(case: Case[Facts]) -> Outcomes:
    """A stand-in for an official face should be told to whoever prints the document (house rule)."""
    expected = "official faces"
    used = {
        s.family for b in case.structure.blocks for s in b.stretches if s.family and s.face not in (None, Face.OTHER)
    }
    others = sorted(family for family in used if family and not is_official(family))
    for family in others:
        yield failed(expected, f"{family} stands in", case.whole, "tell the printer, or install the official face")
    if used and not others:
        yield passed(expected, ", ".join(sorted(filter(None, used))), case.whole)


def docx_colours(case: Case[DocxFacts]) -> Outcomes:
    """Text is black; red is for the mark, the rules of the masthead and seals (§5.2.4, §7.2)."""
    yield from _colours(case, [])


def pdf_colours(case: Case[PdfFacts]) -> Outcomes:
    """Text and rules are black; red is for the mark, the rules of the masthead and seals (§5.2.4, §7.2)."""
    wrong = []
    for page in case.facts.pages:
        for rule in page.rules:
            red = rule.colour is not None and is_red(rule.colour)
            printed = rule.colour is not None and rule.colour != WHITE and not is_black(rule.colour)
            if printed and not (red and page.number == 1) and rule.box.width > 100:
                wrong.append((f"a rule in {rule.colour}", case.page(page.number, rule.box.left, rule.box.top)))
    yield from _colours(case, wrong)


def _colours(case: Case[Facts], wrong: Sequence[tuple[str, Place]]) -> Outcomes:
    expected, hint = "black; red only for the mark and its rules", "set the colour to black (automatic)"
    bad = 0
    for block, role in zip(case.structure.blocks, case.structure.roles, strict=True):
        for stretch in block.stretches:
            colour = stretch.colour
            # White is not printed: it stands for what is on the paper already.
            if colour in (None, WHITE) or not stretch.text.strip() or is_black(colour):
                continue
            if is_red(colour) and role in _RED_ROLES:
                continue
            bad += 1
            yield failed(expected, f"{colour}: {stretch.text.strip()[:12]}", block.where, hint)
            break
        if block.paragraph is not None:
            for border in block.paragraph.borders.values():
                if (
                    border.colour != WHITE
                    and not is_black(border.colour)
                    and not (is_red(border.colour) and role in (*_RED_ROLES, Role.OTHER, Role.SIGNER))
                ):
                    bad += 1
                    yield failed(expected, f"a rule in {border.colour}", block.where, hint)
    for actual, where in wrong:
        bad += 1
        yield failed(expected, actual, where, hint)
    if not bad and case.structure.blocks:
        yield passed(expected, "nothing else is coloured", case.whole)
    elif not bad:
        yield unknown(expected, "there is no text that can be read", case.whole)
