"""Given names common in Norway, folded; only to tell a name from another capital letter.

Gathered by hand from names in ordinary use (Norwegian, Sámi, and the larger immigrant
languages). It is a hint, never a register: a name missing here is still a name.
"""

from __future__ import annotations

from typing import Final

_GIRLS: Final = """
aagot aase abida ada adele adelen adriana agate agnes agnete aina aisha aisja alba aleksandra
aleksandrine alette alexandra alfhild alice alicia alida alina alise alma alva alvilde amal
amalie amanda amelia amelie amina amira amna amy ana anastasia andrea andrine ane aneta anette
angela angelica anita anja ann anna annabel anne annelise annette anniken anny arna arnhild
asbjørg ashild aslaug asta astri astrid aud audhild aurora ayan ayla aylin aynur ayse aysha
bahar beate benedicte benedikte bente bergljot berit bertha biret birgit birgitta birgitte bjørg
bodil borghild brit brita britt camilla carina carine caroline cathrine cecilie celina celine
charlotte christiane christin christina christine claudia dagmar dagny dagrun daniela daria
deeqa dina ditte dordi dorothea dorte dorthe ebba edel eden edit edith eileen eir eira eirin
eldbjørg eldrid elea elen elena elfrid eli eliana elida elin elina eline elisa elisabet
elisabeth elise elizabeth ella elle ellen ellinor elma elna elsa else elvira embla emelie emely
emilia emilie emily emine emma emmeli emmy erika erna ester esther eva evelyn evy fadumo farah
fartun fatema fatemeh fatima fatma fatuma filippa fiona frida fride frøya frøydis gabriela
gabriella gerd gina gitte gjertine gjertrud grete grethe gro grunde gry gudny gudrun gulsen
gunda gunhild gunn gunnhild gunnlaug gunvor guri guro gyda hafsa hala haldis halima halina
halldis hamdi hana hanan hanna hannah hanne hawa heba heda hedda hedvig hege heidi heidrun helen
helena helene helga helle hennie henny henriette herborg herdis hermine hertha hibo hilda hilde
hildegunn hildur hiwot hjørdis hodan huda hulda iben ida idun idunn iman ina ines inga ingebjørg
ingeborg inger ingerid ingjerd ingrid ingunn ingvild irena irene irina iris irja irma iryna
isabel isabella iselin isra ivana ivona izabela jamila jana jane janicke janne jannicke jannike
jasmin jasmina jasmine jeanette jennie jennifer jenny jessica joanna johanna johanne jorid jorun
jorunn josefine josephine judith julia juliane julianne julie juni justyna kaia kaisa kaja kajsa
kamila kamilla karen kari karianne karin karina karine karla karolin karolina karoline katarina
katarzyna kate katharina kathrine katja katrin katrine khadija khadra kine kirsten kirsti
kirstin kjellaug kjellrun kjersti klara klaudia kristi kristiane kristin kristina kristine laila
lajla lamia lana lara larissa latifa laura layla lea leah leikny leila lena lene leona leonora
leyla liah lilja lillian lilly lily lin lina linda line linea linh linn linnea lisa lisbet
lisbeth lise liss liv liva livia lone lotta lotte louise lucia lucy ludmila luna lydia lykke
madeleine magda magdalena magnhild magni mai maia maiken maja malak malene malgorzata malika
malin maren margaret margareta margarethe margit margot margrete margrethe margunn mari maria
mariam mariann marianna marianne marie mariel mariell marielle marija marin marina marion marit
marita marlene marta marte martha marthe martina martine marwa mary maryam maryan mathea
mathilde matilde maud may maya maylen mehwish merete merethe meron meryem mette mia michelle mie
mikaela mila milena milla mille mina miriam mirja mirjam mona monica monika muna muriel my máret
nada nadia nadja najma nancy naomi nasra natalia natalie nathalie nawal naz nazanin neha nela
nellie nelly nermin nikita nikoline nilima nimo nina noor nor nora norunn nour nova oda oddlaug
oddny oddrun oddveig odny odrun oksana olaug olea oleksandra olena olga olina oline olivia
othilie patricia paula pauline pernille petra pia ragna ragne ragnhild rahel rahma rakel ramona
randi rania rannveig raquel ravna rebecca rebecka rebekka reidun renate rida rikke rim risten
rita ronja rosa rose roza runa rut ruth sabina sabrina sadia safia sagal sahra saida salma
salome samia samina samira sana sandra sanna sanne sara sarah saynab selam selina selma semira
serine shirin sidsel sienna sigfrid signe signy sigrid sigrun silja silje simone sina sine sini
siren siri sissel siv snefrid sofia sofie sol solbjørg solfrid solrun solveig solvor sonja
sophia sophie stella stina stine sumaya sunniva susann susanne suzanne svanhild svetlana sylvi
sylvia synne synnva synnøve syreen sølvi tamara tanja tanya tara tatiana tea teodora teresa
terese thale thea thelma therese thora tilda tilde tina tine tiril toini tomine tone tonje tora
torbjørg torborg tordis torgunn torhild toril torild torill torny torun torunn tove trine trude
trygve turi turid tuva tyra tyri ulrikke una unn unni ursula valborg valentina vanessa vanja
vega venke vera veronica veronika veslemøy vibeke victoria vida vigdis viktoria vilde vilja
vilma viola vivian viviann wanda wenche wencke wiktoria wilhelmine xenia yasmin yasmina ylva
yngvil yngvild yodit yulia yusra zahra zainab zara zaynab zeinab zofia zuzanna ánne åsa åse
åshild åslaug åsne øydis øyunn
"""

