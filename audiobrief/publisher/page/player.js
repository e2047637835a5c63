(() => {
  "use strict";
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const audio = find("audio");
  const play = find("play");
  const seekBar = find("seek");
  const elapsed = find("elapsed");
  const speed = find("speed");
  const follow = find("follow");
  const keysOn = find("keys-on");
  const theme = find("theme");
  const back = find("back");
  const duration = Number(audio.dataset.duration);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  const sentences = Array.from(document.getElementsByClassName("s"));
  const starts = Float64Array.from(sentences, (sentence) => sentence.dataset.start / 1000);
  const chapters = Array.from(document.querySelectorAll(".chapters a"));
  const chapterStarts = Float64Array.from(chapters, (link) => link.dataset.seek / 1000);

  // The last of the ascending times that is not after `time`; -1 before the first. A seek may land a hair early.
  const indexAt = (times, time) => {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time + 0.02) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  const clock = (seconds) => {
    const whole = Math.floor(seconds);
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  };
  const spokenClock = (seconds) => {
    const whole = Math.floor(seconds);
    const parts = [[Math.floor(whole / 3600), "hour"], [Math.floor(whole / 60) % 60, "minute"], [whole % 60, "second"]];
    const said = parts.filter(([number]) => number).map(([number, unit]) => `${number} ${unit}${number === 1 ? "" : "s"}`);
    return said.join(" ") || "0 seconds";
  };

  // What is remembered between visits. A page opened from a file may not be allowed to remember anything.
  const memory = {
    get(name) {
      try { return localStorage.getItem(`audiobrief.${name}`); } catch { return null; }
    },
    set(name, value) {
      try { localStorage.setItem(`audiobrief.${name}`, value); } catch { /* then it is forgotten */ }
    },
  };

  let current = -1;
  let stop = -1;
  let chapter = -1;
  let words = [];
  let word = -1;
  let following = true;

  const canMarkWords = typeof Highlight === "function" && typeof CSS !== "undefined" && CSS.highlights;

  const showWord = (time) => {
    const next = words.length ? indexAt(words.map((entry) => entry[2] / 1000), time) : -1;
    if (next === word) return;
    word = next;
    CSS.highlights.delete("word");
    if (word < 0) return;
    const range = new Range();
    const text = sentences[current].firstChild;
    range.setStart(text, words[word][0]);
    range.setEnd(text, words[word][1]);
    CSS.highlights.set("word", new Highlight(range));
  };

  // One sentence at a time can be reached with Tab; the arrow keys lead on from there.
  const moveStop = (index) => {
    if (index === stop || index < 0) return;
    if (stop >= 0) {
      sentences[stop].removeAttribute("tabindex");
      sentences[stop].removeAttribute("role");
    }
    stop = index;
    sentences[stop].tabIndex = 0;
    sentences[stop].setAttribute("role", "button");
  };

  const reveal = (element) => {
    const box = element.getBoundingClientRect();
    const bar = document.querySelector(".player").getBoundingClientRect();
    const top = getComputedStyle(document.querySelector(".player")).position === "sticky" ? bar.bottom : 0;
    if (box.top >= top + 8 && box.bottom <= innerHeight - 8) return;
    element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  };

  const showSentence = (index) => {
    if (index === current) return;
    if (current >= 0) {
      sentences[current].classList.remove("now");
      sentences[current].removeAttribute("aria-current");
    }
    current = index;
    words = [];
    word = -1;
    if (canMarkWords) CSS.highlights.delete("word");
    if (index < 0) return;
    const sentence = sentences[index];
    sentence.classList.add("now");
    sentence.setAttribute("aria-current", "true");
    if (canMarkWords && sentence.dataset.words) {
      words = sentence.dataset.words.split(";").map((entry) => entry.split(",").map(Number));
    }
    if (!document.activeElement.classList.contains("s")) moveStop(index);
    if (follow.checked && following && !audio.paused) reveal(sentence);
  };

  const showChapter = (index) => {
    if (index === chapter) return;
    if (chapter >= 0) chapters[chapter].removeAttribute("aria-current");
    chapter = index;
    if (chapter >= 0) chapters[chapter].setAttribute("aria-current", "true");
  };

  const show = () => {
    const time = audio.currentTime;
    if (document.activeElement !== seekBar || audio.paused || Math.abs(seekBar.value - time) > 1) seekBar.value = time;
    elapsed.textContent = clock(time);
    seekBar.setAttribute("aria-valuetext", `${spokenClock(time)} of ${spokenClock(duration)}`);
    showSentence(indexAt(starts, time));
    if (words.length) showWord(time);
    showChapter(Math.max(0, indexAt(chapterStarts, time)));
    back.hidden = following || !follow.checked || audio.paused;
  };

  const tick = () => {
    show();
    if (!audio.paused) requestAnimationFrame(tick);
  };

  const seek = (time) => {
    audio.currentTime = Math.min(Math.max(0, time), duration);
    following = true;
    show();
    if (current >= 0) reveal(sentences[current]);
  };
  const start = () => audio.play().catch(() => { /* the error event tells */ });
  const seekAndPlay = (time) => { seek(time); start(); };
  const toggle = () => { if (audio.paused) start(); else audio.pause(); };
  const skip = (seconds) => {
    audio.currentTime = Math.min(Math.max(0, audio.currentTime + seconds), duration);
    show();
  };
  const skipChapter = (step) => {
    // Back goes to the start of this chapter first, once it has been playing for a while.
    const here = Math.max(0, indexAt(chapterStarts, audio.currentTime));
    const well = step < 0 && audio.currentTime - chapterStarts[here] > 3;
    const target = well ? here : here + step;
    if (target >= 0 && target < chapters.length) seek(chapterStarts[target]);
    else if (target < 0) seek(0);
  };
  const setSpeed = (rate) => {
    audio.playbackRate = rate;
    memory.set("speed", rate);
  };
  const stepSpeed = (step) => {
    const index = speed.selectedIndex + step;
    if (index < 0 || index >= speed.options.length) return;
    speed.selectedIndex = index;
    setSpeed(Number(speed.value));
  };

  const showPlaying = () => {
    play.querySelector("span").textContent = audio.paused ? "Play" : "Pause";
    play.classList.toggle("playing", !audio.paused);
    if (!audio.paused) requestAnimationFrame(tick);
    show();
    if (!audio.paused && follow.checked && following && current >= 0) reveal(sentences[current]);
  };

  play.addEventListener("click", toggle);
  find("rewind").addEventListener("click", () => skip(-15));
  find("forward").addEventListener("click", () => skip(15));
  find("previous").addEventListener("click", () => skipChapter(-1));
  find("next").addEventListener("click", () => skipChapter(1));
  speed.addEventListener("change", () => setSpeed(Number(speed.value)));
  seekBar.addEventListener("input", () => seek(Number(seekBar.value)));
  back.addEventListener("click", () => {
    following = true;
    if (current >= 0) reveal(sentences[current]);
    show();
    if (current >= 0) sentences[current].focus({ preventScroll: true });
  });
  for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, showPlaying);
  for (const event of ["timeupdate", "seeking", "seeked"]) audio.addEventListener(event, show);
  audio.addEventListener("error", () => {
    const problem = find("problem");
    problem.textContent = problem.dataset.text;
    problem.hidden = false;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-seek]");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      seekAndPlay(link.dataset.seek / 1000);
      return;
    }
    const sentence = event.target.closest(".s");
    // Marking text to copy it is no click on it.
    if (sentence && !String(getSelection())) {
      const index = sentences.indexOf(sentence);
      moveStop(index);
      seekAndPlay(starts[index]);
    }
  });

  const moveTo = (index) => {
    if (index < 0 || index >= sentences.length) return;
    moveStop(index);
    sentences[index].focus({ preventScroll: true });
    reveal(sentences[index]);
  };
  const shortcuts = {
    k: toggle,
    j: () => skip(-15),
    l: () => skip(15),
    p: () => skipChapter(-1),
    n: () => skipChapter(1),
    ",": () => stepSpeed(-1),
    ".": () => stepSpeed(1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target;
    if (target.classList.contains("s")) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        moveTo(stop + step);
        return;
      }
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        seekAndPlay(starts[stop]);
        return;
      }
    }
    if (!keysOn.checked || target.closest("input:not([type=checkbox]), select, textarea, audio")) return;
    const action = shortcuts[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // Whoever scrolls wants to look elsewhere; a button brings them back.
  for (const event of ["wheel", "touchmove"]) {
    addEventListener(event, () => { if (!audio.paused) following = false; }, { passive: true });
  }

  const setTheme = (name) => {
    if (name === "light" || name === "dark") root.dataset.theme = name;
    else delete root.dataset.theme;
  };
  theme.addEventListener("change", () => {
    setTheme(theme.value);
    memory.set("theme", theme.value);
  });
  follow.addEventListener("change", () => { following = true; show(); });
  keysOn.addEventListener("change", () => memory.set("keys", keysOn.checked));

  const restore = () => {
    const choose = (select, value) => {
      if (Array.from(select.options).some((option) => option.value === value)) select.value = value;
    };
    choose(theme, memory.get("theme"));
    setTheme(theme.value);
    choose(speed, memory.get("speed"));
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
    keysOn.checked = memory.get("keys") !== "false";
  };

  // page.html#t=83.5 opens at that time, as the links of an audio file do.
  const openAtHash = () => {
    const match = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (match) seek(Number(match[1]));
  };

  const ticks = () => {
    const track = document.querySelector(".track");
    for (const time of chapterStarts.subarray(1)) {
      const mark = document.createElement("i");
      mark.className = "tick";
      // The thumb's middle moves between half its own width from either end.
      mark.style.insetInlineStart = `calc(0.5rem + (100% - 1rem) * ${time / duration})`;
      track.append(mark);
    }
  };

  const mediaSession = () => {
    if (!("mediaSession" in navigator)) return;
    const about = document.querySelector("h1").textContent.trim();
    navigator.mediaSession.metadata = new MediaMetadata({ title: about, artist: audio.dataset.artist, album: audio.dataset.show });
    const actions = {
      play: start,
      pause: () => audio.pause(),
      seekbackward: () => skip(-15),
      seekforward: () => skip(15),
      previoustrack: () => skipChapter(-1),
      nexttrack: () => skipChapter(1),
    };
    for (const [name, action] of Object.entries(actions)) {
      try { navigator.mediaSession.setActionHandler(name, action); } catch { /* this browser knows fewer */ }
    }
  };

  root.classList.add("js");
  // Written here, since the checkers of style sheets don't know it yet.
  if (canMarkWords) document.styleSheets[0].insertRule("::highlight(word) { background-color: var(--word); }");
  audio.controls = false;
  audio.hidden = true;
  for (const element of document.querySelectorAll(".needs-js")) element.hidden = false;
  // The times beside paragraphs would be a Tab stop each; the sentences are one, and lead everywhere.
  for (const link of document.querySelectorAll("a.at")) link.tabIndex = -1;
  restore();
  ticks();
  if (sentences.length) moveStop(0);
  // A long list would keep the text of a narrow page out of sight.
  if (chapters.length > 10 && innerWidth < 960) document.querySelector(".chapters details").open = false;
  mediaSession();
  addEventListener("hashchange", openAtHash);
  openAtHash();
  showPlaying();
})();
