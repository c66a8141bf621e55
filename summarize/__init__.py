"""From translated articles to a claim ledger, and from the ledger to a brief or a comparison; all read on the Arabic.

Begin with `records` (what the stages hand on) and `ledger.build_ledger`, which reads the sentences (`claims`), finds
wire copy (`wire`), groups claims in the space they are compared in (`clusters`) and asks where accounts differ
(`discrepancies`, one module a kind of question). `briefing.write_brief` tells the ledger in sections;
`comparing.compare_sources` sets the sources side by side. Word lists stand in the `data/` of the room that reads them.
docs/architecture.md shows the rooms, docs/ledger.md and docs/compare.md say why.
"""
