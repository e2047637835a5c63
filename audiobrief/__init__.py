"""audiobrief turns an article into a narrated MP3 with chapters and a voice for every person quoted."""

__version__ = "0.1.0"
