"""decisions.json as a stranger could send it: taken as documented, or refused in one line that says where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summarize.editing import SCHEMA, passage_digest, read_decisions
from summarize.records import Dropped, MarkedWrong, Passage
from translate.errors import ConfigError

DIGEST = passage_digest("انهار الجسر.")
FILE: dict[str, Any] = {
    "schema": SCHEMA,
    "brief": "0123456789abcdef" * 4,
    "dropped": [{"citations": [{"article": 2, "segment": 0, "digest": DIGEST}]}],
    "differences": [
        {
            "question": "How many died?",
            "accounts": [
                {"article": 1, "segment": 2, "digest": DIGEST},
                {"article": 2, "segment": 5, "digest": DIGEST},
            ],
        }
    ],
}
DESCRIBED = json.loads(
    (Path(__file__).parents[3] / "docs/schemas/decisions-1.json").read_text(encoding="utf-8")
)


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "decisions.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def changed(**fields: Any) -> str:
    return json.dumps({**FILE, **fields})


def test_a_file_as_the_page_saves_it(tmp_path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(DESCRIBED)
    jsonschema.validate(FILE, DESCRIBED)
    found = read_decisions(written(tmp_path, json.dumps(FILE)))
    assert found.brief == FILE["brief"]
    assert found.dropped == (Dropped((Passage((2, 0), DIGEST),)),)
    assert found.wrong == (MarkedWrong("How many died?", (Passage((1, 2), DIGEST), Passage((2, 5), DIGEST))),)


PASSAGE = {"article": 1, "segment": 1, "digest": DIGEST}
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "line 1: not valid JSON"),
    "cut short": (json.dumps(FILE)[:60], "not valid JSON"),
    "not UTF-8": ("{}".encode("utf-16"), "not in UTF-8"),
    "nested without end": ("[" * 200_000, "no decisions file"),
    "a number with digits without end": ("9" * 50_000, "no decisions file"),
    "too large": (b" " * 6_000_000, "6,000,000 bytes"),
    "a list": ("[]", "does not say so"),
    "a brief": ('{"schema": "mujaz/brief-1"}', "it says 'mujaz/brief-1'"),
    "of a later version": (changed(schema="mujaz/decisions-2"), "mujaz/decisions-1"),
    "a field of another": (changed(run="rm -rf"), "the file has an unknown field 'run'"),
    "no list": (changed(dropped={}), "dropped is no list"),
    "no object": (changed(dropped=[3]), r"dropped\[0\] is no object"),
    "nothing cited": (changed(dropped=[{"citations": []}]), r"dropped\[0\].citations is empty"),
    "article zero": (
        changed(dropped=[{"citations": [{**PASSAGE, "article": 0}]}]),
        r"dropped\[0\].citations\[0\].article is no whole number from 1",
    ),
    "true for a number": (
        changed(dropped=[{"citations": [{**PASSAGE, "segment": True}]}]),
        "segment is no whole number",
    ),
    "no digest": (
        changed(dropped=[{"citations": [{**PASSAGE, "digest": "../../etc"}]}]),
        r"dropped\[0\].citations\[0\].digest is no digest",
    ),
    "no accounts": (changed(differences=[{"question": "?"}]), r"differences\[0\] has no 'accounts'"),
    "a book for a question": (
        changed(differences=[{"question": "a" * 9000, "accounts": [PASSAGE]}]),
        r"differences\[0\].question is no question",
    ),
    "entries without end": (changed(dropped=[0] * 10_001), "10,001 entries"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_one_is_refused_in_one_line(tmp_path: Path, kind: str) -> None:
    content, reason = REFUSED[kind]
    with pytest.raises(ConfigError, match=reason) as raised:
        read_decisions(written(tmp_path, content))
    assert "decisions.json" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read .*missing\.json"):
        read_decisions(tmp_path / "missing.json")
