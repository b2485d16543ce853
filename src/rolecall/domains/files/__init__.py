"""Files: uploads, their checks, their text, and who may read them."""
