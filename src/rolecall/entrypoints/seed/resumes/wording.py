"""Small pieces of text that every layout needs."""

from datetime import date

from rolecall.entrypoints.seed.shapes import Career, Person, Post, Resume, Study

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def span(post: Post, *, numeric: bool = False) -> str:
    """Return when a post was held: `Mar 2019 – Present`, or `03/2019 – Present`."""
    end = "Present" if post.end is None else _month(post.end, numeric)
    return f"{_month(post.start, numeric)} – {end}"


def studied(study: Study) -> str:
    """Return the years of a study."""
    if study.end_year - study.start_year <= 1:
        return str(study.end_year)
    return f"{study.start_year} – {study.end_year}"


def degree(study: Study) -> str:
    """Return the degree with its subject."""
    return f"{study.degree}, {study.area}" if study.area != "High School" else "High School Diploma"


def contacts(person: Person) -> list[str]:
    """Return place, telephone, e-mail and link, as far as there are any."""
    link = (person.link or "").removeprefix("https://")
    return [part for part in (person.place, person.phone, person.email, link) if part]


def credentials(career: Career) -> list[str]:
    """Return licences and certifications in one list."""
    return [*career.licences, *career.certifications]


def plain_text(resume: Resume) -> str:
    """Return what a résumé says, without its layout."""
    person, career = resume.person, resume.career
    lines = [person.name, " | ".join(contacts(person)), "", career.summary, "", "Experience"]
    for post in career.posts:
        lines += [post.title, f"{post.employer}, {post.place}", span(post)]
        lines += [f"• {bullet}" for bullet in post.bullets]
    lines += ["", "Education"]
    lines += [f"{degree(study)}, {study.school}, {studied(study)}" for study in career.studies]
    parts = (
        ("Licenses and certifications", credentials(career)),
        ("Skills", career.skills),
        ("Languages", career.languages),
        ("Volunteering", career.volunteering),
        ("Interests", career.interests),
    )
    for title, entries in parts:
        if entries:
            lines += ["", title, ", ".join(entries)]
    return "\n".join(lines)


def _month(day: date, numeric: bool) -> str:
    return f"{day.month:02d}/{day.year}" if numeric else f"{_MONTHS[day.month - 1]} {day.year}"
