"""The player page in a real browser: it plays, follows, obeys mouse and keyboard, and keeps to itself."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import audiobrief
from audiobrief.model import SpokenWord
from audiobrief.publisher import FORMATS, Edition
from tests.checkers import nu_messages
from tests.publisher.browser import axe_violations, launched, opened
from tests.publisher.episodes import HOSTILE_TITLES, episode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from audiobrief.model import Episode

FERRY = Path(__file__).parent.parent / "articles" / "ferry.txt"
TIME = "document.getElementById('audio').currentTime"
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture(scope="module")
def ferried(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    article = replace(
        audiobrief.read(FERRY),
        published="2026-11-23T08:00:00Z",
        publisher="Coastal Wire",
        url="https://example.org/ferry?a=1&b=2",
        language="en",
    )
    place = tmp_path_factory.mktemp("a folder, with spaces") / "ferry #1.mp3"
    return audiobrief.narrate(article, place, companions=["all"], show="The Courier, read aloud")


def written(one: Episode, folder: Path, edition: Edition | None = None) -> Path:
    page = folder / (one.output.stem + ".html")
    content = FORMATS["page"].render(one, edition or Edition())
    assert isinstance(content, str)
    page.write_text(content, encoding="utf-8")
    return page


def now(page: Page) -> str:
    """The highlighted sentence."""
    marked = page.locator(".s.now")
    assert marked.count() == 1
    return shown(marked.text_content() or "")  # the inner text of what is out of sight is empty


def wait(page: Page, condition: str) -> None:
    """Until that is so. Playwright's own waiting evaluates text in the page, which the page's policy forbids."""
    deadline = time.monotonic() + 20
    while not page.evaluate(condition):
        if time.monotonic() > deadline:
            pytest.fail(f"it never came to that: {condition}")
        page.wait_for_timeout(50)


def sentence_at(one: Episode, seconds: float) -> str:
    return [s.text for s in one.timeline.sentences if s.start / one.timeline.rate <= seconds + 0.02][-1]


def shown(text: str) -> str:
    return " ".join(text.split())


def test_a_chapter_plays_from_its_start_and_its_first_sentence_is_highlighted(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        for number, chapter in enumerate(ferried.chapters):
            page.locator(".chapters a").nth(number).click()
            wait(page, f"!document.getElementById('audio').paused && {TIME} > 0")
            start = chapter.start / ferried.timeline.rate
            assert start - 0.05 <= page.evaluate(TIME) < start + 3
            assert now(page) == shown(sentence_at(ferried, page.evaluate(TIME)))
            assert page.locator(".chapters a[aria-current]").inner_text().endswith(chapter.title)
            assert page.locator(".s.now").get_attribute("aria-current") == "true"
            page.locator("#play").click()


def test_the_highlighted_sentence_is_the_one_at_that_time(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        for step in range(1, 40):
            seconds = ferried.duration * step / 40
            page.evaluate(f"{TIME} = {seconds}")
            wait(page, f"Math.abs(document.getElementById('seek').value - {seconds}) < 1")
            assert now(page) == shown(sentence_at(ferried, seconds))


def test_while_it_plays_the_highlight_moves_on(browser: Browser, ferried: Episode):
    second = ferried.timeline.sentences[2]
    with opened(browser, ferried.files["page"], hash_=f"#t={second.start / ferried.timeline.rate - 0.4}") as page:
        assert now(page) == shown(ferried.timeline.sentences[1].text)
        page.locator("#play").click()
        wait(page, "document.querySelector('.s.now').id === 's2'")


def test_a_click_on_a_sentence_plays_from_it(browser: Browser, ferried: Episode):
    sentence = ferried.timeline.sentences[9]
    with opened(browser, ferried.files["page"]) as page:
        page.locator("#s9").click()
        wait(page, "!document.getElementById('audio').paused")
        start = sentence.start / ferried.timeline.rate
        assert start - 0.05 <= page.evaluate(TIME) < start + 3
        assert page.locator("#s9").text_content() == sentence.text


def test_the_page_opens_at_a_time(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"], hash_="#t=100.5") as page:
        assert page.evaluate(TIME) == pytest.approx(100.5, abs=0.1)
        assert now(page) == shown(sentence_at(ferried, 100.5))


def test_everything_can_be_done_with_the_keyboard_alone(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        focused = "document.activeElement.id || document.activeElement.className"

        def tab_to(name: str) -> None:
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate(focused) == name:
                    return
            pytest.fail(f"Tab does not lead to {name}")

        tab_to("play")
        page.keyboard.press("Enter")
        wait(page, f"{TIME} > 0.1")
        page.keyboard.press("k")
        wait(page, "document.getElementById('audio').paused")
        page.keyboard.press("n")
        assert page.evaluate(TIME) == pytest.approx(ferried.chapters[1].start / ferried.timeline.rate, abs=0.05)
        page.keyboard.press("l")
        page.keyboard.press(".")
        assert page.evaluate("document.getElementById('audio').playbackRate") == 1.1
        # The sentence that is heard is the one that Tab leads to; the arrow keys lead on from it.
        current = page.locator(".s.now").get_attribute("id")
        assert current
        tab_to(current)
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        number = int(current[1:]) + 3
        assert page.evaluate("document.activeElement.id") == f"s{number}"
        page.keyboard.press("Enter")
        wait(page, "!document.getElementById('audio').paused")
        start = ferried.timeline.sentences[number].start / ferried.timeline.rate
        assert start - 0.05 <= page.evaluate(TIME) < start + 3
        page.keyboard.press("k")


@pytest.mark.parametrize("settings", [{}, NARROW, {"viewport": {"width": 320, "height": 256}}])
def test_tab_leads_through_the_page_and_out_of_it_always_in_sight(
    browser: Browser, ferried: Episode, settings: dict[str, Any]
):
    with opened(browser, ferried.files["page"], **settings) as page:
        page.evaluate("document.querySelector('.more').open = true")
        seen: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """() => {
                  const it = document.activeElement;
                  if (it === document.body) return null;
                  const box = it.getClientRects()[0];
                  const at = document.elementFromPoint(
                    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), box.y + Math.min(box.height / 2, 12));
                  return {
                    name: it.id || it.textContent.trim(),
                    ring: getComputedStyle(it).outlineStyle !== 'none' && parseFloat(getComputedStyle(it).outlineWidth) >= 2,
                    seen: Boolean(at) && (it.contains(at) || at.contains(it)),
                  };
                }"""
            )
            if state is None:
                break
            assert state["ring"], state["name"]
            assert state["seen"], state["name"]
            seen.append(state["name"])
        else:
            pytest.fail(f"Tab does not lead out of the page: {seen}")
        assert {"play", "seek", "speed", "theme"} <= set(seen)


def test_single_keys_can_be_switched_off_and_never_take_those_of_the_browser(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        page.keyboard.press("Control+l")
        assert page.evaluate(TIME) == 0
        page.locator(".more summary").click()
        page.locator("#keys-on").uncheck()
        page.keyboard.press("l")
        assert page.evaluate(TIME) == 0
        page.locator("#keys-on").check()
        page.keyboard.press("l")
        assert page.evaluate(TIME) == 15


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("settings", [{}, NARROW])
def test_axe_finds_nothing(browser: Browser, ferried: Episode, scheme: str, settings: dict[str, Any]):
    with opened(browser, ferried.files["page"], color_scheme=scheme, reduced_motion="reduce", **settings) as page:
        page.locator(".more summary").click()
        page.locator(".left-out summary").click()
        page.evaluate(f"{TIME} = 50")
        page.locator(".s.now").focus()
        # Contrast as the AAA level asks for it (7:1) is a promise of this page.
        assert axe_violations(page, "color-contrast-enhanced") == []


@pytest.mark.parametrize("kind", ["page", "html"])
def test_axe_finds_nothing_without_scripts_or_in_the_transcript(browser: Browser, ferried: Episode, kind: str):
    with opened(browser, ferried.files[kind], reduced_motion="reduce") as page:
        assert axe_violations(page, "color-contrast-enhanced") == []


def test_without_scripts_it_is_still_a_page_with_audio_and_text(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"], java_script_enabled=False) as page:
        assert page.locator("audio[controls]").is_visible()
        assert page.locator("#s9").text_content() == ferried.timeline.sentences[9].text
        assert page.locator("button:visible, input:visible, select:visible").count() == 0
        link = page.locator(".chapters a").nth(1).get_attribute("href")
        assert link == f"ferry%20%231.mp3#t={round(ferried.chapters[1].start * 1000 / ferried.timeline.rate) / 1000:g}"


@pytest.mark.parametrize("size", [(320, 640), (320, 256), (640, 400)])
def test_a_narrow_page_does_not_scroll_sideways(browser: Browser, ferried: Episode, size: tuple[int, int]):
    with opened(browser, ferried.files["page"], viewport={"width": size[0], "height": size[1]}) as page:
        page.locator(".more summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        if size[1] < 400:  # as at 400 % zoom: the player must not cover the text
            assert page.evaluate("getComputedStyle(document.querySelector('.player')).position") == "static"


def test_dark_and_light_follow_the_device_until_chosen(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"], color_scheme="dark") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(paper)
        page.locator(".more summary").click()
        page.locator("#theme").select_option("light")
        light = page.evaluate(paper)
        assert dark != light
        page.reload()
        assert page.evaluate(paper) == light


def test_every_speaker_has_a_label_and_looks_of_their_own(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        looks = page.evaluate(
            """() => Object.fromEntries(Array.from(document.querySelectorAll('.quoted'), (turn) => [
                 turn.querySelector('bdi').textContent,
                 [turn.querySelector('.mark').textContent, getComputedStyle(turn).borderInlineStartStyle,
                  getComputedStyle(turn).borderInlineStartColor].join(' ')]))"""
        )
        assert set(looks) == {s.speaker for s in ferried.timeline.sentences} - {None}
        assert len(set(looks.values())) == len(looks)
        assert len({look.split()[0] for look in looks.values()}) == len(looks)


def test_what_was_left_out_is_told_with_its_reason(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        assert not page.locator(".left-out li").first.is_visible()
        page.locator(".left-out summary").click()
        items = page.locator(".left-out li").all_inner_texts()
        assert len(items) == len(ferried.removed)
        for item, removed in zip(items, ferried.removed, strict=True):
            assert shown(removed.text) in shown(item)
            assert removed.reason in item


def test_the_page_says_where_it_comes_from_and_that_its_voices_are_synthetic(browser: Browser, ferried: Episode):
    with opened(browser, ferried.files["page"]) as page:
        facts = page.locator("header").inner_text()
        for fact in ("The Courier, read aloud", "By Marta Lindqvist", "Coastal Wire", "23 November 2026", "synthetic"):
            assert fact in facts
        assert page.locator(".source a").get_attribute("href") == "https://example.org/ferry?a=1&b=2"
        data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
        assert data["digitalSourceType"] == ["https://schema.org/AlgorithmicMediaDigitalSource"]
        assert data["isBasedOn"]["url"] == "https://example.org/ferry?a=1&b=2"
        assert [clip["name"] for clip in data["hasPart"]] == [chapter.title for chapter in ferried.chapters]
        assert page.locator(".voices li").count() == len({s.speaker for s in ferried.timeline.sentences})


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://", "http://[", ""]
)
def test_only_addresses_of_the_web_are_linked_to(url: str):
    content = FORMATS["page"].render(episode("It rained.", url=url), Edition())
    assert isinstance(content, str)
    assert "The article</a>" not in content
    assert "javascript:" not in content


@pytest.mark.parametrize("name", HOSTILE_TITLES)
def test_hostile_titles_are_text_and_nothing_else(browser: Browser, tmp_path: Path, name: str):
    title = HOSTILE_TITLES[name]
    one = episode(
        f"{title}\n\nIt began. “It looked at us,” said Ida Berg of {title}.\n\nFollow the {title} on Facebook.",
        title=title,
        byline=title,
        publisher=title,
        published=title,
    )
    with opened(browser, written(one, tmp_path, Edition(show=title)), **NARROW) as page:
        page.locator("#keys-on").wait_for(state="attached")
        safe = shown(title.replace("\x00", "\ufffd").replace("\x07", "\ufffd"))
        assert page.title() == safe
        heard = "".join((page.locator("h1").text_content() or "").split())
        assert "".join(safe.split()).startswith(heard)
        assert len(heard) > 20
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator("script").count() == 2
        assert page.locator("img").count() == 0


def test_the_nu_checker_finds_no_error(ferried: Episode, tmp_path: Path):
    pages = [ferried.files["page"], ferried.files["html"]]
    for name, title in HOSTILE_TITLES.items():
        one = episode(
            f"{title}\n\nIt began.\n\n- One {title}\n- Two",
            name + ".mp3",
            title=title,
            url=f"https://example.org/{title}",
        )
        pages.append(written(one, tmp_path, Edition(files={"vtt": f"{title}.vtt"})))
        transcript = tmp_path / f"{name}.transcript.html"
        content = FORMATS["html"].render(one, Edition())
        assert isinstance(content, str)
        transcript.write_text(content, encoding="utf-8")
        pages.append(transcript)
    found = [
        (one["url"][-30:], one["message"], one.get("extract")) for one in nu_messages(*pages) if one["type"] != "info"
    ]
    assert found == []


def test_a_page_in_another_direction_says_so(browser: Browser, tmp_path: Path):
    one = episode("المدينة تصوّت لشراء العبّارة\n\nصوّت المجلس مساء الاثنين. وقالت العمدة إن القرار نهائي.", language="ar")
    with opened(browser, written(one, tmp_path)) as page:
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        # Words of ours are English there too.
        assert page.locator(".player").get_attribute("lang") == "en"
        assert page.evaluate("document.documentElement.scrollWidth") <= 1200


def test_the_word_that_is_heard_is_marked_where_its_time_is_known(browser: Browser, tmp_path: Path):
    one = episode("It rained 🌧 on Monday all day.")
    (sentence,) = one.timeline.sentences
    words = tuple(
        SpokenWord(sentence.start + 4000 * n, sentence.start + 4000 * n + 3000, at, at + len(word))
        for n, (word, at) in enumerate((word, sentence.text.index(word)) for word in ("It", "rained", "Monday", "day"))
    )
    one = replace(one, timeline=replace(one.timeline, sentences=(replace(sentence, words=words),)))
    with opened(browser, written(one, tmp_path)) as page:
        for word, text in zip(words, ("It", "rained", "Monday", "day"), strict=True):
            page.evaluate(
                f"{TIME} = {word.start / one.timeline.rate}; document.getElementById('audio').dispatchEvent(new Event('seeked'))"
            )
            assert page.evaluate("Array.from(CSS.highlights.get('word'), String).join()") == text


def test_the_audio_can_be_part_of_the_page(browser: Browser, ferried: Episode, tmp_path: Path):
    page_file = written(ferried, tmp_path, Edition(audio=ferried.output.read_bytes()))
    with opened(browser, page_file) as page:
        page.locator(".chapters a").nth(1).click()
        wait(page, f"{TIME} > {ferried.chapters[1].start / ferried.timeline.rate}")
        assert page.locator(".files a").count() == 0


def test_missing_audio_is_told(browser: Browser, tmp_path: Path):
    with opened(browser, written(episode("It rained."), tmp_path)) as page:
        page.locator("#problem").wait_for()
        assert "episode.mp3" in page.locator("#problem").inner_text()


def test_ten_thousand_sentences_stay_usable(browser: Browser, tmp_path: Path):
    paragraph = " ".join(f"This is sentence number {n} of a very long book." for n in range(5))
    text = "\n\n".join(f"Chapter {n // 20}\n\n{paragraph}" if n % 20 == 0 else paragraph for n in range(2000))
    one = episode(text)
    assert len(one.timeline.sentences) > 10_000
    with opened(browser, written(one, tmp_path), reduced_motion="reduce") as page:
        last = one.timeline.sentences[-1]
        page.evaluate(
            f"{TIME} = {last.start / one.timeline.rate}; document.getElementById('audio').dispatchEvent(new Event('seeked'))"
        )
        assert now(page) == shown(last.text)
        # Laid out is what is in sight: the layout of a change takes no longer than in a short page.
        assert page.evaluate("getComputedStyle(document.querySelector('.para')).contentVisibility") == "auto"
