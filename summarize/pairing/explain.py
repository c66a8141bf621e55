"""What was understood of one sentence's figures and days, and why they were or were not paired, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.pairing.compatible import compatible
from summarize.pairing.mention import Mention
from summarize.pairing.model import Model, shipped
from summarize.pairing.questions import Paired, ruled_out
from summarize.pairing.shown import shown
from summarize.records import Place
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "explain")


def explain(read: Paired, place: Place, model: Model | None = None) -> list[str]:
    """Lines on the mentions of the sentence at `place` (article, segment), each with its likeliest partners."""
    return list(_lines(read, place, model or shipped()))


def _lines(read: Paired, place: Place, model: Model) -> Iterator[str]:
    own = [number for number, one in enumerate(read.mentions) if one.claim.place == place]
    if not own:
        yield f"{place[0]}:{place[1]}: no figure, day or length is read here"
    reasons = model.reasons(read.mentions, read.pairs, read.vectors) if own and read.pairs else []
    for number in own:
        yield from _mention(read.mentions[number])
        partners = sorted(
            (at for at, pair in enumerate(read.pairs) if number in (pair.left, pair.right)),
            key=lambda at: (-read.chances[at], at),
        )
        for at in partners[: _CHOSEN.whole("partners")]:
            if read.chances[at] >= _CHOSEN("least") or ruled_out(read.pairs[at]):
                yield from _pair(read, number, at, reasons[at])
        if not partners:
            yield "    nothing of its kind stands in another sentence"


def _mention(one: Mention) -> Iterator[str]:
    value = f"{one.qualifier} {shown(one)}".strip()
    yield f"{one.document}:{one.claim.segment} {one.kind} {value}: «{one.text}»"
    told = {
        "of": one.noun or one.unit,
        "what is done": ", ".join(one.roles),
        "kinds": ", ".join(sorted(one.classes)),
        "places": ", ".join(sorted(one.places)),
        "said by": one.holder,
        "marks": ", ".join(
            name
            for name, holds in (
                ("some of another figure", one.part),
                ("years ago", one.old),
                ("background", one.background),
                ("planned", one.planned),
                ("overtaken", one.superseded),
            )
            if holds
        ),
    }
    yield "    " + "; ".join(f"{name}: {text}" for name, text in told.items() if text)


def _pair(read: Paired, number: int, at: int, reasons: Sequence[tuple[str, float]]) -> Iterator[str]:
    pair = read.pairs[at]
    other = read.mentions[pair.right if pair.left == number else pair.left]
    fits = "both can be true" if compatible(read.mentions[number], other) else "they differ"
    where = f"{other.document}:{other.claim.segment} {shown(other)} ({fits})"
    yield f"  {read.chances[at]:.2f} one question with {where}: «{other.text}»"
    if names := ruled_out(pair):
        yield f"       ruled out: {', '.join(names)}"
    yield "       " + ", ".join(f"{name} {weight:+.2f}" for name, weight in reasons)
