"""Jobs: postings, openings, hiring teams, screening questions, workflows, and the careers pages."""
