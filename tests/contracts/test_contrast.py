"""Every colour that carries words or the edge of a control is readable, in light and in dark.

Ratios are those of WCAG 2.2: 4.5 for words (1.4.3), 3 for what shows where a control is (1.4.11).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "platform" / "static" / "css"
SCALES = {
    *("accent", "neutral", "success", "warning", "danger", "info"),
    *("good", "persona", "ways", "idea"),
}
SURFACES = (
    *("background-default", "background-tinted", "surface-default"),
    *("surface-tinted", "surface-hover", "surface-active"),
)
BASES = ("base-default", "base-hover", "base-active")


def tokens(file: str) -> dict[str, str]:
    """The colours of one file: name without `--ds-color-` → `#rrggbb`."""
    text = (CSS / file).read_text(encoding="utf-8")
    return dict(re.findall(r"--ds-color-([\w-]+):\s*(#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definitions)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definitions)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


THEMES = {"light": tokens("colours.css"), "dark": tokens("colours-dark.css")}


def pairs(scale: str) -> list[tuple[str, str, float]]:
    """What must be readable on what: (foreground, ground, least ratio)."""
    own = [
        (f"{scale}-{text}", f"{scale}-{ground}", 4.5)
        for text in ("text-default", "text-subtle")
        for ground in SURFACES
    ]
    on_page = [
        (f"{scale}-{text}", f"neutral-{ground}", 4.5)
        for text in ("text-default", "text-subtle")
        for ground in SURFACES[:3]
    ]
    edges = [
        (f"{scale}-border-default", f"{name}-{ground}", 3.0)
        for name in {scale, "neutral"}
        for ground in SURFACES[:3]
    ]
    filled = [(f"{scale}-base-contrast-default", f"{scale}-{base}", 4.5) for base in BASES]
    return own + on_page + edges + filled


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", sorted(SCALES))
def test_words_and_edges_are_readable(theme: str, scale: str) -> None:
    colours = THEMES[theme]
    weak = {
        (front, ground): round(ratio(colours[front], colours[ground]), 2)
        for front, ground, least in pairs(scale)
        if ratio(colours[front], colours[ground]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_focus_is_seen_on_every_ground(theme: str) -> None:
    colours = THEMES[theme]
    grounds = [f"{scale}-{ground}" for scale in SCALES for ground in (*SURFACES, *BASES)]
    unseen = [
        ground
        for ground in grounds
        if max(ratio(colours[f"focus-{ring}"], colours[ground]) for ring in ("inner", "outer")) < 3
    ]
    assert unseen == []


def test_light_and_dark_define_the_same_colours() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def test_the_ratio_is_that_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
