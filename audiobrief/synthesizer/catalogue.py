"""The models that can be installed: from where, how large, under which licence, and with which checksums."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audiobrief.errors import ModelError
from audiobrief.patterns import lazy
from audiobrief.synthesizer.kokoro import MODEL, MODEL_SUM, STYLES
from audiobrief.synthesizer.piper import CARD_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

#: The voice that ``piper`` without a voice's name stands for.
DEFAULT_PIPER_VOICE = "en_US-joe-medium"
#: A voice for each language that Piper's publisher has any for, beside those in audiobrief's own pack.
_PUBLISHED_VOICES = (
    "ar_JO-kareem-medium",
    "ca_ES-upc_ona-medium",
    "cs_CZ-jirka-medium",
    "cy_GB-gwryw_gogleddol-medium",
    "da_DK-talesyntese-medium",
    "el_GR-rapunzelina-low",
    "fa_IR-amir-medium",
    "fi_FI-harri-medium",
    "hu_HU-anna-medium",
    "is_IS-salka-medium",
    "it_IT-paola-medium",
    "ka_GE-natia-medium",
    "kk_KZ-raya-x_low",
    "lb_LU-marylux-medium",
    "lv_LV-aivars-medium",
    "ml_IN-meera-medium",
    "ne_NP-google-medium",
    "nl_NL-ronnie-medium",
    "no_NO-talesyntese-medium",
    "pl_PL-gosia-medium",
    "pt_BR-faber-medium",
    "ro_RO-mihai-medium",
    "ru_RU-irina-medium",
    "sk_SK-lili-medium",
    "sl_SI-artur-medium",
    "sr_RS-serbski_institut-medium",
    "sv_SE-nst-medium",
    "sw_CD-lanfrica-medium",
    "tr_TR-dfki-medium",
    "uk_UA-ukrainian_tts-medium",
    "vi_VN-vais1000-medium",
    "zh_CN-huayan-medium",
)
_PIPER_NAME = lazy(
    r"(?P<language>[a-z]{2,3})_(?P<region>[A-Z]{2,3})-(?P<name>[a-z0-9_]+)-(?P<quality>x_low|low|medium|high)"
)


class MissingError(ModelError):
    """There is no such file where it should be published."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where models are published; another one in tests."""

    kokoro: str = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
    #: Lists the files of a folder, with sizes and checksums.
    piper_list: str = "https://huggingface.co/api/models/rhasspy/piper-voices/tree/main"
    piper: str = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
    piper_cards: str = "https://huggingface.co/rhasspy/piper-voices/blob/main"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model."""

    #: Under the folder of all models, with ``/``.
    path: str
    url: str
    #: Bytes.
    size: int
    #: SHA-256 in hexadecimal digits; or, where the publisher states no other, git's name of the file (``git:`` before it).
    checksum: str


@dataclass(frozen=True, slots=True)
class Model:
    """Something that can be installed."""

    #: As it is called on the command line: ``kokoro`` or ``piper:en_US-joe-medium``.
    name: str
    licence: str
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def kokoro_model(sources: Sources) -> Model:
    """Kokoro-82M with eight-bit weights, and all its voices."""
    styles_sum = "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"
    return Model(
        "kokoro",
        "Kokoro-82M by hexgrad, Apache-2.0: https://huggingface.co/hexgrad/Kokoro-82M",
        (
            ModelFile(f"kokoro/{MODEL}", f"{sources.kokoro}/{MODEL}", 92_361_271, MODEL_SUM),
            ModelFile(f"kokoro/{STYLES}", f"{sources.kokoro}/{STYLES}", 28_214_398, styles_sum),
        ),
    )


def published_voice(language: str) -> str | None:
    """What to install for a voice of Piper in a language (its first subtag), beside those of the pack; ``None`` for nothing."""
    return next((f"piper:{name}" for name in _PUBLISHED_VOICES if name.partition("_")[0] == language), None)


def is_piper_name(name: str) -> bool:
    """Whether Piper could have a voice of that name."""
    return _PIPER_NAME.fullmatch(name) is not None


def piper_model(name: str, sources: Sources, fetch: Callable[[str], bytes]) -> Model:
    """A voice of Piper, as its publisher's list of files describes it.

    Args:
        name: such as ``en_US-joe-medium``.
        sources: where it is published.
        fetch: gets a small file from the network; raises ``MissingError`` where there is none.

    Raises:
        ModelError: there is no such voice, or the list can't be had or understood.
    """
    parts = _PIPER_NAME.fullmatch(name)
    if parts is None:
        raise ModelError(
            f"{name!r} can't be a voice of Piper: they are called like {DEFAULT_PIPER_VOICE}; "
            "hear them all at https://rhasspy.github.io/piper-samples"
        )
    language, region, speaker, quality = parts.groups()
    folder = f"{language}/{language}_{region}/{speaker}/{quality}"
    none = f"Piper has no voice {name!r}: hear them all at https://rhasspy.github.io/piper-samples"
    try:
        answer = fetch(f"{sources.piper_list}/{folder}")
    except MissingError as error:
        raise ModelError(none) from error
    listed = _listed(answer, name)
    files = []
    for file in (f"{name}.onnx", f"{name}.onnx.json"):
        facts = listed.get(f"{folder}/{file}")
        if facts is None:
            raise ModelError(none)
        files.append(ModelFile(f"piper/{file}", f"{sources.piper}/{folder}/{file}", *facts))
    if (facts := listed.get(f"{folder}/MODEL_CARD")) is not None:
        files.append(ModelFile(f"piper/{name}{CARD_SUFFIX}", f"{sources.piper}/{folder}/MODEL_CARD", *facts))
    return Model(f"piper:{name}", f"{name}: {sources.piper_cards}/{folder}/MODEL_CARD", tuple(files))


def _listed(answer: bytes, name: str) -> dict[str, tuple[int, str]]:
    """Size and checksum by path."""
    try:
        entries: list[dict[str, Any]] = json.loads(answer)
        return {
            entry["path"]: (int(entry["size"]), entry["lfs"]["oid"] if "lfs" in entry else f"git:{entry['oid']}")
            for entry in entries
            if entry["type"] == "file"
        }
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the publisher's list of files for {name} can't be understood: try again later") from error
