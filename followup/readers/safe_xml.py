"""XML from strangers: no DTD, no entity, no network, no endless tree."""

from __future__ import annotations

from typing import Final

from lxml import etree

from followup.domain.blocks import Unreadable
from followup.readers.limits import MAX_XML

_FORBIDDEN: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def refuse_dtd(data: bytes) -> None:
    """Raises Unreadable("unsafe") where the XML declares a DTD or an entity.

    Inside a document's text the sign `<` is always escaped, so the words can stand there.
    """
    if any(word in data for word in _FORBIDDEN):
        raise Unreadable("unsafe", "dtd")


def parse_xml(data: bytes) -> etree._Element:
    """The root element. Raises Unreadable: unsafe (DTD), too_large, corrupt."""
    if len(data) > MAX_XML:
        raise Unreadable("too_large", "xml")
    refuse_dtd(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error, "xml") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("unsafe", "dtd")
    return root


def refusal(error: Exception, detail: str) -> Unreadable:
    """Why the parser gave up: out of memory is too_large, everything else corrupt."""
    out_of_memory = getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY
    return Unreadable("too_large" if out_of_memory else "corrupt", detail)


def local(element: etree._Element) -> str:
    """The element's name without its namespace.

    Strict and transitional OOXML differ in nothing else that matters here.
    """
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute with this local name in whatever namespace, or None."""
    plain = element.get(name)
    if plain is not None:
        return plain
    suffix = "}" + name
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(suffix)), None)


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element found by going down through these local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """The elements inside the one that `child` finds; none where there is no such one."""
    found = child(element, *names)
    return [] if found is None else list(found)
