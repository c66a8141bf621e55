"""Checkpoints read with NumPy: tensor for tensor what CTranslate2's own converter makes of them through torch."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import pytest
import torch
import transformers
from ctranslate2.converters import transformers as converters
from safetensors.numpy import load_file, save_file

from tests.translate.engines.sentences import sentence_pairs
from translate.errors import ModelError
from translate.models.conversion import convert
from translate.models.original import read_config
from translate.models.subwords import load_subwords, vocabulary
from translate.models.weights import specify_checkpoint
from translate.models.weights.sizes import COMMON_DEFAULTS, DEFAULTS

MARIAN, M2M100 = "marian", "m2m100"


@pytest.fixture
def random_model(tmp_path: Path) -> Callable[..., Path]:
    """Saves a model of random weights; keys change its configuration."""

    def make(kind: str, *, dtype: torch.dtype = torch.float32, shard: str = "5GB", **changes: Any) -> Path:
        sizes = {
            "vocab_size": 90,
            "d_model": 32,
            "encoder_layers": 3,
            "decoder_layers": 2,
            "encoder_attention_heads": 4,
            "decoder_attention_heads": 4,
            "encoder_ffn_dim": 48,
            "decoder_ffn_dim": 64,
            "max_position_embeddings": 512,
            "init_std": 0.5,
        }
        torch.manual_seed(1)
        if kind == MARIAN:
            marks = {"pad_token_id": 89, "decoder_start_token_id": 89, "eos_token_id": 0}
            model: Any = transformers.MarianMTModel(
                transformers.MarianConfig(**{**sizes, **marks, **changes})
            )
            with torch.no_grad():
                model.final_logits_bias.normal_()
        else:
            model = transformers.M2M100ForConditionalGeneration(
                transformers.M2M100Config(**{**sizes, **changes})
            )
        with torch.no_grad():
            # Biases and norms are made 0 and 1: any mix-up of them would go unseen.
            for name, parameter in model.named_parameters():
                if "embed_positions" not in name:
                    parameter.normal_()
        model.to(dtype).save_pretrained(tmp_path, max_shard_size=shard)
        return tmp_path

    return make


def by_library(folder: Path) -> Any:
    """The specification that CTranslate2's own converter makes."""
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, use_safetensors=True)
    loader = converters._MODEL_LOADERS[type(model.config).__name__]
    with torch.no_grad():
        return loader.get_model_spec(model)


def tensors(specification: Any) -> dict[str, Any]:
    """Every value of a specification as float32, by name."""
    from ctranslate2.specs.model_spec import LayerSpec

    LayerSpec.validate(specification)
    return {name: value.to("float32").numpy() for name, value in specification.variables().items()}


def differences(folder: Path) -> dict[str, float]:
    """The largest difference of each tensor between both ways; they must have the same names and shapes."""
    ours, theirs = (
        tensors(specification)
        for specification in (specify_checkpoint(folder, read_config(folder))[0], by_library(folder))
    )
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert ours[name].shape == theirs[name].shape, name
    return {name: float(np.max(np.abs(ours[name] - theirs[name]), initial=0.0)) for name in ours}


# NumPy and torch round sines differently in their last place.
POSITIONS = 2e-7


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (MARIAN, {"activation_function": "swish", "scale_embedding": True}),
        (MARIAN, {"activation_function": "relu"}),
        (MARIAN, {"activation_function": "gelu", "encoder_layers": 1}),
        (M2M100, {"max_position_embeddings": 1024}),
        (M2M100, {"scale_embedding": False, "encoder_layers": 1, "tie_word_embeddings": False}),
    ],
)
def test_every_tensor_is_what_the_library_makes_of_it(
    kind: str, changes: dict[str, Any], random_model: Callable[..., Path]
) -> None:
    found = differences(random_model(kind, **changes))
    assert len(found) > 60
    if kind == M2M100:
        assert found.pop("encoder/position_encodings/encodings") < POSITIONS
        assert found.pop("decoder/position_encodings/encodings") < POSITIONS
    assert {name: value for name, value in found.items() if value} == {}


@pytest.mark.parametrize("kind", [MARIAN, M2M100])
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision_is_read_without_loss(
    kind: str, dtype: torch.dtype, random_model: Callable[..., Path]
) -> None:
    found = differences(random_model(kind, dtype=dtype))
    # The library rounds the computed positions to the weights' precision; here they stay exact.
    for part in ("encoder", "decoder"):
        assert found.pop(f"{part}/position_encodings/encodings") < 4e-3
    assert {name: value for name, value in found.items() if value} == {}


def test_weights_in_several_files_are_one_model(random_model: Callable[..., Path]) -> None:
    folder = random_model(M2M100, shard="40KB")
    assert len(list(folder.glob("*.safetensors"))) > 2
    assert not (folder / "model.safetensors").exists()
    found = differences(folder)
    assert {name for name, value in found.items() if value > POSITIONS} == set()


