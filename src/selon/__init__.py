"""Read news reports of war and keep what is said to have happened, and according to whom."""

from selon.model import Claim, Document

__all__ = ["Claim", "Document", "read"]


def read(text: str, language: str = "fr", published: str | None = None, title: str | None = None) -> tuple[Claim, ...]:
    """The claims of one text, in its order; relative dates are counted from `published`, an ISO 8601 date.

    Loads the pack and the pipeline of the language, so that many texts are better read by one
    `selon.pipeline.Reader`. Raises PackError where there is no pack, InputError for a date that is none.
    """
    from selon.codec import check_date
    from selon.pipeline import Reader
    from selon.text.ids import content_id

    if published is not None:
        check_date(published)
    document = Document(id=content_id(text), text=text, language=language, published=published, title=title)
    return Reader(language).read(document).claims
