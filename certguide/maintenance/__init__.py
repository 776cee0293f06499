"""What the commands do, except for the rules of the catalogue and the pages of the site."""
