"""Applications: one person for one job, moved through a guarded workflow."""
