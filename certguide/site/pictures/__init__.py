"""Geometry of the SVG pictures."""
