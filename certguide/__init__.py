"""Turns a catalogue of credentials, written in one YAML file, into a guide.

The arrow of imports runs one way: ``site`` uses ``advice``, both use ``catalog``,
and ``catalog`` uses nothing of ours.
"""

__version__ = "0.1.0"
