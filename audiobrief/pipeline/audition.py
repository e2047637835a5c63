"""Auditions: what each voice sounds like, as MP3s and a page to play them from."""

from __future__ import annotations

import base64
import logging
import re
from itertools import groupby
from typing import TYPE_CHECKING

from audiobrief.assembler.mp3 import info_frame
from audiobrief.assembler.pauses import Boundary
from audiobrief.casting import find_voice
from audiobrief.errors import CastError, EngineUnavailableError, OutputError
from audiobrief.languages import base_language
from audiobrief.model import Cast, Utterance
from audiobrief.patterns import lazy
from audiobrief.pipeline.files import write_whole
from audiobrief.pipeline.lines import Line
from audiobrief.pipeline.palette import all_drivers, all_voices, check_usable, usable_voices
from audiobrief.pipeline.sound import Sound
from audiobrief.pipeline.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.pipeline.studio import ProgressReport

#: What voices say, by language: two sentences of news, one of them somebody's words.
_TEXTS = {
    "en": "The harbor was closed on Monday, and nobody knew why. “We waited,” she said, “and then the fog came in.”",
    "de": "Der Hafen war am Montag geschlossen, und niemand wusste, warum. „Wir warteten“, sagte sie, „und dann kam der Nebel.“",
    "fr": "Le port était fermé lundi, et personne ne savait pourquoi. « Nous attendions », dit-elle, « puis la brume vint. »",
    "es": "El puerto estaba cerrado el lunes y nadie sabía por qué. «Esperamos», dijo ella, «y luego llegó la niebla».",
    "it": "Il porto era chiuso lunedì, e nessuno sapeva perché. «Abbiamo aspettato», disse, «e poi è arrivata la nebbia».",
    "pt": "O porto estava fechado na segunda-feira, e ninguém sabia por quê. “Esperamos”, disse ela, “e então veio a neblina.”",
    "nl": "De haven was maandag gesloten en niemand wist waarom. “We wachtten,” zei ze, “en toen kwam de mist.”",
    "pl": "W poniedziałek port był zamknięty i nikt nie wiedział dlaczego. „Czekaliśmy”, powiedziała, „a potem przyszła mgła”.",
    "ru": "В понедельник порт был закрыт, и никто не знал почему. «Мы ждали, — сказала она, — а потом пришёл туман».",
    "uk": "У понеділок порт був зачинений, і ніхто не знав чому. «Ми чекали, — сказала вона, — а потім прийшов туман».",
    "el": "Το λιμάνι ήταν κλειστό τη Δευτέρα και κανείς δεν ήξερε γιατί. «Περιμέναμε», είπε, «και μετά ήρθε η ομίχλη».",
    "ko": "월요일에 항구가 닫혔고, 아무도 그 이유를 몰랐다. “우리는 기다렸어요.” 그녀가 말했다. “그리고 안개가 몰려왔어요.”",
    "zh": "港口星期一关闭了，没有人知道为什么。“我们等了，”她说，“然后雾来了。”",
    "sv": "Hamnen var stängd i måndags, och ingen visste varför. ”Vi väntade”, sa hon, ”och sedan kom dimman.”",
    "da": "Havnen var lukket mandag, og ingen vidste hvorfor. “Vi ventede,” sagde hun, “og så kom tågen.”",
    "fi": "Satama oli suljettu maanantaina, eikä kukaan tiennyt miksi. ”Me odotimme”, hän sanoi, ”ja sitten tuli sumu.”",
    "cs": "Přístav byl v pondělí zavřený a nikdo nevěděl proč. „Čekali jsme“, řekla, „a pak přišla mlha.“",
    "tr": "Liman pazartesi günü kapalıydı ve kimse nedenini bilmiyordu. “Bekledik,” dedi, “sonra sis geldi.”",
    "hi": "सोमवार को बंदरगाह बंद था, और किसी को पता नहीं था कि क्यों। “हमने इंतज़ार किया,” उसने कहा, “और फिर कोहरा आ गया।”",
    "sk": "Prístav bol v pondelok zatvorený a nikto nevedel prečo. „Čakali sme,“ povedala, „a potom prišla hmla.“",
    "sl": "Pristanišče je bilo v ponedeljek zaprto in nihče ni vedel, zakaj. »Čakali smo,« je rekla, »potem pa je prišla megla.«",
    "hr": "Luka je u ponedjeljak bila zatvorena i nitko nije znao zašto. „Čekali smo”, rekla je, „a onda je došla magla.”",
    "no": "Havnen var stengt mandag, og ingen visste hvorfor. «Vi ventet», sa hun, «og så kom tåken.»",
    "hu": "A kikötő hétfőn zárva volt, és senki sem tudta, miért. „Vártunk – mondta –, aztán jött a köd.”",
    "ro": "Portul a fost închis luni și nimeni nu știa de ce. „Am așteptat”, a spus ea, „și apoi a venit ceața.”",
    "ca": "El port estava tancat dilluns i ningú no sabia per què. «Esperàvem», va dir ella, «i llavors va arribar la boira».",
    "id": "Pelabuhan ditutup pada hari Senin, dan tidak ada yang tahu mengapa. “Kami menunggu,” katanya, “lalu kabut datang.”",
    "bg": "Пристанището беше затворено в понеделник и никой не знаеше защо. „Чакахме“, каза тя, „и после дойде мъглата.“",
}
_log = logging.getLogger(__name__)
_TITLE = "Voices to choose from"
#: A page says what it is within its first bytes.
_HEAD_BYTES = 4096
_UNSAFE = lazy(r"[^\w+.-]+")
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid; padding: 0.75rem 0; }
h3 { margin: 0; }
p { margin: 0.25rem 0; }
audio { width: 100%; }
code { font-size: 1em; white-space: nowrap; }
</style>
</head>
<body>
<main>
<h1>{{ title }}</h1>
<p>All of them are synthetic: made by a computer program. Choose one by its name after <code>--voice</code>.</p>
{%- for language, voices in groups %}
<h2>{{ language }}</h2>
<ul>
{%- for voice, source in voices %}
<li>
<h3 id="v{{ loop.index }}-{{ language }}">{{ voice.name }}</h3>
<p><code>{{ voice.id }}</code>{% if voice.gender %}, {{ voice.gender }}{% endif %}, {{ voice.accent }}</p>
<audio controls preload="none" aria-labelledby="v{{ loop.index }}-{{ language }}" src="{{ source }}"></audio>
</li>
{%- endfor %}
</ul>
{%- endfor %}
</main>
</body>
</html>
"""


def choose_voices(names: Sequence[str], language: str | None = None, engine: str | None = None) -> tuple[Voice, ...]:
    """The voices to hear: those named, or all that can speak here.

    Raises:
        CastError: there is no voice of a name, or none at all.
        EngineUnavailableError: a voice's engine or model is missing.
    """
    if names:
        everyone = all_voices()
        chosen = [find_voice(name, everyone) for name in names]
        for voice in chosen:
            check_usable(Cast(voice), "")
        return tuple(dict.fromkeys(chosen))
    found = tuple(
        voice
        for driver in all_drivers()
        if engine in {None, driver.name} and driver.problem() is None
        for voice in usable_voices(driver.name)
        if language is None or base_language(voice.language) == base_language(language)
    )
    if not found:
        raise CastError("There is no such voice here. `audiobrief voices list` shows those there are.")
    silent = [voice for voice in found if base_language(voice.language) not in _TEXTS]
    for lacking in dict.fromkeys(voice.language for voice in silent):
        _log.warning("there is no sample text in %s: its voices are left out", lacking)
    return tuple(voice for voice in found if voice not in silent) or found


def audition(voices: Sequence[Voice], folder: Path, progress: ProgressReport | None = None) -> Path:
    """Let voices speak, each to a file of its own, and write a page that plays them.

    Args:
        voices: as ``choose_voices`` gives them.
        folder: for the files; made if it is missing.
        progress: called with the voices that have spoken, and how many there are.

    Returns:
        The page. It has the sound in itself, and can be sent to others as it is.

    Raises:
        EngineUnavailableError: an engine is missing.
        SynthesisError: a voice gave no usable sound.
        OutputError: the folder can't be written, or has a page of that name that is none of these.
    """
    sound, sources, spoken = Sound(), {}, 0
    page = folder / "index.html"
    _check_place(page)
    for engine, group in groupby(sorted(voices, key=lambda voice: voice.engine), key=lambda voice: voice.engine):
        these = list(group)
        with Studio(engine=engine) as studio:
            for voice, rendered in zip(these, studio.record_each(map(_line, these), sound), strict=True):
                frames = rendered.encoded
                info = info_frame(
                    sound.spec, frame_count=frames.frame_count, byte_count=len(frames.frames), samples=frames.samples
                )
                sources[voice.id] = info + frames.frames
                spoken += 1
                if progress:
                    progress(spoken, len(voices))
    try:
        for name, data in sources.items():
            (folder / f"{_UNSAFE.sub('-', name)}.mp3").write_bytes(data)
    except OSError as error:
        raise OutputError(f"{folder} can't be written: {error.strerror or error}") from error
    write_whole(page, _page(voices, sources))
    return page


def _check_place(page: Path) -> None:
    """Make sure, before anybody speaks, that a page can be written, and that none of somebody else's would be lost."""
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        if not page.exists():
            return
        with page.open("rb") as file:
            ours = f"<title>{_TITLE}</title>".encode() in file.read(_HEAD_BYTES)
    except OSError as error:
        raise OutputError(f"{page.parent} can't be written: {error.strerror or error}") from error
    if not ours:
        raise OutputError(f"{page} is there already, and no page of voices: name another folder with -o")


def _line(voice: Voice) -> Line:
    text = _TEXTS.get(base_language(voice.language))
    if text is None:
        raise EngineUnavailableError(f"there is no sample text in the language of {voice.id}, {voice.language}")
    # Quotation marks would be read out by some voices, and brackets by others.
    spoken = re.sub(r"[“”„«»]\s?", "", text).replace(" ,", ",")
    return Line(text, Utterance(spoken), None, voice, 0, (), Boundary.END)


def _page(voices: Sequence[Voice], sources: dict[str, bytes]) -> str:
    from jinja2 import Environment  # noqa: PLC0415  (slow)

    groups: dict[str, list[tuple[Voice, str]]] = {}
    for voice in voices:
        source = f"data:audio/mpeg;base64,{base64.b64encode(sources[voice.id]).decode('ascii')}"
        groups.setdefault(voice.language, []).append((voice, source))
    return Environment(autoescape=True).from_string(_PAGE).render(groups=groups.items(), title=_TITLE)
