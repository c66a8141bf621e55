"""Warming: what the checks read from disk is read beside the model, which takes about as long."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from translate.encoder import default_encoder
from translate.fidelity.gates import gather


def read_ahead() -> Callable[[], None]:
    """Begins to read the encoder's weights and the gates' tables; the function returned waits until they are read.

    To be called before either is used, as two threads would read them twice.
    """

    def read() -> None:
        default_encoder().load()
        gather([("قال", "said")])

    thread = Thread(target=read, daemon=True)
    thread.start()
    return thread.join
