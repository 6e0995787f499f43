"""Numbers in the number formats of WordprocessingML (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

DIGITS: Final = "〇一二三四五六七八九"
ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LONGEST_ROMAN: Final = 3999
LONGEST_WORDS: Final = 9999


def numeral(count: int, form: str) -> str:
    """Give a number in a format by its name; formats we do not know, and numbers a format cannot say, in digits."""
    make = FORMS.get(form)
    return (make(count) if make and count >= 0 else None) or str(count)


def words(count: int, digits: str, units: str, *, zero: bool, ten: bool) -> str | None:
    """Give 105 as 一百零五: ``digits`` 0–9, ``units`` 10, 100, 1000; ``zero``: gaps are said; ``ten``: 十, not 一十."""
    if count > LONGEST_WORDS:
        return None
    if count == 0:
        return digits[0]
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = count // 10**power % 10
        if digit:
            text += (digits[0] if gap and text and zero else "") + digits[digit] + ("", *units)[power]
        gap = digit == 0
    return text[1:] if ten and text.startswith(digits[1] + units[0]) else text


def _ten_or_digits(count: int) -> str | None:
    """Chinese counting: 十一, 九十九 up to 99, then digit by digit: 一〇〇."""
    if count < 100:
        return words(count, "○" + DIGITS[1:], "十百千", zero=False, ten=True)
    return "".join(("○" + DIGITS[1:])[int(digit)] for digit in str(count))


def _cycle(signs: str) -> Callable[[int], str | None]:
    return lambda count: signs[count - 1] if 1 <= count <= len(signs) else None


def _letters(first: str) -> Callable[[int], str | None]:
    return lambda count: chr(ord(first) + (count - 1) % 26) * ((count - 1) // 26 + 1) if 1 <= count <= 780 else None


def _roman(count: int) -> str | None:
    if not 1 <= count <= LONGEST_ROMAN:
        return None
    text = ""
    for size, sign in ROMAN:
        text += sign * (count // size)
        count %= size
    return text


def _lower_roman(count: int) -> str | None:
    text = _roman(count)
    return text.lower() if text else None


def _counting(digits: str, units: str, *, zero: bool = True, ten: bool = True) -> Callable[[int], str | None]:
    return lambda count: words(count, digits, units, zero=zero, ten=ten)


def _enclosed(first: str, last: int) -> Callable[[int], str | None]:
    return lambda count: chr(ord(first) + count - 1) if 1 <= count <= last else None


FORMS: Final[dict[str, Callable[[int], str | None]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda count: str(count).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalFullWidth2": lambda count: str(count).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "chineseCounting": _ten_or_digits,
    "chineseCountingThousand": _counting("零" + DIGITS[1:], "十百千"),
    "taiwaneseCounting": _ten_or_digits,
    "taiwaneseCountingThousand": _counting("零" + DIGITS[1:], "十百千"),
    "japaneseCounting": _counting(DIGITS, "十百千", zero=False),
    "japaneseDigitalTenThousand": lambda count: "".join(DIGITS[int(digit)] for digit in str(count)),
    "ideographDigital": lambda count: "".join(DIGITS[int(digit)] for digit in str(count)),
    "taiwaneseDigital": lambda count: "".join(("○" + DIGITS[1:])[int(digit)] for digit in str(count)),
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", ten=False),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", ten=False),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "numberInDash": lambda count: f"- {count} -",
}
"""Number format → how a number is said in it, None when it cannot."""
