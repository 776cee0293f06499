"""Link previews: the cards, the pictures drawn of them, and the head of a page."""
