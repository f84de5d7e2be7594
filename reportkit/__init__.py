"""From a structured AssetPlus assessment to the documents of record."""

__version__ = "0.1.0"
