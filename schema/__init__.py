"""What the project talks about: shapes and errors. Imports nothing of ours but itself."""
