"""What is known of a person's career: read in their résumés, and mended by people."""
