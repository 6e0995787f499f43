"""Where Latin text may part: the Unicode line breaking algorithm (UAX #14, version 5) as LibreOffice applies it.

LibreOffice asks these rules wherever a line is cut in Latin text, in numbers and in marks of another language. A
character is one of two dozen classes; the rules speak of neighbouring classes, numbers of runs of them.
"""

from __future__ import annotations

import re
from typing import Final

_CLASSES: Final = {
    "S": " ",
    "Q": "\"'«»‘’‛“”‟‹›❛-❠⸀-⸍⸜⸝⸠⸡",
    "O": "(\\[{¡¿‚„⁅⁽₍⌈⌊〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗〈《「『【〔〖〘〚〝︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢",
    "C": ")\\]}⁆⁾₎⌉⌋〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘"
    "、。〉》」』】〕〗〙〛〞〟︑︒︘︶︸︺︼︾﹀﹂﹄﹈﹐﹒﹚﹜﹞），．］｝｠｡｣､",
    "E": "!?❢❣︕︖﹖﹗！？",
    "T": ",.:;⁄︐︓︔︰",
    "Y": "/\\\\",
    "H": "\\-",
    "B": "|\\u00ad\u2000-\u2006\u2008-\u200a\u2010\u2012\u2013\u2027\u2056\u2058-\u205b\u205d-\u205f\u3000",
    "n": "‼‽⁇-⁉々〜〻〼゛-ゞ゠・ヽヾ﹔﹕：；･ﾞﾟぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰ-ㇿｧ-ｰ",
    "b": "´ˈˌ˟",
    "F": "․-…⋯︙",
    "2": "—⸺⸻",
    "R": "$+£-¥±₠-₦₨-₵₷-₺₼₽₿№−∓﹩＄￡￥￦",
    "D": "°",
    "P": "%¢‰-‷⁗℃℉﹪％￠",
    "N": "0-9",
    "G": "\u00a0\u034f\u035c-\u0362\u2007\u2011\u202f",
    "W": "\u2060\ufeff",
    "Z": "\u200b",
    "I": "⌚⌛☀-☃☔☕☘☚-☜☞☟☹-☻♨♿⚽-⛈⛍⛏-⛑⛓⛔⛽-✄✈✉❤",
}
"""UAX #14's classes, a letter each; D (°) is both P and A.

A (alphabetic) is every other character below U+2E80, I (ideographic) above.
"""

_PATTERNS: Final = [(letter, re.compile(f"[{characters}]")) for letter, characters in _CLASSES.items()]
_FIRST_IDEOGRAPH: Final = "\u2e80"

_SOLID: Final = re.compile(
    r"(?=[CETYSZW])|(?<!S)(?=[QBHnG])|(?<=[OQWGb])|(?<=OS)|(?<=CS)(?=n)|(?<=2S)(?=2)|(?<=2)(?=2)"
    r"|(?<=[ADIFN])(?=F)|(?<=I)(?=[PD])|(?<=[AD])(?=[ADNRO])|(?<=N)(?=[ADO])|(?<=R)(?=[IAD])|(?<=[PD])(?=[AD])"
    r"|(?<=T)(?=[ADN])|(?<=C)(?=[ADN])|(?<=[RPD])(?=O?N)"
)
"""Where nothing parts two neighbours (LB 7–25 and 28–30, space before a mark included)."""

_NUMBER: Final = re.compile("N[NYT]*C?[RPD]?")
"""A number with what clings to it (LB 25)."""

_FARTHEST_SPACE: Final = 66


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that finds a character's class when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        other = "A" if char < _FIRST_IDEOGRAPH else "I"
        self[code] = letter = next((letter for letter, pattern in _PATTERNS if pattern.match(char)), other)
        return letter


_LETTERS: Final = _Letters()


def solid_places(text: str) -> bytearray:
    """Give 1 for each place (of the character after it) where the algorithm parts nothing, 0 where it may."""
    letters = text.translate(_LETTERS)
    solid = bytearray(len(text) + 1)
    for match in _SOLID.finditer(letters):
        solid[match.start()] = 1
    for match in _NUMBER.finditer(letters):
        start, end = match.span()
        solid[start + 1 : end] = b"\1" * (end - start - 1)
    solid[0] = 0
    return solid


def last_parting(text: str, solid: bytearray, place: int) -> int:
    """Give the last place not after ``place`` where LibreOffice lets a line end; 0 is the text's start.

    It does not part right after a slash at ``place`` itself; and where it would part after an earlier slash, it would
    rather do so at white space some way back, even in an earlier line (measured).
    """
    end = solid.rfind(0, 0, place + 1)
    if end == place and end and text[end - 1] == "/":
        end = solid.rfind(0, 0, end)
    if end < place and end and text[end - 1] == "/":
        space = text.rfind(" ", max(0, end - _FARTHEST_SPACE), end - 1)
        return space + 1 if space >= 0 else end
    return end
