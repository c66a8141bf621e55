"""Post-edit: the junk models leave goes, everything else stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.ladder.postedit import post_edit

REPAIRED = [
    ("the bank &apos; s owner", "the bank's owner"),
    ("a coup d &apos; état", "a coup d'état"),
    ("they don &apos; t know", "they don't know"),
    ("ten years &apos; imprisonment", "ten years' imprisonment"),
    ("Nadia&#39;s &quot;plan&quot;", 'Nadia\'s "plan"'),
    ("research &amp;amp; teaching", "research & teaching"),
    ("a &quot; trap &quot; , he said", 'a "trap", he said'),
    ("He said , that it rained .", "He said, that it rained."),
    ("Really ؟", "Really?"),
    ("one، two؛ three", "one, two; three"),
    ("five ٪", "five %"),
    ("( Reuters )", "(Reuters)"),
    ("the end. .", "the end."),
    ("yes,, and no", "yes, and no"),
    ("the end,.", "the end."),
    ("two  spaces ", "two spaces"),
]

KEPT = [
    "It's the directors' report; the 1990s' end.",
    "He said: \"It is 'over'.\" Then he left...",
    "At 9:30 a.m. in Washington, D.C., 3.5% of 1,200 (or 42).",
    "What?! No!",
    "See https://example.org/a,b;c?d=e&f=g .htaccess",
    "rock 'n' roll and ' quoted words ' here",
    "R&D; AT&T",
    "Wait... what?",
    "The score was 2 : 1 at St. James's.",
    "a .5 share, the .com domain",
]


@pytest.mark.parametrize(("before", "after"), REPAIRED)
def test_junk_is_repaired_and_recorded(before: str, after: str) -> None:
    edited = post_edit(before)
    assert edited.text == after
    assert edited.edits or before.split() == after.split()


@pytest.mark.parametrize("text", KEPT)
def test_good_english_stays(text: str) -> None:
    assert post_edit(text).text == text
    assert post_edit(text).edits == ()


_PIECES = st.sampled_from(
    ["&apos;", "&quot;", "&amp;", "&amp;quot;", " ", "  ", "'", " ' ", '"', ' " ', ",", ".", " .", "..", "...", "!",
     "?", ";", ":", "،", "؟", "(", ")", " ) ", "s", "t", "d", "été", "word", "Word", "3", "%", "\n", "\u00a0"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=24).map("".join) | st.text(max_size=60))
def test_repairing_again_changes_nothing(text: str) -> None:
    once = post_edit(text)
    again = post_edit(once.text)
    assert (again.text, again.edits) == (once.text, ())


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_no_letter_and_no_digit_is_ever_lost(text: str) -> None:
    def letters(of: str) -> str:
        import html

        while html.unescape(of) != of:
            of = html.unescape(of)
        return "".join(char for char in of if char.isalnum())

    assert letters(post_edit(text).text) == letters(text)
