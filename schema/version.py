"""Which jaarschijf this is: told here, for to look it up in what is installed takes longer than to read three pages."""

VERSION = "0.1.0"