_BOYS: Final = """
aage aamund abbas abdi abdirahman abdul abdulahi abdullah abel adam adan adil adrian ahmad ahmed
aksel albert aleksander aleksi alexander alf alfons alfred ali amadeus aman amandus amin amir
amund anas anders andre andreas andrei andrzej andré anton antoni arash are arian ariel arild
arman armin arne arnfinn arnold arnt arnulf aron arthur artur arve arvid asbjørn asgeir ask
aslak asle asmund atle audun august augustin aurelian awet axel ayanle ayman ayoub balder bashir
bastian benjamin bernhard bernt bilal birger birk bjarne bjarni bjarte bjørn bjørnar bjørnulf bo
borgar bork brage bror brynjar brynjulf bård børge børre carl carsten casper chris christer
christian christoffer christopher conrad dag dagfinn daniel daniil danijel dario daud dave david
dawid dawit dennis denys didrik dmitri dmytro dominic dominik edgar edin edmund eduard edvard
edvin edward egil eidar eigil eilert eilif einar eirik eivin eivind eldar elias elling elliot
elvin emanuel emil emir emre endre enok erik erland erlend erling ernst espen even ezra fabian
faisal falk farid felix ferdinand filip filmon finn flemming folke frank frans franz fred frede
fredric fredrik fridtjof frode fuad gabriel gaute geir georg george gerhard gisle gjermund gjert
glenn gorm grim grzegorz gudbrand gudmund guled gunleif gunnar gunnleiv gunnvald gustav guttorm
haakon habib haftom hakim hakon halfdan hallgeir hallstein hallvard halvard halvdan halvor hamid
hamza hannes hans harald harry hasan hassan hauk havard heaika heine helge heljar helmer henning
henrik henry herbrand herman hilmar hjalmar holger hugo hussain hussein håkan håkon håvard
ibrahim idris ignacy igor ilyas imran ingar inge ingebrigt ingjald ingmar ingolf ingvald ingvar
isa isac isak iskander ismail issát ivan ivar iver jack jahn jakob jakub jamal jan janik jannik
jaran jarand jarl jarle jens jeppe jeremias jesper jim jo joachim joakim joar jochen joel johan
johannes john johnny jomar jon jonas jonatan jonathan jone jonny joran josef joseph joshua
jostein jovnna juan julian julius jusuf jørand jørgen jørn jørund kai karam karl karsten kasper
kazimierz kennet kenneth kenny kent ketil khaled khalid kim kjartan kjell kjetil klaus klemet
knut kolbjørn konrad konstantin kristen krister kristian kristoffer krzysztof kurt kyrre kåre
lars lasse laurits lauritz lavrans leander leif leiv lennart leo leon leonard leopold levi liam
lian linus live loke lorents lorentz louis luca lucas ludvig ludvik luka lukas lukasz maciej
magnar magne magnus mahad mahamed mahdi mahmoud mahmud malte malvin marcel marcin marco marcus
marek marian mario marius mark markus marley martin martinius marvin mateo mateusz matheo
mathias matias mats matteo matti mattias max maxim maximilian melvin michael michal mihai mikael
mikal mikkel mikkjel milan milian milo mina mohamed mohammad mohammed morgan mort morten moses
muhammad musa mustafa mykola máhtte nathaniel natnael neo nichlas nicklas nicolai nicolas
niillas niklas nikola nikolai nilas nils njål noa noah noel norvald odd oddbjørn oddgeir oddleif
oddmund oddvar oddvin odin ola olaf olai olav ole oleg oleksandr oliver olve omar omid ommund
orhan osama oscar oskar osman osmund ottar otto ove patrick patrik paul paulius pavel pavlo
pawel peder peer per peter petter philip piera pierre pål ragnar ragnvald rahim ralf rami ramin
randulf rashid rasmus raul rayan rayyan reidar reinert remi rené reza richard rikard ringo roald
roar robert robin roger roland rolf rolv roman ronald ronny roy ruben rudi rudolf rufus runar
rune sami samir samson samuel sander santiago sebastian selmer sergei sevat shayan sigbjørn
sigmund sigurd sigvart sigve simen simon sindre sivert sjur skjalg snorre solomon stanislaw
stefan steffen stein steinar steinulf stellan sten stephan steve steven stian stig storm sturla
ståle svein sveinung sven svend sverre syver szymon søren tage tallak tarald tarek tariq tarjei
tellef teo teodor terje theo theodor thomas thor thorbjørn thorleif thorvald tidemann tim timian
tinius tobias tollak tollef tom tomas tomasz tommy tor torbjørn tord tore torfinn torgeir torger
torgrim torjus torkel torkil torkild torkjell torleif torleiv tormod tormund torolf torstein
torvald trond truls trygve trym tyler ulf ulrik une ursin vebjørn vegar vegard vemund vetle
victor vidar viggo viktor vilfred vilhelm villads ville vilmer vincent volodymyr walid walter
werner wiktor wilhelm william willy yahya yared yasin yassin yngvar yngve yonas yosef younes
yousef yusuf zakaria zakariya zayn zubair áilu ásllat ådne åge ånund åsmund øistein øivind ørjan
ørnulf øystein øyvind
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
