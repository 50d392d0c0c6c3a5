"""The errors that selon raises; reading a text raises none of them."""


class SelonError(Exception):
    """What went wrong, in one line that names the file and the place."""


class PackError(SelonError):
    """A language pack or an ontology file that does not say what it must."""


class InputError(SelonError):
    """An input that cannot be read: a file, a date, a language, a line of JSON."""


class ModelError(SelonError):
    """A trained pipeline that is missing or does not fit."""
