"""Model: Gemma 3 with a LoRA adapter in plain PyTorch, for training and for parity tests."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from translate.embedded import LINEAR, Architecture


@dataclass(frozen=True, slots=True)
class Subset:
    """Rows of the vocabulary, ascending, with the log of how many rows of the whole each stands for."""

    rows: Tensor
    offset: Tensor

    @classmethod
    def draw(cls, certain: Tensor, size: int, sampled: int) -> Subset:
        """Every row in `certain`, and `sampled` others that stand for all the rest of `size` rows."""
        chosen = torch.zeros(size, dtype=torch.bool)
        chosen[certain] = True
        others = torch.nonzero(~chosen).squeeze(1)
        extra = others[torch.randperm(len(others))[:sampled]]
        offset = torch.zeros(size)
        offset[extra] = math.log(len(others) / len(extra))
        chosen[extra] = True
        rows = torch.nonzero(chosen).squeeze(1)
        return cls(rows, offset[rows])


class LoraLinear(nn.Module):
    """A frozen linear layer with a trained low-rank addition."""

    def __init__(
        self, weight: np.ndarray, rank: int, scale: float, dtype: torch.dtype, dropout: float
    ) -> None:
        super().__init__()
        out_size, in_size = weight.shape
        self.register_buffer("weight", torch.from_numpy(weight).to(dtype), persistent=False)
        self.a = nn.Parameter(torch.empty(rank, in_size))
        self.b = nn.Parameter(torch.zeros(out_size, rank))
        nn.init.kaiming_uniform_(self.a, a=5**0.5)
        self.scale = scale
        self.dropout = dropout

    def forward(self, x: Tensor) -> Tensor:
        dropped = F.dropout(x, self.dropout, self.training) if self.dropout else x
        low = F.linear(dropped, self.a.to(x.dtype))
        return F.linear(x, self.weight) + F.linear(low, (self.b * self.scale).to(x.dtype))


class Block(nn.Module):
    def __init__(
        self,
        layer: int,
        weights: Mapping[str, np.ndarray],
        sizes: Architecture,
        rank: int,
        scale: float,
        dtype: torch.dtype,
        dropout: float,
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.is_global = sizes.is_global(layer)
        for name in LINEAR.values():
            setattr(self, name, LoraLinear(weights[f"{layer}.{name}"], rank, scale, dtype, dropout))
        for name in (
            "attention_norm",
            "q_norm",
            "k_norm",
            "post_attention_norm",
            "ffn_norm",
            "post_ffn_norm",
        ):
            self.register_buffer(name, torch.from_numpy(weights[f"{layer}.{name}"]).clone(), persistent=False)

    def norm(self, x: Tensor, name: str) -> Tensor:
        return F.rms_norm(x.float(), (x.shape[-1],), getattr(self, name), self.sizes.epsilon)

    def forward(self, x: Tensor, rotation: tuple[Tensor, Tensor], dtype: torch.dtype) -> Tensor:
        batch, length, _ = x.shape
        sizes = self.sizes
        h = self.norm(x, "attention_norm").to(dtype)
        q = self.q(h).view(batch, length, sizes.heads, sizes.head_size)
        k = self.k(h).view(batch, length, sizes.kv_heads, sizes.head_size)
        v = self.v(h).view(batch, length, sizes.kv_heads, sizes.head_size)
        q = rotate(self.norm(q, "q_norm"), rotation).to(dtype).transpose(1, 2)
        k = rotate(self.norm(k, "k_norm"), rotation).to(dtype).transpose(1, 2)
        v = v.transpose(1, 2)
        groups = sizes.heads // sizes.kv_heads
        k = k.repeat_interleave(groups, 1)
        v = v.repeat_interleave(groups, 1)
        # Padding is on the right, so a causal mask is all that real tokens need.
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        attended = attended.transpose(1, 2).reshape(batch, length, -1)
        x = x + self.norm(self.o(attended), "post_attention_norm")
        h = self.norm(x, "ffn_norm").to(dtype)
        h = self.down(F.gelu(self.gate(h), approximate="tanh") * self.up(h))
        return x + self.norm(h, "post_ffn_norm")


def rotate(x: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary position embedding, halves convention. x: (batch, length, heads, size)."""
    cos, sin = rotation
    first, second = x.chunk(2, -1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), -1)


