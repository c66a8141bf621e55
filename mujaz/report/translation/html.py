"""translation.html: articles in English and Arabic side by side, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.parts import ModelView, Views, render
from translate.records import TranslatedDocument


def translation_html(documents: Sequence[TranslatedDocument], model: ModelView | None = None) -> str:
    """The articles as one self-contained page; each sentence has its address, `#d2s14`."""
    sentences = [translated for done in documents for translated in done.segments]
    return render(
        "translation.html.j2",
        styles=("translation.css",),
        texts=Views(documents).articles(),
        model=model or ModelView(""),
        flagged=sum(not translated.trusted for translated in sentences),
        total=len(sentences),
    )
