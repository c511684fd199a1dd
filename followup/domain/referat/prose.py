"""Steps in running text: "Kari ringer rektor innen fredag, mens Ola lager en plakat"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from core.privacy.guard import sentences
from followup.domain.who_phrases.names import is_given_name
from followup.domain.who_phrases.people import People

from .clause import Clause
from .clause_signs import tells_who_and_when
from .clauses import only_name, read_clause
from .first_sentences import in_one
from .no_task import is_count, is_legend, says_nothing, says_who_keeps_it
from .parties import is_who, names_person
from .verbs import is_verb

_JOIN: Final = re.compile(
    r",?\s(?:mens|medan)\s|,?\s(?:og|samt) at\s|,\s(?:og|så)\s|;\s|\s(?:og)\s(?=[A-ZÆØÅ])|"
    r",\s(?=[A-ZÆØÅ])|,\s(?=(?:han|hun|ho|hen)\s)"
)
_BRACKET: Final = re.compile(r"\((?P<told>[^()]{2,80})\)")
_THAT_TAKES: Final = re.compile(
    r"[;,]\s(?:og\s)?(?:det|dette)\s(?P<rest>(?:tar|tek|gjør|gjer|ordner|ordnar|fikser|fiksar)\s"
    r"[A-ZÆØÅ](?:[^.;]|\.(?=\s?[a-zæøå\d])){1,60}[.!]?)$"
)
_PRONOUN: Final = re.compile(r"^(?:han|hun|ho|hen)\s", re.IGNORECASE)
_WITH_HER: Final = re.compile(r"^((?:sammen|saman|i lag) med .{2,60}?\s)(?:hun|ho|han|hen)\b", re.I)
_NAME: Final = re.compile(r"[A-ZÆØÅÁ][\w'’-]*(?:\s[A-ZÆØÅÁ][\w'’-]*)*")
_GOT: Final = re.compile(
    r"\b(?:fikk|fekk)\s(?!(?:også |òg )?(?:(?:i )?(?:oppgave|oppgåve|oppdrag|ansvar)|å\s))",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"^(?:alle ?med[\s-]*)?(?:dugnad|samling|workshop|møte|kveld|dato|referat)\w*"
    r"(?:\s(?:i|på|ved)\s\w+|\s\w+ kommune)?$",
    re.IGNORECASE,
)
"""The dugnad itself with its day, over the plan: nobody is to do it."""
_STATE: Final = re.compile(
    r"^(?:skal |vil |må |bør |kan )?(?:være|vere|er|ha|har|koste|kostar|koster|bli|blir|vert)\b",
    re.IGNORECASE,
)
_BY_DAY: Final = re.compile(
    r"^(?:innen|innan|før|senest|seinast|snar[ea]st|så snart|frist)\b", re.IGNORECASE
)
_LONGEST: Final = 6000
_CUT_NAME: Final = re.compile(r"(?:^|\s)[A-ZÆØÅ][\wæøå-]+\s[A-ZÆØÅ]\.$")
_AFTER_NUMBER: Final = re.compile(
    r"\b(?:(?:uke|veke|under|over|til|opp til|på|med|fra|frå|ca\.?)\s\d{1,3}|20\d\d|"
    r"kl\.?\s?\d{1,2})\.\s+(?=[A-ZÆØÅ][\wæøå-]+\s)"
)
_BEFORE_DATE: Final = re.compile(
    r"(?<=[a-zæøå]{3})(?<!dag)(?<!frist)\.\s+"
    r"(?=\d{1,2}(?:\.\s?(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*|[./]\d{1,2}\.?)"
    r"\s[a-zæøå]+\s)"
)
"""A sentence that begins with a day: "… er ledig. 7. mai tar Odd saken opp"."""
_DONE: Final = re.compile(
    r"\bhar (?:allerede |alt |nå |no |også |òg )?(?!lov|sagt|tatt på|teke på|ansvar|påtatt)"
    r"\w{2,}(?:et|tt|dd|ert|t|a|d|e|i)\b(?! (?:ansvar|oppgave))",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"^(?:det|dette|her|vi|me|gruppa|gruppen|så|deretter|videre|vidare)?\s*(?:ble|blei|vart|er|"
    r"har|var)?\s*(?:vi|me|det)?\s*(?:også|òg|så)?\s*(?:avtalt|avtala|avtalte|bestemt|bestemte|"
    r"enige|einige|samde|semje|enighet|einigheit|vedtatt|foreslått)\s"
    r"(?:om\s)?(?:at\s)|^planen er at\s|^tanken er at\s|"
    r"^(?:(?:de|det|dei|våre?|vårt)\s)?(?:første|fyrste|neste)\s(?:skritt|steg)(?:et|ene|a)?\s"
    r"(?:er|blir|vert)\s(?:(?:at|å)\s)?",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:var|ble|blei|vart|hadde|fikk|fekk|kom|møtte|snakket|snakka|diskuterte|valgte|valde|"
    r"pekte|peika|mente|meinte|fortalte|"
    r"fortalde|deltok|stilte|satt|sat|gikk|gjekk|trakk|trekte|tok|sa|falt|fall|endte|enda|jobbet|"
    r"jobba|samlet|samla|representerte|møttes|møttest|ga|gav|ønsket|ønska|nevnte|nemnde|startet "
    r"opp i fjor|har (?:vært|vore|blitt|hatt))\b",
    re.IGNORECASE,
)
_DUTY: Final = re.compile(
    r"\b(?:skal|tar ansvar|har ansvar|tek ansvar|får ansvar|lover|lovet|følger opp|følgjer opp|"
    r"fikk i oppgave|fekk i oppgåve|tar på seg|tek på seg|tok på seg|påtok seg|påtar seg|skulle|"
    r"meldte seg (?:til|på)|tilbød seg|lovte å|"
    r"lova å|lovet å|sa ja til)\b",
    re.IGNORECASE,
)
NOT_A_STEP: Final = re.compile(
    r"\b(?:referat(?:et)?\s+(?:sendes|sendt|blir|går|legges|leggast|vert)|send(?:e|er|"
    r"es)\s+(?:ut\s+|rundt\s+)?(?:\w+\s+)?referat\w*|skriv(?:e|er)?\s+referat\w*|"
    r"(?<!\btil )(?<!\bfør )"
    r"neste (?:møte|dugnad|samling)\b.{0,40}\b(?:er|blir|vert|holdes)\b|^neste (?:møte|dugnad|"
    r"samling)|nytt møte\b.*\d|møtes igjen|møtest att|innkall(?:er|ing) til neste|"
    r"(?:legge|sende) (?:ut )?(?:møte)?referat|takk (?:for|til)|"
    r"(?:skriv(?:e|er)?|noter(?:e|er)|oppsummer(?:e|er)) (?:ned |opp |her )*"
    r"(?:det|hva|kva) (?:vi|me)\b|"
    r"(?:si|sei) fr[aå] (?:til (?:meg|oss|undertegnede|underteikna|"
    r"(?:\S+ ){1,3}(?:hvis|dersom|om))|hvis|dersom|om|innen|innan)|"
    r"ndfu (?:tar|tek) kontakt|velkommen)\b",
    re.IGNORECASE,
)
_ADDRESSES: Final = re.compile(
    r"^(?:e-?post(?:adresser)?|adresser|mail(?:adresser)?|kontakt(?:info\w*)?)\s*:.*@",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(
    r"^(?:sende|skrive|renskrive|reinskrive|distribuere|dele|"
    r"sende ut)\s+(?:ut\s+)?(?:\w+\s+)?(?:møte)?referat(?:et)?\b|^neste (?:møte|samling|dugnad)\b",
    re.IGNORECASE,
)


_WISH: Final = re.compile(
    r"^(?:vi|me|alle|gruppa|ungdommene|ungdomane|de|dei)\s(?:vil|ville|ønsker|ønsket|ynskjer|"
    r"ønska|håper|håpar|trenger|treng|synes|syns|meiner|mener|tror|trur)\s"
    r"(?:ikke |ikkje |bare |gjerne |veldig )*(?:at|ha|få|det|vi|noe|noko|flere|fleire|mer|meir)\b|"
    r"^(?:alle|ingen|barn\w*|ungdom\w*|unge|familie\w*|foreldre|de som|dei som|tilbudet|tilbodet|"
    r"det|fondet|kassa|ordningen|ordninga)\s(?:skal|må|bør)\s"
    r"(?:kunne|kunna|få|ha|være|vere|slippe|sleppe|føle|vite|gjelde|dekke|dekkje|bli|gi|gje|"
    r"koste)\b",
    re.IGNORECASE,
)


def is_no_step(text: str) -> bool:
    """True for sending the minutes, the next meeting, a word of thanks (convention 1).

    So it is for a text that says nothing was agreed, or that is about the list it stands in.
    """
    if NOT_A_STEP.search(text) or _MINUTES.match(text) or _ADDRESSES.match(text):
        return True
    return says_nothing(text) or is_count(text) or is_legend(text) or says_who_keeps_it(text)


def speaks_of_past(text: str) -> bool:
    """True for a text that tells of what was: no task, no title."""
    return bool(_PAST.search(text))


def steps_in(text: str, people: People, *, expected: bool) -> tuple[list[Clause], str]:
    """The steps a paragraph holds, and the text that is left.

    `expected` where the paragraph stands under a label for steps: then a body without a deadline,
    and a sentence without a subject but with a deadline, count too.
    """
    if len(text) > _LONGEST:
        return [], text
    found: list[Clause] = []
    left: list[str] = []
    last = ""
    for _, told in _joined(told_in(text), people):
        sentence = in_one(_AGREED.sub("", _THAT_TAKES.sub(r". Det \g<rest>", told)))
        clauses: list[Clause] = []
        for told_part in _split(sentence, people):
            part = _WITH_HER.sub(rf"\g<1>{last}", told_part) if last else told_part
            sure = expected or bool(found)
            clause = _step(part, people, expected=sure, told=expected, last=last)
            clauses.extend([clause] if clause and (expected or clause.who_text) else [])
            last = (
                clause.who_text if clause and clause.who_text else _only_name(part, people) or last
            )
        if clauses and not is_no_step(sentence):
            found.extend(clauses)
        else:
            left.append(told)
    return found, " ".join(left)


def told_in(text: str) -> list[tuple[int, str]]:
    """Sentences; "i uke 15. Kari …" ends one, "Line B. og Hamid …" does not."""
    out: list[tuple[int, str]] = []
    for start, sentence in sentences(text):
        if out and _CUT_NAME.search(out[-1][1]) and not sentence[:1].isupper():
            first, told = out.pop()
            start, sentence = first, f"{told} {sentence}"
        ends = [m.end() for p in (_AFTER_NUMBER, _BEFORE_DATE) for m in p.finditer(sentence)]
        cuts = [0, *sorted(set(ends)), len(sentence)]
        out.extend((start + a, part) for a, b in pairwise(cuts) if (part := sentence[a:b].strip()))
    return out


def _joined(found: list[tuple[int, str]], people: People) -> list[tuple[int, str]]:
    """ "… . Frist: 1. mai." and "Ansvarlig: Kari." belong to the sentence before."""
    out: list[tuple[int, str]] = []
    for start, sentence in found:
        if out and (both := in_one(f"{out[-1][1]} {sentence}")) != f"{out[-1][1]} {sentence}":
            out[-1] = (out[-1][0], both)
            continue
        only = read_clause("x " + "– " + sentence, people)
        if out and only.what == "x" and (only.when_text or only.who_text):
            out[-1] = (out[-1][0], f"{out[-1][1]} {sentence}")
        else:
            out.append((start, sentence))
    return out


def _only_name(text: str, people: People) -> str:
    """The one person a text names, whom «hun» after it means."""
    names = {
        m.group()
        for m in _NAME.finditer(text)
        if is_who(m.group(), people, wide=False) or (m.start() and is_given_name(m.group()))
    }
    return names.pop() if len(names) == 1 else ""


def _split(sentence: str, people: People) -> list[str]:
    """A sentence with several subjects, each with its own verb, is several clauses."""
    cuts = [0]
    for found in _JOIN.finditer(sentence):
        if (
            _begins_clause(sentence[found.end() :], people)
            and len(sentence[cuts[-1] : found.start()].split()) > 2
        ):
            cuts.append(found.start())
    own = _own_brackets(sentence, people)
    if len(own) > 1:
        cuts = sorted({*cuts, *own[:-1]})
    if len(cuts) == 1:
        return [sentence]
    parts = [sentence[a:b] for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]
    return [
        re.sub(r"^(?:,?\s*(?:mens|medan|og at|samt at|og|så|;|,)\s+)+", "", p).strip()
        for p in parts
    ]


def tells_several(sentence: str, people: People) -> bool:
    """ "… ringe banken (Kari, mai) og male boden (Ola, juni)": tasks with a bracket each."""
    return len(_own_brackets(sentence, people)) > 1


def _own_brackets(sentence: str, people: People) -> list[int]:
    """Where the brackets end that say who."""
    found = _BRACKET.finditer(sentence)
    return [m.end() for m in found if tells_who_and_when(m["told"], people)]


def _begins_clause(text: str, people: People) -> bool:
    words = text.split(" ")[:7]
    if _PRONOUN.match(text):
        return len(words) > 1 and is_verb(words[1])
    for cut in range(1, len(words)):
        if is_verb(words[cut]):
            return is_who(" ".join(words[:cut]), people)
    return False


def _step(sentence: str, people: People, *, expected: bool, told: bool, last: str) -> Clause | None:
    clause = read_clause(sentence, people)
    if only_name(clause.what) or _WISH.match(sentence):
        return None
    if not clause.what or (len(clause.what.split()) < 2 and not expected):
        return None
    if _PRONOUN.match(sentence) and last:
        clause.who_text = last
        clause.what = re.sub(
            r"^(?:han|hun|ho|hen)\s+(?:skal\s+)?(?:også\s+)?", "", clause.what, flags=re.IGNORECASE
        )
        clause.signs.add("subject")
    if not clause.who_text:
        if _EVENT.match(clause.what):
            return None
        return clause if expected and (clause.when_text and not _PAST.search(sentence)) else None
    if _DONE.match(clause.what) or (_GOT.search(sentence) and not clause.when_text):
        return None
    how = clause.signs & {"subject", "passive", "label", "segment", "bracket"}
    if not how or (_PAST.search(clause.what) and not clause.when_text):
        return None
    if _STATE.match(clause.what) and not names_person(clause.who_text, people):
        return None
    if _DUTY.search(sentence) or (told and "subject" in how):
        return clause
    if expected and (clause.when_text or names_person(clause.who_text, people)):
        return clause
    if names_person(clause.who_text, people):
        return clause
    if expected and "subject" in how and not _PAST.search(sentence):
        return clause
    by_day = bool(_BY_DAY.match(clause.when_text)) and not _PAST.search(sentence)
    return clause if by_day and "subject" in how else None
