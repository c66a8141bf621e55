"""llama.cpp's server with a small model, for tests: `python -m tests.summarize.writing.llama_server MODEL.gguf`.

Needs PyPI's `xllamacpp`. Prints its address on one line and serves until it is ended.
"""

from __future__ import annotations

import sys
import threading


def main(model: str, context: int = 4096, slots: int = 1) -> None:
    """Serves the GGUF file on a port of localhost."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.model_alias = {"smollm2"}
    params.n_ctx = context * slots
    params.n_parallel = slots
    # Threads that wait for each other at every layer come to a stand on a busy machine.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.port = 0
    params.ui = False
    server = xllamacpp.Server(params)
    print(f"{server.listening_address}/v1", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:2])
