"""What people see: may import every room, and no room imports it."""
