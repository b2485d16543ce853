"""What members see of alerts: how many people they reach, and nobody's address."""

from rolecall.access import Permission
from rolecall.domains.job_alerts.schemas import AlertAudienceOut
from rolecall.domains.job_alerts.service.counting import count_audience
from rolecall.infra.http import Router, Uow, org

router = Router(prefix="/job-alerts", tags=["careers page"])


@router.get("/audience", **org(Permission.ORGANIZATION_UPDATE))
async def get_alert_audience(uow: Uow) -> AlertAudienceOut:
    """Return how many people hear of the organization's new jobs by mail."""
    return AlertAudienceOut.of(await count_audience(uow))
