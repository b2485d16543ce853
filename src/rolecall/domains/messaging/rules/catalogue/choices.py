"""The words that variables of mails choose among. Pure."""

STAGE_KINDS = ("applied", "screening", "assessment", "ai_interview", "interview", "offer")
"""Kinds of stage that have a sentence for candidates; the final ones have mails of their own."""

UNFINISHED = ("confirm", "mailed", "mailed_bare")
"""Why an application waits for its author: to be confirmed, or because it came as a mail, with a
résumé or without one."""
NOT_BEGUN = ("closed", "applied")
"""Why no application begins with a mail: the job takes none, or there is one already."""
STOP_URL = "stop_url"
"""Where one click ends a mail that is ended by itself, without the others of its kind."""
APPROVAL_SUBJECTS = ("job", "offer", "ai_interview_template")
PERSON_WANTED = ("wants_person", "distress", "abuse")
"""Why a person goes on with somebody whom a program interviewed."""
OFFER_OUTCOMES = ("accepted", "declined", "expired", "not_accepted")
"""What can become of an offer, as recruiters are told; the last: the candidate tried in vain."""
RETENTION_KINDS = ("closed", "never_applied", "hired")
"""Whom a rule of retention is about."""
ALERT_FREQUENCIES = ("daily", "weekly")
"""How often somebody hears of new jobs."""
ERASURE_NEWS = ("waiting", "review", "held", "leaving", "refused")
"""What can become of a request to be erased, as far as a mail tells of it."""
DOMAIN_NEWS = ("missing", "lost", "back")
"""What can become of the proof of a careers site's domain."""
DOMAIN_PROBLEMS = ("no_token", "other_token", "nowhere", "elsewhere", "unanswered", "taken")
"""What a check of such a domain did not find."""
INTERVIEW_NEWS = ("scheduled", "rescheduled", "cancelled")
"""What can happen to an appointment."""

ROLES = ("organization_admin", "recruiter", "hiring_manager", "interviewer", "platform_admin")
