"""Interviews by rules: what to ask next, and what was shown, with quotes.

`conversation.next_step` and `analysis.analyse` are the two ways in. Everything here is pure: the
encoder of sentences and the weights are given.
"""
