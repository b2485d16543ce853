"""What happens to applications by itself: rules, their runs, and what they would have done."""
