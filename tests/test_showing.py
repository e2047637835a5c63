"""Text from strangers neither drives a terminal nor reads otherwise than it is written."""

from __future__ import annotations

import pytest

from audiobrief.showing import clock, shown, shown_line


def test_what_a_terminal_would_obey_is_a_sign_and_lines_stay():
    assert shown("A \x1b[2Jwhale\x07\n\t\x9b31m\u202eat noon\ud800") == (
        "A \\x1b[2Jwhale\\x07\n\t\\x9b31m⟨U+202E⟩at noon⟨U+D800⟩"
    )
    assert shown("👩‍🚀 می‌خواهم") == "👩‍🚀 می‌خواهم"


def test_in_one_line_what_is_not_seen_is_a_sign_too():
    assert (
        shown_line("A\nwhale\u200b \U000e0041\u2028at\u00a0noon") == "A\\x0awhale⟨U+200B⟩ ⟨U+E0041⟩⟨U+2028⟩at\u00a0noon"
    )
    assert shown_line("whales", 5) == "whal…"
    assert shown_line("whale", 5) == "whale"


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (59.6, "1:00"), (187.2, "3:07"), (3723, "1:02:03")])
def test_lengths_of_time(seconds: float, told: str):
    assert clock(seconds) == told
