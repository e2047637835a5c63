"""Rules for the sound: does it play, how long, how loud, and where is it silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count, level, size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording
    from audiobrief.checking.stream import Stream

#: Seconds by which a tag's length in milliseconds, or a chapter's end, may be off.
NEAR = 0.05
#: Programs that make MP3s without an Info frame are off by what an encoder puts around the sound.
_AROUND = 0.2
_MAKE_AGAIN = "Make or fetch the file again"
_DECODER = 'Install a decoder: pip install "audiobrief[media]"'


@rule("plays")
def plays(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Is it an MP3, whole, and does it decode?"""
    kind, sound = recording.stream.kind, recording.sound
    if not recording.size:
        yield error("The file is empty", _MAKE_AGAIN)
    elif kind is None:
        yield error("It is not an MP3: there is no MPEG frame in it", "Check that it is the right file")
    elif not recording.is_mp3:
        yield error(f"It is MPEG layer {kind.layer}, not an MP3", "Encode it as an MP3")
    elif recording.can_decode and (sound is None or not sound.length):
        yield error("Nothing in it can be decoded", _MAKE_AGAIN)
    else:
        if not recording.can_decode:
            yield error("The sound can't be checked: there is no decoder here", _DECODER)
        damage = [*_damage(recording.stream, kind.rate)]
        if sound and sound.damaged_count:
            damage.append(
                error(f"{count(sound.damaged_count, 'frame')} can't be decoded", _MAKE_AGAIN, sound.damaged[0])
            )
        yield from damage
        if recording.can_decode and not damage:
            yield ok(f"{count(recording.stream.frames, 'frame')} decode without an error")


def _damage(stream: Stream, rate: int) -> Iterator[Finding]:
    """What can be seen without decoding."""
    if stream.missing:
        yield error(f"It breaks off: its last frame lacks {count(stream.missing, 'byte')}", _MAKE_AGAIN, stream.seconds)
    for gap in stream.gaps:
        what = f"{count(gap.size, 'byte')} at byte {gap.offset:,} are no sound"
        if gap.samples:
            yield error(f"Damage: {what}", _MAKE_AGAIN, gap.samples / rate)
        else:
            yield warning(
                f"Before the first frame, {what}", "Make the file again: some players take it for another kind"
            )
    if stream.gap_count > len(stream.gaps):
        yield error(f"There is damage in {stream.gap_count:,} places", _MAKE_AGAIN)


