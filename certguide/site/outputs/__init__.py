"""Files that are not pages: API, calendars, feed, redirects, data of the comparison, preview images."""
