"""Batch: many articles into a folder of episodes; run again, it does what is missing, changed or failed."""
