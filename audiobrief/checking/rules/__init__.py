"""The rules, by what they are for. Each is a small function; ``RULES`` of its module lists it."""
