"""Chinese numerals as they stand in labels."""

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return the Chinese numeral of 1 to 99: 二十一; raises ValueError outside that range."""
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is outside 1 to 99; the sample rules have no such label")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
