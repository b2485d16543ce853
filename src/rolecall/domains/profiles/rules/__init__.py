"""What a profile consists of, and what holds when résumés and people disagree. Pure."""
