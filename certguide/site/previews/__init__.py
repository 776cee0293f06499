"""Link previews: the cards, their images, and the metadata in the head of a page."""
