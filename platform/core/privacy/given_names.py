"""Given names common in Norway, folded; only to tell a name from another capital letter.

Gathered by hand from names in ordinary use (Norwegian, Sámi, and the larger immigrant
languages). It is a hint, never a register: a name missing here is still a name.
"""

from __future__ import annotations

from typing import Final

_GIRLS: Final = """
aase abida adele adelen adriana agate agnes agnete aina aisha aisja alba aleksandra alette
alexandra alice alicia alida alina alise alma alva alvilde amal amalie amanda amelia amelie
amina amira amna amy ana anastasia andrea andrine ane aneta anette angela angelica anita anja
ann anna annabel anne annelise annette anniken anny arna arnhild asbjørg ashild aslaug astri
astrid asta aud audhild aurora ayan ayla aylin aynur ayse aysha bahar beate benedicte benedikte
bente bergljot berit bertha birgit birgitte birgitta bjørg bodil borghild britt brita brit
camilla carina carine caroline cathrine cecilie celina celine charlotte christiane christin
christina christine claudia dagmar dagny dagrun daniela daria deeqa dina ditte dordi dorothea
dorte dorthe ebba edel eden edit edith eileen eir eira eirin eldbjørg eldrid elea elen elena
elfrid eli eliana elida elin elina eline elisa elisabet elisabeth elise elizabeth ella elle
ellen ellinor elma elna elsa else elvira embla emelie emely emilia emilie emily emine emma
emmeli emmy erika erna ester esther eva evelyn evy fadumo fartun farah fatema fatemeh fatima
fatma fatuma filippa fiona frida fride frøya frøydis gabriela gabriella gerd gina gitte gjertrud
grete grethe gro grunde gry gudny gudrun gulsen gunda gunhild gunn gunnhild gunnlaug gunvor guri
guro gyda hafsa hala halima halina halldis hamdi hana hanan hanna hannah hanne haldis hawa heba
heda hedda hedvig hege heidi heidrun helen helena helene helga helle hennie henny henriette
herborg herdis hermine hertha hibo hilda hilde hildegunn hildur hiwot hjørdis hodan huda hulda
iben ida idun idunn iman ina ines inga ingebjørg ingeborg inger ingrid ingunn ingvild irene
irena irina iris irja irma iryna isabel isabella iselin isra ivana ivona izabela jamila jana
jane janicke janne jannicke jannike jasmin jasmina jasmine jeanette jennie jennifer jenny
jessica joanna johanna johanne jorid jorun jorunn josefine josephine judith julia juliane
julianne julie juni justyna kaia kaisa kaja kajsa kamila kamilla karen kari karianne karin
karina karine karla karoline karolina katarina katarzyna kate katharina kathrine katja katrin
katrine khadija khadra kine kirsten kirsti kirstin kjellaug kjellrun kjersti klara klaudia
kristi kristiane kristin kristina kristine lajla laila lamia lana lara larissa latifa laura
laila layla lea leah leila lena lene leona leonora leyla lilja lilly lillian lily lin lina linda
line linea linn linnea linh lisa lisbet lisbeth lise liss liv liva livia lone lotta lotte louise
luna lucia lucy ludmila lydia lykke madeleine magda magdalena magni magnhild mai maia maiken
maja malak malene malin malgorzata malika margareta margaret margarethe margit margot margrete
margrethe margunn mari maria mariam mariann marianne marie mariel marielle marija marina marion
marit marita marlene marta marte martha marthe martina martine marwa mary maryam maryan mathea
mathilde matilde maud maya may maylen mehwish meron merete merethe meryem mette mia michelle mie
mikaela mila milena milla mille mina miriam mirja mirjam mona monica monika muna muriel my nada
nadia nadja najma nancy naomi nasra natalia natalie nathalie nawal naz nazanin nela nellie nelly
neha nermin nikoline nilima nimo nina nikita noor nor nora norunn nour ada nova oda odny odrun
oksana oddlaug oddny olaug olea oleksandra olena olga olina oline olivia othilie patricia paula
pauline pernille petra pia ragna ragne ragnhild rahel rahma rakel ramona randi rania rannveig
raquel rebecca rebecka rebekka reidun renate rida rikke rim rita ronja rosa rose roza runa rut
ruth sabina sabrina sadia safia sagal sahra saida salma salome samia samina samira sana sandra
sanna sanne sara sarah saynab selam selina selma semira serine shirin sienna sidsel signe signy
sigrid sigrun silja silje simone sina sine sini siren siri sissel siv snefrid sofia sofie
solbjørg solfrid solrun solveig sonja sophia sophie sol stella stina stine sumaya sunniva susann
susanne suzanne svanhild svetlana sylvi sylvia synne synnøve syreen sølvi tamara tanja tanya
tara tatiana tea teodora terese teresa thale thea thelma therese thora tilda tilde tina tine
tiril toini tomine tone tonje tora torbjørg torborg tordis torhild torill toril torild torun
torunn tove trine trude trygve turid tuva tyra ulrikke una unn unni ursula valborg valentina
vanessa vanja vega venke vera veronica veronika veslemøy vibeke victoria vida vigdis viktoria
vilde vilja vilma viola viviann vivian wanda wenche wencke wiktoria wilhelmine xenia yasmin
yasmina ylva yngvild yngvil yodit yulia yusra zahra zainab zara zaynab zeinab zofia zuzanna
øydis øyunn åsa åse åshild åslaug aagot åsne alfhild biret inga máret elle risten ravna ánne
"""

