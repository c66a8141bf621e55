"""What reading an article costs: python -m bench.speed.reading [--articles 200]

Invented articles of twenty sentences in one file of JSON lines: read, cleaned, dated and split as `mujaz corpus` does.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

from bench.compare_speed import sentence
from mujaz.pipeline import read
from mujaz.progress import Progress


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=200)
    asked = parser.parse_args()
    random_ = random.Random(20240229)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = [
            {
                "id": str(number),
                "title": "ماذا جرى في المدينة",
                "published": f"2024-04-{1 + number % 28:02}",
                "text": " ".join(sentence(random_) for _ in range(20)),
            }
            for number in range(asked.articles)
        ]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        spent = time.process_time()
        documents, _ = read([str(path)], None, Progress(quiet=True), one_event=False)
        spent = time.process_time() - spent
    segments = sum(len(one.segments) for one in documents)
    print(
        f"{len(documents)} articles, {segments} segments, {1000 * spent / len(documents):.1f} ms cpu an article"
    )


if __name__ == "__main__":
    main()
