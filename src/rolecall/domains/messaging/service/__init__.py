"""What messaging does: it writes mails, keeps them, sends them, and tells people in the app."""
