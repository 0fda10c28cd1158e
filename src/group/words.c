#include "group/words.h"

#include "group/index.h"

struct word_row {
	char word[17];
	char flags[6]; /* letters of flag_of */
};

/* Sorted. What the letters mean is told in flag_of. */
static const struct word_row words[] = {
	{"a", "f"}, {"ab", "L"}, {"abba", "T"}, {"abbey", "h"}, {"abbot", "M"}, {"abu", "P"},
	{"academy", "h"}, {"accord", "h"}, {"act", "h"}, {"acting", "m"}, {"activist", "R"},
	{"actor", "MR"}, {"actress", "FR"}, {"adjunct", "m"}, {"adm", "T"}, {"administration", "h"},
	{"admiral", "TR"}, {"adviser", "R"}, {"advisor", "R"}, {"aerospace", "B"}, {"af", "P"},
	{"african", "c"}, {"ag", "L"}, {"agency", "hK"}, {"agreement", "h"}, {"agriculture", "m"},
	{"aide", "R"}, {"aircraft", "B"}, {"airline", "KB"}, {"airlines", "B"}, {"airport", "h"},
	{"airways", "B"}, {"al", "P"}, {"alderman", "M"}, {"ambassador", "TR"}, {"american", "c"},
	{"an", "f"}, {"analyst", "R"}, {"anchor", "R"}, {"and", "f"}, {"anthropologist", "R"},
	{"appeals", "m"}, {"appellate", "m"}, {"archaeologist", "R"}, {"archbishop", "TMR"},
	{"architect", "R"}, {"arena", "h"}, {"army", "h"}, {"art", "m"}, {"artist", "R"},
	{"artistic", "m"}, {"as", "f"}, {"asa", "L"}, {"asian", "c"}, {"assembly", "h"},
	{"assemblyman", "M"}, {"assemblywoman", "F"}, {"assistant", "m"}, {"associate", "m"},
	{"associates", "B"}, {"association", "h"}, {"astronaut", "R"}, {"astronomer", "R"},
	{"at", "f"}, {"athlete", "R"}, {"atlantic", "c"}, {"attorney", "Rm"}, {"auditor", "R"},
	{"aunt", "TFR"}, {"author", "R"}, {"authority", "h"}, {"automaker", "K"},
	{"automobiles", "B"}, {"automotive", "B"}, {"avenue", "h"}, {"aviation", "B"},
	{"award", "h"}, {"ayatollah", "TMR"}, {"ballerina", "F"}, {"bancorp", "B"}, {"band", "K"},
	{"bank", "hK"}, {"banker", "R"}, {"bankruptcy", "m"}, {"baron", "TMR"}, {"baroness", "TFR"},
	{"barrister", "R"}, {"batsman", "R"}, {"battle", "h"}, {"bay", "pw"}, {"beach", "h"},
	{"ben", "P"}, {"best", "c"}, {"bhd", "L"}, {"big", "c"}, {"bin", "P"}, {"bint", "P"},
	{"biologist", "R"}, {"biotech", "B"}, {"bishop", "TMR"}, {"black", "c"}, {"blogger", "R"},
	{"blue", "c"}, {"board", "h"}, {"bookseller", "R"}, {"bowler", "R"}, {"boxer", "R"},
	{"boyfriend", "M"}, {"brewer", "K"}, {"breweries", "B"}, {"brewery", "B"}, {"brewing", "B"},
	{"bridge", "h"}, {"brigade", "h"}, {"brigadier", "Tm"}, {"broadcaster", "RK"},
	{"broadcasting", "B"}, {"broker", "R"}, {"brother", "TMR"}, {"budget", "m"},
	{"building", "h"}, {"bureau", "h"}, {"businessman", "MR"}, {"businesswoman", "FR"},
	{"bv", "L"}, {"by", "f"}, {"cabinet", "m"}, {"caliph", "T"}, {"cameraman", "M"},
	{"camp", "h"}, {"campaign", "m"}, {"campaigner", "R"}, {"canal", "h"}, {"candidate", "R"},
	{"cape", "c"}, {"capital", "KB"}, {"capt", "T"}, {"captain", "TR"}, {"cardinal", "TMR"},
	{"caretaker", "m"}, {"carmaker", "K"}, {"castle", "h"}, {"catcher", "R"},
	{"cathedral", "h"}, {"cemetery", "h"}, {"center", "h"}, {"central", "c"}, {"centre", "h"},
	{"ceo", "TR"}, {"chair", "R"}, {"chairman", "TMRm"}, {"chairperson", "R"},
	{"chairwoman", "TFR"}, {"champion", "R"}, {"championship", "h"}, {"championships", "h"},
	{"chancellor", "TR"}, {"channel", "h"}, {"chapel", "h"}, {"charity", "K"}, {"charter", "h"},
	{"chef", "R"}, {"chemicals", "B"}, {"chemist", "R"}, {"chief", "TRm"}, {"chieftain", "R"},
	{"choreographer", "R"}, {"christian", "c"}, {"church", "h"}, {"circuit", "m"},
	{"city", "pK"}, {"cleric", "R"}, {"club", "hmK"}, {"cmdr", "T"}, {"co", "Lm"},
	{"coach", "TR"}, {"cofounder", "R"}, {"col", "T"}, {"college", "hK"}, {"colonel", "TR"},
	{"columnist", "R"}, {"comedian", "R"}, {"command", "h"}, {"commander", "TR"},
	{"commercial", "m"}, {"commission", "h"}, {"commissioner", "R"}, {"committee", "h"},
	{"communications", "mB"}, {"company", "LhK"}, {"composer", "R"}, {"computer", "B"},
	{"computers", "B"}, {"comrade", "T"}, {"conductor", "R"}, {"conference", "h"},
	{"conglomerate", "K"}, {"congress", "h"}, {"congressman", "TMR"}, {"congresswoman", "TFR"},
	{"constitution", "h"}, {"consulate", "h"}, {"consultant", "R"}, {"consulting", "B"},
	{"convention", "h"}, {"corp", "L"}, {"corporal", "T"}, {"corporation", "Lh"},
	{"corps", "h"}, {"correspondent", "R"}, {"cos", "L"}, {"council", "h"},
	{"councillor", "TR"}, {"councilman", "MR"}, {"councilwoman", "F"}, {"counsellor", "T"},
	{"count", "TMR"}, {"countess", "TFR"}, {"country", "K"}, {"county", "pm"}, {"court", "hm"},
	{"cousin", "R"}, {"creative", "m"}, {"crisis", "h"}, {"critic", "R"}, {"culture", "m"},
	{"cup", "h"}, {"curator", "R"}, {"current", "m"}, {"cyclist", "R"}, {"cyclone", "hW"},
	{"czar", "TM"}, {"da", "P"}, {"dam", "h"}, {"dame", "TF"}, {"dancer", "R"}, {"das", "Pf"},
	{"daughter", "FR"}, {"de", "Pf"}, {"dean", "R"}, {"declaration", "h"}, {"defence", "m"},
	{"defendant", "R"}, {"defender", "R"}, {"defense", "m"}, {"del", "Pf"}, {"della", "P"},
	{"democratic", "c"}, {"den", "P"}, {"department", "h"}, {"deputy", "Rm"}, {"der", "Pf"},
	{"des", "f"}, {"desert", "pw"}, {"designer", "R"}, {"detective", "TR"}, {"developer", "RK"},
	{"di", "Pf"}, {"dictator", "R"}, {"die", "f"}, {"diplomat", "R"}, {"director", "TR"},
	{"district", "pm"}, {"division", "h"}, {"doctor", "TR"}, {"don", "TM"}, {"dona", "T"},
	{"dos", "P"}, {"dr", "Tc"}, {"drummer", "R"}, {"du", "Pf"}, {"duchess", "TFR"},
	{"duke", "TMR"}, {"e", "Pf"}, {"earl", "TMR"}, {"east", "c"}, {"eastern", "c"},
	{"economic", "m"}, {"economics", "m"}, {"economist", "R"}, {"economy", "m"},
	{"editor", "R"}, {"editorial", "m"}, {"education", "m"}, {"el", "Pc"}, {"electronics", "B"},
	{"embassy", "h"}, {"emir", "T"}, {"emperor", "TMR"}, {"empress", "TF"}, {"energy", "mB"},
	{"engineer", "R"}, {"entertainment", "B"}, {"entrepreneur", "R"}, {"environment", "m"},
	{"envoy", "R"}, {"et", "f"}, {"european", "c"}, {"evangelist", "R"}, {"ex", "m"},
	{"exchange", "h"}, {"executive", "Rm"}, {"explorer", "R"}, {"expressway", "h"},
	{"factory", "h"}, {"famous", "m"}, {"farmer", "R"}, {"father", "TMR"}, {"federal", "cm"},
	{"federation", "h"}, {"fellow", "R"}, {"festival", "h"}, {"field", "h"}, {"film", "m"},
	{"filmmaker", "R"}, {"finance", "m"}, {"financial", "Bm"}, {"fireman", "M"}, {"firm", "K"},
	{"first", "cm"}, {"fisherman", "M"}, {"fleet", "h"}, {"foods", "B"}, {"for", "f"},
	{"force", "h"}, {"forces", "h"}, {"foreign", "m"}, {"forest", "h"}, {"former", "m"},
	{"fort", "hc"}, {"forward", "R"}, {"foundation", "hB"}, {"founder", "R"}, {"founding", "m"},
	{"fr", "TM"}, {"frau", "TF"}, {"free", "c"}, {"friar", "M"}, {"from", "f"}, {"front", "h"},
	{"fund", "h"}, {"gallery", "h"}, {"games", "h"}, {"garden", "h"}, {"gardens", "h"},
	{"gen", "T"}, {"general", "TcRm"}, {"generalsecretary", "R"}, {"gens", "T"},
	{"gentleman", "M"}, {"geologist", "R"}, {"girlfriend", "F"}, {"global", "c"}, {"gmbh", "L"},
	{"goalkeeper", "R"}, {"goddess", "F"}, {"golden", "c"}, {"golfer", "R"}, {"good", "c"},
	{"gov", "T"}, {"government", "h"}, {"governor", "TR"}, {"governorate", "p"}, {"grand", "c"},
	{"granddaughter", "RF"}, {"grandfather", "M"}, {"grandmother", "F"}, {"grandson", "RM"},
	{"great", "c"}, {"green", "c"}, {"group", "ShK"}, {"guard", "h"}, {"guitarist", "R"},
	{"guru", "TR"}, {"hall", "h"}, {"head", "Rm"}, {"headmaster", "MR"}, {"headmistress", "F"},
	{"health", "m"}, {"heir", "R"}, {"her", "c"}, {"hermit", "R"}, {"heroine", "F"},
	{"herr", "TM"}, {"high", "c"}, {"highway", "h"}, {"his", "c"}, {"historian", "R"},
	{"holding", "S"}, {"holdings", "SB"}, {"home", "cm"}, {"hon", "T"}, {"honorable", "T"},
	{"honourable", "T"}, {"hospital", "h"}, {"host", "R"}, {"hostage", "R"}, {"hostess", "F"},
	{"hotel", "h"}, {"hotels", "B"}, {"house", "h"}, {"housewife", "F"}, {"humanitarian", "R"},
	{"hurricane", "hW"}, {"husband", "MR"}, {"i", "G"}, {"ibn", "P"}, {"ii", "G"}, {"iii", "G"},
	{"imam", "TMR"}, {"in", "f"}, {"inc", "L"}, {"incoming", "m"}, {"incorporated", "L"},
	{"industries", "B"}, {"infielder", "R"}, {"information", "m"}, {"inspector", "TR"},
	{"institute", "h"}, {"institution", "h"}, {"insurance", "B"}, {"insurer", "K"},
	{"intelligence", "m"}, {"interim", "m"}, {"interior", "m"}, {"international", "c"},
	{"interpreter", "R"}, {"inventor", "R"}, {"investor", "R"}, {"island", "phK"},
	{"islands", "ph"}, {"isle", "p"}, {"isles", "p"}, {"iv", "G"}, {"ix", "G"},
	{"journal", "h"}, {"journalist", "R"}, {"jr", "G"}, {"judge", "TR"}, {"junior", "Gm"},
	{"justice", "TR"}, {"kaiser", "M"}, {"key", "m"}, {"kgaa", "L"}, {"king", "TMcR"},
	{"kingdom", "p"}, {"kk", "L"}, {"knight", "R"}, {"la", "Pfc"}, {"lab", "h"}, {"labor", "m"},
	{"laboratories", "B"}, {"laboratory", "h"}, {"labour", "m"}, {"lady", "TFcR"},
	{"lake", "pwhcK"}, {"lama", "T"}, {"las", "Pc"}, {"late", "m"}, {"latin", "c"},
	{"law", "h"}, {"lawmaker", "R"}, {"lawyer", "R"}, {"le", "Pc"}, {"lead", "m"},
	{"leader", "R"}, {"leading", "m"}, {"league", "hK"}, {"lecturer", "R"}, {"legal", "m"},
	{"legendary", "m"}, {"legislator", "R"}, {"lender", "K"}, {"librarian", "R"},
	{"library", "h"}, {"lieutenant", "TRm"}, {"limited", "L"}, {"linguist", "R"}, {"llc", "L"},
	{"llp", "L"}, {"local", "cm"}, {"lodge", "h"}, {"logistics", "B"}, {"longtime", "m"},
	{"lord", "TMcR"}, {"los", "Pc"}, {"lower", "c"}, {"lp", "L"}, {"lt", "T"}, {"ltd", "L"},
	{"mac", "P"}, {"madam", "TF"}, {"madame", "TF"}, {"mademoiselle", "TF"}, {"magazine", "hK"},
	{"magistrate", "m"}, {"main", "m"}, {"maj", "T"}, {"major", "TRm"}, {"majority", "m"},
	{"maker", "K"}, {"mall", "h"}, {"manager", "R"}, {"managing", "m"}, {"manufacturer", "K"},
	{"market", "h"}, {"marketing", "m"}, {"marquess", "TM"}, {"marquis", "TM"},
	{"marshal", "T"}, {"master", "T"}, {"mathematician", "R"}, {"mayor", "TR"},
	{"medical", "m"}, {"member", "R"}, {"memorial", "h"}, {"merchant", "R"}, {"messrs", "T"},
	{"midfielder", "R"}, {"militant", "R"}, {"military", "m"}, {"militia", "K"},
	{"minister", "TR"}, {"ministry", "h"}, {"minority", "m"}, {"miss", "TF"},
	{"missionary", "R"}, {"mister", "TM"}, {"model", "R"}, {"modern", "c"}, {"monarch", "R"},
	{"monastery", "h"}, {"monk", "MR"}, {"monsieur", "TM"}, {"monument", "h"}, {"mosque", "h"},
	{"mother", "FR"}, {"motor", "B"}, {"motors", "B"}, {"mount", "pwc"}, {"mountain", "pwhK"},
	{"mountaineer", "R"}, {"mountains", "pwh"}, {"movement", "hK"}, {"mr", "TMc"},
	{"mrs", "TFc"}, {"ms", "TF"}, {"mstr", "T"}, {"mt", "pw"}, {"mullah", "T"},
	{"municipal", "m"}, {"municipality", "pK"}, {"museum", "h"}, {"music", "m"},
	{"musician", "R"}, {"my", "c"}, {"nation", "K"}, {"national", "cm"}, {"native", "R"},
	{"navy", "h"}, {"nephew", "MR"}, {"network", "hK"}, {"networks", "B"}, {"new", "c"},
	{"newspaper", "hK"}, {"newspapers", "B"}, {"niece", "FR"}, {"nobelwinning", "m"},
	{"nominee", "R"}, {"north", "c"}, {"northern", "c"}, {"noted", "m"}, {"novelist", "R"},
	{"nun", "FR"}, {"nurse", "R"}, {"nv", "L"}, {"oblast", "p"}, {"ocean", "pw"}, {"of", "Pf"},
	{"office", "h"}, {"officer", "TR"}, {"official", "R"}, {"old", "c"}, {"olympics", "h"},
	{"on", "f"}, {"open", "c"}, {"operating", "m"}, {"operations", "m"}, {"operator", "K"},
	{"opposition", "m"}, {"or", "f"}, {"order", "h"}, {"organisation", "hK"},
	{"organiser", "R"}, {"organization", "hK"}, {"organizer", "R"}, {"our", "c"},
	{"outfielder", "R"}, {"outgoing", "m"}, {"owner", "R"}, {"oy", "L"}, {"oyj", "L"},
	{"pacific", "c"}, {"painter", "R"}, {"palace", "h"}, {"parish", "p"}, {"park", "h"},
	{"parliament", "h"}, {"partner", "R"}, {"partners", "B"}, {"party", "hmK"}, {"pastor", "R"},
	{"patriarch", "R"}, {"peninsula", "pw"}, {"people", "c"}, {"peoples", "c"},
	{"personality", "R"}, {"petroleum", "B"}, {"pharma", "B"}, {"pharmaceutical", "B"},
	{"pharmaceuticals", "B"}, {"philosopher", "R"}, {"photographer", "R"}, {"physician", "R"},
	{"physicist", "R"}, {"pianist", "R"}, {"pictures", "B"}, {"pilot", "R"}, {"pipeline", "h"},
	{"pitcher", "R"}, {"plaintiff", "R"}, {"planning", "m"}, {"plant", "h"}, {"player", "R"},
	{"playwright", "R"}, {"plaza", "h"}, {"plc", "L"}, {"poet", "R"}, {"police", "hRm"},
	{"policeman", "M"}, {"policewoman", "F"}, {"policy", "m"}, {"political", "m"},
	{"politician", "R"}, {"pope", "TMR"}, {"popular", "m"}, {"port", "hcK"}, {"post", "h"},
	{"predecessor", "R"}, {"prefecture", "p"}, {"premier", "TR"}, {"presenter", "R"},
	{"president", "TcR"}, {"presidential", "m"}, {"press", "hm"}, {"priest", "MR"},
	{"prime", "cm"}, {"prince", "TMR"}, {"princess", "TFR"}, {"principal", "R"},
	{"printer", "R"}, {"prison", "h"}, {"private", "T"}, {"prize", "h"}, {"producer", "R"},
	{"prof", "T"}, {"professor", "TR"}, {"programmer", "R"}, {"prominent", "m"},
	{"prosecutor", "R"}, {"protocol", "h"}, {"province", "pK"}, {"provincial", "m"},
	{"psychologist", "R"}, {"pte", "L"}, {"pty", "L"}, {"public", "c"}, {"publisher", "RK"},
	{"publishing", "B"}, {"quarterback", "R"}, {"queen", "TFcR"}, {"rabbi", "TMR"},
	{"race", "h"}, {"rapper", "R"}, {"rebel", "R"}, {"records", "B"}, {"rector", "R"},
	{"red", "c"}, {"refinery", "h"}, {"regiment", "h"}, {"region", "pK"}, {"regional", "m"},
	{"religious", "m"}, {"renowned", "m"}, {"rep", "T"}, {"reporter", "R"},
	{"representative", "TR"}, {"reps", "T"}, {"republic", "p"}, {"republican", "c"},
	{"research", "m"}, {"researcher", "R"}, {"resident", "R"}, {"resorts", "B"},
	{"retailer", "K"}, {"retired", "m"}, {"rev", "T"}, {"reverend", "T"}, {"revolution", "h"},
	{"river", "pwhK"}, {"road", "h"}, {"royal", "c"}, {"ruler", "R"}, {"runner", "R"},
	{"sa", "L"}, {"sailor", "R"}, {"saint", "TPcR"}, {"salesman", "M"}, {"saleswoman", "F"},
	{"san", "c"}, {"santa", "c"}, {"sarl", "L"}, {"scholar", "R"}, {"school", "h"},
	{"scientist", "R"}, {"screenwriter", "R"}, {"sculptor", "R"}, {"se", "L"}, {"sea", "pw"},
	{"secretary", "TRm"}, {"securities", "B"}, {"security", "m"}, {"semiconductor", "B"},
	{"semiconductors", "B"}, {"sen", "T"}, {"senate", "h"}, {"senator", "TR"}, {"senior", "Gm"},
	{"senor", "TM"}, {"senora", "TF"}, {"senorita", "TF"}, {"sens", "T"}, {"sergeant", "TR"},
	{"service", "hK"}, {"services", "h"}, {"sgt", "T"}, {"shadow", "m"}, {"shah", "TM"},
	{"sheik", "TM"}, {"sheikh", "TM"}, {"sheriff", "TR"}, {"shipping", "B"}, {"shipyard", "B"},
	{"shortstop", "R"}, {"signor", "TM"}, {"signora", "TF"}, {"singer", "R"}, {"sir", "TMc"},
	{"sister", "TFR"}, {"skater", "R"}, {"skier", "R"}, {"society", "h"}, {"software", "B"},
	{"soldier", "R"}, {"solicitor", "R"}, {"son", "MR"}, {"songstress", "F"},
	{"songwriter", "R"}, {"south", "c"}, {"southern", "c"}, {"spa", "L"}, {"speaker", "R"},
	{"special", "m"}, {"spiritual", "m"}, {"spokesman", "MR"}, {"spokesperson", "R"},
	{"spokeswoman", "FR"}, {"sports", "m"}, {"sportsman", "M"}, {"sportswoman", "F"},
	{"square", "h"}, {"sr", "G"}, {"srl", "L"}, {"st", "TPc"}, {"stadium", "h"},
	{"standard", "c"}, {"startup", "K"}, {"state", "pcmK"}, {"statesman", "MR"},
	{"stateswoman", "F"}, {"station", "hK"}, {"stores", "B"}, {"storm", "hW"}, {"street", "h"},
	{"striker", "R"}, {"strongman", "R"}, {"student", "R"}, {"studios", "B"},
	{"subsidiary", "K"}, {"suburb", "K"}, {"successor", "R"}, {"sultan", "TMR"},
	{"summit", "h"}, {"superior", "m"}, {"superstorm", "hW"}, {"supplier", "K"},
	{"supreme", "cm"}, {"surgeon", "R"}, {"suspect", "R"}, {"swami", "T"}, {"swimmer", "R"},
	{"systems", "B"}, {"tbk", "L"}, {"teacher", "R"}, {"team", "hmK"}, {"technical", "m"},
	{"technologies", "B"}, {"technology", "Bm"}, {"telecom", "B"}, {"temple", "h"},
	{"ten", "P"}, {"ter", "P"}, {"the", "fc"}, {"theater", "h"}, {"theatre", "h"},
	{"then", "m"}, {"theologian", "R"}, {"times", "h"}, {"to", "f"}, {"top", "m"},
	{"tourism", "m"}, {"tournament", "h"}, {"tower", "h"}, {"town", "pK"}, {"trade", "m"},
	{"trader", "R"}, {"translator", "R"}, {"transport", "m"}, {"treasurer", "R"},
	{"treasury", "h"}, {"treaty", "h"}, {"tribunal", "h"}, {"tropical", "cW"}, {"trust", "h"},
	{"trustee", "R"}, {"tsar", "TMR"}, {"tsarina", "F"}, {"typhoon", "hW"}, {"ud", "P"},
	{"ul", "P"}, {"uncle", "TMR"}, {"und", "f"}, {"union", "hmK"}, {"united", "c"},
	{"university", "hK"}, {"upper", "c"}, {"v", "G"}, {"valley", "pw"}, {"van", "P"},
	{"veteran", "m"}, {"vi", "G"}, {"vice", "Tm"}, {"vicepresident", "R"},
	{"vicepresidential", "m"}, {"victim", "R"}, {"vii", "G"}, {"viii", "G"}, {"village", "pK"},
	{"viscount", "TM"}, {"volcano", "K"}, {"volunteer", "R"}, {"von", "P"}, {"waiter", "M"},
	{"waitress", "F"}, {"war", "h"}, {"warlord", "R"}, {"website", "K"}, {"west", "c"},
	{"western", "c"}, {"whip", "R"}, {"white", "c"}, {"widow", "FR"}, {"widower", "M"},
	{"wife", "FR"}, {"winner", "R"}, {"with", "f"}, {"witness", "R"}, {"world", "cm"},
	{"wrestler", "R"}, {"writer", "R"}, {"x", "G"}, {"xi", "G"}, {"xii", "G"}, {"xiii", "G"},
	{"xiv", "G"}, {"xv", "G"}, {"xvi", "G"}, {"y", "Pf"}, {"young", "cm"}, {"youtuber", "R"},
	{"zoo", "h"}, {"zu", "P"},
};

