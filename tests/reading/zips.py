"""Zips as programs of all kinds write them."""

import io
import zipfile
from collections.abc import Mapping

UTF_8 = 1 << 11


def zipped(members: Mapping[bytes, bytes], *, flags: int = 0, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose members are named by these bytes; `flags`: of every member, `UTF_8` where the names say so."""
    packed = io.BytesIO()
    names: dict[bytes, bytes] = {}
    with zipfile.ZipFile(packed, "w", method) as archive:
        for number, (name, data) in enumerate(members.items()):
            # A name of as many letters in its place, for zipfile chooses the encoding itself.
            stand_in = f"~{number:0>{len(name) - 2}}~"
            names[stand_in.encode()] = name
            archive.writestr(zipfile.ZipInfo(stand_in), data, method)
    made = packed.getvalue()
    for stand_in_bytes, name in names.items():
        made = made.replace(stand_in_bytes, name)
    made = changed(made, b"PK\x03\x04", 6, flags)
    return changed(made, b"PK\x01\x02", 8, flags)


def changed(data: bytes, sign: bytes, at: int, value: int) -> bytes:
    """The zip with two bytes of every such header set."""
    pieces = data.split(sign)
    rest = (piece[: at - 4] + value.to_bytes(2, "little") + piece[at - 2 :] for piece in pieces[1:])
    return sign.join([pieces[0], *rest])
