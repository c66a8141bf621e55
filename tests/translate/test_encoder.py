"""What callers rely on: one space for both languages, unit length, order kept."""

import numpy as np
import pytest

from translate.encoder import UniversalEncoder, default_encoder


def test_a_translation_is_nearer_than_another_sentence() -> None:
    arabic = ["أعلنت الوزارة إغلاق الجسر بعد الفيضان.", "فاز الفريق بالمباراة النهائية."]
    english = [
        "The team won the final match.",
        "The ministry announced the bridge was closed after the flood.",
    ]
    similarity = default_encoder().encode(arabic) @ default_encoder().encode(english).T
    assert similarity.argmax(axis=1).tolist() == [1, 0]


def test_vectors_have_unit_length_and_blank_text_has_none() -> None:
    vectors = default_encoder().encode(["مرحبا", "", "   ", "مرحبا"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0, 1], atol=1e-4)
    assert np.array_equal(vectors[0], vectors[3])


def test_masked_numbers_do_not_move_the_vector() -> None:
    pair = ["قتل 12 شخصا", "قتل ٣٬٥٠٠ شخصا"]
    masked = default_encoder().encode(pair, mask_numbers=True)
    assert np.array_equal(masked[0], masked[1])


def test_no_texts_give_an_empty_array() -> None:
    assert default_encoder().encode([]).shape == (0, 512)


def test_only_the_last_texts_are_remembered_and_all_are_answered() -> None:
    small = UniversalEncoder(most_words=2, most_texts=2)
    texts = ["مرحبا", "Hello", "وداعا", "مرحبا"]
    once, again = small.encode(texts), small.encode(texts)
    assert np.allclose(once, again, atol=1e-5)
    assert np.array_equal(once[0], once[3])
    assert len(small._words) == 2


def test_words_go_to_the_model_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = UniversalEncoder()
    calls: list[int] = []
    encode = encoder._model.encode
    monkeypatch.setattr(encoder._model, "encode", lambda batch: calls.append(len(batch)) or encode(batch))
    encoder.encode([f"word{number}" for number in range(300)])
    assert calls == [300], "a call costs as much as tens of words"


def test_a_word_in_use_outlives_any_number_of_texts_and_words(monkeypatch: pytest.MonkeyPatch) -> None:
    small = UniversalEncoder(most_words=3, most_texts=2)
    encoded: list[str] = []
    encode = small._model.encode
    monkeypatch.setattr(small._model, "encode", lambda batch: encoded.extend(batch) or encode(batch))
    for number in range(6):
        small.encode(
            ["جسر", f"word{number}", f"a text of several words, number {number}", f"and another {number}"]
        )
    assert encoded.count("جسر") == 1
    assert (len(small._words), len(small._texts)) == (3, 2)
