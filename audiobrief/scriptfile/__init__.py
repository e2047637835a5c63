"""Script files: who says what as a plain file that a person can correct, written and read."""

from audiobrief.scriptfile.document import DOUBTFUL, count_doubts
from audiobrief.scriptfile.reading import HEAD_BYTES, MOST_BYTES, is_script_file, read_script
from audiobrief.scriptfile.writing import write_script

__all__ = ["DOUBTFUL", "HEAD_BYTES", "MOST_BYTES", "count_doubts", "is_script_file", "read_script", "write_script"]
