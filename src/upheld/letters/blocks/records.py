"""Why our figures and the body's own need not agree; said in every form of the letter."""


def our_records(body: str) -> str:
    """The standing sentences on whose records the figures rest; `body` as its reader knows it."""
    return (
        "The figures rest on our own records and may differ from yours. They count, for example, "
        f"people whom we sent back to {body} and who may never have got in touch with it."
    )
