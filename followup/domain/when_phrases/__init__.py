"""Reading Norwegian deadline phrases: "innen uke 12", "før jul", "løpende"."""

from followup.domain.when_phrases.reader import read
from followup.domain.when_phrases.reading import NO_DATE_REASONS, WARNINGS, Reading
from followup.domain.when_phrases.words import in_words

__all__ = ["NO_DATE_REASONS", "WARNINGS", "Reading", "in_words", "read"]
