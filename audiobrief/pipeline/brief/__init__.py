"""Several articles as one episode."""
