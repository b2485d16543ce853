"""Who has to say yes before something goes ahead: chains, requests, decisions, stand-ins."""
