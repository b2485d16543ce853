"""The wording of consents: what people agree to, in numbered versions that are never changed."""
