"""Collects every text of the interface and keeps the translations in step.

The words in code and templates are bokmål. `python -m tests.support.catalogues` (make messages)
brings `platform/locale/*/LC_MESSAGES/django.po` up to date and compiles them; the contract test
reads the same functions. Bokmål needs a catalogue only for texts borrowed from libraries. Babel
does it all, so no gettext program is needed.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "platform" / "locale"
LANGUAGES = ("nb", "nn", "en")
CODE = ("platform/core", "platform/config", "followup", "network", "reporting")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# English texts of libraries that a user can meet, whose own Norwegian is missing or not plain.
BORROWED = LOCALE / "borrowed.txt"

Key = tuple[str | None, str, str | None]  # context, text, plural


def messages() -> dict[Key, list[tuple[str, int]]]:
    """Every text with the places it stands in, relative to the project."""
    found: dict[Key, list[tuple[str, int]]] = {}
    for path, source in _sources():
        name = str(path.relative_to(ROOT))
        for line, function, texts, _ in extract_python(io.BytesIO(source), KEYWORDS, [], {}):
            key = _key(function, texts)
            if key:
                found.setdefault(key, []).append((name, line))
    for line in BORROWED.read_text(encoding="utf-8").splitlines() if BORROWED.exists() else []:
        if line and not line.startswith("#"):
            singular, _, plural = line.partition(" || ")
            found.setdefault((None, singular, plural or None), []).append((BORROWED.name, 1))
    return found


def wanted(language: str) -> dict[Key, list[tuple[str, int]]]:
    """What the catalogue of a language must hold: everything, or in bokmål the borrowed texts."""
    found = messages()
    if language != "nb":
        return found
    return {key: places for key, places in found.items() if _is_borrowed(places)}


def _is_borrowed(places: list[tuple[str, int]]) -> bool:
    return any(name == BORROWED.name for name, _ in places)


def _key(function: str, texts: object) -> Key | None:
    parts = [texts] if isinstance(texts, str) else [t for t in list(texts or ()) if t is not None]
    if not parts or not all(isinstance(part, str) for part in parts):
        return None
    context = parts.pop(0) if "pgettext" in function else None
    return (context, parts[0], parts[1] if len(parts) > 1 else None) if parts and parts[0] else None


def _sources() -> Iterator[tuple[Path, bytes]]:
    from django.utils.translation.template import templatize

    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, _as_python(source).encode()


def _as_python(source: str) -> str:
    """The calls of a templatized file alone, one a line where they stood."""
    lines = []
    for line in source.split("\n"):
        calls = []
        for start in ("gettext(", "ngettext(", "pgettext(", "npgettext(", "_("):
            at = 0
            while (at := line.find(start, at)) >= 0:
                before = line[at - 1] if at else " "
                if not (before.isalnum() or before == "_"):
                    calls.append((at, line[at : _end(line, at + len(start))]))
                at += len(start)
        lines.append("; ".join(call for _, call in sorted(calls)))
    return "\n".join(lines)


def _end(line: str, at: int) -> int:
    depth, quote = 1, ""
    while at < len(line) and depth:
        char = line[at]
        if quote:
            if char == "\\":
                at += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
        at += 1
    return at


def catalogue(language: str) -> polib.POFile:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path))
    fresh = polib.POFile(wrapwidth=96)
    fresh.metadata = {
        "Project-Id-Version": "ALLEMED Videre",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return fresh


def update(languages: tuple[str, ...] = LANGUAGES) -> dict[str, int]:
    """Add new texts, drop those no longer used, compile; gives what is missing per language."""
    missing = {}
    for language in languages:
        current = wanted(language)
        old = {(e.msgctxt, e.msgid, e.msgid_plural or None): e for e in catalogue(language)}
        book = catalogue(language)
        del book[:]
        for key in sorted(current, key=lambda k: (k[1], k[0] or "", k[2] or "")):
            entry = old.get(key) or polib.POEntry(
                msgctxt=key[0],
                msgid=key[1],
                msgid_plural=key[2] or "",
                msgstr_plural={0: "", 1: ""} if key[2] else {},
            )
            entry.occurrences = [(name, "") for name in sorted({n for n, _ in current[key]})]
            entry.flags = ["python-format"] if "%(" in key[1] else []
            if language == "en" and _is_borrowed(current[key]) and not entry.translated():
                _say_the_same(entry)
            book.append(entry)
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        book.save(str(folder / "django.po"))
        book.save_as_mofile(str(folder / "django.mo"))
        missing[language] = len(book.untranslated_entries())
    return missing


def _say_the_same(entry: polib.POEntry) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def main() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    django.setup()
    missing = update(tuple(sys.argv[1:]) or LANGUAGES)
    for language, count in missing.items():
        print(f"{language}: {count} texts without translation")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
