"""What a user would write without audiobrief: pyttsx3 to a WAV per sentence, ``+=`` in pydub, ``export``.

    python benchmarks/plain_script.py ARTICLE.txt OUT.mp3

It needs the project's dependencies and ffmpeg (for pydub's export). Benchmarks run it beside audiobrief.
"""

import ctypes
import os
import re
import sys
import tempfile
from pathlib import Path

import espeakng_loader

os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
library = ctypes.CDLL(espeakng_loader.get_library_path())
load = ctypes.cdll.LoadLibrary
ctypes.cdll.LoadLibrary = lambda _: library  # where pyttsx3 would find a library of the system
import pyttsx3.drivers._espeak  # noqa: E402

ctypes.cdll.LoadLibrary = load
import pyttsx3  # noqa: E402
from pydub import AudioSegment  # noqa: E402

source, output = sys.argv[1:]
text = Path(source).read_text(encoding="utf-8")
engine = pyttsx3.init("espeak")
engine.runAndWait()  # else the first sentence is lost now and then, and the script with it
audio = AudioSegment.empty()
with tempfile.TemporaryDirectory() as folder:
    for number, sentence in enumerate(re.split(r"(?<=[.!?”])\s+", text)):
        if not sentence.strip():
            continue
        clip = f"{folder}/{number}.wav"
        engine.save_to_file(sentence, clip)
        engine.runAndWait()
        audio += AudioSegment.from_wav(clip)
audio.export(output, format="mp3", bitrate="64k")
