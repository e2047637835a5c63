"""``python -m audiobrief`` is the same as ``audiobrief``."""

from audiobrief.cli import main

if __name__ == "__main__":
    main()
