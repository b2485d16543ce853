"""Loading the demo into a database, through the domains' own use cases."""
