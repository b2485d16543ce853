"""What holds for templates of interviews, without a database."""
