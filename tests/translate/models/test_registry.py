"""The registry: what is shipped is sound, and a user's own file is checked whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from translate.errors import ConfigError, ModelError
from translate.models.registry import Registry, load_registry

ENTRY = """
[models.mine]
kind = "seq2seq"
family = "marian"
source = { hub = "me/mine", revision = "v1" }
licence = "MIT"
commercial = true
notes = "my own"
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Registry:
    return load_registry(tmp_path / "none.toml")


def write(folder: Path, text: str) -> Path:
    path = folder / "models.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "opus-mt-tc-big-ar-en",
        "opus-mt-ar-en",
        "nllb-200-distilled-600M",
        "nllb-200-1.3B",
        "nllb-200-3.3B",
        "m2m100-418M",
        "madlad400-3b-mt",
        "gemma-3-4b-it",
        "qwen2.5-7b-instruct",
        "embedded",
        "endpoint",
    ],
)
def test_shipped_models(name: str, shipped: Registry) -> None:
    entry = shipped[name]
    assert entry.licence
    assert entry.notes
    assert entry.as_text()["source"]
    assert all(score.corpus and score.source and 0 < score.value <= 100 for score in entry.scores)


def test_the_best_ranked_is_the_default_and_the_embedded_one_is_not_ranked(shipped: Registry) -> None:
    names = [entry.name for entry in shipped.ranked()]
    assert names[0] == "opus-mt-tc-big-ar-en"
    assert "embedded" not in names
    assert "endpoint" not in names


def test_non_commercial_licences_are_marked(shipped: Registry) -> None:
    for entry in shipped.entries.values():
        assert entry.commercial == ("NC" not in entry.licence), entry.name


def test_golden_sentences_accept_a_right_translation_and_refuse_a_wrong_one(shipped: Registry) -> None:
    goldens = {entry.golden.expect for entry in shipped.entries.values() if entry.golden}
    assert goldens
    for expect in goldens:
        assert re.search(expect, "The minister arrived in Cairo on Monday.")
        assert not re.search(expect, "The the the the the the")
        assert not re.search(expect, "The minister arrived in Tunis on Friday.")


def test_a_users_entry_is_added_and_single_keys_override(tmp_path: Path) -> None:
    text = ENTRY + '[models.opus-mt-ar-en]\nrank = 200\nnotes = "good enough"\n'
    registry = load_registry(write(tmp_path, text))
    assert registry["mine"].source.revision == "v1"
    assert registry.ranked()[0].name == "opus-mt-ar-en"
    assert registry["opus-mt-ar-en"].notes == "good enough"
    assert registry["opus-mt-ar-en"].source.hub == "Helsinki-NLP/opus-mt-ar-en"


def test_a_user_may_name_a_default(tmp_path: Path) -> None:
    assert load_registry(write(tmp_path, 'default = "mine"\n' + ENTRY)).default == "mine"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('kind = "seq2seq"', 'kind = "magic"'), "mine: `kind` is none of seq2seq"),
        (('family = "marian"', 'family = "bert"'), "mine: `family` of a seq2seq model is none of marian"),
        (('licence = "MIT"\n', ""), "mine: `licence` is missing"),
        (("commercial = true", 'commercial = "yes"'), "mine: `commercial` must be a true or false"),
        (('notes = "my own"', 'note = "my own"'), "unknown key `note` (`notes`?)"),
        (('notes = "my own"', 'notes = "x"\nrank = "high"'), "`rank` must be a whole number"),
        (('notes = "my own"', 'notes = "x"\nrank = true'), "`rank` must be a whole number"),
        (('notes = "my own"', 'notes = "x"\nsize_mb = -1'), "`size_mb` must not be negative"),
        (('hub = "me/mine", ', ""), "`source` needs exactly one of hub, archive, package, path and url"),
        (('hub = "me/mine"', 'hub = "me/mine", path = "/x"'), "`source` needs exactly one of"),
        (('hub = "me/mine", revision = "v1"', 'url = "http://x/v1"'), "an endpoint, and only an endpoint"),
        (('hub = "me/mine"', 'hubb = "me/mine"'), "unknown key `source.hubb` (`hub`?)"),
        (('notes = "my own"', 'notes = "x"\ngolden = { text = "نص" }'), "`golden.expect` is missing"),
        (('notes = "my own"', 'notes = "x"\ngolden = { text = "a", expect = "(" }'), "no regular expression"),
        (('notes = "my own"', 'notes = "x"\nscores = [{ metric = "BLEU" }]'), "`scores[1].value` is missing"),
        (("[models.mine]", '[models."a b"]'), "a b: a name is letters"),
        (("[models.mine]", "[models.auto]"), "auto: the name is taken"),
        (("[models.mine]", 'default = "theirs"\n[models.mine]'), "`default` names no model: 'theirs'"),
        (("[models.mine]", "colour = 1\n[models.mine]"), "unknown key `colour`"),
    ],
)
def test_a_malformed_entry_is_refused(change: tuple[str, str], problem: str, tmp_path: Path) -> None:
    assert change[0] in ENTRY
    path = write(tmp_path, ENTRY.replace(*change))
    with pytest.raises(ConfigError) as caught:
        load_registry(path)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = ENTRY.replace('licence = "MIT"\n', "") + '[models.other]\nkind = "prompted"\nsize = 3\n'
    with pytest.raises(ConfigError) as caught:
        load_registry(write(tmp_path, text))
    for problem in ("mine: `licence` is missing", "other: `source` is missing", "other: unknown key `size`"):
        assert problem in str(caught.value)


@pytest.mark.parametrize("text", ["[models", "models = 3", "[models]\nmine = 3", "\x00"])
def test_what_is_no_registry_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"models\.toml"):
        load_registry(write(tmp_path, text))


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("opus-mt-tc-big-aren", "opus-mt-tc-big-ar-en"),
        ("Opus-MT-AR-EN", "opus-mt-ar-en"),
        ("nllb-600M", "nllb-200-distilled-600M"),
        ("Embeded", "embedded"),
        ("gemma", "gemma-3-4b-it"),
    ],
)
def test_an_unknown_name_is_answered_with_a_close_one(asked: str, suggested: str, shipped: Registry) -> None:
    with pytest.raises(ModelError, match=f"did you mean .*{re.escape(suggested)}"):
        shipped[asked]


def test_a_name_like_no_other_points_to_the_list(shipped: Registry) -> None:
    with pytest.raises(ModelError, match="see `mujaz models list`"):
        shipped["xyzzy"]
