"""Expressions of several words that mean one thing, written in canonical forms."""

from __future__ import annotations

from followup.domain.when_phrases.lexicon import WORDS
from followup.domain.when_phrases.tokens import Token

_TABLE = """
nearby 0 | i føremiddag; i dag; i kveld; i ettermiddag; i formiddag; i natt; i morges; i middag
nearby 0 | dags dato
nearby 1 | i morgen; i imorgen; i morra
nearby 2 | i overimorgen; over i morgen; dagen etter i morgen; dag etter i morgen
nearby -1 | i igår; i går; i gjår
nearby -2 | i forgårs; i forgård
yearmod 0 | i år; d.å; i inneværende år; same år
yearmod -1 | i fjor; i fjord; fjoråret; fjor; fjorårets
yearmod -2 | i forfjor
yearmod 1 | til neste år; til år; til året; året etter; år etter
part end | helt sist i; sist i; heilt sist i
part begin | helt først i
prep over | til over
prep until | ikke senere enn; ikke seinere enn; ikke seinare enn; ikke etter
prep until | til og med; frem til og med; senest innen; senest til
prep by | senest innen; innen senest
prep through | innen utgangen av; innen utgang av; innen slutten på; før utgangen av
prep through | til utgangen av
prep through | innen utløpet av; før utløpet av; ved utløpet av; utløpet av; frem til utgangen av
prep upto | frem til; helt til; inn til; inntil; heilt til
prep til | ferdig til; klar til; klart til
prep from | fra og med; med virkning fra; med verknad fra; med start fra; med start i; med start
prep from | helt fra; tidligst fra; tidligst i; tidligst
prep from | ikke før; ikke tidligere enn; ikke tidlegare enn
prep after | etter at; i etterkant av; i tiden etter; på andre siden av; først etter
prep after | ikke før etter
prep after | tidligst etter; straks etter
prep after | når er over
prep before | i forkant av; i god tid før; i tiden før; før at; innen og før
prep within | i løpet av; iløpet av; i laupet av; i løp av; ila; innen løpet av; i løpet
prep in | i forbindelse med; i samband med; i tilknytning til; i tiden rundt; fra og til
urgent x | så snart som mulig; så fort som mulig; så raskt som mulig; så tidlig som mulig
urgent x | så snart mulig; så raskt mulig; så fort mulig; snarest mulig; fortest mulig
urgent x | så snart råd
urgent x | så snart råd er; så fort råd er; med en gang; med det samme; med ein gong; på flekken
urgent x | så snart det lar seg gjøre; så fort det lar seg gjøre; så raskt det lar seg gjøre
urgent x | ved første anledning; første anledning; så snart dere kan; så snart vi kan; uten opphold
urgent x | så fort vi kan; så fort som råd; så snart som råd; så snøgt som mulig; så snøgt som råd
urgent x | så fort som bare mulig; så snart anledning; på dagen; i nærmeste fremtid; innen kort tid
urgent x | i løpet av kort tid; raskest mulig; så fort de kan; tidligst mulig; hurtigst mulig
urgent x | så snart det er mulig; så fort det er mulig; så fort det går; så snart det går; kort tid
urgent x | så snøgt det lar seg gjere; så snart det lar seg gjere; utan opphald; nå med en gang
open x | hele året; gjennom hele året; hele tiden; året rundt; til enhver tid; på sikt; over tid
open x | på lang sikt; på kort sikt; på lengre sikt; på noe sikt; på litt sikt; i det lange løp
open x | etter behov; ved behov; når det trengs; når det er behov; når behov; etter kvart
open x | etter hver
open x | inntil videre; enn så lenge; så lenge; for tiden; for tiden under revidering; i fremtiden
open x | i tiden fremover; i tiden som kommer; i nær fremtid; med tiden; uten frist; ingen frist
open x | ingen dato; uten tidsfrist; ingen tidsfrist; ikke avklart; ikke bestemt; ikke satt
event x | samme dag; neste gang; i etterkant; i forkant
recur x | med jevne mellomrom; med jamne mellomrom
recur x | alle hverdager; alle kvardagar; alle ukedager; alle vekedagar
open x | stadig; vet ikke; veit ikke; når det trengst; ikke fastsett
open x | ikke fastsatt; ikke tidfestet; må avklares; kommer tilbake til; nærmere dato
open x | i nærmeste fremtid; i fremtiden en gang; i løpet av de neste ukene; i ukene fremover
open x | i månedene fremover; i de nærmeste ukene; en eller annen gang; en dag; noen dager
open x | noen uker
open x | om noen uker; om noen dager; om noen måneder; etter en stund; på ubestemt tid
open x | over lang tid
open x | etter skoleruta; følger skoleruta; følgjer skoleruta; ikke klart; ikke klar
open x | i lang tid; over lengre tid; til evig tid; om litt; om ikke lenge; om kort tid
open x | om en stund
open x | når det passer; når som helst; etter hvert som; fra nå av; så lenge det varer
open x | dagene lange
open x | dato kommer; dato ikke satt; ikke aktuelt; nærmere tidspunkt; inntil vidare; frå no av
open x | når vi har tid; ved anledning; når tiden er inne; før eller siden; før eller senere
open x | en vakker dag
clockonly x | etter skolen; etter skoletid; før skoletid; etter jobb; etter jobben
clockonly x | etter arbeidstid; etter arbeid; etter middag; i skoletiden; på dagtid; på kveldstid
clockonly x | på kvelden; om kvelden; på morgenen; om morgenen; på ettermiddagen; på formiddagen
clockonly x | om ettermiddagen; om formiddagen; om natta; om natten; på dagen tid; etter trening
clockonly x | før lunsj; etter lunsj; i lunsjen; i pausen; i friminuttet; etter skole; skoletiden
clockonly x | etter skuletid; i skuletida; etter skulen; om dagen; midt på dagen
event x | etter avtale; etter nærmere avtale; etter søknad; så snart; så fort; med mindre
recur x | to ganger; annen hver; anna kvar; hver annen; hver gang; til faste tider
recur x | fra tid til annen
recur x | en gang i blant; av og til; nå og da; dag ut og dag inn; år om annet; året om
recur x | om kveldene; om dagene; i helgene; i ukedagene; på hverdager; på kvardagar
nearby 0 | i skrivende stund; dags dato
named midsummereve | st hans; sankt hans; sankt hansaften; st hansaften; st hans aften
named midsummereve | st hansaftan
named midsummereve | sankt hans aften; sanktehans; sankt hansaftan; sankthans aften
named ascension | kristi himmelfart; kristi himmelfartsdag; kristi himmelferdsdag
named ascension | kristi himmelferd
named d2-6 | samenes nasjonaldag; samefolkets dag; samanes nasjonaldag; samisk nasjonaldag
named d11-20 | barnas dag; verdens barnedag; den internasjonale barnedagen
named d10-24 | fn dagen; fn dag; fn - dagen
named d2-14 | valentines day; valentins dag
named d1-6 | hellige tre konger; helligtrekonger; heilage tre kongar; trettende dag jul
named d1-13 | tjuende dag jul; tjuendedag jul; tyvendedag jul
named d5-17 | grunnlovens dag; norges nasjonaldag
named d5-1 | arbeidernes dag; arbeidarane sin dag; arbeidernes internasjonale kampdag
named blackfriday | black friday; svart fredag
named cybermonday | cyber monday
named allsaints | alle helgens dag; alle helgeners dag
named easterweek | stille uke; den stille uke
mod penult | nest siste; nest sist; nest seinaste
named d12-23 | lille julaften; litle julaftan; vesle julaftan; lille julaftan; litle julaften
named d12-23 | lille julekveld
nearby 0 | dagens slutt; arbeidsdagens slutt; dagens utgang; i disse dager
named schoolstart | skolen starter; skolen begynner; skolen starter opp; skoleåret begynner
named schoolstart | skoleåret starter; skulen startar; skulen byrjar; skolen er i gang
named schoolstart | start på skoleåret
named schoolend | skolen slutter; skolen er slutt; skulen sluttar; slutten på skoleåret
named semesterend | semesterslutt; semesterets slutt; slutten på semesteret; slutten på terminen
named d12-26 | annendag jul; andredag jul; annen dag jul; andre dag jul
named eastermonday | annendag påske; andre dag påske
named whitmonday | annendag pinse; andre dag pinse
named goodfriday | lang fredag
named maundythursday | skjær torsdag
named d4-1 | aprilsnarr dagen; første april dag
"""


