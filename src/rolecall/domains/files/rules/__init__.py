"""What files are taken, and how their text is read. Pure: bytes in, values out.

- `inspection` decides whether an upload is taken, in a few milliseconds and without a parser;
- `names` makes file names safe, `previews` says how a file may be shown;
- `extraction` holds the programs that read text, which run in the sandbox alone.
"""
