"""Every error that audiobrief raises on purpose: a sentence for the person who ran it, never a traceback."""


class AudiobriefError(Exception):
    """Base of all errors meant for the user: names the input, what is wrong with it and what to do."""


class SourceError(AudiobriefError):
    """The source can't be read: missing, a folder, empty, binary, too large, of an unknown encoding."""


class FetchError(SourceError):
    """A web address can't be fetched: not allowed, not there, too large, too slow, no article."""


class ScriptFileError(SourceError):
    """A script file is wrong: names the line and what stands there."""


class NothingToSayError(AudiobriefError):
    """After cleaning, no text of the article is left to narrate."""


class CastError(AudiobriefError):
    """A voice that was asked for does not exist, or a voice pack is malformed."""


class LexiconError(AudiobriefError):
    """A pronunciation lexicon is wrong or can't be read or written: names the file, the line and what stands there."""


class CacheError(AudiobriefError):
    """The clip cache can't be looked into or emptied, or is to be of a size that is none."""


class EngineUnavailableError(AudiobriefError):
    """A speech engine can't be used here: its package or model is missing or damaged. Says what to do."""


class ModelError(AudiobriefError):
    """A model can't be installed or removed: no network, no space, a wrong checksum, an unknown name."""


class SynthesisError(AudiobriefError):
    """A sentence could not be spoken, even by a fresh worker."""

    def __init__(self, message: str, section: int | None = None) -> None:
        super().__init__(message)
        #: Of the script, that the sentence stands in, where that is known.
        self.section = section


class MusicError(AudiobriefError):
    """A music file can't be used: not there, no audio, silent, too short, too long, or of a kind that needs an extra."""


class OutputError(AudiobriefError):
    """The episode can't be written where it should go: no such folder, no permission, disk full."""


class TimelineError(AudiobriefError):
    """A timeline file can't be read, is none, or does not fit its MP3: says what is wrong with it and where."""


class IncompleteError(AudiobriefError):
    """Some articles are missing from an episode of several; it was made with the others."""


class BatchFailedError(AudiobriefError):
    """Some articles of a batch could not be narrated; the others were."""


class StorageError(AudiobriefError):
    """Object storage can't be used: an address that is none, a package that is missing, access denied, nothing there."""


class ClusterError(AudiobriefError):
    """A cluster can't be used: not there, without workers, with other versions; or it was lost."""


class ConfigError(AudiobriefError):
    """A config file is wrong: names the line and what stands there."""


class CoverageError(AudiobriefError):
    """Some of the source is neither spoken nor listed as removed, or is spoken twice: a defect of ours, never hidden."""


class WrongTypeError(AudiobriefError, TypeError):
    """A function of the Python API was given a value of a type that it can't do with: names the function and both types."""


def check_type(value: object, kinds: type | tuple[type, ...], function: str, wanted: str) -> None:
    """Sees that a value that a function of the API was given is of a type it takes.

    Args:
        value: what was given.
        kinds: the types that are taken.
        function: the function's name.
        wanted: what it takes, in words.

    Raises:
        WrongTypeError: it is of no such type.
    """
    if not isinstance(value, kinds):
        raise WrongTypeError(f"{function} was given a value of type {type(value).__name__}: give it {wanted}.")
