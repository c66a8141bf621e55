"""A source in one or two sentences of a model's: whatever a server does, the comparison is complete and correct."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from mujaz.report import write_comparison_files
from mujaz.scoring.facts import unsupported_facts
from summarize.records import Comparison
from summarize.writing import COMPARISON_PARTS, EndpointWriter, Prompts, reword_comparison
from tests.summarize.writing.briefs import sample_articles, sample_comparison
from tests.summarize.writing.fake_server import ADVERSARIES, Behaviour, claims_in, in_form, served, task_of
from tests.summarize.writing.test_endpoint import GRACE, LIMIT, QUICK
from translate.encoder import default_encoder
from translate.engines import Address


def worded(behave: Behaviour, *, seconds: float = 120.0) -> Comparison:
    with served(behave) as server:
        writer = EndpointWriter(Address(server.url, "tiny"), Prompts(), patience=QUICK)
        try:
            return reword_comparison(
                sample_comparison(), writer, default_encoder(), parts=tuple(COMPARISON_PARTS), seconds=seconds
            )
        finally:
            writer.close()


def two_sentences(body: dict[str, object]) -> str:
    """An honest model: the first claim cut before what is added, and the second as it is."""
    first, second = list(claims_in(body).items())[:2]
    return in_form(
        body, f"{first[1]} {second[1]}".replace("said in a statement that", "said"), (first[0], second[0])
    )


# These cut a claim short or say it again, which a summary may do: it stands, and states nothing new.
HARMLESS = {"leaves the end off"}


@pytest.mark.parametrize("kind", ADVERSARIES)
def test_nothing_a_server_does_makes_a_source_say_what_it_does_not(kind: str) -> None:
    before = sample_comparison()
    started = time.monotonic()
    made = worded(ADVERSARIES[kind], seconds=LIMIT)
    assert time.monotonic() - started < LIMIT + GRACE
    assert made.wording
    assert [one.task for one in made.wording.sentences].count("source-summary") == 5
    for one in made.summaries:
        assert not one.worded or kind in HARMLESS
        for text, claim in one.worded:
            assert claim.document == one.document
            assert unsupported_facts(claim.text, text) == unsupported_facts(claim.text, claim.translation)
    assert [replace(one, worded=()) for one in made.summaries] == list(before.summaries)
    assert made.ledger.discrepancies == before.ledger.discrepancies


def test_an_honest_model_tells_each_source_and_the_outputs_say_so(tmp_path: Path) -> None:
    made = worded(
        lambda connection, body: connection.send(
            two_sentences(body) if task_of(body) == "source-summary" else in_form(body, "no question")
        )
    )
    told = [one for one in made.summaries if one.worded]
    assert told
    assert all(len(one.worded) == 2 for one in told)
    files = {
        path.name: path.read_text("utf-8")
        for path in write_comparison_files(made, sample_articles(), tmp_path)
    }
    text, claim = told[0].worded[0]
    assert f"In short, worded by a model: {text} [{claim.id}]" in files["comparison.md"]
    assert "In short, worded by a model" in files["comparison.html"]
    record = json.loads(files["comparison.json"])
    assert record["summaries"][told[0].document - 1]["worded"][0] == {"text": text, "claim": claim.id}
    assert [one.partition(":")[0] for one in record["wording"]["prompts"]] == ["source-summary", "question"]
    assert "summary of article" in files["comparison.md"]


def test_what_no_model_was_asked_for_is_as_it_was(tmp_path: Path) -> None:
    files = {
        path.name: path.read_text("utf-8")
        for path in write_comparison_files(sample_comparison(), sample_articles(), tmp_path)
    }
    assert "wording" not in json.loads(files["comparison.json"])
    assert "worded by a model" not in files["comparison.md"] + files["comparison.html"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: f"{text} {text}", "says one claim twice"),
        (lambda text: f"{text} {text} {text}", "one to 2 sentences"),
        (lambda text: "Fire.", "no whole sentence"),
        (lambda text: f"The heroic union said so. {text}", "judges"),
    ],
)
def test_why_a_summary_is_refused_is_said(change: object, reason: str) -> None:
    assert callable(change)
    made = worded(
        lambda connection, body: connection.send(in_form(body, change(next(iter(claims_in(body).values())))))
    )
    assert made.wording
    refused = [why for one in made.wording.sentences if one.task == "source-summary" for why in one.refused]
    assert any(reason in why for why in refused)
