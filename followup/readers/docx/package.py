"""The parts of a .docx file and how they point at each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from followup.domain.blocks import Unreadable
from followup.readers.archive import Archive
from followup.readers.safe_xml import parse_xml

_USUAL_MAIN: Final = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    target: str
    external: bool


class Package:
    """A document's parts by what they are for. Raises Unreadable as `Archive` does."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.main_name = self._main_name()
        if self.main_name not in archive.names:
            raise Unreadable("corrupt", "no main part")
        self.relations = self._relations(self.main_name)

    def _main_name(self) -> str:
        found = [r.target for r in self._relations("").values() if r.kind == "officeDocument"]
        return found[0] if found else _USUAL_MAIN

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        data = self._archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        if not data:
            return {}
        relations: dict[str, Relation] = {}
        for element in parse_xml(data):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            relations[element.get("Id", "")] = Relation(kind, target, external)
        return relations

    def root(self, name: str) -> etree._Element | None:
        """The parsed part, or None where the document has none of that name."""
        data = self._archive.read(name)
        return parse_xml(data) if data else None

    def main(self) -> etree._Element:
        root = self.root(self.main_name)
        if root is None:
            raise Unreadable("corrupt", "no main part")
        return root

    def parts(self, kind: str) -> list[etree._Element]:
        """Every part the main part points at by this kind of relation, once each."""
        names = dict.fromkeys(
            r.target for r in self.relations.values() if r.kind == kind and not r.external
        )
        roots = (self.root(name) for name in names)
        return [root for root in roots if root is not None]

    def part(self, kind: str) -> etree._Element | None:
        return next(iter(self.parts(kind)), None)

    def mail_address(self, relation_id: str) -> str:
        """The address a link writes to, "" where it leads elsewhere."""
        relation = self.relations.get(relation_id)
        return mail_address(relation.target) if relation is not None else ""


def mail_address(target: str) -> str:
    """The address of a mailto target, "" for any other."""
    scheme, _, rest = target.strip().strip('"').partition(":")
    address = unquote(rest.partition("?")[0]).strip()
    return address if scheme.lower() == "mailto" and "@" in address else ""
