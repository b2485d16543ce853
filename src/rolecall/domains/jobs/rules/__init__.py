"""What jobs, workflows and answers may be. Pure."""
