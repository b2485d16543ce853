"""Use cases of identity.

Guarantees: a password is only ever compared through argon2id, in a bounded pool and as often for an
address without a login as for one with; no token is stored in a form that can be used; a right that
was taken away is gone everywhere within five seconds.
"""
