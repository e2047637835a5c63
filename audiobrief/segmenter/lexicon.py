"""Closed word classes that attribution leans on: verbs of saying, words for persons and papers, pronouns, stop words.

All entries are lower case. Words are English unless a comment says otherwise; the German, French and Spanish ones let
quotations in those languages' marks find their speakers too.
"""

from __future__ import annotations

from audiobrief.model import Gender


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for text in lists for word in text.split())


#: Verbs that report words far more often than anything else.
SAYING = _words(
    "said says say saying told tells tell telling added adds adding asked asks asking wrote writes writing",
    "replied replies",
    "replying explained explains explaining continued continues continuing noted notes noting stated states",
    "stating",
    "concluded concludes argued argues arguing recalled recalls declared declares declaring announced announces",
    "insisted",
    "insists insisting warned warns warning tweeted tweets tweeting quipped quips joked jokes joking remarked",
    "remarks",
    "responded responds responding commented comments answered answers exclaimed exclaims shouted shouts shouting",
    "yelled",
    "yells screamed screams whispered whispers muttered mutters murmured mumbled cried cries sighed sighs snapped",
    "admitted",
    "admits conceded concedes acknowledged acknowledges confirmed confirms claimed claims asserted asserts",
    "contended",
    "contends countered counters complained complains observed observes suggested suggests predicted predicts",
    "promised",
    "promises pledged pledges vowed vows urged urges cautioned cautions lamented laments boasted boasts bragged",
    "brags",
    "emphasized emphasizes emphasised stressed stresses reiterated reiterates repeated repeats testified",
    "testifies posted",
    "posts emailed texted recounted recounts retorted retorts interjected chimed agreed agrees protested objected",
    "pleaded",
    "pleads begged mused muses reflected reflects opined opines wondered wonders thundered fumed gushed",
    "deadpanned scoffed",
    "cracked groaned proclaimed proclaims chanted chanting chant reads read reported reports reasoned theorized",
    "speculated",
    "elaborated clarified interrupted intoned confided relayed revealed reveals disclosed hailed praised mocked",
    "jabbed",
    "described describes called calls calling dubbed labeled labelled denounced decried blasted slammed",
    "summarized voiced echoed echoes retaliated",
    "quoted quoth inquired enquired queried demanded demands ordered offered offers volunteered ventured",
    "challenged",
    "charged charges accused tells blogged captioned began begins advised advises assured assures expressed",
    "signed sang",
    "sings recited bellowed growled barked chuckled laughed laughs smiled grinned shrugged sobbed wept chided",
    "scolded",
    "counselled vented ranted raged quizzed pressed prefaced rejoined ruled finds found shot fired piped beamed",
    "hissed",
    # German
    "erinnerte erinnert erinnerte versprach verspricht bestätigte bestätigt räumt lobte klagte klagt ergänzt",
    "verkündete kritisiert mahnte mahnt hofft bedauerte gestand gesteht",
    "sagte sagt sagten sagen erklärte erklärt erklärten meinte meint fragte fragt antwortete antwortet betonte",
    "betont",
    "berichtete berichtet schrieb schreibt rief ruft warnte warnt forderte fordert ergänzte kritisierte teilte",
    "heißt",
    "hieß erzählte erzählt fügte kommentierte behauptete versicherte kündigte räumte gesagt erwiderte",
    # French
    "reconnaissait avoue avoué admet admis lâche lâché ironise plaisante s'exclame conclu rappelé rappelait ajoutent",
    "martèle prévient prévenu promet promis justifie tempère soupire sourit regretté dénonce dénoncé",
    "dit disait déclaré déclare déclarait affirmé affirme expliqué explique expliquait ajouté ajoute ajoutait",
    "lance lancé",
    "raconte raconté raconté répond répondu assure assuré souligne souligné précise précisé confie confié estime",
    "estimé",
    "indique indiqué poursuit demande demandé écrit rappelle regrette conclut insiste témoigne résume reconnaît",
    # Spanish, Portuguese, Italian, Dutch, Polish
    "reconoció reconoce admitió comentó comenta advirtió insistió recordó recuerda subrayó agregó respondió indicó",
    "manifestó sostuvo sostiene lamentó exclamó confesó confiesa escribió criticó concluyó precisó",
    "contou conta acrescentou perguntou respondeu escreveu lembrou lembra disseram",
    "dice aggiunge aggiunto racconta raccontato spiega risponde chiede scrive ricorda ammette",
    "zegt zei vertelt vertelde vraagt vroeg schrijft schreef legt mówi powiedział powiedziała dodał dodała",
    "säger sade berättar siger sagde sier sa",
    "dijo dice afirmó afirma explicó explica añadió añade declaró declara señaló aseguró contó cuenta preguntó",
    "respondió",
    "disse diz afirmou explicou ha detto dichiarato spiegato",
)

