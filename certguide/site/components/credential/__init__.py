"""The parts of a credential's page: its action card, exam content, facts, versions and history."""
