"""What tells that something was lost or read wrongly: each check gives problems."""
