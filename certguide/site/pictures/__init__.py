"""The geometry of the SVG pictures: roadmap, timeline and renewal graph."""
