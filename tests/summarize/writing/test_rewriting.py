"""Which claims a writer is shown for a sentence of the brief."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summarize.records import Brief, BriefSentence, Citation
from summarize.writing import Material, Refusal, reword
from tests.summarize.writing.briefs import sample_brief
from translate.encoder import default_encoder


@dataclass
class Listener:
    """A writer that writes nothing and keeps what it is shown."""

    name: str = "listener"
    model: str = "none"
    prompt: str = "none"
    shown: list[Material] = field(default_factory=list)

    def close(self) -> None: ...

    def write(self, material: Material, reason: str, seconds: float) -> Refusal:
        self.shown.append(material)
        return Refusal("I only listen", failed=False)


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
    writer = Listener()
    reword(replace(brief, sections=sections), writer, default_encoder())
    shown = [claim for one in writer.shown if one.text == sentence.text for _, claim in one.claims]
    assert shown
    assert {claim.place for claim in shown} <= clusters[sentence.cluster]
    assert (other.document, other.segment) not in {claim.place for claim in shown}


def _sentence_and_a_citation_of_another_cluster(brief: Brief) -> tuple[BriefSentence, Citation]:
    told = [one for part in brief.sections for one in part.sentences if one.cluster and not one.made]
    for sentence in told:
        for another in told:
            if another.cluster != sentence.cluster and len(sentence.citations) == 1:
                return sentence, another.citations[0]
    raise AssertionError("no sentence of one citation")