static uint32_t flag_of(char letter)
{
	switch (letter) {
	case 'T': return WORD_TITLE;
	case 'M': return WORD_MALE;
	case 'F': return WORD_FEMALE;
	case 'L': return WORD_LEGAL;
	case 'S': return WORD_HOLDING;
	case 'P': return WORD_PARTICLE;
	case 'G': return WORD_GENERATION;
	case 'f': return WORD_FUNCTION;
	case 'p': return WORD_PLACE;
	case 'w': return WORD_WATER;
	case 'h': return WORD_HEAD;
	case 'c': return WORD_COMMON;
	case 'R': return WORD_ROLE;
	case 'm': return WORD_MODIFIER;
	case 'K': return WORD_KIND;
	case 'B': return WORD_BUSINESS;
	case 'W': return WORD_STORM;
	default:  return 0;
	}
}

uint32_t word_flags(const char *word, size_t length)
{
	return word_flags_of(index_key(word, length));
}

uint32_t word_flags_of(struct index_key word)
{
	const struct word_row *row = INDEX_FIND(words, word);
	uint32_t flags = 0;
	for (size_t i = 0; row && row->flags[i]; i++)
		flags |= flag_of(row->flags[i]);
	return flags;
}

enum gender flags_gender(uint32_t flags)
{
	return flags & WORD_MALE     ? GENDER_MALE
	       : flags & WORD_FEMALE ? GENDER_FEMALE
	                             : GENDER_UNKNOWN;
}
