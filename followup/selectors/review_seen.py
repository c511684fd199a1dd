"""A mark of what a reader saw before confirming, so that nothing else is confirmed."""

from __future__ import annotations

import hashlib
import json

from followup.selectors.review import Review


def mark(review: Review) -> str:
    """The same hexadecimal mark as long as confirming would make and mail the same things."""
    shown = [
        [
            [
                row.step.pk,
                row.step.version,
                row.step.dropped,
                row.step.keeps,
                section.idea.pk,
                section.idea.title,
                section.idea.chosen,
                [[chip.shown, chip.email, chip.state] for chip in row.chips],
            ]
            for row in section.rows
        ]
        for section in review.sections
    ]
    return hashlib.sha256(json.dumps([shown, sorted(review.drops)]).encode()).hexdigest()[:32]
