"""Speaks sentences with an engine's own library alone, as a plain script would: what benchmarks/engines.py compares with.

    python benchmarks/engine_alone.py ENGINE SENTENCES.json PROCESSES THREADS

SENTENCES.json holds a list of [text, voice, language, speed]. The sentences are dealt out to the processes, longest first,
each to the one that has the least to say. THREADS 0 leaves the number to the library. Prints the seconds of speech.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from pathlib import Path
from typing import Any

MODELS = Path(os.environ.get("AUDIOBRIEF_MODELS", "models"))


def session(path: Path, threads: int) -> Any:  # noqa: ANN401  (untyped)
    """A model that runs on so many threads."""
    import onnxruntime  # noqa: PLC0415  (in the process that speaks)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def speak_kokoro(sentences: list[list[Any]], threads: int) -> float:
    """Seconds of speech by kokoro-onnx."""
    from kokoro_onnx import Kokoro  # noqa: PLC0415

    model, styles = MODELS / "kokoro" / "kokoro-v1.0.int8.onnx", str(MODELS / "kokoro" / "voices-v1.0.bin")
    kokoro = Kokoro.from_session(session(model, threads), styles) if threads else Kokoro(str(model), styles)
    seconds = 0.0
    for text, voice, language, speed in sentences:
        samples, rate = kokoro.create(text, voice, speed=speed, lang=language)
        seconds += len(samples) / rate
    return seconds


def speak_piper(sentences: list[list[Any]], threads: int) -> float:
    """Seconds of speech by piper-tts."""
    from piper import PiperConfig, PiperVoice, SynthesisConfig  # noqa: PLC0415

    voices: dict[str, Any] = {}
    seconds = 0.0
    for text, voice, _, speed in sentences:
        model = MODELS / "piper" / f"{voice}.onnx"
        if voice not in voices:
            if threads:
                config = PiperConfig.from_dict(json.loads(model.with_suffix(".onnx.json").read_text("utf-8")))
                voices[voice] = PiperVoice(session(model, threads), config)
            else:
                voices[voice] = PiperVoice.load(model)
        for chunk in voices[voice].synthesize(text, SynthesisConfig(length_scale=1 / speed)):
            seconds += len(chunk.audio_int16_array) / chunk.sample_rate
    return seconds


def speak_pyttsx3(sentences: list[list[Any]], _: int) -> float:
    """Seconds of speech by pyttsx3, to a file a sentence."""
    import tempfile  # noqa: PLC0415
    import wave  # noqa: PLC0415

    import pyttsx3  # noqa: PLC0415

    from audiobrief.synthesizer.pyttsx3_engine import _start  # noqa: PLC0415  (finds the wheel's espeak-ng)

    _start(lambda _: None)
    engine = pyttsx3.init("espeak")
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, voice, _, _) in enumerate(sentences):
            path = f"{folder}/{number}.wav"
            engine.setProperty("voice", voice)
            engine.save_to_file(text, path)
            engine.runAndWait()
            if Path(path).exists():
                with wave.open(path) as file:
                    seconds += file.getnframes() / file.getframerate()
    return seconds


ENGINES = {"kokoro": speak_kokoro, "piper": speak_piper, "pyttsx3": speak_pyttsx3}


def _work(engine: str, sentences: list[list[Any]], threads: int) -> float:
    return ENGINES[engine](sentences, threads)


def main() -> None:
    """Speak, and print how much."""
    engine, path, processes, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    sentences = json.loads(Path(path).read_text("utf-8"))
    shares: list[list[list[Any]]] = [[] for _ in range(processes)]
    for sentence in sorted(sentences, key=lambda one: -len(one[0])):
        min(shares, key=lambda share: sum(len(one[0]) for one in share)).append(sentence)
    if processes == 1:
        print(_work(engine, sentences, threads))
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        print(sum(pool.starmap(_work, [(engine, share, threads) for share in shares])))


if __name__ == "__main__":
    main()
