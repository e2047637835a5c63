"""What Kokoro and Piper share: sessions of ONNX Runtime."""

from __future__ import annotations

import errno
import mmap
import os
import shutil
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from audiobrief.synthesizer.engine import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.synthesizer.driver import Device, RunSettings

#: The builds of ONNX Runtime for graphics processors, in order of preference.
_GPU_PROVIDERS = (
    "CUDAExecutionProvider",
    "MIGraphXExecutionProvider",
    "ROCMExecutionProvider",
    "DmlExecutionProvider",
    "CoreMLExecutionProvider",
)
#: What a system says that has no room, or none for this user.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def gpu_provider() -> str | None:
    """The provider of ONNX Runtime that runs on a GPU, where the installed build has one."""
    if find_spec("onnxruntime") is None:
        return None
    import onnxruntime  # noqa: PLC0415  (slow)

    available = onnxruntime.get_available_providers()
    return next((provider for provider in _GPU_PROVIDERS if provider in available), None)


def gpu_problem(device: Device) -> str | None:
    """What is missing for a device, in a sentence."""
    if device == "gpu" and gpu_provider() is None:
        return (
            "the installed onnxruntime runs on processors only: install a build for your GPU in its place "
            "(such as onnxruntime-gpu), or leave out --device gpu"
        )
    return None


def open_session(  # noqa: PLR0913  (how to run it, how to get at its timings, where to, and what to say of damage)
    path: Path, settings: RunSettings, durations: tuple[str, str], scratch: Path, *, install: str, optimise: bool = True
) -> Any:  # noqa: ANN401  (untyped)
    """Load a model.

    Args:
        path: of its ONNX file.
        settings: number of threads, device.
        durations: the tensor in the model's graph that holds how long each phoneme takes, and the name it is to have as a
            further output; such tensors are worked out in any case, but published models keep them to themselves. A model
            without a tensor of that name is loaded as it is.
        scratch: a folder for a copy of the model, which is gone when this returns.
        install: the command that installs the model anew.
        optimise: whether its graph is rewritten to run faster. That is most of the time that loading takes, and on processors
            the published models are no faster for it: Kokoro 0.91 and 0.89 s of processor time a second of speech with and
            without, loaded in 0.87 and 0.35 s; Piper 0.124 and 0.122 s, loaded in 0.75 and 0.2 s.

    Raises:
        EngineError: the file is no model that ONNX Runtime can load, or can't be read.
    """
    import onnxruntime  # noqa: PLC0415  (slow: loaded in workers that need it)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = settings.threads
    options.inter_op_num_threads = 1
    # Threads that wait by spinning take the processor from the other workers: with two threads on two busy processors, a
    # text took three times as long with spinning as without.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    if not optimise:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    providers = ["CPUExecutionProvider"]
    if settings.device == "gpu" and (provider := gpu_provider()) is not None:
        providers.insert(0, provider)
    opened = scratch / f"{os.getpid()}-{path.name}"
    try:
        with path.open("rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as model:
            tells = model.find(durations[0].encode()) >= 0
        if not tells:
            return onnxruntime.InferenceSession(str(path), options, providers=providers)
        # From a file, and not from memory, where ONNX Runtime would keep the whole of it a second time.
        shutil.copyfile(path, opened)
        with opened.open("ab") as copy:
            copy.write(_output(*durations))
        return onnxruntime.InferenceSession(str(opened), options, providers=providers)
    except OSError as error:
        if error.errno in _FULL:
            raise EngineError(
                f"there is no room for a copy of {path.name} in the folder for temporary files, {scratch.parent}: make room, or"
                " set TMPDIR to another folder"
            ) from error
        raise EngineError(f"the model {path} can't be read: {error.strerror or error}") from error
    except Exception as error:  # onnxruntime raises errors of its own without a common base
        reason = str(error).replace(str(opened), path.name)
        raise EngineError(f"the model {path} can't be loaded, it seems damaged: {install} ({reason})") from error
    finally:
        with suppress(OSError):  # where a system keeps it open, it goes with the folder
            opened.unlink(missing_ok=True)


def _output(tensor: str, name: str) -> bytes:
    """A piece of an ONNX file that gives a tensor out under a name; appended to a model, it becomes part of its graph.

    An ONNX file is one protobuf message, and two protobuf messages one after the other are read as one whose lists are
    joined. Field numbers: ModelProto.graph 7; GraphProto.node 1, output 12; NodeProto.input 1, output 2, op_type 4;
    ValueInfoProto.name 1, type 2; TypeProto.tensor_type 1; Tensor.elem_type 1 (1 is float).
    """
    node = _field(1, tensor.encode()) + _field(2, name.encode()) + _field(4, b"Identity")
    value = _field(1, name.encode()) + _field(2, _field(1, b"\x08\x01"))
    return _field(7, _field(1, node) + _field(12, value))


def _field(number: int, payload: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _varint(value: int) -> bytes:
    groups = bytearray()
    while value > 0x7F:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    groups.append(value)
    return bytes(groups)