def rotation(length: int, size: int, base: float, device: torch.device) -> tuple[Tensor, Tensor]:
    frequencies = base ** (-torch.arange(0, size, 2, dtype=torch.float32, device=device) / size)
    angles = torch.arange(length, dtype=torch.float32, device=device)[:, None] * frequencies
    return angles.cos()[:, None, :], angles.sin()[:, None, :]


class Gemma(nn.Module):
    """Gemma 3 text decoder over a pruned vocabulary; only the LoRA matrices are trained."""

    def __init__(
        self,
        sizes: Architecture,
        weights: Mapping[str, np.ndarray],
        *,
        rank: int,
        alpha: float,
        dtype: torch.dtype = torch.float32,
        dropout: float = 0.0,
        word_dropout: float = 0.0,
    ) -> None:
        """`dropout`: of what the LoRA matrices read. `word_dropout`: share of the tokens read as nothing in training.

        Sennrich and Zhang (2019, "Revisiting low-resource neural machine translation") gain most by the latter.
        """
        super().__init__()
        self.sizes = sizes
        self.dtype = dtype
        self.word_dropout = word_dropout
        self.scale = alpha / rank
        self.register_buffer("embedding", torch.from_numpy(weights["embedding"]).to(dtype), persistent=False)
        self.register_buffer("final_norm", torch.from_numpy(weights["final_norm"]).clone(), persistent=False)
        self.blocks = nn.ModuleList(
            Block(layer, weights, sizes, rank, self.scale, dtype, dropout) for layer in range(sizes.layers)
        )

    def hidden(self, ids: Tensor) -> Tensor:
        """(batch, length) token ids -> (batch, length, hidden) final states, float32."""
        length = ids.shape[1]
        if length > self.sizes.sliding_window:
            raise ValueError(
                f"{length} tokens, but the window of {self.sizes.sliding_window} is not modelled"
            )
        near = rotation(length, self.sizes.head_size, self.sizes.rope_local_base, ids.device)
        far = rotation(length, self.sizes.head_size, self.sizes.rope_base, ids.device)
        x = F.embedding(ids, self.embedding).float() * self.sizes.hidden**0.5
        if self.training and self.word_dropout:
            read = torch.rand(ids.shape, device=ids.device) >= self.word_dropout
            read[:, 0] = True
            x = x * read.unsqueeze(-1)
        for block in self.blocks:
            x = block(x, far if block.is_global else near, self.dtype)
        return F.rms_norm(x, (x.shape[-1],), self.final_norm, self.sizes.epsilon)

    def logits(self, states: Tensor) -> Tensor:
        return F.linear(states.to(self.dtype), self.embedding)

    def loss(
        self, ids: Tensor, targets: Tensor, subset: Subset | None = None, smoothing: float = 0.0
    ) -> tuple[Tensor, int]:
        """Summed cross-entropy over the target positions and their count; targets are -1 elsewhere.

        With `subset` the softmax runs over part of the vocabulary, an estimate of the whole one. `smoothing` is the
        share of the probability that is spread over all tokens (Szegedy et al. 2016).
        """
        states = self.hidden(ids)
        wanted = targets >= 0
        states, labels = states[wanted], targets[wanted]
        if subset is None:
            logits = self.logits(states).float()
        else:
            logits = F.linear(states.to(self.dtype), self.embedding[subset.rows]).float() + subset.offset
            labels = torch.searchsorted(subset.rows, labels)
        return F.cross_entropy(logits, labels, reduction="sum", label_smoothing=smoothing), len(labels)

    def optimiser(self, rate_of_b: float, weight_decay: float = 0.0) -> torch.optim.Optimizer:
        """AdamW over the matrices, its rate yet to be set; a group's "factor" is what its rate is multiplied by."""
        groups = [
            {"params": [p for name, p in self.named_parameters() if name.endswith(side)], "factor": factor}
            for side, factor in ((".a", 1.0), (".b", rate_of_b))
        ]
        return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.99), weight_decay=weight_decay)

    def adapter(self) -> dict[str, Tensor]:
        """The trained matrices by name: `<layer>.<linear>.a` and `.b`."""
        return {
            name.removeprefix("blocks."): parameter.detach() for name, parameter in self.named_parameters()
        }
