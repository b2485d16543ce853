"""Reading a résumé: lines, sections, tags, items.

`parsing.parse` is the whole way. Everything here is pure: the weights of the taggers and the lists
of
words are handed in. Nothing raises for any text; what cannot be told is left out.
"""
