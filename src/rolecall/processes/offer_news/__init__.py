"""Who is told what about an offer: its events become mails and notifications."""
