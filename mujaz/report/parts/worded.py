"""What a report says of the model that was asked to word it, before a template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.report.parts.json_records import Json
from mujaz.report.parts.markdown import text_line
from mujaz.report.parts.wording import count
from summarize.records import WordedSentence, Wording

_NAMES = {"headline": "headline", "question": "question", "source-summary": "summary"}


@dataclass(frozen=True, slots=True)
class WordingView:
    """What a model worded: a sentence on it, which texts, and which others it was asked for in vain, with the last reason."""

    summary: str
    worded: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]


def wording_view(wording: Wording) -> WordingView:
    """The record of a wording, in words."""
    return WordingView(
        f"Of {count(len(wording.sentences), 'text')} the model {wording.model} worded {wording.by_model}, each checked "
        f"against the Arabic it cites. Prompts: {', '.join(wording.prompts) or 'none was sent'}. {used(wording)}.",
        tuple(_label(one) for one in wording.sentences if one.by_model),
        tuple(
            (
                _label(one),
                f"As extracted: {one.refused[-1] if one.refused else 'the model changed nothing'}.",
            )
            for one in wording.sentences
            if not one.by_model
        ),
    )


def used(wording: Wording) -> str:
    """The tokens, and what they cost where a price is known: "9,630 tokens in, 1,090 out; 0.0021 USD"."""
    asked, told = wording.tokens
    said = f"{asked:,} tokens in, {told:,} out"
    if wording.price and wording.cost is not None:
        least = "at least " if wording.uncounted else ""
        said += f"; {least}{wording.cost:.4f} {wording.price.currency}"
    if wording.uncounted:
        said += f"; {count(wording.uncounted, 'request')} without a count"
    return said


def wording_lines(view: WordingView) -> list[str]:
    """The same as Markdown."""
    return [
        "",
        text_line(view.summary),
        "",
        *([f"- Worded by the model: {' '.join(view.worded)}"] if view.worded else []),
        *(f"- {label} {text_line(reason)}" for label, reason in view.kept),
    ]


def wording_json(wording: Wording) -> Json:
    """The same as a record."""
    price = wording.price
    return {
        "model": wording.model,
        "prompts": list(wording.prompts),
        "tokens": list(wording.tokens),
        "uncounted": wording.uncounted,
        **(
            {
                "cost": {
                    "amount": round(wording.cost, 6),
                    "currency": price.currency,
                    "per_million": [price.asked, price.told],
                }
            }
            if price and wording.cost is not None
            else {}
        ),
        "sentences": [
            {
                "task": one.task,
                "claim": list(one.place),
                **({"of": one.of} if one.of else {}),
                "by_model": one.by_model,
                "text": one.text,
                "extractive": one.extractive,
                "refused": list(one.refused),
                "tokens": list(one.tokens),
            }
            for one in wording.sentences
        ],
    }


def _label(one: WordedSentence) -> str:
    name = _NAMES.get(one.task, "")
    if one.task == "source-summary":
        return f"{name} of article {one.of}"
    return f"{name} [{one.place[0]}:{one.place[1]}]".strip()
