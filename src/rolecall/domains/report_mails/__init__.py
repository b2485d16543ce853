"""Report mails: reports that members have sent to themselves and others, at times they choose."""
