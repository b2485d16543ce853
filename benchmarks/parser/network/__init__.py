"""Training the network that reads résumés beside the taggers; needs torch, which nothing else does.

`python -m benchmarks.parser.network` says how.
"""
