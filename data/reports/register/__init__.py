"""The register as at a meeting, and one risk of it."""