#: Verbs that report words now and then: taken only right beside a quotation.
MAYBE_SAYING = _words(
    "thinks thought thinking believes believed believe feels felt hopes hoped thanked thanks wants knows sees saw",
    "puts put",
    "went goes gave gives made makes took takes turned turns nodded spoke speaks talked talking talks joined used",
    "uses",
    "cited cites citing defended defends criticized criticized criticised attacked dismissed dismisses rejected",
    "rejects",
    "denied denies welcomed compared touted urged bemoaned branded characterized characterised referred refers",
    "named",
    "titled entitled headlined introduced opened opens closed ended finished started recommended proposed",
    "concurred",
    "remembered remembers learned heard issued released published delivered sent shared shares",
)

AUXILIARIES = _words(
    "has have had was were is are be been would will could can may might must should did does do also then later",
    "once",
    "again often always never just simply even further recently repeatedly famously still first finally only",
    "already",
    "now previously subsequently reportedly publicly privately quickly soon not n't didn't hat haben habe hatte a",
    "ont est",
)


_MALE_PERSONS = _words(
    "spokesman chairman congressman policeman fireman businessman councilman salesman sportsman craftsman",
    "fisherman",
    "father dad son brother husband uncle grandfather grandson nephew widower boyfriend actor king prince duke",
    "monk",
    "man boy gentleman lad priest waiter batsman frontman cameraman anchorman defenceman horseman statesman",
    "bridegroom",
    "sprecher bürgermeister minister porte-parole",
)
_FEMALE_PERSONS = _words(
    "spokeswoman chairwoman congresswoman policewoman businesswoman councilwoman saleswoman sportswoman",
    "mother mom mum daughter sister wife aunt grandmother granddaughter niece widow girlfriend actress queen",
    "princess",
    "duchess nun woman girl lady waitress stewardess heroine hostess anchorwoman frontwoman bride midwife",
    "sprecherin bürgermeisterin ministerin ärztin lehrerin trainerin",
)
_PERSONS = _words(
    "spokesperson mayor president minister chancellor premier governor senator secretary judge justice prosecutor",
    "lawyer",
    "attorney solicitor barrister counsel magistrate sheriff chief captain colonel general lieutenant sergeant",
    "major",
    "admiral commander commissioner constable detective inspector superintendent officer marshal director manager",
    "executive ceo cfo coo boss founder co-founder cofounder owner head leader deputy vice chair chairperson",
    "treasurer",
    "coach striker goalkeeper keeper midfielder defender winger forward quarterback pitcher batter skipper",
    "referee",
    "umpire player athlete runner sprinter swimmer rider cyclist driver champion teammate physio scout trainer",
    "scientist researcher professor lecturer teacher principal headteacher headmaster student pupil graduate",
    "scholar",
    "historian economist physicist chemist biologist astronomer ecologist geologist zoologist botanist",
    "archaeologist",
    "psychologist sociologist anthropologist epidemiologist virologist oceanographer meteorologist statistician",
    "mathematician engineer architect designer developer programmer analyst strategist consultant adviser advisor",
    "aide",
    "author writer novelist poet playwright journalist reporter editor columnist critic correspondent presenter",
    "host",
    "anchor broadcaster blogger photographer publisher translator pollster artist painter sculptor curator",
    "musician",
    "singer songwriter composer conductor pianist violinist drummer guitarist dancer choreographer filmmaker",
    "producer",
    "comedian star actor chef baker farmer grower fisher gardener shopkeeper trader broker banker investor",
    "accountant",
    "auditor clerk nurse doctor surgeon physician paramedic pharmacist dentist vet veterinarian therapist",
    "psychiatrist",
    "patient victim survivor witness bystander neighbor neighbour resident tenant landlord passenger commuter",
    "customer",
    "shopper voter candidate nominee contender incumbent rival opponent supporter activist campaigner organizer",
    "organiser",
    "volunteer protester demonstrator worker employee laborer labourer builder plumber electrician mechanic",
    "carpenter",
    "pilot sailor soldier veteran firefighter ranger guard warden diplomat ambassador envoy consul bishop",
    "archbishop",
    "pastor imam rabbi vicar cardinal pope preacher reverend chaplain councillor councilor legislator lawmaker",
    "deputy",
    "mp mep parliamentarian delegate representative official source insider expert specialist administrator",
    "coordinator",
    "supervisor superintendent registrar librarian dean rector provost chancellor trustee governor member",
    "colleague",
    "friend relative parent cousin child teenager youth partner fiancé fiancée spouse roommate classmate suspect",
    "defendant",
    "plaintiff juror foreman accused person speaker moderator interviewer narrator caller user commenter fan",
    "villager",
    "islander refugee migrant immigrant pensioner retiree apprentice intern trainee entrepreneur tycoon",
    "billionaire",
    "philanthropist collector dealer auctioneer breeder jockey climber mountaineer explorer diver astronaut",
    "inventor",
    "whistleblower negotiator mediator planner surveyor forester hunter herder shepherd weaver potter tailor",
    "midwife",
    # German, French, Spanish
    "präsident präsidentin kanzler kanzlerin trainer arzt lehrer professorin richter richterin anwalt anwältin",
    "leiter",
    "leiterin chefin direktor direktorin maire ministre président présidente avocat avocate directeur directrice",
    "alcalde alcaldesa ministra presidente presidenta abogado abogada portavoz entraîneur",
)
PERSON_NOUNS = _PERSONS | _MALE_PERSONS | _FEMALE_PERSONS
PEOPLE_NOUNS = frozenset(
    {noun + "s" for noun in PERSON_NOUNS if not noun.endswith(("man", "child"))}
    | {noun[:-2] + "en" for noun in PERSON_NOUNS if noun.endswith("man")}
    | _words("people police children witnesses authorities families critics fans men women some many others both crowd")
    | _words("lawmakers officials investigators prosecutors detectives scientists residents neighbours neighbors staff")
)
#: What is written and can state something itself.
DOCUMENT_NOUNS = _words(
    "resolution report statement letter memo memorandum lawsuit suit complaint indictment ruling verdict judgment",
    "judgement",
    "bill law act ordinance statute constitution amendment treaty agreement contract deal decree order directive",
    "guideline",
    "guidelines study paper survey poll editorial article headline story column blog post tweet email e-mail",
    "message text",
    "note sign banner poster placard leaflet flyer brochure pamphlet petition filing affidavit document documents",
    "file",
    "transcript summary review audit analysis notice advisory announcement advertisement ad label",
    "plaque comment",
    "caption handbook manual manifesto charter platform plan policy proposal draft press-release release",
    "communique",
    "log logbook ledger website page site entry book novel diary memoir motion brief dissent opinion subpoena",
    "warrant testimony declaration",
    "billboard sticker script song poem verse questionnaire text invitation obituary dossier register",
    "minutes",
    # German and French
    "bericht erklärung brief gesetz urteil studie rapport communiqué lettre loi",
)
#: What follows them is nobody's speech, but words that stand somewhere.
MOTTOS = _words(
    "motto mottos slogan slogans watchword tagline epitaph inscription inscriptions inscribed engraved emblazoned",
    "carved stencilled stenciled devise wahlspruch lema inschrift slogan",
)
#: What follows them is a name, or words that stand somewhere.
LABELS = MOTTOS | _words(
    "title titled entitled subtitle subtitled nickname nicknamed named dubbed words legend lettering word phrase",
    "bearing bears painted",
)
#: Verbs of saying that a text itself does.
READING = _words("read reads reading says say said goes runs states proclaims declares")
#: Bodies that speak with one voice.
BODY_NOUNS = _words(
    "company firm agency department ministry council committee commission board court government party campaign",
    "group",
    "organization organisation association union club team band university school college hospital newspaper",
    "magazine",
    "network channel station bank office bureau service authority federation league foundation charity institute",
    "centre",
    "center church museum theater theatre gallery airline retailer manufacturer maker operator startup start-up",
    "coalition",
    "alliance administration army navy military embassy parliament assembly senate tribunal regulator watchdog",
    "outlet",
    "publication paper daily society cooperative consortium developer publisher nonprofit trust police force",
    "squad",
)
#: Words that, inside a capitalised name, mark it as a body's name.
BODY_NAMES = BODY_NOUNS | _words(
    "inc ltd llc plc gmbh ag corp corporation co departments news times post journal herald tribune press gazette",
    "chronicle",
    "house street party research services airlines airways motors industries holdings partners systems",
    "technologies labs",
    "laboratory laboratories academy academies schools universities county city state states kingdom republic",
    "islands",
    "island river lake mountain park stadium arena airport station bridge avenue road hall palace square cup",
    "olympics",
    "championship championships games festival awards award prize war wars day street college institute tv radio",
    "fm bbc",
    "studies development affairs security enforcement rights action project initiative network fund networks",
    "media",
    "championnat ministère université mairie universität ministerium bundestag rathaus africa america asia europe",
    "east west",
    "north south united national international federal conservatives socialists greens",
    "liberals",
)
HONORIFICS: dict[str, Gender | None] = {
    "mr": Gender.MALE,
    "mister": Gender.MALE,
    "sir": Gender.MALE,
    "lord": Gender.MALE,
    "herr": Gender.MALE,
    "monsieur": Gender.MALE,
    "señor": Gender.MALE,
    "sr": Gender.MALE,
    "king": Gender.MALE,
    "prince": Gender.MALE,
    "father": Gender.MALE,
    "sheikh": Gender.MALE,
    "brother": Gender.MALE,
    "mrs": Gender.FEMALE,
    "ms": Gender.FEMALE,
    "miss": Gender.FEMALE,
    "mx": None,
    "lady": Gender.FEMALE,
    "dame": Gender.FEMALE,
    "madam": Gender.FEMALE,
    "madame": Gender.FEMALE,
    "mme": Gender.FEMALE,
    "frau": Gender.FEMALE,
    "señora": Gender.FEMALE,
    "queen": Gender.FEMALE,
    "princess": Gender.FEMALE,
    "sister": Gender.FEMALE,
    "dr": None,
    "prof": None,
    "rev": None,
    "hon": None,
    "st": None,
}
#: Abbreviations after which a point ends no sentence.
ABBREVIATIONS = _words(
    "mr mrs ms dr prof rev hon st gen col lt sgt capt cmdr maj adm cpl pvt gov sen rep pres supt insp det sr jr",
    "messrs mme",
    "vs etc no inc ltd corp co dept univ est approx jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd",
    "mt ft",
    "bros ph fr asst assoc atty calif mass conn penn fla tex ariz colo ill ind mich minn wis ore wash va md ga",
    "ala miss",
)
MALE_PRONOUNS = _words("he er il él ele")
FEMALE_PRONOUNS = _words("she sie elle ella ela")
PLURAL_PRONOUNS = _words("they ils elles")
PRONOUNS = MALE_PRONOUNS | FEMALE_PRONOUNS | PLURAL_PRONOUNS
#: What somebody says of himself, or of a group he belongs to; English, German, French, Spanish.
FIRST_PERSON = _words("i me my mine myself ich mir mich mein meine je moi mon ma mes j yo mi io")
FIRST_PERSON_PLURAL = _words("we us our ours wir uns unser unsere nous notre nos nosotros nuestro nuestra")
DETERMINERS = _words(
    "the a an one another his her their its this that these those our my each every some several many two three",
    "four five",
    "der die das ein eine einer le la les un une l' el los las",
)
#: Capitalised at the start of a sentence without being names.
NOT_NAMES = (
    DETERMINERS
    | AUXILIARIES
    | PRONOUNS
    | _words(
        "i you we it me us him them myself and or but nor so yet for if when while where who whom whose which",
        "what why how",
        "because since although though unless until before after as at by in into of off on onto out over to from",
        "with",
        "without within under up upon about above across against along among around behind below beneath beside",
        "between",
        "beyond despite down during except inside like near past through throughout toward towards than there",
        "here then",
        "now today yesterday tomorrow tonight however meanwhile moreover instead still also perhaps maybe yes no",
        "not all",
        "any both either neither none nothing something everything everyone someone nobody anybody most more much",
        "few",
        "little less other others such same too very well even ever never only just once again later earlier soon",
        "asked",
        "speaking according citing noting adding following last next first second third finally indeed",
        "nevertheless",
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july",
        "august",
        "september october november december spring summer autumn winter mr. new old good bad great related read",
        "more",
        "click image photo video watch see let let's it's that's there's here's he's she's they're we're you're",
        "i'm i've",
        "selon laut zufolge según secondo segundo według volgens",
        "outside afterwards elsewhere overnight inside downstairs upstairs alone together anyway besides",
        "i'd i'll what's who's don't doesn't didn't can't won't isn't wasn't couldn't wouldn't your hello oh well",
        "okay ok",
        "please thank thanks sorry dear americans according people nearly almost roughly hours days weeks months",
        "years",
        # German, French, Spanish
        "und aber oder doch denn weil wenn als wie auf aus bei mit nach von vor zu zum zur im am es wir ihr ich",
        "sie man den",
        "dem des nicht auch noch nur schon so dann dort hier et mais ou où donc car dans sur sous avec sans pour",
        "par ce",
        "cette ces il elle on nous vous je tu qui que quoi y en pero con sin por para este esta yo nosotros",
        "montag dienstag",
        "mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche",
    )
)
#: Lower-case words inside a person's name.
PARTICLES = _words(
    "de da do dos das del della di du la le van von der den ter ten zu zur al el bin ibn bint ben abu ap af y e",
    "dit o' d'",
)
#: Words at which a noun phrase ends or begins.
PHRASE_BREAKS = _words("who which that and or but when where while as to in on at with from by than if of")
#: What stands in no description of a person: other phrases begin there.
NOT_DESCRIBING = PHRASE_BREAKS | SAYING | AUXILIARIES
SUFFIXES = _words("jr sr ii iii iv jnr snr")
#: Lower-case words that hold a body's name together.
CONNECTORS = _words("of for and the de des du la und für et &")
MALE_NOUNS = _MALE_PERSONS - _words("priest porte-parole minister bürgermeister sprecher monk")
FEMALE_NOUNS = _FEMALE_PERSONS