def _entry(words: str, kind: str, value: str) -> tuple[tuple[str, ...], Token]:
    """Words in canonical form, with the token they become."""
    canon = tuple(WORDS[w].canon if w in WORDS else w for w in words.split())
    number: object = value
    if kind in ("nearby", "yearmod"):
        number = int(value)
    return canon, Token(kind, number, " ".join(canon), words, True)


def _table() -> dict[tuple[str, str], list[tuple[tuple[str, ...], Token]]]:
    """Expressions by their first two words ("" for the second of a single word)."""
    heads: dict[tuple[str, str], list[tuple[tuple[str, ...], Token]]] = {}
    for line in _TABLE.strip().splitlines():
        head, _, entries = line.partition("|")
        kind, value = head.split()
        for words in entries.split(";"):
            canon, token = _entry(words.strip(), kind, value)
            pair = canon[0], canon[1] if len(canon) > 1 else ""
            heads.setdefault(pair, []).append((canon, token))
    for found in heads.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return heads


_HEADS = _table()
_FIRST = frozenset(first for first, _ in _HEADS)


def _matches(tokens: list[Token], start: int, words: tuple[str, ...]) -> int:
    """Index after the expression, 0 when it does not stand here. Full stops may intervene."""
    at = start
    last = len(tokens)
    for word in words:
        if at < last and at > start and tokens[at].kind == "." and word != ".":
            at += 1
        if at >= last or tokens[at].low != word:
            return 0
        at += 1
    return at


def _expression(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    """The longest expression that begins at a token, and the index after it."""
    first, k = tokens[at].low, at + 1
    if k < len(tokens) and tokens[k].kind == ".":
        k += 1
    second = tokens[k].low if k < len(tokens) else "."
    for pair in ((first, second), (first, "")):
        for words, meaning in _HEADS.get(pair, ()):
            end = _matches(tokens, at, words)
            if end:
                return meaning, end
    return None


def join_phrases(tokens: list[Token]) -> list[Token]:
    """The tokens with every known expression replaced by the one token it means."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = _expression(tokens, at) if token.low in _FIRST else None
        if found is None:
            joined.append(token)
            at += 1
        else:
            meaning, at = found
            joined.append(meaning._replace(raw=token.raw, gap=token.gap))
    return joined
