"""The connector that is written down in YAML."""

from rolecall.domains.integrations.connectors.declarative.connector import DeclarativeConnector

__all__ = ["DeclarativeConnector"]
