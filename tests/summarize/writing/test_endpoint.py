"""A brief worded by a served model: complete, correct and in time, whatever the server does."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from mujaz.report import write_brief_files
from mujaz.scoring.facts import unsupported_facts
from summarize.records import Brief, Place, SectionKind
from summarize.writing import BRIEF_PARTS, EndpointWriter, Prompts, endpoint_writer, reword
from tests.summarize.writing.briefs import sample_articles, sample_brief
from tests.summarize.writing.fake_server import (
    ADVERSARIES,
    Connection,
    FakeServer,
    Request,
    first_of,
    in_form,
    says,
    served,
    task_of,
    waits,
)
from translate.encoder import default_encoder
from translate.engines import Address, Patience, load_prompt
from translate.errors import ConfigError

QUICK = Patience(connect=1.0, answer=1.0, attempts=2, pause=0.01, longest_pause=0.05, whole=2.0)
KEY = "sk-secret-of-the-test"
# For all sentences of the brief, in seconds; and what the checks may take on a busy machine.
LIMIT, GRACE = 4.0, 8.0


def worded(
    server: FakeServer,
    *,
    seconds: float = 120.0,
    patience: Patience = QUICK,
    confirmed: frozenset[Place] = frozenset(),
    parts: tuple[str, ...] = tuple(BRIEF_PARTS),
    second: bool = False,
) -> Brief:
    writer = EndpointWriter(Address(server.url, "tiny", KEY), Prompts(), patience=patience)
    encoder = default_encoder()
    try:
        return reword(
            sample_brief(), writer, encoder, parts=parts, second=second, confirmed=confirmed, seconds=seconds
        )
    finally:
        writer.close()


def texts(brief: Brief) -> list[tuple[str, list[str]]]:
    return [
        ("headline", [brief.headline.text]),
        ("questions", [one.question for one in brief.discrepancies]),
        *((part.kind.value, [one.text for one in part.sentences]) for part in brief.sections),
    ]


@pytest.mark.parametrize("kind", ADVERSARIES)
def test_nothing_a_server_does_changes_a_word_or_holds_the_brief_up(kind: str) -> None:
    sample_brief()  # what it takes to make the brief is not the writer's time
    with served(ADVERSARIES[kind]) as server:
        started = time.monotonic()
        brief = worded(server, seconds=LIMIT)
        assert time.monotonic() - started < LIMIT + GRACE
    assert texts(brief) == texts(sample_brief())
    assert server.requests
    assert brief.wording
    assert len(brief.wording.sentences) > 8
    assert not any(one.by_model for one in brief.wording.sentences)
    # A question that is given back as it is needs no refusal.
    assert all(one.refused for one in brief.wording.sentences if one.task != "question")
    assert {one.task for one in brief.wording.sentences} == {"headline", "rewrite-sentence", "question"}
    assert KEY not in repr(brief)


def plainer(text: str) -> str:
    """What an honest model might make of the samples' sentences."""
    return text.replace("said in a statement that", "said").replace("of their wounds", "of wounds")


def test_what_an_editor_confirmed_no_model_is_asked_for() -> None:
    with served(says(plainer)) as server:
        first, *others = [one for part in worded(server).sections for one in part.sentences if one.extractive]
    with served(says(plainer)) as server:
        brief = worded(server, confirmed=frozenset(first.worded))
    told = [one for part in brief.sections for one in part.sentences]
    assert first.extractive in [one.text for one in told]
    assert {one.text for one in told if one.extractive} == {one.text for one in others} - {first.text}


def test_a_good_model_words_sentences_and_the_brief_says_which(tmp_path: Path) -> None:
    with served(says(plainer)) as server:
        brief = worded(server)
    assert brief.wording
    assert brief.writer == "endpoint"
    assert brief.wording.tokens == (100 * len(server.requests), 10 * len(server.requests))
    changed = [one for part in brief.sections for one in part.sentences if one.extractive]
    assert brief.wording.by_model == len(changed) == 3
    assert [one.partition(":")[0] for one in brief.wording.prompts] == [
        "rewrite-sentence",
        "headline",
        "question",
    ]
    assert [one.text for one in changed] == [plainer(one.extractive) for one in changed]
    assert all(one.by_model or not one.refused for one in brief.wording.sentences)
    written = {
        path.name: path.read_text("utf-8") for path in write_brief_files(brief, sample_articles(), tmp_path)
    }
    for one in changed:
        assert one.text in written["brief.md"]
    assert "the model tiny worded 3, each checked" in written["brief.md"]
    assert "- Worded by the model: [" in written["brief.md"]
    assert "As extracted: the model changed nothing." in written["brief.md"]
    assert "worded by a model" in written["brief.html"]
    record = json.loads(written["brief.json"])["wording"]
    assert record["model"] == "tiny"
    assert record["prompts"] == list(brief.wording.prompts)
    assert sum(one["by_model"] for one in record["sentences"]) == 3


def test_what_the_final_brief_states_stands_in_the_arabic_it_cites() -> None:
    def some_wrong(text: str) -> str:
        return plainer(text) if len(text) % 2 else text.replace("seven", "nine").replace("36", "63")

    with served(says(some_wrong)) as server:
        brief = worded(server)
    assert brief.wording
    assert brief.wording.by_model
    for part in brief.sections:
        if part.kind not in (SectionKind.DIFFER, SectionKind.UNSURE):
            for one in part.sentences:
                cited = "\n".join(citation.quote for citation in one.citations)
                before = unsupported_facts(cited, one.extractive or one.text)
                assert unsupported_facts(cited, one.text) == before, one.text


