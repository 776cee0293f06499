"""The MkDocs theme ``certguide``: Material with the templates, styles and scripts of a guide."""
