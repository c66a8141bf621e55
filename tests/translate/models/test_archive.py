"""A model published as one archive: fetched with resume, unpacked with distrust, recorded, and run without torch."""

from __future__ import annotations

import errno
import io
import json
import random
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.translate.conftest import entry_at
from tests.translate.models.archive_server import Store, serving
from tests.translate.models.marian_files import marian_files, zipped
from translate.engines.loading import load_folder
from translate.errors import ModelError
from translate.models import archive, pull, read_lock, verify
from translate.models.hub import HubUnreachable
from translate.models.pull import is_pulled, pulled_folder
from translate.models.registry import Entry, Golden, Source

TEXT = "قال رئيس البلدية إن المدارس لن تفتح أبوابها."
FILES = {
    "weights.npz": random.Random(1).randbytes(300_000),
    "decoder.yml": b"models: [weights.npz]",
    "source.spm": b"s" * 500,
    "target.spm": b"t" * 500,
    "a.vocab.yml": b"</s>: 0",
    "postprocess.sh": b"#!/bin/sh",
    "run.py": b"print('code')",
}


def entry(url: str, **changes: object) -> Entry:
    sha256 = changes.pop("sha256", {})
    source = Source(archive=url, sha256=sha256)  # type: ignore[arg-type]
    return entry_at(source, kind="seq2seq", family="marian", golden=Golden(TEXT, "."), **changes)


@pytest.fixture
def store(own_cache: Path) -> Iterator[Store]:
    with serving(zipped(FILES)) as running:
        yield running


def test_what_a_model_needs_is_unpacked_and_scripts_are_not(store: Store) -> None:
    said: list[str] = []
    folder = pull(entry(store.url), on_progress=said.append)
    wanted = {name for name in FILES if not name.endswith((".sh", ".py"))}
    assert {path.name for path in folder.iterdir()} == {*wanted, "mujaz-lock.json"}
    lock = read_lock(folder)
    assert lock.source == f"archive:{store.url}"
    assert lock.details["archive_bytes"] == len(store.data)
    assert any("no checksum is published" in line for line in said)
    assert any("100 %" in line for line in said)
    store.asked.clear()
    pull(entry(store.url))
    assert store.asked == []


def test_interrupted_anywhere_it_goes_on_from_there(store: Store) -> None:
    places = sorted(random.Random(7).sample(range(1, len(store.data)), 10))
    store.breaks = list(places)
    for _ in places:
        with pytest.raises(HubUnreachable, match="interrupted"):
            pull(entry(store.url))
        assert not is_pulled("tiny")
    folder = pull(entry(store.url))
    assert (folder / "weights.npz").read_bytes() == FILES["weights.npz"]
    assert store.asked == ["", *(f"bytes={place}-" for place in places)]


def test_an_archive_that_changed_meanwhile_is_fetched_from_its_beginning(store: Store) -> None:
    store.breaks = [1000]
    with pytest.raises(HubUnreachable):
        pull(entry(store.url))
    store.mark, store.data = '"two"', zipped({**FILES, "README.md": b"second version"})
    assert (pull(entry(store.url)) / "README.md").read_bytes() == b"second version"


def test_a_server_without_ranges_gives_all_of_it_again(store: Store) -> None:
    store.breaks, store.ranges = [1000], False
    with pytest.raises(HubUnreachable):
        pull(entry(store.url))
    assert (pull(entry(store.url)) / "weights.npz").read_bytes() == FILES["weights.npz"]


def test_a_changed_byte_is_refused_by_name(store: Store) -> None:
    folder = pull(entry(store.url))
    path = folder / "weights.npz"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"weights\.npz is corrupted"):
        verify(folder, remedy="")


def test_a_byte_changed_on_the_way_is_found_while_unpacking(store: Store) -> None:
    data = bytearray(store.data)
    data[5000] ^= 1
    store.data = bytes(data)
    with pytest.raises(ModelError, match=r"is damaged .* was removed; pull again"):
        pull(entry(store.url))
    assert not is_pulled("tiny")


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_packed_archive_that_is_damaged_is_one_line_too(place: float, store: Store) -> None:
    data = bytearray(zipped(FILES, deflated=True))
    data[int(place * len(data))] ^= 0xFF
    store.data = bytes(data)
    with pytest.raises(ModelError) as raised:
        pull(entry(store.url))
    assert "\n" not in str(raised.value)
    assert not is_pulled("tiny")


