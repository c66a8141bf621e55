"""What each measure of a brief must do when the brief changes in a known way: the moved are named, the rest stand still."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mujaz.report import write_brief_files
from mujaz.scoring.brief_scores import score_brief
from tests.mujaz.report import bridge

Brief = dict[str, Any]
# Every measure without references, precision and recall of the F's aside.
MEASURES = {
    "figures", "dates", "names", "attribution", "grounded", "unsupported", "misplaced",
    "citation_recall", "citation_precision", "citation_f", "figures_translated", "dates_translated",
    "names_translated", "loaded_words", "polarity_swing", "coverage", "coverage_all",
    "source_balance", "redundancy", "compression",
}  # fmt: skip
_GROUNDING = {
    "grounded": -1,
    "unsupported": +1,
    "citation_recall": -1,
    "citation_precision": -1,
    "citation_f": -1,
}


def _sentences(brief: Brief) -> list[dict[str, Any]]:
    return [sentence for section in brief["sections"] for sentence in section["sentences"]]


def _turned_around(brief: Brief) -> None:
    brief["sections"].reverse()
    for section in brief["sections"]:
        section["sentences"].reverse()


def _reworded(old: str, new: str) -> Callable[[Brief], None]:
    def change(brief: Brief) -> None:
        found = [sentence for sentence in _sentences(brief) if old in sentence["text"]]
        assert len(found) == 1
        found[0]["text"] = found[0]["text"].replace(old, new)

    return change


def _translated(old: str, new: str) -> Callable[[Brief], None]:
    def change(brief: Brief) -> None:
        found = [s for source in brief["sources"] for s in source["segments"] if old in s["translation"]]
        assert found
        found[0]["translation"] = found[0]["translation"].replace(old, new)

    return change


def _said_twice(brief: Brief) -> None:
    section = brief["sections"][0]
    again = copy.deepcopy(section["sentences"][2])
    again["text"] = again["text"].replace("closed", "shut")
    section["sentences"].append(again)


def _cites_the_wrong_sentence(brief: Brief) -> None:
    sentence = next(s for s in _sentences(brief) if "Ferry traffic" in s["text"])
    sentence["citations"] = [{**sentence["citations"][0], "segment": 5}]


def _leaves_out_most_of_what_is_agreed(brief: Brief) -> None:
    brief["sections"][0]["sentences"] = brief["sections"][0]["sentences"][:1]


# change → the measures it moves, and which way
TABLE: dict[str, tuple[Callable[[Brief], None], dict[str, int]]] = {
    "sentences in another order": (_turned_around, {}),
    "a figure changed": (_reworded("19 people", "91 people"), {"figures": -1, **_GROUNDING}),
    "a name changed": (_reworded("Marsa al-Ballut", "Qasr al-Zaytun"), {"names": -1, **_GROUNDING}),
    "a date that no source gives": (
        _reworded("closed to lorries", "closed to lorries on 14 October"),
        {"dates": -1, "compression": +1, **_GROUNDING},
    ),
    "a holder left out": (
        _reworded("The fishermen's union said the", "The"),
        {"attribution": -1, "compression": -1},
    ),
    "words that judge": (
        _reworded("Ferry traffic stopped", "Shameful ferry traffic stopped"),
        {"loaded_words": +1, "polarity_swing": +1, "compression": +1},
    ),
    "a sentence said twice": (_said_twice, {"redundancy": +1, "compression": +1}),
    "the wrong sentence cited": (
        _cites_the_wrong_sentence,
        {"grounded": -1, "misplaced": +1, "citation_recall": -1, "citation_precision": -1, "citation_f": -1},
    ),
    "most of what is agreed left out": (
        _leaves_out_most_of_what_is_agreed,
        {"coverage": -1, "coverage_all": -1, "compression": -1},
    ),
    "a translation's wrong figure put right": (_translated("73", "37"), {"figures_translated": +1}),
}
# What else may move with it: shares of other wholes, and words that carry a valence.
_MAY: dict[str, str] = {
    "sentences in another order": "",
    "a figure changed": "",
    "a name changed": "",
    "a date that no source gives": "polarity_swing",
    "a holder left out": "polarity_swing",
    "words that judge": "",
    "a sentence said twice": "polarity_swing grounded unsupported citation_recall citation_precision citation_f source_balance",
    "the wrong sentence cited": "source_balance coverage coverage_all figures names attribution",
    "most of what is agreed left out": (
        "polarity_swing figures names grounded unsupported citation_recall citation_precision citation_f source_balance"
    ),
    "a translation's wrong figure put right": "",
}


@cache
def _original() -> str:
    """The invented brief, every passage it cites being somebody's words where the sentence says so."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_brief_files(bridge.brief(), bridge.DOCUMENTS, Path(folder), ("json",))
        brief = json.loads((Path(folder) / "brief.json").read_text(encoding="utf-8"))
    claims = {(claim["document"], claim["segment"]): claim for claim in brief["claims"]}
    for sentence in _sentences(brief):
        said = any(word in sentence["text"] for word in (" said ", "According to", " denied "))
        for citation in sentence["citations"]:
            key = citation["document"], citation["segment"]
            made = {**brief["claims"][0], "id": f"{key[0]}-{key[1]}", "document": key[0], "segment": key[1]}
            claim = claims.setdefault(key, made)
            claim["holder"], claim["via"] = ("مصدر" if said else ""), ""
    return json.dumps({**brief, "claims": list(claims.values())})


def _values(brief: Brief, folder: Path) -> dict[str, float]:
    from translate.encoder import default_encoder

    (folder / "brief.json").write_text(json.dumps(brief), encoding="utf-8")
    scores = score_brief(folder, encoder=default_encoder())
    # NaN where nothing of the kind is said: for this table as good as perfect
    return {one.name: 100.0 if math.isnan(one.value) else one.value for one in scores.measures}


def test_no_measure_is_without_a_change_that_moves_it(tmp_path: Path) -> None:
    known = {name for name in _values(json.loads(_original()), tmp_path) if name in MEASURES}
    assert known == MEASURES
    moved = {name for _, reactions in TABLE.values() for name in reactions}
    # dates and names of translations are counted by the code that counts their figures; balance stands below
    assert MEASURES - moved == {"dates_translated", "names_translated", "source_balance"}
    assert TABLE.keys() == _MAY.keys()


@pytest.mark.parametrize("change", TABLE)
def test_a_change_moves_what_it_must_and_nothing_else(change: str, tmp_path: Path) -> None:
    before = _values(json.loads(_original()), tmp_path)
    brief = json.loads(_original())
    apply, expected = TABLE[change]
    apply(brief)
    after = _values(brief, tmp_path)
    moved = {
        name: 1 if after[name] > before[name] else -1
        for name in MEASURES
        if abs(after[name] - before[name]) > 1e-9
    }
    assert {name: way for name, way in moved.items() if name not in _MAY[change].split()} == expected


def test_a_brief_that_says_nothing_has_no_share_of_anything(tmp_path: Path) -> None:
    brief = json.loads(_original())
    for section in brief["sections"]:
        section["sentences"] = []
    (tmp_path / "brief.json").write_text(json.dumps(brief), encoding="utf-8")
    from translate.encoder import default_encoder

    scores = {one.name: one for one in score_brief(tmp_path, encoder=default_encoder()).measures}
    for name in ("redundancy", "loaded_words", "polarity_swing"):
        assert math.isnan(scores[name].value), name
    assert scores["compression"].value == 0
