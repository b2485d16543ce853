"""Operations: work on many records at once, done in the background, item by item."""
