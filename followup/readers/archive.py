"""Zipped formats, looked at before they are unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, TypeVar

from followup.domain.blocks import Unreadable
from followup.readers.limits import MAX_EXPANDED, MAX_MEMBERS, MAX_RATIO, RATIO_FREE
from followup.readers.safe_xml import refuse_dtd

_T = TypeVar("_T")
_XML_NAMES: Final = (".xml", ".rels", ".rdf")
_DTD_ALLOWED: Final = "META-INF/manifest.xml"
"""Old ODF manifests carry a document type; that member is never parsed as XML."""


class Archive:
    """The members of a zip file within the limits.

    Raises Unreadable when made: corrupt, too_large, unsafe (bomb, DTD), password.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = _guarded(lambda: zipfile.ZipFile(io.BytesIO(data)))
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._check_sizes()

    def _check_sizes(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise Unreadable("unsafe", "members")
        for info in infos:
            bomb = info.file_size > MAX_RATIO * max(info.compress_size, 1)
            if bomb and info.file_size > RATIO_FREE:
                raise Unreadable("unsafe", "ratio")
        if sum(info.file_size for info in infos) > MAX_EXPANDED:
            raise Unreadable("too_large", "expanded")
        if any(info.flag_bits & 0x1 for info in infos):
            raise Unreadable("password", "zip")

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._members)

    def refuse_dtds(self) -> None:
        """Raises Unreadable("unsafe") if any XML member declares a DTD."""
        for name in self._members:
            if name.lower().endswith(_XML_NAMES) and name != _DTD_ALLOWED:
                refuse_dtd(self.read(name))

    def read(self, name: str) -> bytes:
        """A member's bytes, b"" where there is none. zipfile stops at the declared size."""
        info = self._members.get(name)
        return b"" if info is None else _guarded(lambda: self._zip.read(info))


def _guarded(action: Callable[[], _T]) -> _T:
    """The action's result, with the many ways a zip can be broken as Unreadable."""
    try:
        return action()
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        KeyError,
        IndexError,
        OverflowError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
    ) as error:
        raise Unreadable("corrupt", "zip") from error
