"""Tiny models of every family the engines run, saved as their transformers folders look on the hub.

Vocabularies are real SentencePiece ones, trained here; weights are random, then taught for some seconds, since a
purely random model repeats one token for ever. As in real conversions, the `<pad>` row is zero and sinusoidal
positions are untouched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece

from tests.translate.engines.sentences import sentence_pairs
from translate.embedded.tokenizer import build_tokenizer
from translate.engines.prompts import parse_prompt
from translate.models.subwords import SubwordCoder, load_subwords, vocabulary

STEPS = 60

PROMPT = parse_prompt(
    """---
name: tiny
version: 1
task: translate
kind: completion
description: what the tiny decoders are taught
stop: ["\\n"]
---
Arabic: {{source}}
English:""",
    where="tiny",
)


def train_spm(path: Path, texts: list[str], *, size: int, **options: Any) -> list[str]:
    """Trains a SentencePiece model on texts, writes it to `path` and returns its pieces in order of id."""
    defaults = {"bos_id": -1, "eos_id": 0, "unk_id": 1, "pad_id": -1, "model_type": "bpe"}
    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=stream,
            vocab_size=size,
            character_coverage=1.0,
            hard_vocab_limit=False,
            minloglevel=2,
            **{**defaults, **options},
        )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def teach(
    model: Any, batch: dict[str, Any], *, steps: int, rate: float, zero_rows: Sequence[Any] = ()
) -> None:
    """A few seconds of training on one batch, so that outputs differ from text to text, and end.

    `zero_rows` are views of weights that must stay zero.
    """
    import torch

    torch.manual_seed(0)
    # Two threads on so small a model wait for each other more than they compute.
    torch.set_num_threads(1)
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.0)
    size = len(batch["input_ids"])
    for step in range(steps):
        rows = torch.randperm(size)[:32]
        loss = model(**{name: value[rows] for name, value in batch.items()}).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.param_groups[0]["lr"] = rate * (1 - step / steps)
        optimiser.step()
        with torch.no_grad():
            for row in zero_rows:
                row.zero_()
    model.eval()


def marian_config(
    *, words: int, width: int, inner: int, heads: int, layers: int, positions: int, **more: Any
) -> Any:
    """What OPUS-MT models have alike, <pad> being the last of the words; `more` are MarianConfig's own."""
    from transformers import MarianConfig

    return MarianConfig(
        vocab_size=words,
        d_model=width,
        encoder_layers=layers,
        decoder_layers=layers,
        encoder_attention_heads=heads,
        decoder_attention_heads=heads,
        encoder_ffn_dim=inner,
        decoder_ffn_dim=inner,
        activation_function="swish",
        max_position_embeddings=positions,
        scale_embedding=True,
        static_position_embeddings=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        pad_token_id=words - 1,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=words - 1,
        **more,
    )


