"""What spans domains: an event comes in, public functions of domains are called."""
