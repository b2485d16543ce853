"""Use cases of files.

Guarantees: bytes are kept only encrypted, each file under a key of its own; what is stored passed
every check of its content; no provider is called inside a transaction, and a crash between two
steps leaves a record by which the rest is finished or removed; every hand-out is in the audit log.
"""
