"""Scores of translations and briefs: plain strings and small records in, scores out; no stage that made them is known.

Begin with `scoring.score`, which takes any sacrebleu metric and gives `records.Scores` with intervals, paired tests
(`significance`) and signatures. The metrics: BLEU, chrF and TER (`translation`), facts (`facts`), ROUGE (`rouge`), MeMoG
and NPowER (`memog`), learnt ones (`neural`). What a brief is measured by without any reference: `grounding`, `content`,
`neutrality`, `attribution`. `correlation` compares metrics with people; `tables` lays scores out. See docs/scores.md.
"""

# Stands in the signature of every metric of our own: it changes when a figure would.
METRIC_VERSION = "mujaz-1"
