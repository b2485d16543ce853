"""Switching an organization's language model on."""

from typing import Any

from tests.support.model_server import MODEL, SECRET, ModelServer
from tests.support.world import Account


async def switch_model_on(admin: Account, server: ModelServer, **options: Any) -> dict[str, Any]:
    """Save settings that name the stand-in, and return them."""
    body = {
        "enabled": True,
        "url": server.url,
        "model": MODEL,
        "secret": SECRET,
        "reads_resumes": True,
        **options,
    }
    saved = await admin.client.put("/api/v1/model-settings", json=body)
    assert saved.status_code == 200, saved.text
    found: dict[str, Any] = saved.json()
    return found
