"""The language of a site: translated messages, and dates, numbers, lists and money as that language writes them."""
