"""From translated articles to a claim ledger, and from the ledger to a brief or a comparison; all read on the Arabic.

Begin with `records` (the ledger's records) and `ledger.build_ledger`, which reads the sentences (`claims`), finds wire
copy (`wire`), says what claims are compared by (`space`), groups them (`cluster`) and asks where accounts differ
(`discrepancies`, which lists one module a kind of question: `numbers`, `days`, `statuses`, `agreements`, `blame` …).
`brief.write_brief` tells the ledger in sections (`desk`); `compare.compare_sources` sets the sources side by side.
The word lists are in `data/`, read by `lexicon` and folded by `tokens`. docs/ledger.md and docs/compare.md say why.
"""
