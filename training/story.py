"""Trains the model of `summarize.core`: what each sentence is in its event, and what it is worth in a brief.

    python -m training.story [--write]

Learns on the event groups to learn on: the roles of their sentences (second judgements in `bench/data/roles` before the
writers' own) and the word pairs that each shares with the reference brief. Prints what it is worth on groups left out
and on those to look at; `--write` keeps the model in `summarize/core/data/story.toml`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.events import LEARN, LOOK, groups, key, translated
from summarize.core import NAMES, ROLES, Weighing, features
from summarize.ledger import build_ledger, space_of
from training.pairing import FOLDS
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, default_encoder

TARGET = Path(__file__).resolve().parents[1] / "summarize" / "core" / "data" / "story.toml"
JUDGED = Path(__file__).resolve().parents[1] / "bench" / "data" / "roles"
_CHOSEN = Chosen("training", "story")


@dataclass(frozen=True)
class Examples:
    """One group: features (claims, NAMES), role of each (-1 where none was judged), and worth."""

    group: str
    x: np.ndarray
    roles: np.ndarray
    worth: np.ndarray


def examples(group: dict[str, Any], encoder: SentenceEncoder) -> Examples:
    """A group's claims with their labels."""
    documents = translated(group)
    ledger = build_ledger(documents, encoder=encoder)
    space, _ = space_of(documents, encoder)
    titles = [one.document.title for one in documents]
    x = features(space, titles, ledger.clusters, ledger.discrepancies, encoder)
    judged = JUDGED / f"{group['id']}.json"
    labels = (
        json.loads(judged.read_text("utf-8"))["articles"]
        if judged.exists()
        else [article["roles"] for article in group["articles"]]
    )
    told: dict[str, str] = {}
    english: dict[str, str] = {}
    for article, roles in zip(group["articles"], labels, strict=True):
        for (arabic, text), role in zip(article["sentences"], roles, strict=True):
            told[key(arabic)], english[key(arabic)] = role, text
    names = [told.get(key(claim.text)) for claim in space.claims]
    reference = _pairs(group["brief"])
    return Examples(
        group["id"],
        x,
        np.array([ROLES.index(name) if name in ROLES else -1 for name in names]),
        np.array([_share(english.get(key(claim.text), ""), reference) for claim in space.claims]),
    )


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return Counter(pairwise(words))


def _share(text: str, reference: Counter[tuple[str, str]]) -> float:
    """Share of a text's word pairs that stand in the reference."""
    own = _pairs(text)
    return sum((own & reference).values()) / max(sum(own.values()), 1)


def fitted(every: Sequence[Examples]) -> Weighing:
    """The model of these groups."""
    from sklearn.linear_model import LogisticRegression, Ridge

    x = np.concatenate([one.x for one in every])
    means, spreads = x.mean(axis=0), x.std(axis=0)
    spreads[spreads == 0] = 1.0
    scaled = (x - means) / spreads
    roles = np.concatenate([one.roles for one in every])
    known = roles >= 0
    by_role = LogisticRegression(C=_CHOSEN("strength"), max_iter=3000).fit(scaled[known], roles[known])
    by_worth = Ridge(_CHOSEN("ridge")).fit(scaled, np.concatenate([one.worth for one in every]))
    return Weighing(
        means, spreads, by_role.coef_.T, by_role.intercept_, by_worth.coef_, float(by_worth.intercept_)
    )


def written(model: Weighing) -> str:
    """The model as TOML: feature = [mean, spread, a weight for each role, weight of the worth]."""
    columns = np.column_stack([model.means, model.spreads, model.roles, model.worth])
    offsets = ", ".join(f"{value:.5f}" for value in model.roles_offset)
    lines = [
        "# What a sentence is in its event: see model.py and features.py. Made by `python -m training.story --write` on",
        "# the event groups to learn on; not to be edited by hand.",
        "[offsets]",
        f"roles = [{offsets}]  # {', '.join(ROLES)}",
        f"worth = {model.worth_offset:.5f}",
        "",
        f"[features]  # mean, spread, {', '.join(ROLES)}, worth",
    ]
    lines += [
        f"{name} = [{', '.join(f'{value:.5f}' for value in row)}]"
        for name, row in zip(NAMES, columns, strict=True)
    ]
    return "\n".join(lines) + "\n"


def report(name: str, pairs: Sequence[tuple[Examples, Weighing]]) -> None:
    """Prints how often the roles are right, by role, and how the worth goes with the words shared."""
    said = [weighing.weigh(one.x) for one, weighing in pairs]
    wanted = np.concatenate([one.roles for one, _ in pairs])
    chosen = np.concatenate([each.roles.argmax(axis=1) for each in said])
    known = wanted >= 0
    parts = []
    for number, role in enumerate(ROLES):
        right = int(((chosen == number) & (wanted == number) & known).sum())
        parts.append(
            f"{role} {right / max(1, int((chosen[known] == number).sum())):.2f}/"
            f"{right / max(1, int((wanted == number).sum())):.2f}"
        )
    worth = np.corrcoef(np.concatenate([e.worth for e in said]), np.concatenate([o.worth for o, _ in pairs]))
    firsts = [
        one.roles[int(each.chance("core").argmax())] == 0 for (one, _), each in zip(pairs, said, strict=True)
    ]
    print(
        f"{name}: roles right {(chosen == wanted)[known].mean():.2f} of {int(known.sum())}; precision/recall "
        f"{', '.join(parts)}; likeliest core is core {np.mean(firsts):.2f}; worth r = {worth[0, 1]:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = default_encoder()
    every = [examples(group, encoder) for group in groups(LEARN)]
    left_out = []
    for fold in range(FOLDS):
        model = fitted([one for place, one in enumerate(every) if place % FOLDS != fold])
        left_out += [(one, model) for place, one in enumerate(every) if place % FOLDS == fold]
    report("left-out groups to learn on", left_out)
    model = fitted(every)
    report("groups to look at", [(examples(group, encoder), model) for group in groups(LOOK)])
    if options.write:
        TARGET.write_text(written(model), "utf-8")
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