def test_another_archive_than_the_registry_wants_is_refused(store: Store) -> None:
    with pytest.raises(ModelError, match="the registry wants 000000000000"):
        pull(entry(store.url, sha256={"archive": "0" * 64}))


@pytest.mark.parametrize(
    ("status", "kind", "lies", "error", "message"),
    [
        (404, "application/zip", 0, ModelError, "there is no archive at .* \\(HTTP 404\\)"),
        (200, "text/html; charset=utf-8", 0, ModelError, "a web page instead of the archive"),
        (200, "application/zip", 5000, HubUnreachable, "interrupted"),
        (503, "application/zip", 0, ModelError, "HTTP 503"),
    ],
    ids=["missing", "login page", "wrong length", "server error"],
)
def test_what_is_no_archive_is_one_line(
    status: int, kind: str, lies: int, error: type[ModelError], message: str, store: Store
) -> None:
    store.status, store.kind, store.lies = status, kind, lies
    with pytest.raises(error, match=message) as raised:
        pull(entry(store.url))
    assert "\n" not in str(raised.value)
    assert not is_pulled("tiny")


def test_a_server_that_is_not_there_is_said_so(own_cache: Path) -> None:
    with pytest.raises(HubUnreachable, match=r"127\.0\.0\.1:9 does not answer"):
        pull(entry("http://127.0.0.1:9/tiny.zip"))
    assert not archive.reachable("http://127.0.0.1:9/tiny.zip")


def linked(name: str) -> bytes:
    buffer = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(buffer, "a") as opened:
        member = zipfile.ZipInfo(name)
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(member, "/etc/passwd")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped({**FILES, "../../climbs.npz": b"x"}), "outside its folder"),
        (zipped({**FILES, "/absolute.npz": b"x"}), "outside its folder"),
        (zipped({**FILES, "C:\\there.npz": b"x"}), "outside its folder"),
        (linked("link.spm"), "'link.spm' is a link"),
        (zipped({**FILES, "bomb.npz": b"\0" * 30_000_000}, deflated=True), "many times its size"),
        (zipped({**FILES, **{f"{i}.yml": b"" for i in range(300)}}), "it holds 307 files"),
        (zipped({**FILES, "inner/weights.npz": b"x"}), "several files of one name"),
        (zipped({"README.md": b"#"}), "holds no model"),
        (b"PK\x03\x04 and then nothing of the kind" * 50, "is damaged"),
    ],
    ids=["climbs", "absolute", "drive", "link", "bomb", "crowd", "twins", "empty", "no zip"],
)
def test_an_unsafe_archive_is_refused_and_leaves_nothing(data: bytes, message: str, store: Store) -> None:
    store.data = data
    with pytest.raises(ModelError, match=message) as raised:
        pull(entry(store.url))
    assert "\n" not in str(raised.value)
    assert not pulled_folder("tiny").exists()
    left = [path for path in pulled_folder("tiny").parent.rglob("*") if path.is_file()]
    assert not any(path.suffix == ".npz" or path.name == archive.PART_FILE for path in left)


def test_a_full_disk_is_one_line_and_what_arrived_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> Iterator[int]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, "_written", full)
    with pytest.raises(ModelError, match=r"cannot write to the model cache .* No space left on device"):
        pull(entry(store.url))


# Marian weights.


@pytest.fixture
def published(tiny: Callable[[str], Path], own_cache: Path) -> Iterator[Store]:
    with serving(zipped(marian_files(tiny("marian")))) as running:
        yield running


