"""brief.json: valid against its schema, faithful to the articles, the same bytes every time."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from mujaz.report import brief_json
from mujaz.report.brief.json import dump
from summarize.records import Certainty, Price, SectionKind, WordedSentence, Wording
from tests.mujaz.report import bridge
from tests.mujaz.report.hostile import hostile
from translate.records import FlagKind, Outcome, RemovalReason

WORDING = Path(__file__).parents[3] / "mujaz/report/parts/wording.toml"
SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/brief-1.json").read_text(encoding="utf-8"))
# What stands only where it was asked for, or where the brief is not English.
ONLY_WHERE_ASKED_FOR = {"wording", "extractive", "editor", "title", "language", "cost", "of"}
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_schema_is_a_schema_and_describes_and_closes_every_object() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(found["additionalProperties"] is False for found in objects)
    for found in objects:
        assert set(found["properties"]) - set(found["required"]) <= ONLY_WHERE_ASKED_FOR
        assert found["required"] == [name for name in found["properties"] if name in found["required"]]
    assert all(
        "description" in field
        for found in objects
        for field in found["properties"].values()
        if "$ref" not in field
    )


@pytest.mark.parametrize(
    ("enum", "definition", "field", "table"),
    [
        (SectionKind, "section", "kind", "sections"),
        (Certainty, "sentence", "certainty", "certainty"),
        (Certainty, "claim", "certainty", "certainty_alone"),
        (Outcome, "segment", "outcome", "outcome"),
        (FlagKind, "flag", "kind", "flags"),
        (RemovalReason, "removal", "reason", "removed"),
    ],
)
def test_the_schema_and_the_wording_know_every_value(enum, definition: str, field: str, table: str) -> None:
    values = [member.value for member in enum]
    assert SCHEMA["$defs"][definition]["properties"][field]["enum"] == values
    assert list(tomllib.loads(WORDING.read_text(encoding="utf-8"))[table]) == values


@pytest.mark.parametrize(
    "case",
    [(bridge.brief(), bridge.DOCUMENTS), (bridge.decided(), bridge.DOCUMENTS), hostile()],
    ids=["bridge", "decided", "hostile"],
)
def test_a_brief_is_valid_before_and_after_its_trip_through_a_file(case) -> None:
    report = brief_json(*case)
    assert not list(VALIDATOR.iter_errors(report))
    assert json.loads(dump(report).encode("utf-8").decode("utf-8")) == report


def test_the_schema_refuses_what_a_brief_must_not_be() -> None:
    report = brief_json(bridge.brief(), bridge.DOCUMENTS)
    report["headline"]["citations"] = []
    report["extra"] = 1
    report["sources"][0]["published"]["how"] = "guessed"
    assert len(list(VALIDATOR.iter_errors(report))) == 3


def test_what_an_editor_decided_is_listed_apart() -> None:
    report = brief_json(bridge.decided(), bridge.DOCUMENTS)
    editor = report["editor"]
    assert [[cited["label"] for cited in one["citations"]] for one in editor["dropped"]] == [
        ["[1:5]"],
        ["[2:5]", "[3:1]"],
    ]
    assert [one["id"] for one in editor["differences"]] == ["x1"]
    assert "x1" not in [one["id"] for one in report["discrepancies"]]
    assert "editor" not in brief_json(bridge.brief(), bridge.DOCUMENTS)


def test_every_quote_is_where_it_says() -> None:
    report = brief_json(bridge.brief(), bridge.DOCUMENTS)
    accounts = [account for found in report["discrepancies"] for account in found["accounts"]]
    sentences = [s for section in report["sections"] for s in section["sentences"]] + [report["headline"]]
    quotes = accounts + [citation for sentence in sentences for citation in sentence["citations"]]
    assert len(quotes) > 20
    for quote in quotes:
        source = report["sources"][quote["document"] - 1]
        text = source["text"] if quote["segment"] else source["title"]
        assert text[quote["start"] : quote["end"]] == quote["quote"]
    assert "[4:0]" in {quote["label"] for quote in quotes}


def test_segments_and_what_lies_between_them_make_the_text() -> None:
    for source in brief_json(bridge.brief(), bridge.DOCUMENTS)["sources"]:
        last = 0
        for segment in source["segments"]:
            assert source["text"][segment["start"] : segment["end"]] == segment["text"]
            assert not source["text"][last : segment["start"]].strip()
            last = segment["end"]


def test_an_account_whose_quote_is_not_in_its_sentence_cites_the_whole_sentence() -> None:
    brief = bridge.brief()
    found = brief.discrepancies[0]
    stray = replace(found.accounts[0], quote="كلام ليس في المقال")
    brief = replace(brief, discrepancies=(replace(found, accounts=(stray, *found.accounts[1:])),))
    account = brief_json(brief, bridge.DOCUMENTS)["discrepancies"][0]["accounts"][0]
    assert account["quote"] == bridge.DOCUMENTS[0].document.segments[1].text


def test_a_discrepancy_the_brief_leaves_out_is_kept_and_marked() -> None:
    brief = bridge.brief()
    report = brief_json(replace(brief, discrepancies=brief.discrepancies[:1]), bridge.DOCUMENTS)
    assert [found["in_brief"] for found in report["discrepancies"]] == [True, False, False, False]


def test_clusters_name_claims_that_are_there() -> None:
    report = brief_json(bridge.brief(), bridge.DOCUMENTS)
    claims = {claim["id"] for claim in report["claims"]}
    assert all(set(cluster["claims"]) <= claims for cluster in report["clusters"])


def test_the_run_date_is_there_only_when_asked_for() -> None:
    brief = bridge.brief()
    assert brief_json(brief, bridge.DOCUMENTS)["run_date"] is None
    assert brief_json(brief, bridge.DOCUMENTS, run_date=date(2031, 3, 7))["run_date"] == "2031-03-07"


def test_json_shows_arabic_and_escapes_what_would_reorder_or_break_a_line() -> None:
    text = dump({"text": "جسر \u202e\u2067\u2028\ud800\x85\x00"})
    assert "جسر" in text
    assert "\\u202e\\u2067\\u2028\\ud800\\u0085\\u0000" in text


def test_a_brief_that_a_model_worded_is_valid_and_one_that_none_was_asked_for_says_nothing_of_it() -> None:
    brief = bridge.brief()
    assert "wording" not in brief_json(brief, bridge.DOCUMENTS)
    told = next(one for part in brief.sections for one in part.sentences)
    worded = WordedSentence((1, 1), "New.", told.text, True, ("the answer is not JSON",), False, (90, 12))
    made = brief_json(
        replace(
            brief,
            sections=tuple(
                replace(part, sentences=tuple(replace(one, extractive=one.text) for one in part.sentences))
                for part in brief.sections
            ),
            discrepancies=tuple(replace(one, extractive="By rule?") for one in brief.discrepancies),
            writer="endpoint",
            wording=Wording("tiny", ("rewrite-sentence:v2:0",), (worded,), Price(1.0, 2.0, "EUR")),
        ),
        bridge.DOCUMENTS,
    )
    assert [*VALIDATOR.iter_errors(made)] == []
    assert made["wording"]["tokens"] == [90, 12]
    assert made["wording"]["cost"]["amount"] == 0.000114
    assert all(one["extractive"] == "By rule?" for one in made["discrepancies"] if one["in_brief"])
