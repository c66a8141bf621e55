"""Convert: a model folder, as pulled, into the CTranslate2 folder that the engines run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translate.errors import ModelError
from translate.models.description import Description, copy_tokenizer, keep_description
from translate.models.direct import convert_directly, converts_directly
from translate.models.original import Original, load_original
from translate.models.selftest import write_probes
from translate.models.store import Progress, silent
from translate.models.subwords import END, UNKNOWN


def describe_original(original: Original, *, weights: str) -> Description:
    """What a transformers model is once converted."""
    import ctranslate2
    import transformers

    return Description(
        kind=original.kind,
        family=original.family,
        weights=weights,
        positions=original.positions,
        ends=original.ends,
        start=original.start,
        chat=original.chat,
        converter=f"ctranslate2 {ctranslate2.__version__}, transformers {transformers.__version__}",
    )


def convert(
    source: Path, target: Path, *, weights: str = "int8", on_progress: Progress = silent
) -> Description:
    """Converts a transformers or a Marian folder into an existing, empty one, with probes for the self-test.

    Raises:
        ModelError: the model cannot be converted, or is of a family that needs torch and it is not installed.
    """
    if converts_directly(source):
        return convert_directly(source, target, weights=weights, on_progress=on_progress)
    on_progress(f"converting {source.name} for this machine (once)")
    try:
        original = load_original(source)
        # First: CTranslate2's loaders take some models apart as they read them.
        write_probes(target, original)
        specification = specify(original)
        specification.validate()
        specification.optimize(quantization=weights)
        specification.save(str(target))
    except (ValueError, RuntimeError, KeyError, AttributeError) as error:
        raise ModelError(f"{source} cannot be converted: {type(error).__name__}: {error}") from error
    copy_tokenizer(source, target)
    if original.kind == "prompted" and not (target / "tokenizer.json").is_file():
        # Older repositories have only a SentencePiece file, from which transformers makes this one.
        original.text_tokenizer().save(str(target / "tokenizer.json"))
    description = describe_original(original, weights=weights)
    keep_description(target, description)
    return description


def specify(original: Original) -> Any:
    """The CTranslate2 specification of a T5 or a decoder-only model, filled with its weights.

    CTranslate2's loaders read the weights; what they no longer read rightly through transformers 5 is done
    here: the vocabulary and output scaling of T5, rotary bases and scaling.
    """
    import torch
    from ctranslate2.converters import transformers as converters

    loader = converters._MODEL_LOADERS[type(original.config).__name__]
    _expose_rope(original.model.config)
    _expose_scaling(original.model.config)
    with torch.no_grad():
        specification = loader.get_model_spec(original.model)
        _scale_rope(specification, original.model.config)
        if original.kind == "seq2seq":
            _set_vocabulary(specification, original)
        else:
            loader.set_config(specification.config, original.model, original.tokenizer)
            tokens = loader.get_vocabulary(original.model, original.tokenizer)
            loader.set_vocabulary(specification, tokens)
    return specification


def _set_vocabulary(specification: Any, original: Original) -> None:
    specification.register_source_vocabulary(original.tokens)
    specification.register_target_vocabulary(original.tokens)
    config = specification.config
    config.bos_token = "<pad>"
    config.eos_token = END
    config.unk_token = UNKNOWN
    config.decoder_start_token = original.tokens[original.config.decoder_start_token_id]


def _expose_scaling(config: Any) -> None:
    """Tells the T5 loader whether outputs are scaled, which transformers 5 no longer says by tied weights."""
    if hasattr(config, "scale_decoder_outputs"):
        config.tie_word_embeddings = config.scale_decoder_outputs


def _expose_rope(config: Any) -> None:
    """Puts rotary bases where CTranslate2's loaders look for them: the attributes of transformers 4."""
    text = getattr(config, "text_config", config)
    parameters = getattr(text, "rope_parameters", None) or {}
    full = parameters.get("full_attention", parameters)
    sliding = parameters.get("sliding_attention", {})
    if "rope_theta" in full:
        text.rope_theta = full["rope_theta"]
    if "rope_theta" in sliding:
        text.rope_local_base_freq = sliding["rope_theta"]


def _scale_rope(specification: Any, config: Any) -> None:
    """Sets the linear scaling of Gemma 3's full-attention layers, which the loader leaves out.

    Raises:
        ModelError: the configuration asks for a scaling that is not known to be converted rightly.
    """
    text = getattr(config, "text_config", config)
    if not str(text.model_type).startswith("gemma3"):
        return
    full = (getattr(text, "rope_parameters", None) or {}).get("full_attention", {})
    kind, factor = full.get("rope_type", "default"), full.get("factor", 1.0)
    if kind == "default" or factor == 1.0:
        return
    if kind != "linear":
        raise ModelError(f"a Gemma 3 model with {kind!r} rotary scaling cannot be converted")
    import numpy as np
    from ctranslate2.specs import attention_spec

    for layer, layer_type in zip(specification.decoder.layer, text.layer_types, strict=True):
        if layer_type == "full_attention":
            # The loader made the specification without these fields, and it is closed to new ones by now.
            fields = layer.self_attention.__dict__
            fields["rotary_scaling_type"] = np.dtype("int8").type(attention_spec.RotaryScalingType.Linear)
            fields["rotary_scaling_factor"] = np.dtype("float32").type(factor)
