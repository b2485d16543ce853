"""What other domains may ask of the capabilities."""

from rolecall.domains.ai.rules.resume.parsing import VERSION as RESUME_PARSER_VERSION
from rolecall.domains.ai.service.parser import parse_resume
from rolecall.domains.ai.service.reading import read_resume, resume_of_json

__all__ = ["RESUME_PARSER_VERSION", "parse_resume", "read_resume", "resume_of_json"]
