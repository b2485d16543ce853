"""Pure rules of offers.

Guarantees: an offer moves only along `states`; a letter holds no variable that is unknown or empty;
what a person typed is text in it, whatever it looks like; an offer ends with the last day that it
names, in the organization's time zone.
"""