def marian(folder: Path, *, shared: bool = False, steps: int = STEPS, seed: int = 3) -> Path:
    """An OPUS-MT model as on the hub: two SentencePiece models, or one used twice, and one vocabulary."""
    import torch
    from transformers import MarianMTModel

    folder.mkdir(parents=True)
    pairs = sentence_pairs(400)
    arabic, english = [a for a, _ in pairs], [e for _, e in pairs]
    if shared:
        pieces = train_spm(folder / "source.spm", arabic + english, size=700)
        (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
        target_pieces: list[str] = []
    else:
        pieces = train_spm(folder / "source.spm", arabic, size=400)
        target_pieces = train_spm(folder / "target.spm", english, size=330)
    both = [piece for piece in dict.fromkeys([*pieces, *target_pieces]) if piece not in ("</s>", "<unk>")]
    words = {token: i for i, token in enumerate(["</s>", "<unk>", *both, "<pad>"])}
    write_json(folder / "vocab.json", words)
    write_json(
        folder / "tokenizer_config.json",
        {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"},
    )
    pad = words["<pad>"]
    config = marian_config(
        words=len(words),
        width=64,
        inner=128,
        heads=4,
        layers=2,
        positions=256,
        forced_eos_token_id=0,
        dropout=0.0,
        init_std=0.1,
    )
    torch.manual_seed(seed)
    model = MarianMTModel(config)
    with torch.no_grad():
        model.final_logits_bias.normal_(0.0, 0.3)
        model.final_logits_bias[0, pad] = 0.0
        model.model.shared.weight[pad] = 0.0
    batch = cut(load_subwords(folder, "marian"), list(words), pairs, pad=pad)
    teach(model, batch, steps=steps, rate=4e-3, zero_rows=[model.model.shared.weight[pad]])
    model.generation_config.bad_words_ids = [[pad]]
    model.generation_config.max_length = 256
    model.generation_config.num_beams = 4
    model.save_pretrained(folder)
    return folder


def m2m100(folder: Path, *, nllb: bool = False, steps: int = STEPS, seed: int = 5) -> Path:
    """An M2M-100 model, or an NLLB one: the same network with other language marks and another tokenizer."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    folder.mkdir(parents=True)
    pairs = sentence_pairs(400)
    arabic, english = [a for a, _ in pairs], [e for _, e in pairs]
    spm = folder / "sentencepiece.bpe.model"
    pieces = train_spm(spm, arabic + english, size=700, unk_id=0, bos_id=1, eos_id=2)[3:]
    if nllb:
        settings = {"tokenizer_class": "NllbTokenizer", "src_lang": "arb_Arab", "tgt_lang": "eng_Latn"}
    else:
        # fairseq's dictionary: four marks, the pieces, then (in the tokenizer) the languages.
        words = ["<s>", "<pad>", "</s>", "<unk>", *pieces]
        write_json(folder / "vocab.json", {token: i for i, token in enumerate(words)})
        settings = {"tokenizer_class": "M2M100Tokenizer", "src_lang": "ar", "tgt_lang": "en"}
    write_json(folder / "tokenizer_config.json", settings)
    # Room for the languages (a hundred, two hundred and two), and fairseq's eight "madeupwords" or NLLB's mask.
    size = len(pieces) + (207 + 2 if nllb else 4 + 108)
    config = M2M100Config(
        vocab_size=size,
        d_model=64,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        activation_function="relu",
        max_position_embeddings=256,
        scale_embedding=True,
        dropout=0.0,
        init_std=0.1,
        attention_dropout=0.0,
        activation_dropout=0.0,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
    )
    torch.manual_seed(seed)
    model = M2M100ForConditionalGeneration(config)
    family = "nllb" if nllb else "m2m100"
    batch = cut(load_subwords(folder, family), vocabulary(folder, family, size), pairs, pad=1)
    teach(model, batch, steps=steps, rate=4e-3)
    model.save_pretrained(folder)
    return folder


def cut(coder: SubwordCoder, tokens: list[str], pairs: list[tuple[str, str]], *, pad: int) -> dict[str, Any]:
    """A training batch of sentence pairs."""
    import torch

    index = {token: i for i, token in enumerate(tokens)}

    def padded(rows: list[list[str]], fill: int) -> Any:
        width = max(map(len, rows))
        return torch.tensor([[*(index[t] for t in row), *[fill] * (width - len(row))] for row in rows])

    sources = padded([coder.encode(arabic) for arabic, _ in pairs], pad)
    targets = [[*coder.target_prefix, *coder.encode_target(english)] for _, english in pairs]
    return {"input_ids": sources, "attention_mask": (sources != pad).long(), "labels": padded(targets, -100)}


def t5(folder: Path, *, steps: int = STEPS, seed: int = 7) -> Path:
    """A MADLAD-like T5 1.1: gated units, output not tied to the embedding, `<2en>` before the source."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration

    folder.mkdir(parents=True)
    pairs = sentence_pairs(400)
    arabic, english = [a for a, _ in pairs], [e for _, e in pairs]
    pieces = train_spm(
        folder / "spiece.model",
        arabic + english,
        size=700,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=3,
        pad_piece="<pad>",
        user_defined_symbols=["<2en>", "<2ar>", "<2de>"],
    )
    config = T5Config(
        vocab_size=len(pieces),
        d_model=64,
        d_kv=16,
        d_ff=128,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=4,
        relative_attention_num_buckets=8,
        relative_attention_max_distance=20,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        dropout_rate=0.0,
        pad_token_id=3,
        eos_token_id=2,
        decoder_start_token_id=3,
    )
    torch.manual_seed(seed)
    model = T5ForConditionalGeneration(config)
    model.lm_head.weight = torch.nn.Parameter(0.1 * torch.randn(len(pieces), 64))
    coder = load_subwords(folder, "t5")
    teach(model, cut(coder, pieces, pairs, pad=3), steps=steps, rate=4e-3)
    model.save_pretrained(folder)
    return folder


def decoder_tokenizer(folder: Path, texts: list[str], *, chat_template: str = "") -> Any:
    """A Gemma-like tokenizer: SentencePiece merges with byte fallback, as `tokenizers` runs them."""
    import sentencepiece
    from transformers import PreTrainedTokenizerFast

    spm = folder / "tokenizer.model"
    tokens = train_spm(
        spm,
        texts,
        size=1000,
        byte_fallback=True,
        pad_id=0,
        eos_id=1,
        bos_id=2,
        unk_id=3,
        bos_piece="<bos>",
        eos_piece="<eos>",
        add_dummy_prefix=False,
        user_defined_symbols=["\n"],
        control_symbols=["<start_of_turn>", "<end_of_turn>"],
    )
    model = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    scores = [model.get_score(i) for i in range(len(tokens))]
    kinds = [3 if model.is_control(i) else 6 if model.is_byte(i) else 1 for i in range(len(tokens))]
    kinds[3] = 2
    tokenizer = build_tokenizer(tokens, scores, kinds, list(range(len(tokens))))
    tokenizer.add_special_tokens(["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"])
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<bos>",
        eos_token="<eos>",
        unk_token="<unk>",
        pad_token="<pad>",
        clean_up_tokenization_spaces=False,
    )
    if chat_template:
        fast.chat_template = chat_template
    fast.save_pretrained(folder)
    return fast


GEMMA_CHAT = (
    "{{ bos_token }}{% for m in messages %}{% if m.role == 'system' %}"
    "{{ raise_exception('System role not supported') }}{% endif %}"
    "<start_of_turn>{{ 'model' if m.role == 'assistant' else 'user' }}\n"
    "{{ m.content | trim }}<end_of_turn>\n{% endfor %}"
    "{% if add_generation_prompt %}<start_of_turn>model\n{% endif %}"
)


def gemma3(
    folder: Path,
    *,
    linear_factor: float = 0.0,
    sliding_window: int = 96,
    steps: int = STEPS,
    seed: int = 11,
) -> Path:
    """A Gemma 3 with a local and a global kind of layer, and rotary bases of its own for each."""
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    full: dict[str, Any] = {"rope_type": "default", "rope_theta": 50_000.0}
    if linear_factor:
        full = {"rope_type": "linear", "rope_theta": 50_000.0, "factor": linear_factor}
    config = Gemma3TextConfig(
        vocab_size=8,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=16,
        query_pre_attn_scalar=16,
        max_position_embeddings=512,
        sliding_window=sliding_window,
        layer_types=["sliding_attention", "full_attention", "sliding_attention"],
        rope_parameters={
            "full_attention": full,
            "sliding_attention": {"rope_type": "default", "rope_theta": 500.0},
        },
        initializer_range=0.1,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
    )
    return _taught_decoder(folder, Gemma3ForCausalLM, config, decoder_tokenizer, steps=steps, seed=seed)


def gemma3_with_vision(folder: Path, *, tied: bool = False, steps: int = STEPS, seed: int = 17) -> Path:
    """A Gemma 3 as the 4B and larger ones are stored: with a part that sees, and an output layer of its own."""
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration

    rope = {"rope_type": "linear", "rope_theta": 50_000.0, "factor": 8.0}
    config = Gemma3Config(
        text_config={
            "vocab_size": 8,
            "hidden_size": 64,
            "intermediate_size": 128,
            "num_hidden_layers": 3,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "head_dim": 16,
            "query_pre_attn_scalar": 16,
            "max_position_embeddings": 512,
            "sliding_window": 448,
            "layer_types": ["sliding_attention", "full_attention", "sliding_attention"],
            "rope_parameters": {
                "full_attention": rope,
                "sliding_attention": {"rope_type": "default", "rope_theta": 500.0},
            },
            "initializer_range": 0.1,
            "tie_word_embeddings": tied,
        },
        vision_config={
            "hidden_size": 32,
            "intermediate_size": 32,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 28,
            "patch_size": 14,
        },
        mm_tokens_per_image=4,
        tie_word_embeddings=tied,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
        # Of an image; none of the sentences holds one.
        image_token_index=900,
        boi_token_index=901,
        eoi_token_index=902,
    )
    return _taught_decoder(
        folder, Gemma3ForConditionalGeneration, config, decoder_tokenizer, steps=steps, seed=seed
    )


def qwen2(folder: Path, *, steps: int = STEPS, seed: int = 13) -> Path:
    """A Qwen 2 with the rotary base of the real ones, a hundred times the usual."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    config = Qwen2Config(
        vocab_size=8,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        rope_parameters={"rope_type": "default", "rope_theta": 1_000_000.0},
        tie_word_embeddings=True,
        initializer_range=0.1,
        pad_token_id=0,
        eos_token_id=0,
        bos_token_id=None,
    )
    return _taught_decoder(folder, Qwen2ForCausalLM, config, byte_level_tokenizer, steps=steps, seed=seed)


def byte_level_tokenizer(folder: Path, texts: list[str], *, chat_template: str = "") -> Any:
    """A Qwen-like tokenizer: byte-level merges, in which a full stop and a line feed are one token."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    words = r"""(?i:'s|'t)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+"""
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(words), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=1000,
        show_progress=False,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(texts, trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="<|endoftext|>", pad_token="<|endoftext|>"
    )
    fast.save_pretrained(folder)
    return fast


def _taught_decoder(folder: Path, cls: Any, config: Any, tokenizer_of: Any, *, steps: int, seed: int) -> Path:
    import torch

    folder.mkdir(parents=True)
    pairs = sentence_pairs(400)
    texts = [text for pair in pairs for text in pair]
    template = GEMMA_CHAT if tokenizer_of is decoder_tokenizer else ""
    tokenizer = tokenizer_of(folder, [*texts, "Arabic: ", "English: "], chat_template=template)
    getattr(config, "text_config", config).vocab_size = len(tokenizer)
    torch.manual_seed(seed)
    model = cls(config)
    start = tokenizer.bos_token or ""
    rows = [tokenizer.encode(f"{start}Arabic: {a}\nEnglish: {e}\n") for a, e in pairs]
    width = max(map(len, rows))
    ids = torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])
    labels = ids.masked_fill(ids == 0, -100)
    teach(model, {"input_ids": ids, "labels": labels}, steps=steps, rate=4e-3)
    model.save_pretrained(folder)
    return folder
