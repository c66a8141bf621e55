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

STEPS = 100


def train_spm(path: Path, texts: list[str], *, size: int, **options: Any) -> list[str]:
    """Trains a SentencePiece model on texts, writes it to `path` and returns its pieces in order of id."""
    defaults = {"bos_id": -1, "eos_id": 0, "unk_id": 1, "pad_id": -1}
    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=stream,
            vocab_size=size,
            character_coverage=1.0,
            hard_vocab_limit=False,
            minloglevel=2,
            model_type="bpe",
            **{**defaults, **options},
        )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def teach(model: Any, batch: dict[str, Any], *, steps: int, rate: float, zero_rows: Sequence[Any] = ()) -> None:
    """A few seconds of training on one batch, so that outputs differ from text to text, and end.

    `zero_rows` are views of weights that must stay zero.
    """
    import torch

    torch.manual_seed(0)
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


def marian(folder: Path, *, shared: bool = False, seed: int = 3) -> Path:
    """An OPUS-MT model as on the hub: two SentencePiece models, or one used twice, and one vocabulary."""
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

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
    words = [piece for piece in dict.fromkeys([*pieces, *target_pieces]) if piece not in ("</s>", "<unk>")]
    vocabulary = {token: i for i, token in enumerate(["</s>", "<unk>", *words, "<pad>"])}
    write_json(folder / "vocab.json", vocabulary)
    write_json(
        folder / "tokenizer_config.json",
        {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"},
    )
    pad = vocabulary["<pad>"]
    config = MarianConfig(
        vocab_size=len(vocabulary),
        d_model=64,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        activation_function="swish",
        max_position_embeddings=256,
        scale_embedding=True,
        static_position_embeddings=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        pad_token_id=pad,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
        dropout=0.0,
    )
    torch.manual_seed(seed)
    model = MarianMTModel(config)
    tokenizer = MarianTokenizer.from_pretrained(str(folder))
    with torch.no_grad():
        model.final_logits_bias.normal_(0.0, 0.3)
        model.final_logits_bias[0, pad] = 0.0
        model.model.shared.weight[pad] = 0.0
    batch = tokenizer(arabic, text_target=english, return_tensors="pt", padding=True)
    batch["labels"][batch["labels"] == pad] = -100
    teach(model, dict(batch), steps=STEPS, rate=4e-3, zero_rows=[model.model.shared.weight[pad]])
    model.generation_config.bad_words_ids = [[pad]]
    model.generation_config.max_length = 256
    model.generation_config.num_beams = 4
    model.save_pretrained(folder)
    return folder
