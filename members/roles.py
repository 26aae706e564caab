"""The four roles of people who work in the admin; each is a group, made by a migration."""

REDACTEUR = "Redacteur"
LEDENBEHEER = "Ledenbeheer"
ORGANISATOR = "Organisator"
BEHEERDER = "Beheerder"

ALL = (REDACTEUR, LEDENBEHEER, ORGANISATOR, BEHEERDER)