def test_a_refused_sentence_is_asked_for_again_with_the_reason() -> None:
    seen: dict[str, int] = {}

    def improves(text: str) -> str:
        seen[text] = seen.get(text, 0) + 1
        return text if seen[text] > 1 else f"{text[:-1]}, Ahmed Al-Masri said."

    with served(says(improves)) as server:
        brief = worded(server)
    assert brief.wording
    assert all(len(one.refused) == 1 for one in brief.wording.sentences)
    reasons = {body["messages"][-1]["content"].rsplit("refused because: ", 1)[1] for body in server.requests}
    assert "none" in reasons
    assert any("does not name" in reason for reason in reasons)


def test_a_slow_server_gets_the_time_there_is_and_what_was_ready_stands() -> None:
    slow = waits(0.7, says(str))
    sample_brief()
    with served(slow) as server:
        started = time.monotonic()
        brief = worded(server, seconds=5.0, patience=Patience(answer=30.0, attempts=1))
        assert time.monotonic() - started < 5.0 + GRACE
    assert [len(found) for _, found in texts(brief)] == [len(found) for _, found in texts(sample_brief())]
    assert {text for _, found in texts(brief) for text in found} == {
        text for _, found in texts(sample_brief()) for text in found
    }


def test_a_server_that_fails_is_soon_asked_no_more() -> None:
    with served(ADVERSARIES["fails"]) as server:
        brief = worded(server)
    assert brief.wording
    asked_in_vain = [one for one in brief.wording.sentences if "asked no more" in one.refused[-1]]
    assert asked_in_vain
    assert len(server.requests) <= 2 * (3 + 4)


def test_the_request_asks_for_json_of_the_prompts_schema() -> None:
    with served(says(str)) as server:
        worded(server)
    body = server.requests[0]
    assert set(server.keys) == {f"Bearer {KEY}"}
    assert (body["model"], body["temperature"]) == ("tiny", 0)
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["text", "claims"]
    known = {text for _, found in texts(sample_brief()) for text in found}
    assert all(first_of(request) in known for request in server.requests if task_of(request) != "headline")
    headlines = {first_of(request) for request in server.requests if task_of(request) == "headline"}
    assert headlines == {sample_brief().headline.text.removesuffix("; accounts differ")}


@pytest.mark.parametrize(
    ("environ", "model", "advice"),
    [
        ({}, "", "set MUJAZ_ENDPOINT_URL"),
        ({"MUJAZ_ENDPOINT_URL": "ftp://host"}, "m", "set MUJAZ_ENDPOINT_URL"),
        ({"MUJAZ_ENDPOINT_URL": "http://127.0.0.1:1/v1"}, "", "--writer-model"),
    ],
)
def test_what_is_missing_is_said(environ: dict[str, str], model: str, advice: str) -> None:
    with pytest.raises(ConfigError, match=advice):
        endpoint_writer(model, environ=environ)


@pytest.mark.parametrize("most", ["many", "0", "true", "1.5"])
def test_a_prompt_with_a_senseless_limit_is_refused(most: str, tmp_path: Path) -> None:
    text = load_prompt("rewrite-sentence").source.replace("max_tokens: 300", f"max_tokens: {most}")
    (tmp_path / "rewrite-sentence.md").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="`max_tokens` under `model`"):
        endpoint_writer("m", tmp_path, {"MUJAZ_ENDPOINT_URL": "http://127.0.0.1:1/v1"})


def test_a_prompt_of_another_task_is_no_prompt_for_a_writer(tmp_path: Path) -> None:
    text = load_prompt("translate-chat").source.replace("name: translate-chat", "name: rewrite-sentence")
    (tmp_path / "rewrite-sentence.md").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="inputs claims and reason"):
        endpoint_writer("m", tmp_path, {"MUJAZ_ENDPOINT_URL": "http://127.0.0.1:1/v1"})


def test_a_headline_and_a_question_of_a_model_are_marked_and_an_editor_can_still_mark_the_difference_as_wrong(
    tmp_path: Path,
) -> None:
    def words(connection: Connection, body: Request) -> None:
        text = first_of(body)
        match task_of(body):
            case "headline":
                text = text.replace("at the port", "at port")
            case "question":
                text = text.replace("tonnes did", "tonnes of ammonium nitrate did")
        connection.send(in_form(body, text))

    with served(words) as server:
        brief = worded(server, parts=("headline", "questions"))
    assert brief.headline.text == "Seven dead in fire at port of Marsa al-Qasab; accounts differ"
    assert brief.headline.extractive == sample_brief().headline.text
    assert brief.headline.citations == sample_brief().headline.citations
    files = {path.name: path for path in write_brief_files(brief, sample_articles(), tmp_path)}
    text, page = (files[name].read_text("utf-8") for name in ("brief.md", "brief.html"))
    assert text.startswith(f"# {brief.headline.text}")
    assert "worded by a model" in text.split("##")[0]
    assert '<span class="badge">worded by a model</span>' in page
    asked = [one for one in brief.discrepancies if one.extractive]
    assert [one.question for one in asked] == ["How many tonnes of ammonium nitrate did it hold?"]
    for one in asked:
        assert f"### {one.question}\n" in text
        assert f"by rule: {one.extractive}" in text
        # What the page saves is what the next run's ledger asks.
        assert f'data-exact="&#34;{one.extractive}&#34;"' in page
    record = json.loads(files["brief.json"].read_text("utf-8"))
    assert {one["extractive"] for one in record["discrepancies"] if "extractive" in one} == {
        one.extractive for one in asked
    }
