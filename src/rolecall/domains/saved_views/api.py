"""What others may ask of saved views."""

from rolecall.domains.saved_views.service import choose_default, create_view

__all__ = ["choose_default", "create_view"]
