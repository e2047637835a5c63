"""Sources and episodes on object storage, by fsspec. Nothing here is loaded, nor fsspec needed, where none is used."""
