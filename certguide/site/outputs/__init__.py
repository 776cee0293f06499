"""Files that are not pages: API, calendars, feed, redirects, preview images."""
