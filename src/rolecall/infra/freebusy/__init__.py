"""Reading out of iCalendar text when somebody is busy.

`reading` is a program for the sandbox and runs nowhere else: the text comes from strangers, and a
rule of recurrence can be written that takes hours to unfold.
"""