_BOYS: Final = """
aage abbas abdi abdirahman abdul abdullah abdulahi abel adam adan adil adrian ahmad ahmed aksel
albert aleksander aleksi alexander alf alfred ali alfons amadeus amandus aman amin amir amund
anas anders andre andré andrei andreas andrzej anton antoni are arash ariel arild arian arman
armin arne arnfinn arnold arnt arnulf aron arthur artur arve arvid asbjørn asgeir ask asle aslak
asmund atle audun august augustin aurelian awet axel ayanle ayman ayoub balder bashir bastian
benjamin bernhard bernt bilal birger birk bjarne bjarte bjørn bjørnar bjørnulf bo borgar bork
brage bror brynjar brynjulf bård børge børre carl carsten casper chris christer christian
christoffer christopher conrad dag dagfinn daniel daniil danijel dario daud dave david dawid
dawit dennis denys didrik dmitri dmytro dominic dominik edgar edin edmund eduard edvard edvin
edward egil eidar eigil eilert eilif einar eirik eivind elias elliot elvin emanuel emil emir
emre endre enok erik erland erlend erling ernst espen even ezra fabian faisal falk farid felix
ferdinand filip filmon finn flemming folke frank frans franz fred fredric fredrik frede fridtjof
frode fuad gabriel gaute geir georg george gerhard gisle gjermund glenn gorm grim grzegorz
gudbrand gudmund guled gunleif gunnar gunnleiv gunnvald gustav guttorm haakon habib haftom hakim
hakon halfdan hallgeir hallstein halvard halvor hamid hamza hannes hans harald harry hasan
hassan hauk havard heine heljar helge helmer henning henrik henry herbrand herman hilmar hjalmar
holger hugo hussein hussain håkon håvard håkan ibrahim idris ignacy igor ilyas imran ingar inge
ingebrigt ingjald ingmar ingolf ingvald ingvar isa isac isak iskander ismail ivan iver ivar jack
jahn jakob jakub jamal jan janik jannik jarand jarl jarle jaran jeppe jens jeremias jesper jim
jo joachim joakim joar jochen joel johan johannes john johnny jomar jon jonas jonatan jonathan
jone jonny joran jostein josef joseph josef joshua juan julian julius jusuf jørgen jørn jørund
kai karam karl karsten kasper kazimierz kennet kenneth kent kenny ketil khaled khalid kim
kjartan kjell kjetil klaus klemet knut konrad konstantin kristen krister kristian kristoffer
krzysztof kurt kyrre kåre lars lasse laurits lauritz leander leif leiv lennart leo leon leonard
leopold levi liam lian linus live loke lorents lorentz louis luca lucas ludvig ludvik luka lukas
lukasz maciej magne magnus mahad mahamed mahdi mahmoud mahmud malte marcel marcin marco marcus
marek marian marius mario mark markus marley martin martinius marvin mateo mateusz mathias mats
matheo matias mattias matteo matti max maxim maximilian melvin michael michal mihai mikael mikal
mikkel mikkjel milan milian milo mina mohamed mohammad mohammed morgan mort morten moses
muhammad mustafa musa mykola nathaniel natnael neo nichlas nicklas nicolai nicolas niklas nikola
nikolai nils njål noa noah noel norvald odd oddbjørn oddgeir oddmund oddvar odin ola olaf olai
olav ole oleg oleksandr oliver olve omar ommund omid orhan oscar osama oskar osman osmund otto
ottar ove patrick patrik paul paulius pavel pavlo pawel peder peer per peter petter philip
pierre pål ragnar rahim ralf ramin rami randulf rashid rasmus raul rayan rayyan reidar remi rené
reza richard rikard ringo roald roar robert robin roger roland rolf roman ronald ronny ronald
roy ruben rudi rudolf rufus runar rune samir samson samuel sami sander santiago sebastian selmer
sergei sevat shayan sigbjørn sigmund sigurd sigve simen simon sindre sivert sjur skjalg snorre
solomon stanislaw stefan steffen stein steinar stellan sten stephan steve steven stian stig
storm ståle sturla svein sveinung svend sven sverre syver szymon søren tage tarald tarek tariq
tarjei tellef teo terje teodor theo theodor thomas thor thorbjørn thorleif thorvald tidemann tim
timian tinius tobias tollef tom tomas tomasz tommy tor torbjørn tord tore torfinn torgeir
torgrim torjus torkel torkil torkild torleif torleiv tormod torolf torstein torvald trond truls
trygve trym tyler ulf ulrik une ursin vebjørn vegar vegard vemund vetle victor vidar viggo
viktor vilhelm villads ville vilmer vincent volodymyr walid walter werner wilhelm william willy
wiktor yahya yared yasin yassin yngvar yngve yonas yosef younes yousef yusuf zakaria zakariya
zayn zubair øistein øivind ørjan ørnulf øystein øyvind åge ånund åsmund aamund ásllat áilu issát
niillas nilas máhtte jovnna heaika piera
"""

GIVEN_NAMES: Final[frozenset[str]] = frozenset((_GIRLS + _BOYS).split())

# Given names that are everyday words in Norwegian: alone, with a capital at the start of a
# sentence, they say nothing.
EVERYDAY_WORDS_TEXT: Final = """
alba are ask august bo bork bror dag even falk finn fred grim hauk hawa inge jo juni mai mark
may max my neo nor nova odd rim rose runa sana sine sol stig storm tilde tim tora trym una une
unn vega venke vida vilja viola viggo åse live tage per sten
"""
EVERYDAY_WORDS: Final[frozenset[str]] = frozenset(EVERYDAY_WORDS_TEXT.split())
