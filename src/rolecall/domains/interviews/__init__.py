"""Interviews with people: kits and questions, appointments, scorecards, and the debrief."""
