"""Rules for ids and names: each belongs to one record, and each reference leads to a record."""
