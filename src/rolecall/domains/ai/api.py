"""What other domains may ask of the capabilities."""

from rolecall.domains.ai.queries import get_settings as get_model_settings
from rolecall.domains.ai.rules.resume.parsing import VERSION as RESUME_PARSER_VERSION
from rolecall.domains.ai.service.improving import improve_resume, reads_resumes
from rolecall.domains.ai.service.parser import parse_resume
from rolecall.domains.ai.service.reading import read_resume, resume_of_json
from rolecall.domains.ai.service.running import words_of as model_problem_in_words

__all__ = [
    "RESUME_PARSER_VERSION",
    "get_model_settings",
    "improve_resume",
    "model_problem_in_words",
    "parse_resume",
    "read_resume",
    "reads_resumes",
    "resume_of_json",
]
