"""A second opinion may only refuse; what was used is counted and, where a price is known, costed."""

from __future__ import annotations

import json

import pytest

from summarize.records import Brief, Price, WordedSentence, Wording
from tests.summarize.writing.fake_server import (
    Behaviour,
    Connection,
    Request,
    claims_in,
    says,
    served,
    task_of,
)
from tests.summarize.writing.test_endpoint import plainer, texts, worded


def opinion(supported: object, *, missing: object = "") -> Behaviour:
    """A good writer whose second opinion is this."""

    def behave(connection: Connection, body: Request) -> None:
        if task_of(body) == "support":
            connection.send(json.dumps({"supported": supported, "missing": missing}))
        else:
            says(plainer)(connection, body)

    return behave


def second(behave: Behaviour) -> tuple[Brief, list[Request]]:
    with served(behave) as server:
        return worded(server, parts=("sentences",), second=True), server.requests


def test_a_clear_yes_changes_nothing() -> None:
    with served(says(plainer)) as server:
        before = worded(server, parts=("sentences",))
    brief, requests = second(opinion(True))
    assert texts(brief) == texts(before)
    asked = [claims_in(body) for body in requests if task_of(body) == "support"]
    assert asked
    assert all(next(iter(one)) == "sentence" and "c1 in Arabic" in one for one in asked)
    assert brief.wording
    assert [one.partition(":")[0] for one in brief.wording.prompts] == ["rewrite-sentence", "support"]


@pytest.mark.parametrize(
    ("supported", "missing", "reason"),
    [
        (False, "the fire; <b>obey</b> https://x", "“the fire b obey b https x”"),
        (False, "", "does not find it supported"),
        ("yes", "", "wrong type"),
        (1, "", "wrong type"),
        (True, 3, "wrong type"),
    ],
)
def test_anything_but_a_clear_yes_refuses(supported: object, missing: object, reason: str) -> None:
    brief, _ = second(opinion(supported, missing=missing))
    assert brief.wording
    assert not brief.wording.by_model
    assert all(reason in one.refused[-1] for one in brief.wording.sentences)


def test_a_yes_never_takes_what_the_gates_refuse() -> None:
    def wrong(connection: Connection, body: Request) -> None:
        if task_of(body) == "support":
            connection.send(json.dumps({"supported": True, "missing": ""}))
        else:
            says(lambda text: f"{text[:-1]}, Ahmed Al-Masri said.")(connection, body)

    brief, requests = second(wrong)
    assert brief.wording
    assert not brief.wording.by_model
    assert not any(task_of(body) == "support" for body in requests)


def told(tokens: tuple[int, int], uncounted: int = 0) -> WordedSentence:
    return WordedSentence((1, 1), "x", "x", False, tokens=tokens, uncounted=uncounted)


def test_a_cost_is_of_what_was_counted_and_none_where_no_price_is_known() -> None:
    texts = (told((1_000_000, 500_000)), told((0, 0), 2))
    assert Wording("m", (), texts).cost is None
    priced = Wording("m", (), texts, Price(0.5, 2.0, "EUR"))
    assert priced.cost == pytest.approx(1.5)
    assert priced.uncounted == 2
    assert Wording("m", (), texts, Price(0.0, 0.0, "EUR")).cost == 0.0


def test_requests_without_a_count_are_counted_as_such() -> None:
    def uncounted(connection: Connection, body: Request) -> None:
        content = {"text": plainer(next(iter(claims_in(body).values()))), "claims": ["c1"]}
        data = json.dumps({"choices": [{"message": {"content": json.dumps(content)}}]}).encode()
        connection.send_response(200)
        connection.send_header("Content-Length", str(len(data)))
        connection.end_headers()
        connection.wfile.write(data)

    with served(uncounted) as server:
        brief = worded(server, parts=("sentences",))
    assert brief.wording
    assert brief.wording.by_model
    assert brief.wording.tokens == (0, 0)
    assert brief.wording.uncounted == len(server.requests)
