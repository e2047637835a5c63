"""A podcast feed of the episodes in a folder: what lies there, what the feed said before, who is who, and the new feed."""
