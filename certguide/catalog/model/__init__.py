"""The models and value types of ``credentials.yaml``, and the JSON Schema generated from them."""
