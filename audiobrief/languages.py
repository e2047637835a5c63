"""Tags of languages: BCP 47, of which the first part says most, and the codes of three letters that ID3 asks for (ISO 639-2)."""

from __future__ import annotations

# ISO 639-1 codes and, where two differ, the terminological code of ISO 639-2.
_TABLE = (
    "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul "
    "bi:bis bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym "
    "da:dan de:deu dv:div dz:dzo ee:ewe el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij "
    "fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat "
    "hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita iu:iku ja:jpn jv:jav "
    "ka:kat kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir "
    "la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon "
    "mr:mar ms:msa mt:mlt my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya "
    "oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus "
    "rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw "
    "st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso "
    "tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor "
    "za:zha zh:zho zu:zul "
)
_CODES = dict(pair.split(":") for pair in _TABLE.split())
#: The codes that libraries made of English names.
_BIBLIOGRAPHIC = (
    "alb:sq arm:hy baq:eu bur:my chi:zh cze:cs dut:nl fre:fr geo:ka ger:de gre:el ice:is mac:mk mao:mi may:ms per:fa rum:ro "
    "slo:sk tib:bo wel:cy"
)
_SHORT = {long: short for short, long in _CODES.items()} | dict(pair.split(":") for pair in _BIBLIOGRAPHIC.split())
#: Two ways of writing what is spoken as one language.
_NORWEGIAN = frozenset({"nb", "nn"})


def base_language(tag: str | None) -> str:
    """The first part of a tag; English where there is none, and Norwegian whichever of the two it is written in."""
    base = (tag or "en").replace("_", "-").split("-")[0].lower()
    return "no" if base in _NORWEGIAN else base


def iso639_2(tag: str | None) -> str | None:
    """The ISO 639-2 code of a BCP 47 tag's language; ``None`` where there is none.

    A three-letter primary subtag is taken as it is.
    """
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    if len(primary) == 3 and primary.isascii() and primary.isalpha():
        return primary
    return _CODES.get(primary)


def bcp47(code: str | None) -> str | None:
    """The BCP 47 tag of an ISO 639-2 code: two letters where the language has such a tag; ``None`` where there is no code."""
    code = (code or "").strip().lower()
    if len(code) == 3 and code.isascii() and code.isalpha():
        return _SHORT.get(code, code)
    return None
