"""What only the server does: it watches more files, and makes others when they are asked for."""
