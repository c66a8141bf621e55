"""From a model folder to an engine that has shown that it computes rightly here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.translate.conftest import entry_of
from tests.translate.engines import tiny_models
from translate.engines import loading
from translate.engines.base import DecodeOptions
from translate.engines.loading import load_folder
from translate.engines.prompted import PromptedEngine
from translate.engines.runtime import Runtime, default_threads, open_translator
from translate.engines.seq2seq import Seq2SeqEngine
from translate.errors import ConfigError, InputError, ModelError
from translate.models.description import DESCRIPTION_FILE, describe
from translate.models.folders import converted_dir
from translate.models.registry import Entry, Golden
from translate.models.selftest import PROBES_FILE, deviation, passed_before, read_probes, tolerance

TEXT = "قال رئيس البلدية إن المدارس لن تفتح أبوابها."


def load(folder: Path, **changes: object) -> loading.Loaded:
    from dataclasses import replace

    return load_folder(folder, replace(entry_of(folder), **changes))


def test_a_transformers_folder_is_converted_once(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(tiny("marian"))
    assert first.engine.translate([TEXT])[0][0].text
    [made] = converted_dir().glob("tiny-*-int8")
    assert json.loads((made / DESCRIPTION_FILE).read_text("utf-8"))["family"] == "marian"

    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("it was converted again")

    monkeypatch.setattr(loading, "convert", never)
    second = load(tiny("marian"))
    assert second.engine.signature == first.engine.signature
    assert second.warning == ""


def test_a_ctranslate2_folder_is_run_as_it_is(tiny: Callable[[str], Path], tmp_path: Path) -> None:
    """One converted elsewhere: our description and probes are not in it."""
    load(tiny("marian"))
    [made] = converted_dir().glob("tiny-*-int8")
    for name in ("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm"):
        (tmp_path / name).write_bytes((made / name).read_bytes())
    assert describe(tmp_path).kind == "seq2seq"
    loaded = load(tmp_path)
    assert loaded.source == f"path:{tmp_path}"
    assert (
        loaded.engine.translate([TEXT])[0][0].text == load(tiny("marian")).engine.translate([TEXT])[0][0].text
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "neither a CTranslate2 model"),
        (
            {"config.json": '{"model_type": "bert"}', "model.safetensors": ""},
            "of type 'bert'; engines run: marian",
        ),
        ({"config.json": '{"model_type": "marian"}', "pytorch_model.bin": "x"}, "can run code when opened"),
        ({"config.json": '{"model_type": "marian"}'}, "holds no model.safetensors"),
        ({"config.json": "not json"}, "cannot read .*config.json"),
        ({"config.json": "[]"}, "not a JSON object"),
    ],
)
def test_what_is_no_model_is_refused(files: dict[str, str], message: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(ModelError, match=message) as caught:
        load(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_converted_file_that_changed_is_refused(tiny: Callable[[str], Path]) -> None:
    load(tiny("marian"))
    [made] = converted_dir().glob("tiny-*-int8")
    weights = bytearray((made / "model.bin").read_bytes())
    weights[len(weights) // 2] ^= 1
    (made / "model.bin").write_bytes(weights)
    with pytest.raises(ModelError, match=r"model\.bin is corrupted .*it is made again at the next run"):
        load(tiny("marian"))


def test_a_conversion_that_failed_leaves_nothing_that_looks_finished(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("translate.models.direct.specify_checkpoint", fail)
        with pytest.raises(ModelError, match=r"No space left on device; free space .* MUJAZ_CACHE"):
            load(tiny("marian"))
    assert list(converted_dir().glob("tiny-*")) == []
    assert load(tiny("marian")).engine.translate([TEXT])[0][0].text


class Noise:
    """A CTranslate2 handle whose arithmetic is broken: it scores every token alike."""

    def __init__(self, real: Any, arithmetic: str) -> None:
        self._real = real
        self.compute_type = arithmetic

    def score_batch(self, *args: Any, **kwargs: Any) -> Any:
        class Result:
            def __init__(self, log_probs: list[float]) -> None:
                self.log_probs = [-11.0 for _ in log_probs]

        return [Result(result.log_probs) for result in self._real.score_batch(*args, **kwargs)]


def test_int8_that_computes_noise_is_left_for_float32(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def opener(path: Path, runtime: Runtime) -> Any:
        real = open_translator(path, runtime)
        return real if runtime.compute_type == "float32" else Noise(real, str(real.compute_type))

    monkeypatch.setattr(loading, "open_translator", opener)
    loaded = load(tiny("marian"))
    assert "computes wrongly as int8_float32 on this processor" in loaded.warning
    assert "|float32|" in loaded.engine.signature
    assert loaded.engine.translate([TEXT])[0][0].text


def test_a_model_that_computes_noise_in_float32_too_is_refused(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        loading, "open_translator", lambda path, runtime: Noise(open_translator(path, runtime), "float32")
    )
    with pytest.raises(ModelError, match="does not compute here what it computed when it was converted"):
        load(tiny("marian"))


def test_a_pass_is_remembered_for_this_model_and_arithmetic_alone(tiny: Callable[[str], Path]) -> None:
    loaded = load(tiny("marian"))
    [made] = converted_dir().glob("tiny-*-int8")
    digest = loading.verify(made, remedy="").digest
    assert passed_before(digest, "int8_float32")
    assert not passed_before(digest, "float32")
    assert not passed_before("0" * 64, "int8_float32")
    assert isinstance(loaded.engine, Seq2SeqEngine)


def test_the_self_test_finds_weights_that_are_not_the_originals(tiny: Callable[[str], Path]) -> None:
    load(tiny("marian"))
    load(tiny("marian with one vocabulary"), name="other")
    [mine] = converted_dir().glob("tiny-*-int8")
    [other] = converted_dir().glob("other-*-int8")
    runtime = Runtime(compute_type="float32")
    assert deviation(open_translator(mine, runtime), read_probes(mine)) < tolerance("int8")
    assert deviation(open_translator(mine, runtime), read_probes(other)) > tolerance("int8")


def test_a_model_ctranslate2_cannot_compute_at_all_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past its sliding window CTranslate2 cannot even score a text."""
    monkeypatch.setattr(loading, "load_prompt", lambda _name: tiny_models.PROMPT)
    with pytest.raises(ModelError, match="does not compute here what it computed"):
        load(tiny_models.gemma3(tmp_path / "narrow", sliding_window=12, steps=0))


