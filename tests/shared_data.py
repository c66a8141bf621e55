"""Development data that lives beside the checkout and is never copied into it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

requires_shared = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="needs the development data folder ../shared, absent here"
)
