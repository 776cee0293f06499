"""What the server does between two builds: it takes over pages that stay the same, and makes files when asked."""
