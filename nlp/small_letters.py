"""Small letters without a move of any letter."""


def in_small(text: str) -> str:
    """A text in small letters, in which `re` rejects a branch by its first letter; as printed where a letter would get longer."""
    small = text.lower()
    return small if len(small) == len(text) else text