def test_weights_of_an_archive_compute_what_the_same_weights_from_the_hub_do(
    tiny: Callable[[str], Path], published: Store
) -> None:
    from dataclasses import replace

    there = load_folder(pull(entry(published.url)), entry(published.url)).engine
    here = load_folder(tiny("marian"), replace(entry(""), source=Source(path=str(tiny("marian"))))).engine
    for text in (TEXT, "وصل الوزير إلى القاهرة يوم الاثنين.", "3.5 مليون"):
        ours, theirs = there.translate([text])[0], here.translate([text])[0]
        assert [one.text for one in ours] == [one.text for one in theirs]
        assert np.allclose([one.score for one in ours], [one.score for one in theirs], atol=1e-4)


def test_the_self_test_has_probes_and_finds_broken_arithmetic(published: Store) -> None:
    from translate.models import deviation, read_probes
    from translate.models.folders import converted_dir

    load_folder(pull(entry(published.url)), entry(published.url))
    (made,) = converted_dir().glob("tiny-*-int8")
    probes = read_probes(made)
    assert len(probes) > 1
    import ctranslate2

    handle = ctranslate2.Translator(str(made), compute_type="float32")
    assert deviation(handle, probes) < 0.75
    shifted = [type(one)(one.source, one.target[::-1], one.log_probs) for one in probes]
    assert deviation(handle, shifted) > deviation(handle, probes)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decoder.yml": b"models: [../../x.npz]\nvocabs: [tiny.vocab.yml]"}, "which is not beside it"),
        ({"decoder.yml": b"models: nothing"}, "which is not beside it|cannot read"),
        ({"tiny.npz": b"no weights"}, "cannot be converted"),
        ({"tiny.npz": b""}, "cannot be converted"),
        ({"tiny.vocab.yml": b"a: x"}, "cannot be converted"),
        ({"source.spm": b"no model"}, "SentencePiece"),
    ],
    ids=["climbs", "no list", "weights", "no bytes", "vocabulary", "subwords"],
)
def test_files_that_do_not_fit_are_one_line(
    change: dict[str, bytes], message: str, tiny: Callable[[str], Path], tmp_path: Path, own_cache: Path
) -> None:
    for name, data in {**marian_files(tiny("marian")), **change}.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError, match=message) as raised:
        load_folder(tmp_path, entry(""))
    assert "\n" not in str(raised.value)


def test_a_pickle_in_the_weights_is_not_opened(
    tiny: Callable[[str], Path], tmp_path: Path, own_cache: Path
) -> None:
    files = marian_files(tiny("marian"))
    buffer = io.BytesIO()
    np.savez(buffer, Wemb=np.array([{"a": 1}], dtype=object))
    for name, data in {**files, "tiny.npz": buffer.getvalue()}.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError, match="cannot be converted"):
        load_folder(tmp_path, entry(""))


BLOCKED = "import sys\nfor name in ('torch', 'transformers'): sys.modules[name] = None\n"


def test_a_brief_by_an_archive_needs_neither_torch_nor_transformers(
    published: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a machine that has nothing to the brief, through the command line."""
    monkeypatch.setenv("MUJAZ_ARCHIVES", published.url.rpartition("/models")[0])
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "models.toml").write_text(
        "[models.opus-mt-tc-big-ar-en]\n"
        f"golden = {{ text = '{TEXT}', expect = '.' }}\n"
        "source = { archive = 'https://example.org/models/tiny.zip' }\n",
        "utf-8",
    )
    monkeypatch.setenv("MUJAZ_CONFIG", str(tmp_path / "config"))
    article = tmp_path / "a.txt"
    article.write_text(f"انقطاع المياه عن المدينة\n\n3 أيار 2021\n\n{TEXT}\n", "utf-8")
    command = ["brief", str(article), "-o", str(tmp_path / "out"), "--fetch", "--no-memory"]
    code = f"{BLOCKED}sys.argv = ['mujaz', *{command!r}]\nfrom mujaz.cli.app import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "fetching opus-mt-tc-big-ar-en, 480 MB, once" in done.stderr
    brief = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert brief["model"]["name"] == "opus-mt-tc-big-ar-en"
    # A second run has it, and asks nobody.
    published.status = 500
    again = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False
    )
    assert again.returncode == 0, again.stderr[-2000:]
    assert "is the best installed model" in again.stderr
