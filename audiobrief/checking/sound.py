"""The sound of an MP3, decoded and measured piece by piece.

FFmpeg decodes, through PyAV: unlike libsndfile it tells where a frame is damaged, and it gives no sound for what is missing.
It gets an open file and is told that it is an MP3, so that nothing in the file can make it open another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import IO, TYPE_CHECKING

import numpy as np

from audiobrief.checking.meter import LoudnessMeter, PeakMeter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

#: Seconds that are measured at a time.
_PIECE = 10
#: Windows in which sound is told from silence, and how many of them make a tenth of a second.
WINDOWS = 50  # a second
TICKS = 10  # a second
_WINDOWS_IN_TICK = WINDOWS // TICKS
#: RMS below which a window is silent: -50 dBFS.
_SILENT = 10 ** (-50 / 20)
#: Neighbouring samples at full scale that make up clipping rather than one peak that touches it.
_FLAT = 3
_FULL_SCALE = 0.9999
#: Places that are remembered; all are counted.
_MOST_PLACES = 20


class NoDecoderError(Exception):
    """PyAV is not installed."""


@dataclass(slots=True)
class Sound:
    """What was measured. Everything in it is of a fixed size but for ``active``, ten bytes a second."""

    rate: int
    channels: int
    #: Samples.
    length: int = 0
    #: LUFS and dBTP; ``None`` where there is nothing to measure.
    loudness: float | None = None
    true_peak: float | None = None
    #: Seconds of silence before the first sound, and after the last; the whole length where there is none.
    lead: float = 0.0
    trail: float = 0.0
    #: Stretches of silence in between that are too long: how many, and the first of them as start and end in seconds.
    silences: list[tuple[float, float]] = field(default_factory=list)
    silence_count: int = 0
    longest_silence: float = 0.0
    #: Runs of samples at full scale: how many, and the first of them in seconds.
    clips: list[float] = field(default_factory=list)
    clip_count: int = 0
    #: Frames that can't be decoded: how many, and the first of them in seconds.
    damaged: list[float] = field(default_factory=list)
    damaged_count: int = 0
    #: A byte for each tenth of a second: 1 where there is sound.
    active: bytearray = field(default_factory=bytearray)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.length / self.rate

    @property
    def is_silent(self) -> bool:
        """Whether there is no sound at all."""
        return not any(self.active)


def listen(file: IO[bytes], start: int, end: int, silence: float) -> Sound | None:
    """Decode a stream of MP3 frames and measure it.

    Args:
        file: open for reading.
        start: first byte of the stream, where its Info frame begins if it has one.
        end: the byte after its last.
        silence: seconds of silence that are too many.

    Returns:
        What was measured; ``None`` where nothing can be decoded.

    Raises:
        NoDecoderError: there is no decoder.
    """
    listener: _Listener | None = None
    damaged: list[float] = []
    for piece in _decoded(_Part(file, start, end), damaged):
        if listener is None:
            listener = _Listener(piece.rate, len(piece.samples), silence)
        listener.add(piece.samples)
    if listener is None:
        return None
    sound = listener.finish()
    sound.damaged, sound.damaged_count = damaged[:_MOST_PLACES], len(damaged)
    return sound


@dataclass(frozen=True, slots=True)
class _Piece:
    rate: int
    #: A row for each channel.
    samples: Samples


class _Part:
    """A part of a file that looks like a file of its own."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self._end, self._at = file, start, end, start

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._at
        self._file.seek(self._at)
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = max(self._start, (self._start, self._at, self._end)[whence] + offset)
        return self.tell()

    def tell(self) -> int:
        return self._at - self._start


def _decoded(part: _Part, damaged: list[float]) -> Iterator[_Piece]:
    """The sound in pieces; where a frame is damaged goes to ``damaged``, in seconds of the sound so far."""
    try:
        import av  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise NoDecoderError from error
    waiting: list[Samples] = []
    held = total = 0
    rate, channels = 0, 0
    try:
        container = av.open(part, "r", format="mp3")
    except av.error.FFmpegError:
        return
    with container:
        for packet in container.demux(audio=0):
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                damaged.append(total / rate if rate else 0.0)
                continue
            for frame in frames:
                samples = np.asarray(frame.to_ndarray(), dtype=np.float32)
                if (frame.sample_rate, len(samples)) != (rate, channels):
                    if rate:  # what follows is another kind of sound, which the stream's own rule tells
                        break
                    rate, channels = frame.sample_rate, len(samples)
                waiting.append(samples)
                held, total = held + samples.shape[1], total + samples.shape[1]
            if held >= _PIECE * max(rate, 1):
                yield _Piece(rate, np.concatenate(waiting, axis=1))
                waiting, held = [], 0
    if held:
        yield _Piece(rate, np.concatenate(waiting, axis=1))


