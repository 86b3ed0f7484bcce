"""Words that are written with a capital and name nobody."""

from collections.abc import Iterable

from upheld.casework.anonymity.parties import TOKEN, letters

_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december easter christmas boxing bank holiday spring summer
autumn winter
"""
_PLACES = """
england wales scotland ireland northern britain british great united kingdom uk european europe
london english welsh scottish irish thames royal borough boroughs county counties city cities
district districts metropolitan unitary parish town north south east west northern southern
eastern western midlands greater central
"""
_OFFICES = """
council councils councillor councillors ombudsman ombudsmen local government social care chief
executive director directors manager managers officer officers head leader mayor member members
chair cabinet committee panel board authority authorities department service services team teams
court courts tribunal tribunals judge magistrates parliament minister ministers secretary state
crown police fire nhs trust trusts clinical commissioning group integrated inspector inspectorate
ofsted commission commissioner commissioners information care quality regulator agency agencies
association union society charity company providers provider landlord monitoring link contact
stage complaints complaint adviser advice citizens bureau shelter post office bank hmrc dwp
planning highways highway housing education children childrens adult adults environment
environmental health transport benefits benefit revenues tax council's parking enforcement
licensing trading standards legal finance human resources customer
"""
_LAW = """
act acts regulation regulations order orders section sections schedule part chapter article
paragraph code codes practice guidance statutory law laws rule rules policy policies procedure
procedures scheme schemes plan plans ehc ehcp send sen scheme notice notices agreement licence
licences right rights equality freedom protection data human convention homelessness reduction
localism town country housing children families care mental capacity finance highways education
administrative traffic management penalty charge charges grant grants facilities disabled
disability blue badge allowance credit universal carers carer direct payment payments personal
budget assessment review reviews decision decisions statement report reports summary appeal
appeals register band priority allocations allocation core strategy development neighbourhood
national policy framework conservation area green belt listed building use class permitted
certificate lawful temporary accommodation accommodation discretionary best interests deprivation
liberty safeguards safeguarding covid coronavirus pandemic
"""
_OTHERS = """
high supreme primary secondary infant junior special independent school schools academy college
university hospital house home homes street road final statements provisional part
i mr mrs ms miss mx dr professor sir lady lord cllr rev god internet web facebook google microsoft
youtube whatsapp twitter email skype zoom teams facetime braille easy read autism autistic adhd
asperger down alzheimer alzheimers parkinson parkinsons latin french german spanish polish urdu
punjabi bengali gujarati arabic somali romanian chinese hindi christian muslim jewish hindu sikh
gypsy roma traveller travellers black white asian african caribbean english x y z b c d
"""
VOCABULARY = frozenset(
    letters(word) for group in (_DAYS, _PLACES, _OFFICES, _LAW, _OTHERS) for word in group.split()
)
"""As `letters` writes them."""

_BEGINNINGS = """
a about above according added additional affected after again agreed all almost already also
although always an and another any anyone apart apologise arrange as ask at away based because
been before being below besides between both briefly but by can certainly clearly complaints
concerning consequently consider contact could currently decisions despite did do does doing due
during each earlier either ensure even eventually every everyone evidence except explain few final
finally first firstly following for former fortunately four from full further generally give given
had has have having he hence her here his how however i if importantly in include including indeed
initially instead is issue it its just last lastly later least less like likewise make many may
meanwhile more moreover most much must my neither never nevertheless new next no nobody none nor
normally not nothing now of officers offer often old on once one only or ordinarily other others
otherwise our out over overall own part particularly pay people perhaps please previously provide
provided rather recently remind return review same second secondly section send separately several
she shortly should similarly since so some somebody someone sometimes soon still subsequently such
take ten that the their them then there therefore these they third this those though three through
throughout thus to today together train two under unfortunately unless until up upon usually very
was we well were what when where whereas whether which while who whoever whole whose why will with
within without work would write yes yet you your
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())
"""How sentences begin."""


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words of names that betray nobody, as `VOCABULARY` has its own."""
    return frozenset(letters(word) for name in names for word in TOKEN.findall(name))
