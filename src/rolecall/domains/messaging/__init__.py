"""Mails, their templates and their delivery, and the inbox inside the application."""