@rule("length")
def length(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Is it as long as it claims?"""
    stream, sound = recording.stream, recording.sound
    info, kind = stream.info, stream.kind
    again = "Make the file again: players show a wrong time, and seek to a wrong place"
    if kind is None:
        return
    wrong = False
    if info is None and len(stream.bit_rates) > 1:
        wrong = True
        yield error("It has a variable bit rate and no Xing frame: players can only guess its length", again)
    if info is not None and info.frames is not None and info.frames != stream.frames:
        wrong = True
        claim = (info.frames - stream.frames) * kind.samples / kind.rate
        side = "more" if claim > 0 else "less"
        yield error(
            f"Its {info.kind} frame claims {count(info.frames, 'frame')}, and there are {stream.frames:,}: "
            f"{abs(claim):.1f} s {side} than it holds",
            again,
        )
    if sound and info is not None and info.is_exact and not wrong and sound.length != stream.length:
        wrong = True
        yield error(
            f"It decodes to {sound.length:,} samples, and its {info.kind} frame claims {stream.length:,}", again
        )
    tagged = recording.tag.texts.get("TLEN", "")
    near = NEAR if info is not None and info.is_exact else _AROUND
    if tagged.isascii() and tagged.isdigit() and len(tagged) < 12:
        claimed = int(tagged) / 1000
        if abs(claimed - recording.seconds) > near:
            wrong = True
            yield error(f"Its tag claims {clock(claimed)}, and it lasts {clock(recording.seconds)}", again)
    if not wrong:
        exact = "to the sample" if info is not None and info.is_exact else "without an Info frame to check it by"
        yield ok(f"{clock(recording.seconds)}, {exact}")


@rule("format")
def form(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Is it of a kind that all players take?"""
    stream, kind = recording.stream, recording.stream.kind
    if kind is None:
        return
    if stream.changed_at is not None:
        yield error(
            "It changes to another sample rate or number of channels",
            "Encode all parts alike: many players stop or change their speed there",
            stream.changed_at / kind.rate,
        )
    elif kind.rate < 16_000:
        yield warning(f"{kind.rate:,} Hz is too little for speech", "Use 22,050 Hz or more")
    else:
        rates = sorted(stream.bit_rates)
        bits = f"{rates[0]} to {rates[-1]} kb/s" if len(rates) > 1 else f"{rates[0]} kb/s" if rates else "no bit rate"
        yield ok(f"{'mono' if kind.channels == 1 else 'stereo'}, {kind.rate:,} Hz, {bits}, {size(recording.size)}")


@rule("loudness")
def loudness(recording: Recording, limits: Limits) -> Iterator[Finding]:
    """Is it as loud as the others?"""
    sound = recording.sound
    if sound is None:
        return
    if sound.loudness is None:
        yield error("There is no sound to measure: it is silent, or shorter than 0.4 s", "Make it again")
        return
    off = sound.loudness - limits.loudness
    found = level(sound.loudness, "LUFS")
    if abs(off) <= limits.tolerance:
        yield ok(found)
        return
    yield error(
        f"{found} is {abs(off):.1f} LU {'louder' if off > 0 else 'softer'} than {level(limits.loudness, 'LUFS')}",
        f"Make it {abs(off):.1f} dB {'softer' if off > 0 else 'louder'}, or name another target with --loudness",
    )


@rule("true-peak")
def true_peak(recording: Recording, limits: Limits) -> Iterator[Finding]:
    """Is there room above the peaks?"""
    sound = recording.sound
    if sound is None or sound.true_peak is None:
        return
    found = level(sound.true_peak, "dBTP")
    if sound.true_peak <= limits.true_peak + 0.05:  # what is shown with one digit is judged by it
        yield ok(found)
    else:
        yield error(
            f"{found} is above {level(limits.true_peak, 'dBTP')}",
            "Limit it before it is encoded: apps encode anew, and then it is distorted",
        )


@rule("clipping")
def clipping(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Was it recorded or mixed too loud?"""
    sound = recording.sound
    if sound is None:
        return
    if not sound.clip_count:
        yield ok("None")
        return
    yield error(
        f"It is cut off at full scale in {count(sound.clip_count, 'place')}",
        "Mix it at a lower level",
        sound.clips[0],
    )


@rule("silence")
def silence(recording: Recording, limits: Limits) -> Iterator[Finding]:
    """Does it fall silent?"""
    sound = recording.sound
    if sound is None or sound.is_silent:
        return
    for start, end in sound.silences:
        yield warning(f"Silent for {end - start:.1f} s", "Listen whether something is missing there", start)
    if sound.silence_count > len(sound.silences):
        yield warning(f"It is silent for over {limits.silence:g} s in {sound.silence_count:,} places")
    if not sound.silence_count:
        yield ok(f"{sound.longest_silence:.1f} s at most")


@rule("start-and-end")
def ends(recording: Recording, limits: Limits) -> Iterator[Finding]:
    """Does it begin and end where there is sound?"""
    sound = recording.sound
    if sound is None or sound.is_silent:
        return
    if sound.lead > limits.lead:
        yield warning(f"It begins with {sound.lead:.1f} s of silence", "Cut it: listeners think that it does not play")
    if sound.trail > limits.trail:
        yield warning(f"It ends with {sound.trail:.1f} s of silence", "Cut it", sound.seconds - sound.trail)
    if sound.lead <= limits.lead and sound.trail <= limits.trail:
        yield ok(f"{sound.lead:.1f} s before, {sound.trail:.1f} s after")


RULES: tuple[Rule[Recording], ...] = (plays, length, form, loudness, true_peak, clipping, silence, ends)
