"""The verbs of the command line, a module each: it parses, calls one function of the library, and prints."""
