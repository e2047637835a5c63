import logging

import pytest

from audiobrief.errors import LexiconError
from audiobrief.lexicon.pls import parse_pls

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">\n'
)


def pls(lexemes: str, head: str = HEAD) -> bytes:
    return f"{head}{lexemes}\n</lexicon>".encode()


def test_every_grapheme_gets_what_is_said():
    entries = parse_pls(
        pls(
            "<lexeme><grapheme>Siobhan</grapheme><grapheme>Siobhán</grapheme><phoneme>ʃɪˈvɔːn</phoneme></lexeme>\n"
            "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web\n  Consortium</alias></lexeme>"
        ),
        "x.pls",
    )
    assert [(entry.written, entry.ipa, entry.alias) for entry in entries] == [
        ("Siobhan", "ʃɪˈvɔːn", None),
        ("Siobhán", "ʃɪˈvɔːn", None),
        ("W3C", None, "World Wide Web Consortium"),
    ]
    assert {entry.language for entry in entries} == {"en"}
    assert entries[0].origin == "x.pls, line 3"


def test_of_several_pronunciations_the_preferred_counts_else_the_first():
    both = "<phoneme>dæta</phoneme><phoneme{}>deɪtə</phoneme>"
    lexeme = "<lexeme><grapheme>data</grapheme>{}</lexeme>"
    assert parse_pls(pls(lexeme.format(both.format(""))), "x")[0].ipa == "dæta"
    assert parse_pls(pls(lexeme.format(both.format(' prefer="true"'))), "x")[0].ipa == "deɪtə"


def test_x_sampa_is_converted():
    text = pls('<lexeme><grapheme>Xhosa</grapheme><phoneme alphabet="x-sampa">"k_hO:s@</phoneme></lexeme>')
    assert parse_pls(text, "x")[0].ipa == "ˈkʰɔːsə"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en_GB", "en"),
        ("EN", "en"),
        ("zh-Hans-CN", "zh"),
        ("de-x-mine", "de"),
        ("deu", "de"),
        ("dut", "nl"),
        ("nb", "no"),
        ("gsw", "gsw"),
        ("x-klingon", "x"),
        ("und", None),
        ("mul", None),
    ],
)
def test_a_lexicon_holds_for_the_base_of_its_language(tag: str, language: str | None):
    lexicon = pls("<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>", HEAD.replace("en-US", tag))
    assert [entry.language for entry in parse_pls(lexicon, "x")] == [language]


def test_what_other_namespaces_say_and_metadata_is_passed_over():
    text = pls(
        '<metadata><rdf:RDF xmlns:rdf="urn:x"><rdf:lexeme/></rdf:RDF></metadata><meta name="a" content="b"/>'
        "<lexeme><grapheme>a<x xmlns='urn:y'>b</x>c</grapheme><alias>d</alias><example>e</example></lexeme>"
    )
    assert [(entry.written, entry.alias) for entry in parse_pls(text, "x")] == [("ac", "d")]


def test_roles_are_not_looked_at_with_a_warning(caplog: pytest.LogCaptureFixture):
    lexeme = '<lexeme role="claws:VVI"><grapheme>read</grapheme><alias>reed</alias></lexeme>'
    with caplog.at_level(logging.WARNING):
        assert len(parse_pls(pls(lexeme * 3), "x.pls")) == 3
    assert [record.getMessage() for record in caplog.records] == ["the lexicon x.pls: roles are not looked at (line 3)"]


BOMB = '<!DOCTYPE lexicon [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>\n'
STEAL = '<!DOCTYPE lexicon [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
ONE = "<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "line 1: no well-formed XML"),
        (b"<html/>", "starts with <html>"),
        (b"<lexicon/>", 'line 1: <lexicon> should have xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'),
        (b'<html xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"/>', "starts with <html>"),
        (pls(ONE).replace(b"UTF-8", b"klingon"), "line 1: unknown encoding: klingon: save it as UTF-8"),
        (pls(ONE.replace("a<", "Z\xfcrich<")).replace(b"\xc3\xbc", b"\xfc"), "line 3: no well-formed XML"),
        (pls(ONE.replace("a<", "&nbsp;a<")), "line 3: no well-formed XML: undefined entity"),
        (pls(ONE + "\n<lexeme><grapheme/><alias>b</alias></lexeme>"), "line 4: <grapheme> is empty"),
        (pls(ONE.replace("a<", "...<")), "line 3: '...' is no word"),
        (
            pls(ONE.replace("<alias>b</alias>", '<phoneme alphabet="x-arpabet">b</phoneme>')),
            "line 3: the alphabet 'x-arp",
        ),
        (pls(ONE).replace(b"</alias>", b"</alis>"), "line 3: no well-formed XML: mismatched tag"),
        (pls(ONE)[:-20], "no well-formed XML"),
        (pls(BOMB + ONE, "") + pls(ONE), "line 1: a document type"),
        (HEAD.replace("?>\n", "?>\n" + STEAL).encode(), "line 2: a document type"),
        (pls(ONE).replace(b"ipa", b"sampa"), "alphabet 'sampa'"),
        (pls(ONE).replace(b' xml:lang="en-US"', b""), "lacks xml:lang"),
        *(
            (pls(ONE).replace(b'"en-US"', f'"{tag}"'.encode()), f"line 2: xml:lang={tag!r} is no tag of a language")
            for tag in ("english", "e", " en", "en US", "en-", "-en", "*", "éé", "x", "en-toolongtobe")
        ),
        (pls("<grapheme>a</grapheme>"), "<grapheme> does not belong in <lexicon>"),
        (pls("<lexeme><grapheme>a</grapheme></lexeme>"), "line 3: <lexeme> lacks a <phoneme> or <alias>"),
        (pls("<lexeme><alias>a</alias></lexeme>"), "line 3: <lexeme> lacks a <grapheme>"),
        (pls("\n<lexeme><grapheme>a</grapheme><phoneme> </phoneme></lexeme>"), "line 4: <phoneme> is empty"),
        (pls("\n\n<lexeme><grapheme>Hal</grapheme><phoneme>hæL</phoneme></lexeme>"), "line 5, 'Hal': 'L' (U+004C"),
        (
            pls('<lexeme><grapheme>Hal</grapheme><phoneme alphabet="x-sampa">h{$</phoneme></lexeme>'),
            "'$' in 'h{$' is no symbol of X-SAMPA",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(text: bytes, told: str):
    with pytest.raises(LexiconError) as raised:
        parse_pls(text, "mine.pls")
    assert "mine.pls" in str(raised.value)
    assert told in str(raised.value)
