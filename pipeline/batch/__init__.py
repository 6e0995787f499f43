"""Many articles over any ``concurrent.futures.Executor``: this machine's processes, or a Dask cluster's."""
