"""How espeak-ng reads words, in the International Phonetic Alphabet. Kokoro and Piper take their sounds from it as well."""

from __future__ import annotations

import ctypes
import os

from audiobrief.patterns import lazy
from audiobrief.synthesizer.engine import EngineError

#: Constants of espeak-ng's speak_lib.h.
_SYNCHRONOUS, _UTF8, _IPA, _NO_EXIT = 2, 1, 0x02, 0x8000
#: What espeak-ng writes where it goes on in another language: “(pl)”.
_SWITCH = lazy(r"\([a-z-]+\)")
#: What espeak-ng calls languages whose tags it does not know.
_OWN_NAMES = {"no": "nb", "nn": "nb", "zh": "cmn"}


class Reader:
    """espeak-ng as a reader. At most one in a process, and no engine beside it: espeak-ng can't be started twice."""

    def __init__(self) -> None:
        """Start espeak-ng.

        Raises:
            EngineError: it can't be started.
        """
        try:
            import espeakng_loader  # noqa: PLC0415  (its import looks for the data folder)

            os.environ["ESPEAK_DATA_PATH"] = data = espeakng_loader.get_data_path()
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        except (OSError, RuntimeError, ImportError) as error:
            raise EngineError(f"espeak-ng can't be started: {error}") from error
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if self._library.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _NO_EXIT) < 0:
            raise EngineError("espeak-ng can't be started")
        self._language = ""

    def read(self, text: str, language: str) -> str:
        """How a text in spoken form sounds in a voice of that language, a tag such as ``en-US``; the region may be unknown.

        Raises:
            EngineError: espeak-ng does not know the language.
        """
        if language != self._language:
            tag = language.replace("_", "-").lower()
            base = tag.split("-")[0]
            names = (tag, base, _OWN_NAMES.get(base, base))
            if all(self._library.espeak_SetVoiceByName(name.encode()) != 0 for name in names):
                raise EngineError(f"espeak-ng does not know the language {language!r}")
            self._language = language
        # The library moves the pointer on, a clause at a time, and sets it to none at the end.
        rest = ctypes.c_char_p(text.encode())
        heard = []
        while rest.value:
            heard.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA) or b"")
        return _SWITCH.sub("", " ".join(part.decode("utf-8", "replace").strip() for part in heard if part.strip()))
