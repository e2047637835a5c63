"""Chess as it is read out, "34 Qxd5" as "thirty four queen takes D five", and match scores with halves, "2½-1½"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal
from audiobrief.patterns import either, has, has_match, lazy

if TYPE_CHECKING:
    import re

_PIECES = {"K": "king", "Q": "queen", "R": "rook", "B": "bishop", "N": "knight"}
_PIECE_MOVE = r"[KQRBN][a-h]?[1-8]?x?[a-h][1-8]"
_PAWN_MOVE = r"(?:[a-h]x)?[a-h][1-8](?:=[QRBN])?"
_CASTLING = r"(?:O-O(?:-O)?|0-0(?:-0)?)(?![\w-])"
_MOVE = rf"(?:(?:{_PIECE_MOVE}|{_PAWN_MOVE})(?![\w%])|{_CASTLING})[+#†]?(?:[!?]{{2}}|[!?](?= ))?"
_PARTS = lazy(
    r"(?P<piece>[KQRBN])?(?P<from>[a-h]?[1-8]?)(?P<takes>x)?(?P<file>[a-h])(?P<rank>[1-8])(?:=(?P<queen>[QRBN]))?(?P<check>[+#†])?"
)
#: A game: numbers of moves, each with one move or two.
_NUMBERED = lazy(
    rf"(?<![\w.,/:$€£#-])(?P<number>\d{{1,3}})(?P<dots> ?(?:\.{{3}}|…) ?|\. ?| )(?P<first>{_MOVE})(?: (?P<second>{_MOVE}))?"
    r"(?![\w-])",
    needs=has_match(r"\d(?:\.| |…)"),
)
_LOOSE = lazy(
    rf"(?<![\w.,/:$€£#-]){_MOVE}(?![\w-])", needs=either(has_match(r"[1-8](?<=[a-h][1-8])(?![\w%])"), has("O-O", "0-0"))
)
#: What is nothing but chess: a piece that takes or gives check, castling, moves with their numbers.
_SURE = lazy(
    r"(?<!\w)(?:[KQRBN][a-h]?[1-8]?x[a-h][1-8]|[KQRBN][a-h]?[a-h][1-8][+#]|[a-h]x[a-h][1-8]|O-O|[a-h][18]=[QRBN])(?!\w)|"
    r"(?<!\w)1\. ?[a-hN][a-h]?[1-8] |\d ?(?:\.\.\.|…) ?[KQRBN]?[a-h][1-8](?!\w)|(?<!\w)\d{1,2}\. ?[KQRBN][a-h][1-8](?!\w)"
)
_TALK = lazy(
    r"\b(?:[Cc]hess|[Gg]randmasters?|[Cc]heckmate[ds]?|[Pp]awns?|[Bb]ishops?|[Kk]nights?|[Rr]ooks?|[Cc]astl(?:es|ed|ing)|"
    r"Sicilian|Gambit|Black|White|FIDE)\b"
)
_PIECE_MOVES = lazy(rf"(?<![\w-]){_PIECE_MOVE}(?![\w-])")
#: "½-½", "1/2-1/2", "2½-1½"
_HALVES = lazy(
    r"(?<![\w.,/½-])(?P<first>\d{1,2}½|½|1/2|\d{1,2}(?=[-–]\d{0,2}½))[-–](?P<second>\d{0,2}½|1/2|(?<=½[-–])\d{1,2})(?![\w½/-])(?!\.\d)",
    needs=has("½", "0/0-0/0", "0/0–0/0"),
)


def say_games(text: str) -> str:
    """The text with moves of chess and scores with halves in words."""
    text = _HALVES.sub(_halves, text)
    if _LOOSE.search(text) and _is_chess(text):
        text = _NUMBERED.sub(_numbered, text)
        text = _LOOSE.sub(_loose, text)
    return text


def _is_chess(text: str) -> bool:
    return _is_sure(text) or (_TALK.search(text) is not None and len(_PIECE_MOVES.findall(text)) > 0)


def _halves(found: re.Match[str]) -> str:
    if found["first"].isdigit() and found["second"] == "½":
        return found.group()  # one number, "3-½"
    return f"{_half(found['first'])} to {_half(found['second'])}"


@lru_cache(maxsize=8)
def _is_sure(text: str) -> bool:
    return _SURE.search(text) is not None


def _half(written: str) -> str:
    return written if written not in ("½", "1/2") else "one half"


def _numbered(found: re.Match[str]) -> str:
    number = cardinal(int(found["number"]))
    if not found["dots"].strip() and not _PIECE_MOVES.match(found["first"]) and "x" not in found["first"]:
        return found.group()  # "in 12 e4"
    said = f"{number}{',' if '.' in found['dots'] or '…' in found['dots'] else ''} {_move(found['first'])}"
    return f"{said}, {_move(found['second'])}," if found["second"] else said


def _loose(found: re.Match[str]) -> str:
    if found.group()[0] == "0" and not _is_sure(found.string):
        return found.group()  # a goalless draw
    return _move(found.group())


def _move(written: str) -> str:
    """A move in words. Engines take a lone "A" for the article, so it is tied to what follows."""
    core = written.rstrip("!?")
    if core[0] in "O0":
        check = " check" if core[-1] in "+†" else " mate" if core[-1] == "#" else ""
        return f"castles {'queenside' if core.count('-') == 2 else 'kingside'}{check}"
    parts = _PARTS.match(core)
    if parts is None:
        return written
    words = [_PIECES[parts["piece"]]] if parts["piece"] else []
    words += [cardinal(int(sign)) if sign.isdigit() else sign.upper() for sign in parts["from"]]
    if parts["takes"]:
        words.append("takes")
    words += [parts["file"].upper(), cardinal(int(parts["rank"]))]
    if parts["queen"]:
        words.append(_PIECES[parts["queen"]])
    if parts["check"]:
        words.append("mate" if parts["check"] == "#" else "check")
    return " ".join(words).replace("A ", "A-")