def test_damaged_probes_are_refused(tmp_path: Path) -> None:
    (tmp_path / PROBES_FILE).write_text("[{}]")
    with pytest.raises(ModelError, match="is damaged"):
        read_probes(tmp_path)


@pytest.mark.parametrize(("expect", "warned"), [("(?i)school|the|a", False), ("^Zanzibar$", True)])
def test_a_golden_sentence_that_comes_out_wrong_is_warned_about(
    expect: str, warned: bool, tiny: Callable[[str], Path]
) -> None:
    loaded = load(tiny("marian"), golden=Golden(text=TEXT, expect=expect))
    assert ("fails its own test sentence" in loaded.warning) == warned


def test_nothing_is_cut_silently(tiny: Callable[[str], Path]) -> None:
    engine = load(tiny("marian"), max_source_tokens=30).engine
    assert engine.max_source_tokens == 30
    with pytest.raises(InputError, match="longer than the 30 that tiny takes"):
        engine.translate([TEXT, TEXT * 20])


def test_an_output_ended_by_its_cap_says_so(
    tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.engines.seq2seq.output_cap", lambda _length, limit: 4)
    engine = load(tiny("marian")).engine
    cut = engine.translate([TEXT], DecodeOptions(beam=1))[0][0]
    assert (cut.truncated, cut.tokens) == (True, 4)
    monkeypatch.undo()
    whole = engine.translate([TEXT], DecodeOptions(beam=1))[0][0]
    assert (whole.truncated, whole.tokens > 4) == (False, True)


def test_results_are_told_once_each_as_they_come(tiny: Callable[[str], Path]) -> None:
    engine = load(tiny("marian")).engine
    texts = [TEXT, "نعم.", f"{TEXT} {TEXT}", "لا."]
    told: dict[int, str] = {}

    def keep(found: Mapping[int, list[Any]]) -> None:
        assert not told.keys() & found.keys()
        told.update({i: candidates[0].text for i, candidates in found.items()})

    found = engine.translate(texts, DecodeOptions(max_batch_tokens=20), on_batch=keep)
    assert told == {i: candidates[0].text for i, candidates in enumerate(found)}
    assert next(iter(told)) == 2, "longest first"
    assert engine.translate([]) == []


def test_candidates_are_best_first(tiny: Callable[[str], Path]) -> None:
    engine = load(tiny("marian")).engine
    [candidates] = engine.translate([TEXT], DecodeOptions(beam=4, num_hypotheses=3))
    assert len({candidate.text for candidate in candidates}) > 1
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


def test_an_empty_text_does_no_harm(tiny: Callable[[str], Path]) -> None:
    engine = load(tiny("marian")).engine
    assert len(engine.translate(["", TEXT])) == 2


def test_a_prompt_that_leaves_no_room_is_refused(untaught: Callable[[str], Path]) -> None:
    """CTranslate2 computes Gemma's layers wrongly past their sliding window; here it is 96 tokens."""
    with pytest.raises(ModelError, match=r"the prompt of tiny has \d+ tokens and leaves no room in its 96"):
        load(untaught("gemma3"))


def test_a_short_prompt_leaves_room_for_what_the_window_holds(
    untaught: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "load_prompt", lambda _name: tiny_models.PROMPT)
    engine = load(untaught("gemma3")).engine
    assert isinstance(engine, PromptedEngine)
    assert 20 <= engine.max_source_tokens <= 35
    with pytest.raises(InputError, match="longer than the"):
        engine.translate([f"{TEXT} {TEXT} {TEXT} {TEXT}"])
    # Hints are left out, last ones first, before the answer has no room.
    hints = tuple((f"اسم {i}", f"Name {i}") for i in range(40))
    [candidates] = engine.translate([TEXT], DecodeOptions(beam=1, hints=(hints,)))
    assert candidates[0].tokens <= 96


@pytest.mark.parametrize(
    ("environment", "threads"),
    [
        ({"MUJAZ_THREADS": "3"}, 3),
        ({"OMP_NUM_THREADS": "1"}, 1),
        ({"MUJAZ_THREADS": "2", "OMP_NUM_THREADS": "5"}, 2),
    ],
)
def test_threads(environment: dict[str, str], threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert 1 <= default_threads() <= 8
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_threads() == threads


@pytest.mark.parametrize(
    ("granted", "most"),
    [("100000 100000\n", 1), ("150000 100000\n", 2), ("max 100000\n", 8), ("", 8), (None, 8)],
)
def test_a_container_that_grants_fewer_cores_gets_fewer_threads(
    granted: str | None, most: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("MUJAZ_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "cpu.max"
    if granted is not None:
        path.write_text(granted, encoding="ascii")
    monkeypatch.setattr("translate.engines.runtime._CPU_MAX", path)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert default_threads() == most


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_senseless_number_of_threads_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUJAZ_THREADS", value)
    with pytest.raises(ConfigError, match="MUJAZ_THREADS"):
        default_threads()


def test_two_processes_that_want_a_model_convert_it_once(
    tiny: Callable[[str], Path], own_cache: Path
) -> None:
    script = textwrap.dedent(
        """
        import sys
        from translate.engines.resolve import resolve_engine
        said = []
        loaded = resolve_engine(sys.argv[1], on_progress=said.append)
        text = loaded.engine.translate([sys.argv[2]])[0][0].text
        print(sum(line.startswith("converting") for line in said), text, sep="|")
        """
    )
    command = [sys.executable, "-W", "ignore", "-c", script, str(tiny("marian")), TEXT]
    processes = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
        )
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=240)[0].strip().splitlines()[-1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(answer.split("|")[0] for answer in answers) == ["0", "1"]
    assert len({answer.split("|")[1] for answer in answers}) == 1
    assert [path.name for path in converted_dir().iterdir() if "unfinished" in path.name] == []


def test_a_conversion_killed_midway_is_made_again(tiny: Callable[[str], Path]) -> None:
    load(tiny("marian"))
    [made] = converted_dir().glob("tiny-*-int8")
    unfinished = made.with_name(f".{made.name}.unfinished")
    made.rename(unfinished)
    (unfinished / "model.bin").write_bytes(b"half")
    assert load(tiny("marian")).engine.translate([TEXT])[0][0].text
    assert not unfinished.exists()


def test_an_entry_is_not_needed_for_a_folder(tiny: Callable[[str], Path]) -> None:
    assert isinstance(entry_of(tiny("marian")), Entry)
