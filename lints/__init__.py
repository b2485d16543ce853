"""Rolecall's own rules: import contract types, AST lints, and rules for committed files.

`python -m lints` runs the lints; `lint-imports` runs the contracts of `.importlinter`. What each
rule is for stands in docs/explanation/rules.md.
"""
