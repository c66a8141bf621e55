"""brief.html: the brief on the left, the Arabic it rests on beside it."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.brief.view import brief_view
from mujaz.report.parts import phrases, render
from summarize.arabic import PASSAGES, SENTENCES, WORDS
from summarize.records import Brief
from translate.records import TranslatedDocument


def brief_html(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """The brief as one self-contained page; equal inputs give equal bytes.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    view = brief_view(brief, documents)
    if brief.language == "ar":
        return render(
            "arabic_brief.html.j2",
            brief=view,
            articles=view.articles,
            styles=("arabic.css",),
            language="ar",
            said=phrases("page", "ar"),
            sentences_of=SENTENCES.of,
            words_of=WORDS.of,
            passages_of=PASSAGES.of,
        )
    return render("brief.html.j2", brief=view, articles=view.articles)
