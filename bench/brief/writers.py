"""Scores briefs that a model words beside the extractive ones and a lead round-robin, on one set of events.

    python -m bench.brief.writers WHAT --model NAME [--url URL | --local | --again FILE] [--groups 10] [--seconds 900] [--words 130] [--kept FILE]

WHAT is `look`, `learn` or `never` (annotated events, the first `--groups` of the part), `samples` (people's English) or `neus`
(English news with neutral briefs, where the development data lies beside the checkout; the first `--groups`). `--url` is of an
OpenAI-compatible server, `--local` runs the model folder NAME here. What the model was asked for and
what became of it is written to FILE, one event a line. `--again FILE` puts what was taken then to the
gates of today. Without a model there are the two others alone.

ROUGE-1, -2, -L and MeMoG of the first words against the reference, with bootstrap intervals and paired tests against the
extractive brief; loaded words; figures, dates and names that a sentence states and its Arabic does not; what became of what the
model was asked for.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sacrebleu.metrics.base import Metric

from bench.brief.event_sets import SETS, Event, events
from evaluation.content import loaded_rate
from evaluation.metrics import graph_metrics, rouge_metrics
from evaluation.scoring import statistics
from evaluation.significance import Floats, bootstrap_p_value, interval, resampled_scores
from mujaz.scoring import unsupported_facts
from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from summarize.records import Brief, BriefSentence, SectionKind, WordedSentence, Wording
from summarize.writing import (
    Answer,
    EndpointWriter,
    Prompts,
    Refusal,
    Values,
    Writer,
    local_writer,
    reword,
    reword_comparison,
)
from translate.encoder import SentenceEncoder, default_encoder
from translate.engines import Address, Patience

RESAMPLES = 1000
EXTRACTIVE, WORDED, LEAD = "extractive", "worded", "lead round-robin"


def told(brief: Brief) -> list[BriefSentence]:
    """The brief's sentences in reading order, without the timeline."""
    return [one for part in brief.sections if part.kind is not SectionKind.TIMELINE for one in part.sentences]


def unsupported(brief: Brief) -> Iterator[tuple[BriefSentence, list[str]]]:
    """Each sentence of the brief and its headline, with the facts that the Arabic it cites does not state.

    What a rule makes from several accounts is left out: it names articles and adds up.
    """
    for one in (brief.headline, *told(brief)):
        if not one.made:
            yield one, unsupported_facts("\n".join(cited.quote for cited in one.citations), one.text)


class Recorded:
    """A writer that says what stands in a record of an earlier run, for today's gates to judge."""

    name, model = "recorded", "recorded"

    def __init__(self, file: Path) -> None:
        self.prompts = Prompts()
        records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        self._said = [one for record in records for one in record["asked"] if one["by_model"]]

    def ask(self, task: str, values: Values, letters: int, seconds: float) -> Answer | Refusal:
        """See `Writer.ask`."""
        lines = values["claims"] if "claims" in values else [f"q: {values['question']}"]
        ids, texts = zip(*(line.split(": ", 1) for line in lines), strict=True)
        for one in self._said:
            if one["task"] == task and one["extractive"].startswith(texts[0]):
                text = one["text"].removesuffix("; accounts differ")
                return Answer({"text": text, "claims": list(ids)}, (0, 0))
        return Refusal("nothing of it was taken", tokens=(0, 0))

    def close(self) -> None:
        """See `Writer.close`."""


@dataclass
class Made:
    """An event's two briefs, and what the model was asked for."""

    event: Event
    extractive: Brief
    worded: Brief | None
    asked: list[WordedSentence]


def make(event: Event, writer: Writer | None, encoder: SentenceEncoder, seconds: float) -> Made:
    """The briefs of an event; of the comparison only what became of its summaries is kept."""
    ledger = build_ledger(event.documents, encoder=encoder)
    brief = write_brief(ledger, event.documents, encoder=encoder)
    if writer is None:
        return Made(event, brief, None, [])
    worded = reword(brief, writer, encoder, seconds=seconds, parts=("headline", "sentences", "questions"))
    compared = compare_sources(ledger, event.documents, encoder=encoder)
    summarized = reword_comparison(compared, writer, encoder, seconds=seconds).wording
    assert isinstance(worded.wording, Wording)
    assert isinstance(summarized, Wording)
    return Made(event, brief, worded, [*worded.wording.sentences, *summarized.sentences])


