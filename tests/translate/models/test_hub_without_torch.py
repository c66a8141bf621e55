"""Models of the hub where there is neither torch nor transformers: fetched, converted and run, or the extra is named."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.translate.engines.fake_hub import Hub
from translate.models.original import SEQ2SEQ_TYPES
from translate.models.registry import load_registry
from translate.models.subwords import DIRECT_FAMILIES
from translate.models.weights import TYPES

TEXT = "قال رئيس البلدية إن المدارس لن تفتح أبوابها."
BLOCKED = "import sys\nfor name in ('torch', 'transformers'): sys.modules[name] = None\n"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub()
    server = hub.start()
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    yield hub
    server.shutdown()
    server.server_close()


@pytest.fixture
def offered(hub: Hub, tiny: Callable[[str], Path], own_cache: Path) -> Callable[[str, str], None]:
    """Puts a tiny model of a family on the hub and in the user's registry, as `mine`."""

    def offer(name: str, family: str) -> None:
        files = {path.name: path.read_bytes() for path in tiny(name).iterdir() if path.is_file()}
        hub.repositories["someone/tiny"] = {"main": files}
        (own_cache / "config").mkdir()
        (own_cache / "config" / "models.toml").write_text(
            f'[models.mine]\nkind = "seq2seq"\nfamily = "{family}"\nsource = {{ hub = "someone/tiny" }}\n'
            'licence = "CC0"\ncommercial = true\nnotes = "of a test"\nrank = 500\n',
            "utf-8",
        )

    return offer


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"{BLOCKED}sys.argv = ['mujaz', *{arguments!r}]\nfrom mujaz.cli.app import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize("family", ["marian", "m2m100", "nllb"])
def test_a_model_of_the_hub_is_fetched_converted_and_run(
    family: str, offered: Callable[[str, str], None], tmp_path: Path
) -> None:
    offered(family, family)
    article = tmp_path / "a.txt"
    article.write_text(f"انقطاع المياه عن المدينة\n\n3 أيار 2021\n\n{TEXT}\n", "utf-8")
    done = run("brief", str(article), "-o", str(tmp_path / "out"), "--fetch", "--no-memory")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "mine is the best model of the hub" in done.stderr
    brief = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert brief["model"]["name"] == "mine"


def test_a_family_that_needs_torch_says_so_before_it_is_fetched_and_names_the_command(
    offered: Callable[[str, str], None], hub: Hub, tmp_path: Path
) -> None:
    offered("t5", "t5")
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")
    done = run("models", "pull", "mine")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "-m pip install -e " in done.stderr
    assert "[torch]" in done.stderr
    done = run("translate", str(article), "--model", "mine")
    assert done.returncode != 0
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert "needs torch; run: " in line
    assert "-m pip install -e " in line


def test_the_registry_knows_which_models_need_torch() -> None:
    assert {SEQ2SEQ_TYPES[kind] for kind in TYPES} | {"nllb"} == set(DIRECT_FAMILIES)
    entries = load_registry().entries
    needing = {name for name, entry in entries.items() if entry.needs_torch}
    assert "madlad400-3b-mt" in needing
    assert "gemma-3-4b-it" in needing
    assert not needing & {
        "opus-mt-tc-big-ar-en",
        "opus-mt-tc-big-ar-en-hub",
        "m2m100-418M",
        "nllb-200-3.3B",
        "embedded",
    }
