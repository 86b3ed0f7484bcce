"""Who does something at the head of a sentence that people do: "Chester rang her".

A capital says nothing there, and a place's name is no name of a person. What follows tells: a word
that stands alone before what a person says, feels or goes through, or before their family.
"""

import re
from collections.abc import Iterator

from upheld.casework.anonymity.clues import ClueKind, Span
from upheld.casework.anonymity.parties import TOKEN, bare, letters
from upheld.casework.anonymity.vocabulary import BEGINNINGS, VOCABULARY

# Councils and papers do much else: "Ashford agreed", "Damp was found". What they do is not here.
_DOES = """
said says told asked rang phoned telephoned called texted emailed shouted cried wept swore
complained lives lived moved went came stayed slept fell died suffers suffered attends attended
wants wanted feels felt thinks thought believes believed remembers remembered hoped hopes worries
worried visited met works worked drove walked sleeps needs loves misses
"""
_WAS = r"(?:was|is|had been|has been) (?:born|ill|unwell|upset|autistic|disabled|pregnant|afraid)"
_FAMILY = """
mother father mum dad parents son daughter child children wife husband partner brother sister aunt
uncle niece nephew cousin grandmother grandfather family carer friend doctor gp health diagnosis
condition disability behaviour illness death funeral birthday
"""
# Who speaks in these texts and is nobody in particular, or is no name.
_NOBODY = """
staff management counsel correspondence legislation caselaw records notes emails messages minutes
recordings men women people nursing bailiff contractor builder
"""
_HARMLESS = VOCABULARY | BEGINNINGS | frozenset(_FAMILY.split()) | frozenset(_NOBODY.split())
_OF = re.compile(rf" (?:also |then |later |never |often )?(?:{'|'.join(_DOES.split())}|{_WAS})\b")
_HIS = re.compile(rf" (?:late |elderly |own )?(?:{'|'.join(_FAMILY.split())})\b", re.IGNORECASE)
# "Tenants told us" are many, and nobody.
_MANY = ("ants", "ees", "ents", "ers", "ials", "ies", "ists", "ments", "nds", "ors", "ours", "ures")


def of_doers(text: str, heads: Iterator[re.Match[str]]) -> Iterator[Span]:
    """Every word of `heads`, those at the head of a sentence, that does what people do."""
    small = {letters(each[0]) for each in TOKEN.finditer(text) if each[0].islower()}
    for each in heads:
        word = bare(each[0])
        owns = letters(each[0]) != word
        follows = (_HIS if owns else _OF).match(text, each.end())
        if not follows or len(word) < len("Jo") or word in _HARMLESS:
            continue
        # What also stands in small letters is a word, and so is what stands for many.
        if word not in small and not word.endswith(_MANY):
            yield Span(each.start(), each.end(), ClueKind.CAPITAL)
