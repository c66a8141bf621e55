"""brief.html: the brief on the left, the Arabic it rests on beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mujaz.report.brief.json import brief_json
from mujaz.report.brief.view import brief_view
from mujaz.report.parts import dump, render
from summarize.records import Brief
from translate.records import TranslatedDocument


def brief_html(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """The brief as one self-contained page; equal inputs give equal bytes.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    view = brief_view(brief, documents)
    # What an editor corrects is English.
    editing = brief.language == "en"
    return render(
        "brief.html.j2",
        articles=view.articles,
        styles=("edit.css",) if editing else ("arabic.css",),
        scripts=("edit.js",) if editing else (),
        language=brief.language,
        editing=editing,
        brief=view,
        digest=_digest(brief, documents) if editing else "",
    )


def _digest(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """That of brief.json: the page keeps an editor's work under it."""
    return hashlib.sha256(dump(brief_json(brief, documents)).encode("utf-8")).hexdigest()
