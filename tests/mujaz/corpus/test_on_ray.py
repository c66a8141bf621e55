"""Telling events on a Ray cluster: the same bytes as in one process, also where a worker dies half-way."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from xml.sax.saxutils import escape

import pytest

from bench.events import LEARN, groups
from mujaz.corpus import CorpusOptions, CorpusRun, EventOptions, corpus
from mujaz.progress import Progress
from mujaz.translation import TranslationOptions

if importlib.util.find_spec("ray") is None:
    pytest.skip("Ray is not installed: pip install 'mujaz[cluster]'", allow_module_level=True)

EVENTS = 6


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """A Ray of two processors on this machine, without its dashboard."""
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Events of three short articles each."""
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    lines = [
        {
            "id": f"{event}-{place}",
            "title": article["title"][0],
            "text": " ".join(arabic for arabic, _ in article["sentences"][:4]),
        }
        for event, group in enumerate(islice(groups(LEARN), EVENTS))
        for place, article in enumerate(group["articles"][:3])
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def ran(news: Path, out: Path, executor: str) -> CorpusRun:
    options = EventOptions(TranslationOptions(), translate=False, formats=("md", "html", "json"))
    asked = CorpusOptions(options, executor=executor, workers=2)
    return corpus([str(news)], out, asked, Progress(quiet=True))


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def local(news: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process writes."""
    out = tmp_path_factory.mktemp("local")
    assert sum(bool(event.folder) for event in ran(news, out, "local").events) >= EVENTS // 2
    return contents(out)


def test_a_cluster_writes_the_same_bytes(news: Path, tmp_path: Path, local: dict[str, bytes]) -> None:
    ran(news, tmp_path / "ray", "ray")
    assert contents(tmp_path / "ray") == local


def test_files_named_from_here_are_found_where_the_workers_are(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = "".join(
        f'<tu><tuv xml:lang="ar"><seg>{escape(arabic)}</seg></tuv><tuv xml:lang="en"><seg>{escape(english)}</seg></tuv></tu>'
        for group in islice(groups(LEARN), EVENTS)
        for article in group["articles"]
        for arabic, english in article["sentences"]
    )
    (tmp_path / "own.tmx").write_text(f'<tmx version="1.4"><header/><body>{units}</body></tmx>', "utf-8")
    (tmp_path / "own.csv").write_text("نص,text\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    asked = TranslationOptions(
        tmx=Path("own.tmx"), glossary=Path("own.csv"), memory=Path("own.db"), ask_model=False
    )
    options = CorpusOptions(EventOptions(asked, True, ("json",)), executor="ray", workers=2)
    told = [
        event
        for event in corpus([str(news)], Path("out"), options, Progress(quiet=True)).events
        if event.files
    ]
    assert told
    assert all((tmp_path / "out" / event.folder / "brief.json").is_file() for event in told)
    # The same command again finds what the workers committed.
    again = corpus([str(news)], Path("out"), replace(options, executor="local"), Progress(quiet=True))
    assert again.kept == len(told)


def test_a_worker_killed_half_way_changes_nothing(
    news: Path, tmp_path: Path, local: dict[str, bytes]
) -> None:
    out, killed = tmp_path / "ray", []
    killer = Thread(target=_kill_one_worker, args=(out, killed))
    killer.start()
    ran(news, out, "ray")
    killer.join()
    assert killed, "no worker was found to kill"
    assert contents(out) == local


def _kill_one_worker(out: Path, killed: list[int]) -> None:
    """SIGKILL for one actor of this process's cluster, once the first event is committed."""
    deadline = monotonic() + 120
    while monotonic() < deadline and not killed:
        if list(out.glob("events/*/event.json")):
            for pid in _workers():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
        sleep(0.02)


def _workers() -> list[int]:
    """The actors at work, of the cluster that this process started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            title = (folder / "cmdline").read_text(errors="replace")
            ours = _parent(_parent(int(folder.name))) == os.getpid()
        except (OSError, IndexError):
            continue
        if ours and title.startswith("ray::") and "MapWorker" in title:
            found.append(int(folder.name))
    return found


def _parent(pid: int) -> int:
    # After the name, which may hold anything but ends with the last bracket: state, parent, …
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
