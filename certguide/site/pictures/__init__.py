"""The geometry of the SVG pictures: timeline and renewal graph."""
