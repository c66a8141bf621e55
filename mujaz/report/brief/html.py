"""brief.html: the brief on the left, the Arabic it rests on beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mujaz.report.brief.json import brief_json
from mujaz.report.brief.view import brief_view
from mujaz.report.parts import dump, phrases, render
from summarize.arabic import PASSAGES, SENTENCES, WORDS
from summarize.records import Brief
from translate.records import TranslatedDocument


def brief_html(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """The brief as one self-contained page; equal inputs give equal bytes.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    return _PAGES[brief.language](brief, documents)


def _arabic(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    view = brief_view(brief, documents)
    return render(
        "arabic_brief.html.j2",
        brief=view,
        articles=view.articles,
        styles=("arabic.css",),
        language=brief.language,
        said=phrases("page", brief.language),
        sentences_of=SENTENCES.of,
        words_of=WORDS.of,
        passages_of=PASSAGES.of,
    )


def _english(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    view = brief_view(brief, documents)
    # The digest of brief.json: the page keeps an editor's work under it.
    digest = hashlib.sha256(dump(brief_json(brief, documents)).encode("utf-8")).hexdigest()
    return render(
        "brief.html.j2",
        articles=view.articles,
        styles=("edit.css",),
        scripts=("edit.js",),
        brief=view,
        digest=digest,
        editing=True,
    )


_PAGES = {"en": _english, "ar": _arabic}
