"""Pulling a model from a hub, whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.translate.conftest import entry_at
from tests.translate.engines.fake_hub import Hub, commit_of
from translate.engines.resolve import resolve_engine
from translate.errors import ModelError
from translate.models import hub as hub_module
from translate.models.hub import HubUnreachable
from translate.models.lock import LOCK_FILE, read_lock, verify
from translate.models.pull import is_pulled, pull, pulled_folder
from translate.models.registry import Entry, Source

REPOSITORY = "someone/tiny-ar-en"
PICKLE = {"pytorch_model.bin": b"pickled", "config.json": b"{}"}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """An empty hub, which the model cache of the test is filled from."""
    # Ten megabytes otherwise: what arrives of a smaller piece is not kept.
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 4096)
    hub = Hub()
    server = hub.start()
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    yield hub
    server.shutdown()
    server.server_close()


@pytest.fixture
def files() -> dict[str, bytes]:
    """A repository's files: none of them small enough to arrive in one piece, none of them a real model's."""
    return {
        "model.safetensors": os.urandom(300_000),
        "config.json": json.dumps({"model_type": "marian"}).encode(),
        "source.spm": os.urandom(50_000),
        "target.spm": os.urandom(50_000),
        "vocab.json": b"{}",
        "pytorch_model.bin": b"pickled",
        "tf_model.h5": b"of another framework",
        "onnx/model.onnx": b"of another runtime",
        "README.md": b"# words",
        "run.py": b"print('code')",
    }


def entry(revision: str = "main", **sha256: str) -> Entry:
    source = Source(hub=REPOSITORY, revision=revision, sha256=sha256)
    return entry_at(source, kind="seq2seq", family="marian")


def test_only_safe_files_come_and_the_lock_names_their_commit(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    folder = pull(entry())
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "model.safetensors",
        LOCK_FILE,
        "source.spm",
        "target.spm",
        "vocab.json",
    ]
    lock = read_lock(folder)
    assert lock.revision == commit_of(files)
    assert lock.source == f"hub:{REPOSITORY}"
    assert verify(folder, remedy="") == lock
    assert is_pulled("tiny")


def test_a_second_pull_asks_the_hub_nothing(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    pull(entry())
    hub.asked.clear()
    pull(entry())
    assert hub.asked == []
    pull(entry(), force=True)
    assert hub.downloads("model.safetensors") == [""]


def test_ctranslate2_repositories_are_taken_as_they_are(hub: Hub) -> None:
    files = {
        "model.bin": b"weights",
        "shared_vocabulary.json": b"[]",
        "config.json": b"{}",
        "source.spm": b"s",
    }
    hub.repositories[REPOSITORY] = {"main": {**files, "extra.pkl": b"p"}}
    assert {path.name for path in pull(entry()).iterdir()} == {*files, LOCK_FILE}


def test_pickled_weights_are_refused(hub: Hub) -> None:
    hub.repositories[REPOSITORY] = {"main": PICKLE}
    with pytest.raises(ModelError, match=r"no safetensors .* only pytorch_model\.bin, which can run code"):
        pull(entry())
    assert hub.downloads("pytorch_model.bin") == []
    assert not pulled_folder("tiny").exists()


CONVERSION = {
    "num": 3,
    "title": "Adding `safetensors` variant of this model",
    "author": {"name": "SFconvertbot"},
    "status": "open",
    "isPullRequest": True,
    "createdAt": "2023-02-01T00:00:00.000Z",
    "repo": {"name": REPOSITORY, "type": "model"},
}


def test_a_safetensors_copy_proposed_by_the_hub_is_taken_instead(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": PICKLE, "refs/pr/3": files}
    hub.discussions = [CONVERSION]
    assert read_lock(pull(entry())).revision == commit_of(files)


@pytest.mark.parametrize(
    "change",
    [{"author": {"name": "somebody"}}, {"isPullRequest": False}, {"status": "closed"}, {"title": "Weights"}],
)
def test_a_copy_proposed_by_anybody_else_is_not(
    hub: Hub, files: dict[str, bytes], change: dict[str, object]
) -> None:
    hub.repositories[REPOSITORY] = {"main": PICKLE, "refs/pr/3": files}
    hub.discussions = [{**CONVERSION, **change}]
    with pytest.raises(ModelError, match="can run code"):
        pull(entry())


def test_broken_connections_are_taken_up_again(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    hub.breaks["model.safetensors"] = 100_000
    assert (pull(entry()) / "model.safetensors").read_bytes() == files["model.safetensors"]
    assert len(hub.downloads("model.safetensors")) > 2


def test_an_interrupted_pull_goes_on_with_what_is_missing(
    hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    hub.repositories[REPOSITORY] = {"main": files}
    hub.ends["model.safetensors"] = 20_000
    with pytest.raises(
        HubUnreachable, match=r"interrupted .* run the command again, it goes on with the files"
    ):
        pull(entry())
    assert not is_pulled("tiny")
    assert not pulled_folder("tiny").exists()

    hub.ends.clear()
    hub.asked.clear()
    folder = pull(entry())
    assert (folder / "model.safetensors").read_bytes() == files["model.safetensors"]
    assert hub.downloads("source.spm") == []
    assert len(hub.downloads("model.safetensors")) == 1


def test_a_pull_begun_for_another_commit_begins_anew(
    hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    hub.repositories[REPOSITORY] = {"main": files}
    hub.ends["model.safetensors"] = 20_000
    with pytest.raises(HubUnreachable):
        pull(entry())
    hub.ends.clear()
    newer = {**files, "model.safetensors": os.urandom(300_000)}
    del newer["vocab.json"]
    hub.repositories[REPOSITORY] = {"main": newer}
    folder = pull(entry())
    assert (folder / "model.safetensors").read_bytes() == newer["model.safetensors"]
    assert not (folder / "vocab.json").exists()


def test_a_file_damaged_on_the_way_is_named_and_not_kept(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    hub.damaged.add("source.spm")
    with pytest.raises(ModelError, match=r"source\.spm of someone/tiny-ar-en arrived damaged"):
        pull(entry())
    assert not is_pulled("tiny")
    hub.damaged.clear()
    assert is_pulled("tiny") is False
    pull(entry())
    assert is_pulled("tiny")


def test_a_file_other_than_the_registry_expects_is_refused(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    with pytest.raises(
        ModelError, match=r"model\.safetensors of tiny has SHA-256 .* the registry wants 000000"
    ):
        pull(entry(**{"model.safetensors": "0" * 64}))
    assert not is_pulled("tiny")


def test_a_corrupted_file_is_refused_by_name_at_the_next_load(
    hub: Hub, files: dict[str, bytes], own_cache: Path
) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    folder = pull(entry())
    weights = folder / "model.safetensors"
    changed = bytearray(weights.read_bytes())
    changed[1000] ^= 1
    weights.write_bytes(changed)
    _register(own_cache)
    with pytest.raises(
        ModelError, match=r"model\.safetensors is corrupted .* mujaz models pull tiny --force"
    ):
        resolve_engine("tiny")


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        ({"status": 503}, "the hub answers with an error"),
        ({"gated": True}, "is gated: accept its terms at .*/someone/tiny-ar-en, then log in"),
        ({"repositories": {}}, "the hub has no model someone/tiny-ar-en"),
    ],
)
def test_what_the_hub_refuses_is_said_in_one_line(
    hub: Hub, files: dict[str, bytes], failure: dict[str, object], message: str
) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    for name, value in failure.items():
        setattr(hub, name, value)
    with pytest.raises(ModelError, match=message) as caught:
        pull(entry())
    assert "\n" not in str(caught.value)


def test_an_unknown_revision_is_said(hub: Hub, files: dict[str, bytes]) -> None:
    hub.repositories[REPOSITORY] = {"main": files}
    with pytest.raises(ModelError, match="no revision 'v9'"):
        pull(entry("v9"))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_an_unreachable_hub_is_found_out_soon(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    started = time.monotonic()
    with pytest.raises(HubUnreachable, match="cannot be reached"):
        pull(entry())
    assert time.monotonic() - started < hub_module.REACH_TIMEOUT + 4


def test_a_hub_that_never_answers_is_given_up(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.hangs = True
    monkeypatch.setattr(hub_module, "REACH_TIMEOUT", 0.5)
    started = time.monotonic()
    with pytest.raises(HubUnreachable, match=r"no answer within 0\.5 seconds"):
        pull(entry())
    assert time.monotonic() - started < 5


def test_a_pulled_model_translates(hub: Hub, tiny: Callable[[str], Path], own_cache: Path) -> None:
    files = {path.name: path.read_bytes() for path in tiny("marian").iterdir() if path.is_file()}
    hub.repositories[REPOSITORY] = {"main": files}
    _register(own_cache)
    said: list[str] = []
    loaded = resolve_engine("tiny", on_progress=said.append)
    assert loaded.engine.translate(["قال رئيس البلدية إن المدارس لن تفتح أبوابها."])[0][0].text
    assert loaded.entry["revision"] == commit_of(files)
    assert commit_of(files)[:12] in loaded.engine.signature
    assert any(line.startswith("pulling tiny") for line in said)
    assert any(line.startswith("converting") for line in said)


def _register(cache: Path) -> None:
    config = cache / "config"
    config.mkdir(exist_ok=True)
    (config / "models.toml").write_text(
        f"""
        [models.tiny]
        kind = "seq2seq"
        family = "marian"
        source = {{ hub = "{REPOSITORY}" }}
        licence = "CC0"
        commercial = true
        notes = "a test's"
        """,
        "utf-8",
    )
