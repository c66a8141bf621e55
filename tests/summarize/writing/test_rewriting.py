"""Which claims a writer is shown for a sentence of the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarize.records import Brief, BriefSentence, Citation
from summarize.writing import Prompts, Refusal, Values, reword
from tests.summarize.writing.briefs import sample_brief
from translate.encoder import default_encoder


@dataclass
class Listener:
    """A writer that writes nothing and keeps the claims that it is shown."""

    prompts: Prompts
    name: str = "listener"
    model: str = "none"
    shown: list[Sequence[str]] = field(default_factory=list)

    def close(self) -> None: ...

    def ask(self, task: str, values: Values, letters: int, seconds: float) -> Refusal:
        if task == "rewrite-sentence":
            self.shown.append(values["claims"])
        return Refusal("I only listen")


def test_what_a_sentence_cites_for_a_figure_alone_is_not_shown() -> None:
    brief = sample_brief()
    clusters = {one.id: {claim.place for claim in one.claims} for one in brief.ledger.clusters}
    sentence, other = _sentence_and_a_citation_of_another_cluster(brief)
    sections = tuple(
        replace(
            part,
            sentences=tuple(
                replace(one, citations=(*one.citations, other)) if one is sentence else one
                for one in part.sentences
            ),
        )
        for part in brief.sections
    )
    writer = Listener(Prompts())
    reword(replace(brief, sections=sections), writer, default_encoder())
    shown = [line for lines in writer.shown if lines[0].endswith(sentence.text) for line in lines]
    assert shown
    foreign = next(claim for claim in brief.ledger.claims if claim.place == (other.document, other.segment))
    assert foreign.place not in clusters[sentence.cluster]
    assert not any(line.endswith(foreign.translation) for line in shown)


def _sentence_and_a_citation_of_another_cluster(brief: Brief) -> tuple[BriefSentence, Citation]:
    told = [one for part in brief.sections for one in part.sentences if one.cluster and not one.made]
    for sentence in told:
        for another in told:
            if another.cluster != sentence.cluster and len(sentence.citations) == 1:
                return sentence, another.citations[0]
    raise AssertionError("no sentence of one citation")
