"""Who is told what when something happens: events become mails and notifications."""
