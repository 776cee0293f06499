"""What credentials.yaml may say: models, value types and the JSON Schema made from them."""
