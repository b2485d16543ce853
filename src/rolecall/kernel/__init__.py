"""Words that every part of Rolecall shares: ids, time, money, errors, events, pages. No I/O."""
