"""A document in neutral blocks → a reading of the referat: drafts for a human to confirm.

Pure and deterministic; no document raises, whatever its blocks hold. `reader` goes through it
in this order, and each rule stands in the module named after what it decides:

1. Blocks → lines. `lines`, votes beside ideas in `tallies`; tables in `tables`, `table_rows`,
   `step_rows`, `idea_rows`, `row_columns`, `table_shapes`, `columns`, `column_heads` (its words
   in `head_words`), several steps in one cell in `cell_lines`, rows that hold none in `no_task`;
   addresses broken over lines in `broken_addresses`; names in notes without capitals in
   `small_letters`; an e-mail thread in `mail`, `replied`, `correspondence`.
2. What is about a child is taken out: `sensitive`.
3. Facts: the day and edition in `facts`, several dugnads in one file in `dugnads`, the
   municipality in `municipality`.
4. People: `cast` says who is who, from `participants` (lists and rows), `told_people`
   (sentences), `mentions` (people named in passing), `one_person` (a single mention) and
   `same_person` (mentions joined).
5. Which part of the referat a line stands in: `sections` (text), `plain_titles`, `headings`,
   `text_fields`, with `lookahead` and `placed`. What headings and labels mean: `vocabulary`,
   `labels`; which words choose an idea or lay it aside: `choice`.
6. Placed lines → ideas and steps: `assemble`, on top of `story` (minutes without headings, with
   the ideas a sentence names in `told_ideas`), `step_texts` (items and sentences),
   `borderless` (items that are rows), `step_cells` (rows and labelled fields), `idea_texts`
   (descriptions, lists of ideas, good experiences) and `homes` (which idea a step belongs to).
   Gathered in `drafts`; titles in `titles`, the last question of the card in `first_step` and
   `first_sentences`, lists in `listed`, `described`, `experiences`.
7. One sentence → who, what, when: `clauses`, first by its signs (`clause_signs`, `parts`),
   then by its words (`clause_words`, `verbs`); several steps in one run of words in `prose`.
   Where a time stands in a text: `time_spans`; whether a text is a party: `parties`.
8. The day of each step: `deadlines`. What a human should look at: `confidence`, and `origins`
   for cells recognised in a picture or worked out by a formula.

What a phrase of time means is for `domain.when_phrases`, whom a cell names for
`domain.who_phrases`. `output` writes the reading as the importer's answer.
"""

from __future__ import annotations

from .confidence import REASONS
from .municipality import MunicipalityName
from .output import as_json
from .reader import read

__all__ = ["REASONS", "MunicipalityName", "as_json", "read"]
