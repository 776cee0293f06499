"""Rules for what the guide recommends: the steps of the roadmap, and the paths of situations."""
