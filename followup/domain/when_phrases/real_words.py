"""Real words one slip away from a word in the tables: never to be corrected."""

from __future__ import annotations

from followup.domain.when_phrases.wordlists import words_of

REAL_WORDS = words_of(
    """
    augusta avklare better dagligen dommer dommeren dårlig eneste feire ferdige ferier
    fetter finnen first forfalle forfell fortset fredags fridag fridagen fridager frosten
    føste getter halltid hasta haste hastet hater hausen hauster heler hestar hester hetter
    hosten høste letter levere linsen løpene lørdags mandags mandat metter månelig nested
    nester netter onsdags period periods permanente prinse prinsen retter sagene seinere
    senden sener senet setter single sinnen skoler slitten sluten sluttet somme starta
    started startene startet starts state staten states strak strake streks summer summeren
    sunday søndags timere timers tinene tirsdags torsdags tysdags ukjente varige vekter
    venter venteren verdig vikene vinder vintre vårlig årelig ærlige
    """
)
