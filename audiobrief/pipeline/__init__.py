"""Pipeline: joins the stages. The command line, the batch and the Python API all go through it."""