@pytest.mark.parametrize(
    "name", ["lm_head.weight", "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"]
)
@pytest.mark.parametrize("kind", [MARIAN, M2M100])
def test_the_shared_embedding_may_be_stored_under_any_of_its_names(
    kind: str, name: str, random_model: Callable[..., Path]
) -> None:
    folder = random_model(kind)
    before = tensors(specify_checkpoint(folder, read_config(folder))[0])
    held = load_file(folder / "model.safetensors")
    held[name] = held.pop("model.shared.weight")
    save_file(held, folder / "model.safetensors")
    after = tensors(specify_checkpoint(folder, read_config(folder))[0])
    assert before.keys() == after.keys()
    assert all(np.array_equal(before[key], after[key]) for key in before)


def test_positions_that_a_file_holds_are_taken_from_it(random_model: Callable[..., Path]) -> None:
    """As copies have that were made of older, pickled files."""
    folder = random_model(MARIAN)
    held = load_file(folder / "model.safetensors")
    stored = np.random.default_rng(3).normal(size=(512, 32)).astype(np.float32)
    held["model.encoder.embed_positions.weight"] = stored
    save_file(held, folder / "model.safetensors")
    found = tensors(specify_checkpoint(folder, read_config(folder))[0])
    assert np.array_equal(found["encoder/position_encodings/encodings"], stored)
    assert not np.array_equal(found["decoder/position_encodings/encodings"], stored)
    assert set(differences(folder).values()) == {0.0}


@pytest.mark.parametrize("family", [MARIAN, M2M100, "nllb"])
def test_a_converted_model_writes_the_same_files_and_translates_the_same(
    family: str, tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = tiny(family)
    (tmp_path / "ours").mkdir()
    convert(folder, tmp_path / "ours")
    specification = by_library(folder)
    tokens = vocabulary(folder, family, read_config(folder)["vocab_size"])
    start = tokens[read_config(folder)["decoder_start_token_id"]]
    if family == MARIAN:
        start = "</s>"
        tokens.pop()
    specification.register_source_vocabulary(tokens)
    specification.register_target_vocabulary(tokens)
    specification.config.decoder_start_token = start
    specification.validate()
    specification.optimize(quantization="int8")
    (tmp_path / "theirs").mkdir()
    specification.save(str(tmp_path / "theirs"))
    for name in ("config.json", "shared_vocabulary.json"):
        ours, theirs = (
            json.loads((tmp_path / side / name).read_text("utf-8")) for side in ("ours", "theirs")
        )
        assert ours == theirs, name
    coder = load_subwords(folder, family)
    sources = [coder.encode(arabic) for arabic, _ in sentence_pairs(400)[:40]]
    ours, theirs = (
        [
            result.hypotheses[0]
            for result in ctranslate2.Translator(str(tmp_path / side)).translate_batch(
                sources, target_prefix=[list(coder.target_prefix)] * len(sources), max_decoding_length=60
            )
        ]
        for side in ("ours", "theirs")
    )
    assert ours == theirs
    assert len({tuple(tokens) for tokens in ours}) > (1 if family == "nllb" else 10)


@pytest.mark.parametrize(
    ("kind", "configuration"), [("marian", transformers.MarianConfig), ("m2m_100", transformers.M2M100Config)]
)
def test_a_key_left_out_of_a_configuration_means_what_it_means_to_transformers(
    kind: str, configuration: Any
) -> None:
    told = configuration().to_dict()
    assert {name: told[name] for name in (*COMMON_DEFAULTS, *DEFAULTS[kind])} == {
        **COMMON_DEFAULTS,
        **DEFAULTS[kind],
    }


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        (MARIAN, {"pad_token_id": 3}, "<pad> is not the last token"),
        (MARIAN, {"decoder_start_token_id": 0}, "<pad> is not the last token"),
        (MARIAN, {"share_encoder_decoder_embeddings": False}, "vocabularies of their own"),
        (MARIAN, {"decoder_attention_heads": 2}, "different numbers of attention heads"),
        (MARIAN, {"encoder_attention_heads": 5, "decoder_attention_heads": 5}, "not divided by 5 heads"),
        (MARIAN, {"eos_token_id": 900}, "beyond the vocabulary"),
        (MARIAN, {"d_model": "wide"}, "`d_model` is 'wide'"),
        (MARIAN, {"activation_function": "tanh"}, "the activation 'tanh'"),
        (MARIAN, {"d_model": 64}, r"has the shape \(90, 32\), config.json wants \(90, 64\)"),
        (MARIAN, {"encoder_layers": 4}, r"lack model.encoder.layers.3\."),
        (M2M100, {"pad_token_id": 0}, "`pad_token_id` is not 1"),
        (M2M100, {"encoder_ffn_dim": 4}, "the files do not fit together"),
    ],
)
def test_what_does_not_fit_together_is_one_clear_line(
    kind: str, changes: dict[str, Any], said: str, random_model: Callable[..., Path]
) -> None:
    folder = random_model(kind)
    config = {**read_config(folder), **changes}
    with pytest.raises(ModelError, match=said) as raised:
        specify_checkpoint(folder, config)
    assert str(folder) in str(raised.value)
    assert "\n" not in str(raised.value)
