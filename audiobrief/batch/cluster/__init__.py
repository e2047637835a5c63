"""A batch on a Dask cluster: the same job on many machines. Nothing here is loaded, nor Dask needed, where none is used."""
