"""The assembler: clips to passages, passages to one MP3 with its tag. Import its modules, not this package.

``writer``, ``tags``, ``mp3``, ``encoded``, ``gating`` and ``pauses`` load without numpy and pydub, for the parent
process, and ``mediawriter`` for AAC and Opus; ``musicfile``, ``mixer`` and ``streamwriter`` are for music, and load numpy;
``passages``, ``clips``, ``loudness``, ``levels`` and ``limiter`` are for the workers.
"""
