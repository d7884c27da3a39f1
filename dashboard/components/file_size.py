"""The size of a file in words."""


def file_size(size: int) -> str:
    """Return "41 kB" or "1.2 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
