"""Scores of translations and briefs: plain strings and small records in, scores out; no stage that made them is known.

Begin with `scoring.score`, which takes any sacrebleu metric and gives `records.Scores` with intervals, paired tests
(`significance`) and signatures. `metrics`: BLEU, chrF, TER, ROUGE, MeMoG and NPowER, learnt ones. `content`: what a
brief is measured by without any reference. `significance` also compares metrics with people; `tables` lays scores out.
See docs/scores.md, and docs/architecture.md for the rooms.
"""

# Stands in the signature of every metric of our own: it changes when a figure would.
METRIC_VERSION = "mujaz-1"