def table(every: Sequence[Made], words: int) -> Iterator[str]:
    """ROUGE, MeMoG and loaded words of each system, with intervals and the tests against the extractive brief."""
    texts = {
        EXTRACTIVE: [[one.text for one in told(made.extractive)] for made in every],
        LEAD: [list(made.event.lead) for made in every],
    }
    if all(made.worded for made in every):
        texts[WORDED] = [[one.text for one in told(made.worded)] for made in every if made.worded]
    systems = {
        name: [" ".join(" ".join(one).split()[:words]) for one in found] for name, found in texts.items()
    }
    most = max(len(made.event.references) for made in every)
    references = [[(made.event.references * most)[at] for made in every] for at in range(most)]
    metrics = [*rouge_metrics(("1", "2", "L"), tokenize="rouge-score", stem=True), *graph_metrics()]
    found = statistics(systems, references, metrics)
    for index, metric in enumerate(metrics):
        stats = {name: arrays[index] for name, arrays in found.items()}
        score = partial(_score, metric)
        drawn = dict(
            zip(stats, resampled_scores(list(stats.values()), [score] * len(stats), RESAMPLES), strict=True)
        )
        for name, rows in stats.items():
            value = score(rows.sum(0))
            bounds = interval(drawn[name]) if len(every) > 1 else None
            line = f"{_result(metric, rows.sum(0)).name:10}{name:17}{value:6.1f}"
            if bounds:
                line += f"  [{bounds.low:.1f}, {bounds.high:.1f}]"
            if bounds and name != EXTRACTIVE:
                gap = value - score(stats[EXTRACTIVE].sum(0))
                p = bootstrap_p_value(drawn[name], drawn[EXTRACTIVE], gap)
                line += f"  {gap:+.1f} to extractive (p = {p:.2f})"
            yield line
    for name, lines in systems.items():
        yield f"{'loaded':10}{name:17}{np.nanmean([loaded_rate(text) for text in lines]):6.2f} of 100 words"


def _result(metric: Metric, sums: Floats) -> Any:
    return metric._compute_score_from_stats(sums.tolist())


def _score(metric: Metric, sums: Floats) -> float:
    return float(_result(metric, sums).score)


def facts(every: Sequence[Made]) -> Iterator[str]:
    """Unsupported facts of both briefs, and those that the model's wording brought."""
    for name, briefs in (
        (EXTRACTIVE, [one.extractive for one in every]),
        (WORDED, [one.worded for one in every]),
    ):
        found = [pair for brief in briefs if brief for pair in unsupported(brief)]
        if found:
            count = sum(len(facts) for _, facts in found)
            yield f"{name}: {len(found)} sentences state {count} facts that the checker does not find in what they cite"
    brought = []
    for brief in filter(None, (one.worded for one in every)):
        for sentence, now in unsupported(brief):
            if sentence.extractive:
                cited = "\n".join(one.quote for one in sentence.citations)
                brought += set(now) - set(unsupported_facts(cited, sentence.extractive))
    yield f"brought by the model's wording: {len(brought)} {brought or ''}".rstrip()


def shares(every: Sequence[Made]) -> Iterator[str]:
    """What became of what was asked for, task by task."""
    asked = [one for made in every for one in made.asked]
    for task in dict.fromkeys(one.task for one in asked):
        of = [one for one in asked if one.task == task]
        count = Counter(
            "worded"
            if one.by_model
            else "unanswered"
            if one.unanswered
            else "refused"
            if len(one.refused) > 1
            else "left"
            for one in of
        )
        again = sum(bool(one.refused) and not (one.unanswered and len(one.refused) == 1) for one in of)
        yield (
            f"{task}: {len(of)} asked for, {count['worded']} worded, {count['left']} left as they were, "
            f"{count['refused']} refused twice, {count['unanswered']} unanswered; {again} asked for again"
        )
    tokens = np.sum([one.tokens for one in asked], axis=0) if asked else (0, 0)
    yield f"{tokens[0]:,} tokens in, {tokens[1]:,} out"
    reasons = Counter(reason.split(":")[0].split("“")[0].strip() for one in asked for reason in one.refused)
    yield from (f"  {count:4} {reason}" for reason, count in reasons.most_common(12))


def _keep(file: Path, made: Iterable[Made]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for one in made:
            said = [
                {
                    "task": s.task,
                    "extractive": s.extractive,
                    "text": s.text,
                    "by_model": s.by_model,
                    "refused": s.refused,
                }
                for s in one.asked
            ]
            out.write(json.dumps({"id": one.event.id, "asked": said}, ensure_ascii=False) + "\n")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=SETS)
    parser.add_argument("--model", default="")
    parser.add_argument("--url", default="")
    parser.add_argument("--local", action="store_true")
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=900.0)
    parser.add_argument("--words", type=int, default=130)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--again", type=Path)
    options = parser.parse_args()
    writer: Writer | None = None
    if options.again:
        writer = Recorded(options.again)
    elif options.local:
        writer = local_writer(options.model, offline=True)
    elif options.url:
        patience = Patience(answer=options.seconds, attempts=1, whole=options.seconds)
        writer = EndpointWriter(Address(options.url, options.model), Prompts(), patience=patience)
    encoder = default_encoder()
    every = []
    for event in events(options.what, options.groups):
        started = time.monotonic()
        every.append(make(event, writer, encoder, options.seconds))
        print(f"{event.id}: {time.monotonic() - started:.0f} s", flush=True)
        if options.kept:
            _keep(options.kept, every)
    print(f"{len(every)} events ({options.what}), first {options.words} words")
    checked = () if options.what == "neus" else facts(every)
    for line in (*table(every, options.words), *checked, *(shares(every) if writer else ())):
        print(line)


if __name__ == "__main__":
    main()
