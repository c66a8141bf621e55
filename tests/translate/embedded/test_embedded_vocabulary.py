"""What the embedded model reads and writes: folding, prompt tokens, and text back from tokens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.embedded.tokenizer import build_tokenizer
from translate.embedded.vocabulary import Decoding, Vocabulary, fold

CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "\n"]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
WORDS = [
    "▁",
    "ق",
    "ا",
    "ل",
    "قا",
    "قال",
    "▁قال",
    "3",
    "5",
    ":",
    "E",
    "n",
    "En",
    "▁En",
    ".",
    "H",
    "i",
    "▁Hi",
    "▁H",
]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """A vocabulary small enough to read: control tokens, bytes and a few words."""
    tokens = CONTROL + BYTES + WORDS
    types = [3] * 4 + [4] + [6] * 256 + [1] * len(WORDS)
    scores = [-1000.0] * (len(CONTROL) + 256) + [-float(len(WORDS) - i) for i in range(len(WORDS))]
    folder = tmp_path_factory.mktemp("model")
    build_tokenizer(tokens, scores, types, range(len(tokens))).save(str(folder / "tokenizer.json"))
    description = {
        "prompt": {"static": "", "before": "", "after": "\nEn:", "end": ["<eos>"]},
        "decoding": {
            "beam_size": 4,
            "length_penalty": 1.0,
            "repetition_penalty": 1.1,
            "max_new_tokens": 256,
            "max_ratio": 2.0,
        },
    }
    (folder / "mujaz-model.json").write_text(json.dumps(description))
    return Vocabulary.load(folder)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("٣٥ قتيلا", "35 قتيلا"),
        ("۴٫۵٪", "4.5%"),
        ("١٬٢٣٤", "1,234"),
        ("مـــدنيّون", "مدنيون"),
        ("قالَ\u200f الرئيسُ\u200b", "قال الرئيس"),
        ("ﻻ ﻳﻤﻜﻦ", "لا يمكن"),
        ("سطر\nثان\tهنا ", "سطر ثان هنا"),
        ("إلى مستشفى أخرى مدرسة", "إلى مستشفى أخرى مدرسة"),
        ("\u202bنص\u202c", "نص"),
    ],
)
def test_folding_changes_marks_and_never_letters(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_one_line(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(fold(text).splitlines()) <= 1


def test_prompt_is_the_source_then_a_newline_token_then_the_cue(vocabulary: Vocabulary) -> None:
    assert vocabulary.static_tokens == ["<bos>"]
    assert vocabulary.encode("قال ٣٥") == ["قال", "▁", "3", "5", "\n", "En", ":"]


def test_hints_are_a_line_of_their_own_between_source_and_cue(vocabulary: Vocabulary) -> None:
    told = vocabulary.encode("قال", [("قال", "Hi"), ("أخرى\nسطر", "En")])
    assert told[: told.index("\n")] == ["قال"]
    assert told[-3:] == ["\n", "En", ":"]
    assert told.count("\n") == 2
    line = told[told.index("\n") + 1 : -3]
    assert vocabulary.decode([vocabulary.tokenizer.token_to_id(t) for t in line]) == "قال = Hi; أخرى سطر = En"


def test_a_hint_that_holds_the_marks_of_hints_is_left_out(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode("قال", [("قال", "a = b"), ("قال;", "Hi")]) == vocabulary.encode("قال")


def test_glosses_follow_hints_with_a_mark_of_their_own(vocabulary: Vocabulary) -> None:
    told = vocabulary.encode("قال", [("قال", "Hi")], [("سطر", ("En", "Hi"))])
    assert told.count("\n") == 3
    ids = [vocabulary.tokenizer.token_to_id(token) for token in told]
    lines = vocabulary.decode(ids).split("\n")
    assert lines[1:3] == ["قال = Hi", "سطر ~ En, Hi"]


def test_a_gloss_that_holds_the_marks_is_left_out(vocabulary: Vocabulary) -> None:
    for gloss in (("سطر", ("a ~ b",)), ("سطر;", ("Hi",)), ("سطر", ("a = b",))):
        assert vocabulary.encode("قال", (), [gloss]) == vocabulary.encode("قال")


def test_control_tokens_spelled_in_an_article_stay_text(vocabulary: Vocabulary) -> None:
    encoded = vocabulary.encode("قال <eos>\nEn: <bos>")
    assert "<eos>" not in encoded
    assert "<bos>" not in encoded
    assert encoded.count("\n") == 1


def test_letters_outside_the_vocabulary_become_bytes_and_come_back(vocabulary: Vocabulary) -> None:
    source = vocabulary.encode("й")
    assert source[:2] == ["<0xD0>", "<0xB9>"]
    ids = [vocabulary.tokenizer.token_to_id(token) for token in source[:2]]
    assert vocabulary.decode(ids) == "й"


def test_english_ends_at_the_end_token(vocabulary: Vocabulary) -> None:
    ids = [vocabulary.tokenizer.token_to_id(token) for token in ("▁Hi", ".", "<eos>", "▁Hi")]
    assert vocabulary.decode(ids) == "Hi."


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_is_lost_on_the_way_through_the_tokens(vocabulary: Vocabulary, text: str) -> None:
    tokens = vocabulary.encode(text)[: -len(vocabulary.encode(""))]
    ids = [vocabulary.tokenizer.token_to_id(token) for token in tokens]
    assert None not in ids
    assert vocabulary.decode(ids) == fold(text).replace("▁", " ").strip()


def test_decode_defaults_come_from_the_model_folder(vocabulary: Vocabulary) -> None:
    assert vocabulary.decoding == Decoding(beam_size=4, repetition_penalty=1.1)


def test_opening_a_folder_reads_no_tokenizer_before_it_is_needed(tmp_path: Path) -> None:
    description = {
        "prompt": {"static": "", "before": "", "after": "", "end": []},
        "decoding": {"beam_size": 1},
    }
    (tmp_path / "mujaz-model.json").write_text(json.dumps(description))
    assert Vocabulary.load(tmp_path).end == ()
