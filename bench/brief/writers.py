"""Scores briefs that a model words beside the extractive ones and a lead round-robin, on one set of events.

    python -m bench.brief.writers WHAT --model NAME [--url URL | --local] [--groups 10] [--seconds 900] [--words 130] [--kept FILE]

WHAT is `look`, `learn` or `never` (annotated events, the first `--groups` of the part), `samples` (people's English) or `neus`
(English news with neutral briefs, where the development data lies beside the checkout; the first `--groups`). `--url` is of an
OpenAI-compatible server, `--local` runs the model folder NAME here. What the model was asked for and
what became of it is written to FILE, one event a line. Without `--model` there are the two others alone.

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
from itertools import islice
from pathlib import Path

import numpy as np

from bench import selection
from bench.brief import round_robin
from bench.events import PARTS, groups, translated
from evaluation.content import loaded_rate
from evaluation.metrics import graph_metrics, rouge_metrics
from evaluation.records import MetricScore
from evaluation.scoring import Options, score
from mujaz.scoring.facts import unsupported_facts
from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from summarize.records import Brief, BriefSentence, SectionKind, WordedSentence, Wording
from summarize.writing import EndpointWriter, Prompts, Writer, local_writer, reword, reword_comparison
from tests.summarize.writing.briefs import SAMPLES, sample_articles
from translate.encoder import SentenceEncoder, default_encoder
from translate.engines import Address, Patience
from translate.records import Document, Outcome, Segment, TranslatedDocument, TranslatedSegment

SETS = (*PARTS, "samples", "neus")
EXTRACTIVE, WORDED, LEAD = "extractive", "worded", "lead round-robin"


@dataclass(frozen=True)
class Event:
    """Articles with their English, the briefs people wrote, and the articles' sentences by turns."""

    id: str
    documents: Sequence[TranslatedDocument]
    references: tuple[str, ...]
    lead: tuple[str, ...]


def events(wanted: str, most: int) -> Iterator[Event]:
    """The events of a set."""
    if wanted == "samples":
        bodies = [[one.text for one in done.segments] for done in sample_articles()]
        references = tuple(path.read_text("utf-8") for path in sorted((SAMPLES / "briefs").glob("*.txt")))
        yield Event("samples", sample_articles(), references, _by_turns(bodies))
    elif wanted == "neus":
        for number, one in enumerate(islice(selection.neus(), most)):
            order = selection.round_robin(one)
            yield Event(f"neus {number}", _english(one), one.references, tuple(one.texts[i] for i in order))
    else:
        for group in islice(groups(wanted), most):
            yield Event(group["id"], translated(group), (group["brief"],), tuple(round_robin(group)))


def _by_turns(bodies: Sequence[Sequence[str]]) -> tuple[str, ...]:
    longest = max(map(len, bodies))
    return tuple(body[at] for at in range(longest) for body in bodies if at < len(body))


def _english(one: selection.Event) -> list[TranslatedDocument]:
    """English articles as their own translation; figures and holders of English the ledger does not read."""
    made = []
    for number, title in enumerate(one.titles):
        body = [text for text, at in zip(one.texts, one.documents, strict=True) if at == number]
        text, parts = "\n".join(body), []
        for sentence in body:
            start = parts[-1].end + 1 if parts else 0
            parts.append(Segment(len(parts) + 1, start, start + len(sentence), sentence))
        name = f"{number + 1:02}"
        document = Document(
            name, None, text, text, title, f"outlet {name}", language="en", segments=tuple(parts)
        )
        segments = tuple(TranslatedSegment(part, part.text, Outcome.OK, 0.9) for part in document.segments)
        heading = TranslatedSegment(Segment(0, 0, 0, document.title), document.title, Outcome.OK, 0.9)
        made.append(TranslatedDocument(document, segments, heading))
    return made


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
    scores = score(systems, references, metrics, Options(test="bs", baseline=EXTRACTIVE))
    tests = {(one.system, one.metric): one for one in scores.comparisons}
    for name in systems:
        for one in scores[name].scores:
            tested = tests.get((name, one.metric))
            p = (
                f"  {tested.difference:+.1f} to extractive, p = {tested.p_value:.3f}"
                if tested and not tested.note
                else ""
            )
            yield f"{name:17}{one.metric:14}{one.value:6.1f}{_bounds(one)}{p}"
        yield f"{name:17}{'loaded words':14}{np.nanmean([loaded_rate(text) for text in systems[name]]):6.2f} of 100"


def _bounds(one: MetricScore) -> str:
    return f"  [{one.interval.low:.1f}, {one.interval.high:.1f}]" if one.interval else ""


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
    options = parser.parse_args()
    writer: Writer | None = None
    if options.local:
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
    for line in (*table(every, options.words), *facts(every), *(shares(every) if writer else ())):
        print(line)


if __name__ == "__main__":
    main()
