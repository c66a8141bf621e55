"""Where models, conversions and the user's own settings live."""

from __future__ import annotations

import os
from pathlib import Path


def cache_dir() -> Path:
    """The cache: `MUJAZ_CACHE`, else the platform's user cache folder."""
    if configured := os.environ.get("MUJAZ_CACHE"):
        return Path(configured).expanduser().resolve()
    from platformdirs import user_cache_path

    return user_cache_path("mujaz")


def models_dir() -> Path:
    """Models as pulled, one folder a registry name."""
    return cache_dir() / "models"


def converted_dir() -> Path:
    """Models as CTranslate2 runs them, made once from those pulled, packaged or local."""
    return cache_dir() / "converted"


def config_dir() -> Path:
    """The user's settings: `MUJAZ_CONFIG`, else the platform's user configuration folder."""
    if configured := os.environ.get("MUJAZ_CONFIG"):
        return Path(configured).expanduser().resolve()
    from platformdirs import user_config_path

    return user_config_path("mujaz")
