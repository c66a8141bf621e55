"""The configuration: file, then environment; every mistake is named."""

from pathlib import Path

import pytest

from mujaz.config import Config, load_config
from translate.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "absent.toml", {}) == Config()


def test_the_file_sets_defaults_and_the_environment_overrides_it(tmp_path: Path) -> None:
    path = write(tmp_path, 'model = "opus-mt-ar-en"\noffline = true\n')
    assert load_config(path, {}) == Config(model="opus-mt-ar-en", offline=True)
    assert load_config(path, {"MUJAZ_MODEL": "embedded", "MUJAZ_OFFLINE": "no"}) == Config(model="embedded")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('modell = "x"\n', ["unknown key 'modell'"]),
        ("offline = 3\nwriter = 1\n", ["'offline' must be bool", "'writer' must be str"]),
        ("model = \n", ["not valid TOML"]),
    ],
)
def test_every_mistake_in_the_file_is_named_at_once(tmp_path: Path, text: str, named: list[str]) -> None:
    with pytest.raises(ConfigError) as error:
        load_config(write(tmp_path, text), {})
    message = str(error.value)
    assert "config.toml" in message
    assert all(part in message for part in named)


def test_a_variable_of_the_wrong_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="MUJAZ_OFFLINE='perhaps'"):
        load_config(tmp_path / "absent.toml", {"MUJAZ_OFFLINE": "perhaps"})


def test_a_price_is_a_number_of_any_kind(tmp_path: Path) -> None:
    path = write(tmp_path, 'price_in = 1\nprice_out = 0.5\ncurrency = "USD"\n')
    found = load_config(path, {"MUJAZ_PRICE_OUT": ".25"})
    assert (found.price_in, found.price_out, found.currency) == (1, 0.25, "USD")
    for wrong in ('price_in = "1"\n', "price_in = true\n"):
        with pytest.raises(ConfigError, match="'price_in' must be float"):
            load_config(write(tmp_path, wrong), {})
    with pytest.raises(ConfigError, match="MUJAZ_PRICE_IN='cheap'"):
        load_config(tmp_path / "absent.toml", {"MUJAZ_PRICE_IN": "cheap"})