class _Listener:
    """Measures samples as they come."""

    def __init__(self, rate: int, channels: int, silence: float) -> None:
        self._sound = Sound(rate, channels)
        self._loudness = LoudnessMeter(rate)
        self._peaks = [PeakMeter(rate) for _ in range(channels)]
        self._silence = silence
        self._window = rate // WINDOWS
        self._rest: Samples = np.zeros((channels, 0), dtype=np.float32)
        #: Windows so far, and the first one of the silence that goes on.
        self._windows = 0
        self._quiet_since: int | None = 0
        self._is_loud: list[bool] = []
        self._full = 0

    def add(self, samples: Samples) -> None:
        self._find_clips(samples)
        self._sound.length += samples.shape[1]
        self._loudness.add(samples)
        for meter, channel in zip(self._peaks, samples, strict=True):
            meter.add(channel)
        joined = np.concatenate((self._rest, samples), axis=1)
        whole = joined.shape[1] // self._window * self._window
        self._rest = joined[:, whole:].copy()
        windows = joined[:, :whole].reshape(len(joined), -1, self._window)
        power = np.einsum("cwi,cwi->cw", windows, windows).max(axis=0) / self._window
        self._note((power > _SILENT**2).tolist())

    def _note(self, loud: list[bool]) -> None:
        """Tell sound from silence, window by window."""
        at = self._windows
        for is_loud, group in groupby(loud):
            size = len(list(group))
            if is_loud and self._quiet_since is not None:
                self._end_silence(self._quiet_since, at)
                self._quiet_since = None
            elif not is_loud and self._quiet_since is None:
                self._quiet_since = at
            at += size
        self._windows = at
        loud = self._is_loud + loud
        ticks = len(loud) // _WINDOWS_IN_TICK * _WINDOWS_IN_TICK
        self._is_loud = loud[ticks:]
        self._sound.active += bytes(any(loud[i : i + _WINDOWS_IN_TICK]) for i in range(0, ticks, _WINDOWS_IN_TICK))

    def _end_silence(self, start: int, end: int) -> None:
        sound, length = self._sound, (end - start) / WINDOWS
        if start == 0:
            sound.lead = length
            return
        sound.longest_silence = max(sound.longest_silence, length)
        if length > self._silence:
            sound.silence_count += 1
            if len(sound.silences) < _MOST_PLACES:
                sound.silences.append((start / WINDOWS, end / WINDOWS))

    def _find_clips(self, samples: Samples) -> None:
        """Count the runs of samples at full scale."""
        full: NDArray[np.bool_] = np.abs(samples).max(axis=0) >= _FULL_SCALE
        if not full.any():
            self._full = 0
            return
        edges = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype(np.int8)))
        for start, end in edges.reshape(-1, 2).tolist():
            before = self._full if start == 0 else 0  # a run that began in the piece before
            if end - start + before >= _FLAT > before:
                self._sound.clip_count += 1
                if len(self._sound.clips) < _MOST_PLACES:
                    self._sound.clips.append((self._sound.length + start) / self._sound.rate)
        tail = int(edges[-1] - edges[-2]) if edges[-1] == len(full) else 0
        self._full = tail + (self._full if tail == len(full) else 0)

    def finish(self) -> Sound:
        sound = self._sound
        if self._is_loud:
            sound.active.append(any(self._is_loud))
        if self._quiet_since is not None:
            silent = sound.length / sound.rate - self._quiet_since / WINDOWS
            sound.trail = silent
            if self._quiet_since == 0:
                sound.lead = silent
        sound.loudness = self._loudness.integrated()
        peak = max(meter.true_peak() for meter in self._peaks)
        sound.true_peak = peak if peak > float("-inf") else None
        return sound
