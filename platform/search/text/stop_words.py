"""Words that do not tell what is looked for."""

# Articles, pronouns, prepositions and conjunctions.
SMALL_WORDS = """
    de het een en of maar want dus als dan dat die dit deze er is zijn was waren ben bent wordt worden word werd geworden
    in op van voor met aan bij te ten ter door over naar uit om tot per tegen onder tussen zonder sinds tijdens vanaf
    ik je jij u hij zij ze wij we jullie men mij me hem haar ons hun hen zich zichzelf iemand niemand iets niets niks iedereen
    mijn jouw uw zijn onze ons hun niet geen ook nog al wel toch maar eens even erg zeer veel meer hier daar waar
    elk elke ieder iedere steeds telkens zo alle allen alles allebei beide beiden sommige enkele paar zulk zulke dergelijke
    ander andere anderen anders weinig genoeg heel hele hare iemands
    via zoals vanuit naast vanwege wegens volgens jegens behalve ondanks omdat zodat terwijl hoewel indien nadat voordat totdat
    noch echter zowel zolang zodra tenzij
    nu toen eerst daarna daarvoor daarom daarbij daarmee daarvan daarover daartegen daaraan daarin hierbij hiermee hiervoor
    hierover hiertegen hieraan hierin ermee ertegen eraan erover ervan ervoor erop erbij ergens nergens overal naartoe heen
    ooit alsnog opnieuw misschien ongeveer vooral zelfs slechts alleen bijna straks onlangs inmiddels intussen ondertussen
""".split()

# What is left of a small word after an apostrophe, or before it: «'s nachts», «'t huis», «z'n buurman», «d'r hond».
CLIPPED = "s t n m k z d".split()

# «Twee buren die ruzie hebben» is about neighbours. Within a compound a number does tell: «driepartijenovereenkomst».
NUMBERS = frozenset("twee drie vier vijf zes zeven acht negen tien elf twaalf".split())

# Words that ask, and words that lean on a question: «hoe», «mag ik», «wat kan ik doen als».
QUESTION_WORDS = """
    wat hoe wanneer waar wie welk welke waarom waarmee waarvoor waarover waaraan waarop wanneer hoeveel hoelang wiens
    mag mogen kan kun kunt kunnen kon konden moet moeten moest zal zullen zult zou zouden wil wilt willen
    doe doet doen gedaan deed ga gaat gaan gegaan heb hebt heeft hebben had hadden krijg krijgt krijgen
    laat laten geldt gelden zit zitten staat staan werkt betekent heten heet bestaat bestaan nodig
    juist echt gewoon vaak altijd nooit soms meestal goed beter best beste mogelijk manier kom komt komen maak maakt maken
    geef geeft geven neem neemt nemen vind vindt vinden zie ziet zien gebruik gebruikt gebruiken zeg zegt zeggen
    blijf blijft blijven bleef gebleven hoef hoeft hoeven durf durft durven lukt lukken lijkt weet weten wist
    graag alstublieft hoezo zoal precies eigenlijk zelf gewone
    begin begint beginnen denk denkt denken probeer probeert proberen houd houdt houden merk merkt merken gebeurt gebeuren
""".split()

# «Wil geen hulp» is not about help.
DENIALS = frozenset("niet geen niets niemand nooit nergens zonder weinig".split())

STOP_WORDS = frozenset([*SMALL_WORDS, *CLIPPED, *QUESTION_WORDS, *NUMBERS])
