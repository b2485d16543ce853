"""Offers: letters with terms, versions, answers with evidence, and the hire that follows."""
