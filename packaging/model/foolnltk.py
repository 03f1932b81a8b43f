"""The weights of foolnltk's network, read from its source distribution without TensorFlow.

`data/ner.pb` is a frozen graph (protocol buffers: nodes with a name, an operation and attributes); its constants are
the weights. `data/map.zip` numbers the characters and the labels.
"""

import hashlib
import io
import json
import math
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

SHA256 = "296dac1ca37b647d81ee8c37bb123f2b4cda4aec305893952b39e5686b7416f6"

Floats = npt.NDArray[np.float32]

# Wire types of protocol buffers, and the fields that we read of GraphDef, NodeDef, AttrValue, TensorProto, TensorShape.
_VARINT, _EIGHT, _COUNTED, _FOUR = 0, 1, 2, 5
_NODE, _NAME, _OPERATION, _ATTRIBUTE = 1, 1, 2, 5
_KEY, _VALUE, _TENSOR = 1, 2, 8
_TYPE, _SHAPE, _CONTENT, _FLOAT_VALUE, _DIMENSION = 1, 2, 4, 5, 2
_FLOAT = 1


class Foolnltk(NamedTuple):
    """`signs`: the characters of rows 2 and on of the embedding; `labels`: a label's name → its column."""

    constants: dict[str, Floats]
    signs: list[str]
    labels: dict[str, int]


def read_foolnltk(sdist: Path) -> Foolnltk:
    """What foolnltk-0.1.7.tar.gz holds; ValueError if it is another file."""
    content = sdist.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"not foolnltk-0.1.7.tar.gz: {sdist}")
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        graph, maps = (_member(archive, f"foolnltk-0.1.7/data/{name}") for name in ("ner.pb", "map.zip"))
    with zipfile.ZipFile(io.BytesIO(maps)) as archive_of_maps:
        numbers = json.loads(archive_of_maps.read("all_map.json").splitlines()[0])
    by_row = {row: sign for sign, row in numbers["char_map"].items()}
    signs = [by_row.get(row, "") for row in range(2, max(by_row) + 1)]
    labels = {label: int(column) for column, label in numbers["ner_map"].items()}
    return Foolnltk(dict(_constants(graph)), signs, labels)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise ValueError(name)
    return file.read()


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The number and the content of each field of a message."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        size = {_EIGHT: 8, _FOUR: 4}.get(wire)
        if size is None:
            if wire != _COUNTED:
                raise ValueError(f"wire type {wire}")
            size, at = _varint(message, at)
        yield number, message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _messages(message: bytes, number: int) -> Iterator[bytes]:
    """The fields of this number that are messages or strings."""
    return (content for found, content in _fields(message) if found == number and isinstance(content, bytes))


def _constants(graph: bytes) -> Iterator[tuple[str, Floats]]:
    """Name and value of each constant of 32-bit floats."""
    for node in _messages(graph, _NODE):
        if next(_messages(node, _OPERATION), b"") != b"Const":
            continue
        name = next(_messages(node, _NAME)).decode()
        for attribute in _messages(node, _ATTRIBUTE):
            if next(_messages(attribute, _KEY)) != b"value":
                continue
            for value in _messages(attribute, _VALUE):
                for tensor in _messages(value, _TENSOR):
                    yield from ((name, array) for array in _floats(tensor))


def _floats(tensor: bytes) -> Iterator[Floats]:
    """The tensor as an array, if it is one of floats that are all written out."""
    if next((content for number, content in _fields(tensor) if number == _TYPE), 0) != _FLOAT:
        return
    shape = [
        next((size for number, size in _fields(dimension) if number == 1 and isinstance(size, int)), 0)
        for written in _messages(tensor, _SHAPE)
        for dimension in _messages(written, _DIMENSION)
    ]
    content = next(_messages(tensor, _CONTENT), b"") or b"".join(_messages(tensor, _FLOAT_VALUE))
    array = np.frombuffer(content, "<f4")
    if array.size == math.prod(shape):
        yield array.reshape(shape)
