"""Programs that read files of strangers, run where they can do no harm.

`runner` starts a child process for one input and takes one JSON answer from it; `child` and
`confinement` run inside that process. Parsers of documents have denial-of-service faults every few
weeks: the walls here are the control, not the quality of the parser.
"""
