"""The demo run: the whole hiring loop, played over HTTP against a running installation.

Every step is a request that anybody could make, shown as it is sent, and checked. Nothing is
stubbed and nothing is reached but the public interface.
"""
