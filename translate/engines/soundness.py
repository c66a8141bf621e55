"""Whether an engine computes here what it computed where it came from."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from translate.engines.base import Engine
from translate.engines.runtime import Runtime
from translate.errors import ModelError
from translate.models import (
    Entry,
    Progress,
    converted_dir,
    deviation,
    passed_before,
    read_lock,
    read_probes,
    remember_pass,
    silent,
    tolerance,
)


def sound(
    folder: Path,
    opener: Callable[[Path, Runtime], Any],
    runtime: Runtime,
    *,
    name: str,
    digest: str,
    on_progress: Progress = silent,
) -> tuple[Any, str]:
    """A CTranslate2 handle that passes the self-test here, and a warning if its arithmetic is second choice.

    Raises:
        ModelError: none does.
    """
    probes = read_probes(folder)
    far, measured = "", 0.0
    for compute_type in dict.fromkeys((runtime.compute_type, "float32")):
        handle = opener(folder, replace(runtime, compute_type=compute_type))
        arithmetic = str(handle.compute_type)
        if not probes or passed_before(digest, arithmetic):
            return handle, far
        on_progress(f"testing {name} on this machine (once)")
        measured = deviation(handle, probes)
        if measured <= tolerance(arithmetic):
            remember_pass(digest, arithmetic, measured=measured)
            return handle, far
        far = (
            f"{name} computes wrongly as {arithmetic} on this processor (off by {measured:.2g} a token), "
            "so float32 is used, which is slower."
        )
    raise ModelError(
        f"{name} does not compute here what it computed when it was converted (off by {measured:.2g} a token "
        f"in float32); remove {folder} and try again"
    )


def check_golden(engine: Engine, entry: Entry, *, digest: str, compute_type: str) -> str:
    """A warning if the entry's test sentence comes out wrong; tried once a model, arithmetic and machine."""
    if entry.golden is None:
        return ""
    key = f"golden:{digest}:{entry.golden.expect}"
    if passed_before(key, compute_type):
        return ""
    found = engine.translate([entry.golden.text])[0][0].text
    if re.search(entry.golden.expect, found):
        remember_pass(key, compute_type, measured=0.0)
        return ""
    return (
        f"{entry.name} fails its own test sentence («{entry.golden.text}» became {found!r}): "
        "its files or this machine's arithmetic are not what they should be."
    )


def fingerprint(folder: Path) -> str:
    """Names, sizes and dates of a user's own folder. Unlike a pulled one it carries no promise to check."""
    lines = [
        f"{path.relative_to(folder)}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    return hashlib.sha256("\n".join([os.fspath(folder.resolve()), *lines]).encode()).hexdigest()


def runtime_version() -> str:
    import ctranslate2

    return f"ct2:{ctranslate2.__version__}"


def has_passed(entry: Entry) -> bool:
    """Whether what was made of a model has passed its self-test or its golden sentence on this machine."""
    import ctranslate2

    golden = entry.golden.expect if entry.golden else ""
    for folder in sorted(converted_dir().iterdir()) if converted_dir().is_dir() else ():
        try:
            lock = read_lock(folder)
        except ModelError:
            continue
        keys = (lock.digest, f"golden:{lock.digest}:{golden}")
        if lock.model == entry.name and any(
            passed_before(key, arithmetic)
            for key in keys
            for arithmetic in ctranslate2.get_supported_compute_types("cpu")
        ):
            return True
    return False
