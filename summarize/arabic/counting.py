"""Counted nouns that agree with their number, for the few things a brief counts of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun as it stands after numbers: one, two, 3 to 10, 11 to 99, and after hundreds."""

    one: str
    two: str
    few: str
    many: str
    hundreds: str

    def of(self, number: int) -> str:
        """«جملة واحدة», «جملتان», «3 جمل», «11 جملة», «100 جملة»; «0 جملة»."""
        if number == 1:
            return self.one
        if number == 2:
            return self.two
        last = number % 100
        noun = self.few if 3 <= last <= 10 else self.many if last > 10 else self.hundreds
        return f"{number} {noun}"


ARTICLES = Counted("مقال واحد", "مقالان", "مقالات", "مقالاً", "مقال")
SENTENCES = Counted("جملة واحدة", "جملتان", "جمل", "جملة", "جملة")
WORDS = Counted("كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة")
SOURCES = Counted("مصدر واحد", "مصدران مستقلان", "مصادر مستقلة", "مصدراً مستقلاً", "مصدر مستقل")
PASSAGES = Counted("مقطع واحد", "مقطعان", "مقاطع", "مقطعاً", "مقطع")


def independent_sources_agree(number: int) -> str:
    """«يتفق مصدران مستقلان», «تتفق 3 مصادر مستقلة»."""
    return f"{'تتفق' if 3 <= number % 100 <= 10 else 'يتفق'} {SOURCES.of(number)}"
