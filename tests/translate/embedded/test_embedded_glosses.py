"""Glosses in the embedded model's prompt: the rarest words, none that a hint tells, a line of their own."""

from __future__ import annotations

from translate.embedded import glosses_for

TEXT = "أودى انفجار نترات الأمونيوم في ميناء المدينة بحياة سبعة عمال وخلف دمارا واسعا في المستودعات المجاورة والصوامع"


def words(text: str, hints: tuple[tuple[str, str], ...] = ()) -> list[str]:
    return [arabic for _, (arabic, _) in glosses_for(text, hints)]


def test_a_term_comes_before_words() -> None:
    assert words(TEXT)[0] == "نترات الأمونيوم"


def test_places_are_those_of_the_text() -> None:
    assert all(TEXT[at:].startswith(arabic) for at, (arabic, _) in glosses_for(TEXT))


def test_what_a_hint_tells_is_not_glossed() -> None:
    assert "نترات الأمونيوم" not in words(TEXT, (("نترات الأمونيوم", "ammonium nitrate"),))


def test_there_are_never_many() -> None:
    assert 0 < len(words(" ".join([TEXT] * 5))) <= 12
