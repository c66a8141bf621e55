"""What is done to a counted thing, or what happened on a day: the predicates around a figure or a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from summarize.words import Token, bare, fold_word, is_among, stem, word_list
from translate.datafiles import Chosen, table

_CHOSEN = Chosen(__package__, "roles")


@dataclass(frozen=True, slots=True)
class Role:
    """What is done to a counted thing, or what happened on a day; see `data/roles.toml`."""

    name: str
    count: str
    when: str
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    cumulative: bool = False
    shrinks: bool = False
    outcome: bool = False
    repeats: bool = False
    batches: bool = False
    dates_only: bool = False
    unmeasured: bool = False


@cache
def roles() -> dict[str, Role]:
    """The roles by name."""
    return {
        name: Role(
            name,
            entry["count"],
            entry["when"],
            tuple(entry["words"]),
            tuple(entry.get("nouns", ())),
            entry.get("cumulative", False),
            entry.get("shrinks", False),
            entry.get("outcome", False),
            entry.get("repeats", False),
            entry.get("batches", False),
            entry.get("dates_only", False),
            entry.get("unmeasured", False),
        )
        for name, entry in table(__package__, "roles.toml").items()
    }


@cache
def _role_words(for_dates: bool) -> dict[str, str]:
    words: dict[str, str] = {}
    for role in roles().values():
        if role.dates_only and not for_dates:
            continue
        for word in role.words if for_dates else (*role.words, *role.nouns):
            for form in {fold_word(word), stem(fold_word(word))}:
                words.setdefault(form, role.name)
    return words


def role_of(token: Token, *, for_dates: bool = False) -> str:
    """The role a word stands for, or ""."""
    words = _role_words(for_dates)
    # A stem of three letters stands for too many words.
    stemmed = words.get(token.stem) if len(token.stem) > 3 else None
    return words.get(token.key) or stemmed or words.get(bare(token.key)) or ""


@lru_cache(maxsize=1 << 16)
def around(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The word before `start` and the word after `end` (-1 and len where there is none)."""
    before = max((i for i, t in enumerate(tokens) if t.end <= start), default=-1)
    after = min((i for i, t in enumerate(tokens) if t.start >= end), default=len(tokens))
    return before, after


def roles_near(
    text: str, tokens: Sequence[Token], before: int, after: int, *, for_dates: bool = False
) -> tuple[str, ...]:
    """The roles of the predicates around words `before`/`after` in one sentence, nearest first.

    A counted noun that says what became of it (قتيل) comes first. A predicate after the figure counts as
    further off, one that opens with و (the next statement) more so. A day belongs to a predicate further off
    than a figure.
    """
    back, ahead = (
        (_CHOSEN.whole("day_before"), _CHOSEN.whole("day_after"))
        if for_dates
        else (_CHOSEN.whole("role_before"), _CHOSEN.whole("role_after"))
    )
    found: list[tuple[int, str]] = []
    away = 0
    for index in range(before, max(-1, before - back), -1):
        away += 1 + _crossing(text, tokens, index + 1, start=before + 1)
        if away > _CHOSEN.whole("barred"):
            break
        if (role := role_of(tokens[index], for_dates=for_dates)) and not _is_no_predicate(tokens, index):
            found.append((away, role))
    # «غادروا … في 12 أكتوبر بموجب اتفاق»: a day belongs to the predicate before it.
    away = _CHOSEN.whole("behind_day" if for_dates else "behind")
    for index in range(after, min(len(tokens), after + ahead)):
        away += 1 + _crossing(text, tokens, index, start=after)
        if away > _CHOSEN.whole("barred"):
            break
        if (role := role_of(tokens[index], for_dates=for_dates)) and not _is_no_predicate(tokens, index):
            joined = tokens[index].key.startswith("و")
            # A counted noun (قتيل) says what became of it, unless a predicate before it says so first.
            counted = index == after and not for_dates and not joined
            found.append(
                (
                    _CHOSEN.whole("counted")
                    if counted
                    else away + (_CHOSEN.whole("joined") if joined else 0),
                    role,
                )
            )
    return tuple(dict.fromkeys(role for _, role in sorted(found, key=lambda pair: pair[0])))


def _crossing(text: str, tokens: Sequence[Token], index: int, *, start: int) -> int:
    """What it costs to step over the gap before word `index`: a comma leads to another statement."""
    if index == start or not 0 < index < len(tokens):
        return 0
    gap = text[tokens[index - 1].end : tokens[index].start]
    if any(char in ".؟!؛:" for char in gap):
        return _CHOSEN.whole("barred")
    return _CHOSEN.whole("comma") if "،" in gap else 0


def _is_no_predicate(tokens: Sequence[Token], index: int) -> bool:
    """«لا يقل عن» belongs to a figure's qualifier, «فرق الإنقاذ» names a body."""
    if not index:
        return False
    before, key = tokens[index - 1].key, tokens[index].key
    if before in ("لا", "لم", "ما") and key in ("يقل", "تقل"):
        return True
    if bare(key).startswith("مسير") and bare(before).startswith("طاير"):
        # «طائرة مسيرة»: a drone, no march.
        return True
    return key.startswith("ال") and (is_among(before, word_list(__package__, "agents.txt")))


def shared_role(left: Sequence[str], right: Sequence[str]) -> str:
    """The role that the predicates around two marks (nearest first) can have in common, "" if none.

    The nearest of either must be near the other, and the nearest two must not be different outcomes. Of two
    such roles the one that happens once is taken: «started» says more of a day than «protested».
    """
    if not left or not right:
        return ""
    if left[0] == right[0]:
        return left[0]
    if roles()[left[0]].outcome and roles()[right[0]].outcome:
        return ""
    near = [role for role, others in ((left[0], right), (right[0], left)) if role in others[:3]]
    return min(near, key=lambda role: roles()[role].repeats, default="")


def opposed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is asked for and the other offered: two sides of a bargain, not two accounts."""
    return {"demanded", "offered"} <= {*left[:1], *right[:1]}
