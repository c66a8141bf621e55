"""Who translated what, in a sentence: a model, people, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.parts.wording import count
from translate.records import TranslatedDocument


def translated_by(documents: Sequence[TranslatedDocument], model: str) -> str:
    """What the English is, without a full stop: "Machine translation from 4 Arabic articles by the model …".

    Speaks of a model only where one wrote sentences, and says how many sentences people translated or nobody did.
    """
    segments = [one for document in documents for one in document.segments if one.segment.text.strip()]
    missing = sum(not one.text.strip() for one in segments)
    people = sum(one.by_a_person for one in segments)
    copied = sum(one.copied for one in segments)
    machine = len(segments) - missing - people - copied
    articles = count(len(documents), "Arabic article")
    named = f"the model {model}" if model else "an unnamed model"
    if machine:
        said = f"Machine translation from {articles} by {named}"
        said += f"; {count(people, 'sentence')} of {len(segments)} in people's translation" if people else ""
    elif people:
        said = f"From {articles}, in the translation that was supplied"
    else:
        said = f"From {articles}"
    return f"{said}; {count(missing, 'sentence')} of {len(segments)} without English" if missing else said
