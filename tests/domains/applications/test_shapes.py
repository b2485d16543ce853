"""What lists are encoded from has the shape that the OpenAPI document promises."""

from rolecall.domains.applications.contracts import ApplicationSummary
from rolecall.domains.applications.schemas import ApplicationSummaryOut, PersonOut

from tests.support.shapes import shape_of_model, shape_of_struct


def test_a_summary_is_encoded_as_documented() -> None:
    assert shape_of_struct(ApplicationSummary) == shape_of_model(ApplicationSummaryOut)


def test_a_difference_would_be_seen() -> None:
    assert shape_of_struct(ApplicationSummary) != shape_of_model(PersonOut)
    properties = shape_of_model(ApplicationSummaryOut)["properties"]
    assert properties["candidate"]["properties"]["id"] == {"type": "string", "format": "uuid"}
