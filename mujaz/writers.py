"""The model that words a brief or a comparison, where one is asked for: opened, let loose, accounted for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.progress import Progress
from translate.errors import ConfigError

if TYPE_CHECKING:
    from summarize.records import Brief, Comparison, Place, Price, Wording
    from summarize.writing import Writer
    from translate.encoder import SentenceEncoder

EXTRACTIVE = "extractive"
WRITERS = (EXTRACTIVE, "endpoint", "local")
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """Who words what. `parts` are the usual ones if empty; `second`: the model is asked too whether its claims support what
    it wrote. Prices are of a million tokens, NaN where none is known, in `currency`.
    """

    name: str = EXTRACTIVE
    model: str = ""
    prompts: Path | None = None
    parts: tuple[str, ...] = ()
    second: bool = False
    price_in: float = math.nan
    price_out: float = math.nan
    currency: str = ""

    @property
    def price(self) -> Price | None:
        """What a million tokens cost, None where that is not known.

        Raises:
            ConfigError: a part of it is missing, or no price.
        """
        from summarize.records import Price

        given = [one for one in (self.price_in, self.price_out) if not math.isnan(one)]
        if not given and not self.currency:
            return None
        label = self.currency.strip()
        if len(given) < 2 or not label:
            raise ConfigError(
                "a price is all of --price-in, --price-out and --currency; give the three or none"
            )
        if not all(math.isfinite(one) and one >= 0 for one in given):
            raise ConfigError("--price-in and --price-out are what a million tokens cost: numbers from 0")
        if len(label) > _LONGEST_LABEL or not label.isprintable():
            raise ConfigError(f"--currency is a short label, as USD; at most {_LONGEST_LABEL} characters")
        return Price(self.price_in, self.price_out, label)

    def open(
        self, known: Sequence[str], progress: Progress, *, english: bool = True, offline: bool = False
    ) -> Writer | None:
        """The writer, None for the extractive one; what cannot work is said before anything expensive starts.

        `known` are the parts there are; `english`: there is English to word.

        Raises:
            ConfigError: the options do not go together, or the writer is not configured.
            ModelError: a local model cannot be had.
        """
        if self.name not in WRITERS:
            raise ConfigError(f"unknown writer '{self.name}'; there is: {', '.join(WRITERS)}")
        if self.name == EXTRACTIVE:
            if self.model or self.prompts or self.parts or self.second:
                raise ConfigError(
                    "--writer-model, --writer-parts, --writer-check and --prompts need --writer endpoint or local; the "
                    "extractive writer has no model"
                )
            return None
        if unknown := [part for part in self.parts if part not in known]:
            raise ConfigError(f"--writer-parts {unknown[0]}: choose from {', '.join(known)}")
        if not english:
            raise ConfigError(
                f"--writer {self.name} words English; leave it out with --language ar and with --no-translate of a comparison"
            )
        _ = self.price
        from summarize.writing import endpoint_writer, local_writer

        if self.name == "local":
            return local_writer(self.model, self.prompts, offline=offline, on_progress=progress.say)
        return endpoint_writer(self.model, self.prompts)


# The brief as it was extracted.
NO_WRITER = WriterOptions()


def worded_brief(
    made: Brief,
    writer: Writer,
    encoder: SentenceEncoder,
    options: WriterOptions,
    confirmed: frozenset[Place],
    progress: Progress,
) -> Brief:
    """The brief as the writer words it; the writer is closed."""
    from summarize.writing import USUAL_BRIEF, reword

    progress.say(f"{writer.model} words the brief")
    parts = options.parts or USUAL_BRIEF
    try:
        made = reword(made, writer, encoder, parts=parts, second=options.second, confirmed=confirmed)
    finally:
        writer.close()
    assert made.wording
    return replace(made, wording=_accounted(made.wording, writer, options, progress))


def worded_comparison(
    made: Comparison, writer: Writer, encoder: SentenceEncoder, options: WriterOptions, progress: Progress
) -> Comparison:
    """The comparison as the writer words it; the writer is closed."""
    from summarize.writing import USUAL_COMPARISON, reword_comparison

    progress.say(f"{writer.model} words the comparison")
    parts = options.parts or USUAL_COMPARISON
    try:
        made = reword_comparison(made, writer, encoder, parts=parts, second=options.second)
    finally:
        writer.close()
    assert made.wording
    return replace(made, wording=_accounted(made.wording, writer, options, progress))


def summary(wording: Wording | None) -> dict[str, object]:
    """What the run's own JSON says of it; nothing where no model was asked."""
    if wording is None:
        return {}
    asked, told = wording.tokens
    cost: dict[str, object] = {}
    if wording.price and wording.cost is not None:
        cost = {"cost": round(wording.cost, 6), "currency": wording.price.currency}
    return {
        "wording": {
            "model": wording.model,
            "prompts": list(wording.prompts),
            "asked": len(wording.sentences),
            "by_model": wording.by_model,
            "tokens_in": asked,
            "tokens_out": told,
            "uncounted_requests": wording.uncounted,
            **cost,
        }
    }


def _accounted(told: Wording, writer: Writer, options: WriterOptions, progress: Progress) -> Wording:
    """The record with its price; what became of the texts is said."""
    from mujaz.report import used

    told = replace(told, price=options.price)
    progress.say(
        f"{told.by_model} of {len(told.sentences)} texts are worded by {told.model}, the others as extracted; {used(told)}"
    )
    if unanswered := next((one.refused[-1] for one in told.sentences if one.unanswered), ""):
        advice = "; check MUJAZ_ENDPOINT_URL and the server's log" if writer.name == "endpoint" else ""
        progress.warn(f"{told.model}: {unanswered}{advice}")
    return told
