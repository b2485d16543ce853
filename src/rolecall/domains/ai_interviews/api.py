"""What the domains above AI interviews, and those who compose them, use."""

from rolecall.domains.ai_interviews.service import (
    approve_template,
    change_template,
    draft_template,
    submit_template,
)

__all__ = ["approve_template", "change_template", "draft_template", "submit_template"]
