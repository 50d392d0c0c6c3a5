"""What the stages know of event types and of kinds of names, beyond their descriptions in data/ontology."""

UNKNOWN = "UNK"
"""The code of somebody whose country the text does not give."""
WEST = "WST"
"""The code of the West as a bloc."""
PERFORMATIVE = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "STATE"})
"""Types whose speaker is their actor, never their source."""
SWALLOWING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types whose content is not coded again."""
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which either side is actor and recipient."""
PHYSICAL = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types that are done with the body, at a place and in numbers."""
PLACES = frozenset({"country", "seat", "region", "place"})
"""Kinds of names that name a place, whatever else they stand for."""


def party_of(code: str | None) -> str:
    """The country or the body of a code, without its sector: by it two mentions are one party; "" without a code.

    >>> party_of("RUS.MIL"), party_of("REB:M23"), party_of(None)
    ('RUS', 'REB:M23', '')
    """
    return (code or "").partition(".")[0]
