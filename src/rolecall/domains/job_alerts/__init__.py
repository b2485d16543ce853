"""Job alerts: who hears of new jobs of an organization by mail, and which jobs people keep."""
