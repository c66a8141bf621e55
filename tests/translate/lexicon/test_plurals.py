"""English plurals of glosses."""

from __future__ import annotations

import pytest

from translate.lexicon import plural


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("family", "families"), ("boy", "boys"), ("fisherman", "fishermen"), ("fishermen", "fishermen"), ("men", "men"),
        ("child", "children"), ("children", "children"), ("person", "people"), ("people", "people"), ("foot", "feet"),
        ("missile", "missiles"), ("missiles", "missiles"), ("church", "churches"), ("box", "boxes"), ("aircraft", "aircraft"),
        ("bus", "buses"), ("class", "classes"), ("crisis", "crises"), ("woman", "women"), ("policeman", "policemen"),
        ("two words", ""), ("Baghdad", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_plural_of_a_noun(noun: str, many: str) -> None:
    assert plural(noun) == many
