"""Models that are as small as they can be: an installation takes them, and nothing can speak with them."""

from __future__ import annotations

import json


def onnx_file(*inputs: str) -> bytes:
    """An ONNX file whose graph takes inputs of these names, and does nothing with them."""
    named = b"".join(_field(11, _field(1, name.encode())) for name in inputs)
    # A version, a producer and a set of operators stand around the graph.
    return b"\x08\x08" + _field(2, b"tests") + _field(7, _field(2, b"graph") + named) + _field(8, b"\x10\x0d")


def _field(number: int, payload: bytes) -> bytes:
    assert len(payload) < 0x80
    return bytes([number << 3 | 2, len(payload)]) + payload


PIPER_MODEL = onnx_file("input", "input_lengths", "scales")
PIPER_DESCRIPTION = json.dumps({"audio": {"sample_rate": 22050}, "phoneme_id_map": {"a": [1]}}).encode()
