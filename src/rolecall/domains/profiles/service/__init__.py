"""Reading résumés, showing profiles, and keeping what people make of them."""
