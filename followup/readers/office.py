"""Older formats (.doc, .rtf, .xls) by way of LibreOffice, without network and macros."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final

from followup.domain.blocks import Document, Unreadable
from followup.readers import programs
from followup.readers.archive import Archive
from followup.readers.limits import MAX_BYTES

_SECONDS: Final = 60
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM: Final = """<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}"
 oor:op="fuse"><value>{value}</value></prop></item>"""
_STRICT: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
    ("Common/Misc", "FirstRun", "false"),
)
_LINKED: Final = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|\\\*\\template|\\\*\\fldinst[^}]{0,40}(?:LINK|DDE)\b|"
    rb"I\x00N\x00C\x00L\x00U\x00D\x00E\x00(?:P|T)|D\x00D\x00E\x00",
    re.IGNORECASE,
)
_OUTPUT: Final = {"doc": ("docx", "docx"), "rtf": ("docx", "docx"), "xls": ("xlsx", "xlsx")}


def read_office(data: bytes, kind: str) -> Document:
    """The document as LibreOffice makes it in the newer format, read like any other.

    Raises Unreadable: no_converter (LibreOffice missing), unsafe (linked content where the
    system cannot cut the network off), too_large, password, corrupt.
    """
    office = programs.find("soffice")
    if office is None:
        raise Unreadable("no_converter", kind)
    if programs.network_cut() is None and _LINKED.search(data):
        raise Unreadable("unsafe", "linked content")
    converted = _converted(office, data, kind)
    archive = Archive(converted)
    archive.refuse_dtds()
    if _OUTPUT[kind][0] == "xlsx":
        from followup.readers.xlsx import read_xlsx

        return read_xlsx(archive)
    from followup.readers.docx import read_docx

    return read_docx(archive)


def _converted(office: str, data: bytes, kind: str) -> bytes:
    ending, target = _OUTPUT[kind]
    with tempfile.TemporaryDirectory(prefix="referat-") as folder:
        home = Path(folder)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        items = "\n".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _STRICT)
        settings = profile / "registrymodifications.xcu"
        settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")
        source = home / f"source.{kind}"
        source.write_bytes(data)
        programs.run(
            [
                office,
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nolockcheck",
                "--convert-to",
                target,
                "--outdir",
                str(home / "out"),
                str(source),
            ],
            home=home,
            seconds=_SECONDS,
        )
        made = home / "out" / f"source.{ending}"
        if not made.is_file():
            raise Unreadable("corrupt", "office")
        if made.stat().st_size > 2 * MAX_BYTES:
            raise Unreadable("too_large", "converted")
        return made.read_bytes()
