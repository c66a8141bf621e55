"""Text to tokens for each family; nothing in a text is a mark of the model's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translate.engines.sentences import sentence_pairs
from translate.datafiles import table
from translate.errors import ModelError
from translate.models.subwords import load_subwords, vocabulary
from translate.normalise import encoder_input

ARABIC = "قال رئيس البلدية إن المدارس لن تفتح أبوابها."


@pytest.mark.parametrize(
    ("family", "before", "prefix"),
    [
        ("marian", [], ()),
        ("m2m100", ["__ar__"], ("__en__",)),
        ("nllb", ["arb_Arab"], ("eng_Latn",)),
        ("t5", ["<2en>"], ()),
    ],
)
def test_marks_of_a_family(
    family: str, before: list[str], prefix: tuple[str, ...], untaught: Callable[[str], Path]
) -> None:
    coder = load_subwords(untaught(family), family)
    tokens = coder.encode(ARABIC)
    assert tokens[: len(before)] == before
    assert tokens[-1] == "</s>"
    assert tokens.count("</s>") == 1
    assert coder.target_prefix == prefix


def test_a_registry_entry_may_name_other_marks(untaught: Callable[[str], Path]) -> None:
    coder = load_subwords(untaught("nllb"), "nllb", source_mark="apc_Arab", target_mark="fra_Latn")
    assert coder.encode(ARABIC)[0] == "apc_Arab"
    assert coder.target_prefix == ("fra_Latn",)


@pytest.mark.parametrize("family", ["marian", "m2m100", "nllb", "t5"])
@pytest.mark.parametrize(
    "mark", [">>fra<<", "</s>", "<pad>", "<unk>", "__fr__", "fra_Latn", "<2de>", "<2en>", "<s>"]
)
def test_marks_written_in_a_text_stay_text(family: str, mark: str, untaught: Callable[[str], Path]) -> None:
    folder = untaught(family)
    coder = load_subwords(folder, family)
    plain = coder.encode(ARABIC)
    for text in (f"{mark} {ARABIC}", f"{ARABIC} {mark}", f"{mark} {mark} {ARABIC}"):
        tokens = coder.encode(text)
        inside = tokens[1 if coder.source_mark else 0 : -1]
        assert mark not in inside or mark == "<unk>"
        assert [t for t in inside if t in plain], "the sentence itself is still there"
        assert len(tokens) > len(plain)


@pytest.mark.parametrize("family", ["marian", "m2m100", "nllb", "t5"])
def test_english_comes_back_as_it_went_in(family: str, untaught: Callable[[str], Path]) -> None:
    coder = load_subwords(untaught(family), family)
    for _, english in sentence_pairs(40):
        assert coder.decode(coder.encode_target(english)) == english


@pytest.mark.parametrize("family", ["marian", "m2m100", "nllb"])
def test_tokens_are_those_of_the_transformers_tokenizer(family: str, untaught: Callable[[str], Path]) -> None:
    from transformers import M2M100Tokenizer, MarianTokenizer, NllbTokenizer

    folder = untaught(family)
    if family == "nllb":
        pytest.importorskip("google.protobuf", reason="transformers reads NLLB's .model with protobuf")
    classes = {"marian": MarianTokenizer, "m2m100": M2M100Tokenizer, "nllb": NllbTokenizer}
    tokenizer = classes[family].from_pretrained(str(folder))
    coder = load_subwords(folder, family)
    for arabic, _ in sentence_pairs(40):
        ids = tokenizer(encoder_input(arabic, coder.profile))["input_ids"]
        assert tokenizer.convert_ids_to_tokens(ids) == coder.encode(arabic)


@pytest.mark.parametrize("family", ["marian", "m2m100", "nllb", "t5"])
def test_every_token_the_coder_makes_has_an_id(family: str, untaught: Callable[[str], Path]) -> None:
    folder = untaught(family)
    coder = load_subwords(folder, family)
    tokens = vocabulary(folder, family, 2000)
    assert len(tokens) == len(set(tokens)) == 2000
    for arabic, english in sentence_pairs(40):
        assert set(coder.encode(arabic)) <= set(tokens)
        assert {*coder.target_prefix, *coder.encode_target(english)} <= set(tokens)


def test_marian_texts_are_prepared_as_in_training(untaught: Callable[[str], Path]) -> None:
    coder = load_subwords(untaught("marian"), "marian")
    assert coder.encode("قالت “المدارس” …") == coder.encode('قالت "المدارس" ...')


def test_a_vocabulary_larger_than_the_model_is_refused(untaught: Callable[[str], Path]) -> None:
    with pytest.raises(ModelError, match="do not fit together"):
        vocabulary(untaught("marian"), "marian", 10)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"lacks source\.spm and target\.spm"):
        load_subwords(tmp_path, "marian")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "spiece.model").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot read a SentencePiece model"):
        load_subwords(tmp_path, "t5")


def test_languages_stand_in_the_order_that_transformers_has_them_in() -> None:
    from transformers.models.m2m_100 import tokenization_m2m_100
    from transformers.models.nllb import tokenization_nllb

    told = table("translate.models", "languages.toml")
    assert told["m2m100"].split() == tokenization_m2m_100.FAIRSEQ_LANGUAGE_CODES["m2m100"]
    assert told["nllb"].split() == list(tokenization_nllb.FAIRSEQ_LANGUAGE_CODES)
