"""Mail domains that vouch for nobody: anybody can get an address of them, or a domain under them."""

PUBLIC = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.nl",
        "hotmail.be",
        "outlook.com",
        "outlook.nl",
        "outlook.be",
        "live.com",
        "live.nl",
        "live.be",
        "msn.com",
        "windowslive.com",
        "yahoo.com",
        "yahoo.nl",
        "yahoo.co.uk",
        "ymail.com",
        "rocketmail.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "proton.me",
        "protonmail.com",
        "protonmail.ch",
        "pm.me",
        "tutanota.com",
        "tuta.com",
        "tuta.io",
        "fastmail.com",
        "startmail.com",
        "hey.com",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "web.de",
        "mail.com",
        "email.com",
        "zoho.com",
        "yandex.com",
        "mailbox.org",
        "hushmail.com",
        "mail.ru",
        "ziggo.nl",
        "kpnmail.nl",
        "kpnplanet.nl",
        "planet.nl",
        "hetnet.nl",
        "xs4all.nl",
        "home.nl",
        "chello.nl",
        "casema.nl",
        "upcmail.nl",
        "quicknet.nl",
        "zeelandnet.nl",
        "caiway.nl",
        "caiway.net",
        "kabelfoon.nl",
        "kabelfoon.net",
        "solcon.nl",
        "tele2.nl",
        "telfort.nl",
        "online.nl",
        "freedom.nl",
        "versatel.nl",
        "wanadoo.nl",
        "zonnet.nl",
        "tiscali.nl",
        "orange.nl",
        "12move.nl",
        "t-mobilethuis.nl",
        "odido.nl",
        "budget.net",
        "dds.nl",
        "lijbrandt.nl",
        "multiweb.nl",
        "onsbrabantnet.nl",
        "onsnetnuenen.nl",
        "xmsnet.nl",
        "concepts.nl",
        "filternet.nl",
        "introweb.nl",
        "skynet.be",
        "telenet.be",
        "proximus.be",
        "scarlet.be",
    ]
)
# Somebody else can be registered under each of these.
PARENTS = frozenset(
    [
        "co.nl",
        "com.nl",
        "co.uk",
        "org.uk",
        "gov.uk",
        "ac.uk",
        "com.be",
        "co.be",
        "ac.be",
        "com.de",
        "eu.com",
        "eu.org",
        "nl.eu.org",
        "com.au",
        "co.za",
    ]
)


def why_not(domain: str) -> str:
    """Return why this domain cannot vouch for its users; empty when it can."""
    if domain in PARENTS:
        return (
            f"Onder {domain} kan iedereen een eigen domein krijgen. Vul het hele domein van de organisatie in, zoals zwolle.nl."
        )
    public = next((known for known in PUBLIC if domain == known or domain.endswith(f".{known}")), "")
    if public:
        return (
            f"Bij {public} kan iedereen een adres krijgen. Iedereen met zo'n adres zou dan meteen lid zijn. "
            "Laat dit domein weg en beslis zelf over wie zich aanmeldt."
        )
    return ""
