"""Rules for what records state: dates, exams, renewals, titles, and the sources of it all."""
