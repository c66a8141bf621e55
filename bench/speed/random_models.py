"""Marian models of the published shapes with random weights: they take the time of the real ones and say nothing.

SentencePiece models are trained on the development data (beside the checkout), and the vocabulary is filled up to its
published size, so that the output layer costs what it costs.
"""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path

from tests.translate.engines.tiny_models import marian_config

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_PIECES = 16_000


@dataclass(frozen=True, slots=True)
class Shape:
    """Width, inner width, heads, layers of encoder and decoder each, and size of the vocabulary."""

    width: int
    inner: int
    heads: int
    layers: int
    vocabulary: int


# Widths, heads and layers as Helsinki-NLP publishes them; the vocabularies are rounded to 60,000.
SHAPES = {
    "opus-mt-ar-en": Shape(512, 2048, 8, 6, 60_000),
    "opus-mt-tc-big-ar-en": Shape(1024, 4096, 16, 6, 60_000),
    "tiny": Shape(64, 128, 4, 2, 17_000),
}


def random_marian(folder: Path, shape: Shape) -> Path:
    """A transformers folder of that shape that never ends an output by itself; made once."""
    if (folder / "model.safetensors").is_file():
        return folder
    import torch
    from transformers import MarianMTModel

    folder.mkdir(parents=True, exist_ok=True)
    arabic, english = zip(*_pairs("news_written"), *_pairs("un_v1_devtest"), strict=True)
    pieces = [
        piece
        for name, texts in (("source", arabic), ("target", english))
        for piece in _train(folder / f"{name}.spm", texts)
    ]
    words = list(dict.fromkeys(["</s>", "<unk>", *pieces]))
    words += [f"<filler {i}>" for i in range(len(words), shape.vocabulary - 1)] + ["<pad>"]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}), "utf-8")
    (folder / "tokenizer_config.json").write_text('{"source_lang": "ar", "target_lang": "en"}', "utf-8")
    torch.manual_seed(20240229)
    pad = len(words) - 1
    model = MarianMTModel(
        marian_config(
            words=len(words),
            width=shape.width,
            inner=shape.inner,
            heads=shape.heads,
            layers=shape.layers,
            positions=512,
            forced_eos_token_id=None,
        )
    )
    with torch.no_grad():
        model.final_logits_bias[0, [0, pad]] = -1e4
        model.model.shared.weight[pad] = 0.0
    model.save_pretrained(folder)
    return folder


def _pairs(name: str) -> list[tuple[str, str]]:
    with gzip.open(DATA / "parallel" / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row[0], row[1]) for row in rows if len(row) > 1]


def _train(path: Path, texts: tuple[str, ...]) -> list[str]:
    import sentencepiece

    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=stream,
            vocab_size=_PIECES,
            model_type="bpe",
            character_coverage=1.0,
            hard_vocab_limit=False,
            bos_id=-1,
            eos_id=0,
            unk_id=1,
            pad_id=-1,
            minloglevel=2,
        )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
