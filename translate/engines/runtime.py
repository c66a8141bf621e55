"""Runtime: how CTranslate2 is opened on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ConfigError, ModelError

# More threads than this on one sentence batch cost more in waiting than they gain.
MOST_THREADS = 8
_CPU_MAX = Path("/sys/fs/cgroup/cpu.max")


@dataclass(frozen=True, slots=True)
class Runtime:
    """Device, arithmetic and threads: one batch at a time with all threads on it, the best on few cores."""

    device: str = "cpu"
    compute_type: str = "default"
    threads: int = 1

    @property
    def options(self) -> dict[str, Any]:
        """Keyword arguments of `ctranslate2.Translator` and `Generator`."""
        return {
            "device": self.device,
            "compute_type": self.compute_type,
            "inter_threads": 1,
            "intra_threads": self.threads,
        }


def default_threads() -> int:
    """Cores this process may use, `MOST_THREADS` at most; `MUJAZ_THREADS`, `OMP_NUM_THREADS` override."""
    for variable in ("MUJAZ_THREADS", "OMP_NUM_THREADS"):
        value = os.environ.get(variable, "").strip()
        if value:
            if not value.isdigit() or int(value) < 1:
                raise ConfigError(
                    f"{variable}={value!r} is not a number of threads; give a whole number from 1"
                )
            return int(value)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _granted(_CPU_MAX), MOST_THREADS))


def _granted(path: Path) -> int:
    """Cores that a container may keep busy (control groups, version 2), `MOST_THREADS` where nothing limits it."""
    try:
        quota, period = map(int, path.read_text("ascii").split())
    except (OSError, ValueError):  # "max" is no number
        return MOST_THREADS
    return max(1, -(-quota // max(1, period)))


def default_runtime(compute_type: str = "default") -> Runtime:
    """The runtime of this machine; `MUJAZ_DEVICE` and `MUJAZ_COMPUTE_TYPE` override device and arithmetic."""
    return Runtime(
        device=os.environ.get("MUJAZ_DEVICE", "cpu"),
        compute_type=os.environ.get("MUJAZ_COMPUTE_TYPE", compute_type),
        threads=default_threads(),
    )


def open_translator(path: Path, runtime: Runtime) -> Any:
    """A `ctranslate2.Translator` (encoder-decoder models)."""
    import ctranslate2

    return _open(ctranslate2.Translator, path, runtime)


def open_generator(path: Path, runtime: Runtime) -> Any:
    """A `ctranslate2.Generator` (decoder-only models)."""
    import ctranslate2

    return _open(ctranslate2.Generator, path, runtime)


def _open(kind: Any, path: Path, runtime: Runtime) -> Any:
    try:
        return kind(str(path), **runtime.options)
    except (RuntimeError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(
            f"CTranslate2 cannot open {path} on {runtime.device} as {runtime.compute_type}: {reason}; "
            "run `mujaz models verify`, or set MUJAZ_DEVICE=cpu and MUJAZ_COMPUTE_TYPE=float32"
        ) from error
