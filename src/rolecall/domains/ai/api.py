"""What other domains may ask of the capabilities."""

from rolecall.domains.ai.queries import get_settings as get_model_settings
from rolecall.domains.ai.rules.interview.analysis import VERSION as INTERVIEW_RULES_VERSION
from rolecall.domains.ai.rules.interview.forbidden import forbidden_questions
from rolecall.domains.ai.rules.resume.parsing import VERSION as RESUME_PARSER_VERSION
from rolecall.domains.ai.service.improving import improve_resume, reads_resumes
from rolecall.domains.ai.service.interviewing import analyse_interview, plan_next_step
from rolecall.domains.ai.service.parser import parse_resume
from rolecall.domains.ai.service.reading import read_resume, resume_of_json
from rolecall.domains.ai.service.running import words_of as model_problem_in_words

__all__ = [
    "INTERVIEW_RULES_VERSION",
    "RESUME_PARSER_VERSION",
    "analyse_interview",
    "forbidden_questions",
    "get_model_settings",
    "improve_resume",
    "model_problem_in_words",
    "parse_resume",
    "plan_next_step",
    "read_resume",
    "reads_resumes",
    "resume_of_json",
]
