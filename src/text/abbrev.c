#include "text/abbrev.h"

#include "base/table.h"

/* Letters of the longest words in the lists. */
enum { ABBREV_MAX = 6, WORD_MAX = 12 };

struct abbrev_entry {
	char    word[TABLE_HEAD]; /* in lower case, padded with NULs; the table is sorted by it */
	uint8_t capital, lower; /* enum abbrev with and without a first capital */
};

#define TITLE(w)       {w, ABBREV_TITLE, ABBREV_NONE}
#define ANY_TITLE(w)   {w, ABBREV_TITLE, ABBREV_TITLE}
#define NUMBER(w)      {w, ABBREV_NUMBER, ABBREV_NUMBER}
#define CAP_NUMBER(w)  {w, ABBREV_NUMBER, ABBREV_NONE}
#define LOW_NUMBER(w)  {w, ABBREV_NONE, ABBREV_NUMBER}
#define MONTH(w)       {w, ABBREV_MONTH, ABBREV_NONE}
#define FINAL(w)       {w, ABBREV_FINAL, ABBREV_FINAL}
#define CAP_FINAL(w)   {w, ABBREV_FINAL, ABBREV_NONE}
#define STATE(w)       {w, ABBREV_STATE, ABBREV_NONE}
#define INNER(w)       {w, ABBREV_INNER, ABBREV_INNER}
#define UNIT(w)        {w, ABBREV_UNIT, ABBREV_UNIT}

static const struct abbrev_entry abbrevs[] = {
	TITLE("adm"), {"al", ABBREV_NONE, ABBREV_ET_AL}, CAP_FINAL("ala"), TITLE("ald"),
	CAP_FINAL("alta"), TITLE("amb"), INNER("approx"), MONTH("apr"), CAP_FINAL("apt"),
	CAP_FINAL("ariz"), STATE("ark"), NUMBER("art"), NUMBER("arts"), FINAL("assn"),
	TITLE("asst"), TITLE("atty"), MONTH("aug"), CAP_FINAL("ave"), LOW_NUMBER("b"),
	CAP_FINAL("bldg"), CAP_FINAL("blvd"), TITLE("brig"), CAP_FINAL("bros"), LOW_NUMBER("c"),
	INNER("ca"), CAP_FINAL("calif"), TITLE("capt"), TITLE("cdr"), INNER("cf"), NUMBER("ch"),
	NUMBER("chap"), NUMBER("cl"), TITLE("cmdr"), FINAL("co"), TITLE("col"),
	CAP_FINAL("colo"), TITLE("comdr"), CAP_FINAL("conn"), FINAL("corp"), FINAL("cos"),
	TITLE("cpl"), TITLE("cpt"), UNIT("cu"), LOW_NUMBER("d"), MONTH("dec"), STATE("del"),
	FINAL("dept"), TITLE("det"), NUMBER("div"), ANY_TITLE("dr"), TITLE("drs"), INNER("eg"),
	NUMBER("eq"), NUMBER("eqs"), INNER("esp"), CAP_FINAL("esq"), FINAL("etc"), NUMBER("ext"),
	NUMBER("fax"), MONTH("feb"), NUMBER("fig"), NUMBER("figs"), NUMBER("fl"),
	CAP_FINAL("fla"), TITLE("fr"), CAP_NUMBER("fri"), {"ft", ABBREV_TITLE, ABBREV_UNIT},
	STATE("ga"), UNIT("gal"), TITLE("gen"), TITLE("gens"), TITLE("gov"), TITLE("govs"),
	TITLE("hon"), UNIT("hr"), UNIT("hrs"), CAP_FINAL("hwy"), INNER("ie"), STATE("ill"),
	UNIT("in"), FINAL("inc"), INNER("incl"), STATE("ind"), TITLE("insp"), FINAL("intl"),
	CAP_NUMBER("jan"), CAP_FINAL("jr"), MONTH("jul"), CAP_NUMBER("jun"), CAP_FINAL("kans"),
	STATE("ky"), STATE("la"), UNIT("lb"), UNIT("lbs"), TITLE("lt"), FINAL("ltd"),
	LOW_NUMBER("m"), TITLE("maj"), CAP_NUMBER("mar"), STATE("mass"), STATE("md"),
	TITLE("messrs"), FINAL("mfg"), UNIT("mi"), CAP_FINAL("mich"), UNIT("min"),
	CAP_FINAL("minn"), UNIT("mins"), STATE("miss"), TITLE("mlle"), TITLE("mme"), STATE("mo"),
	NUMBER("mob"), CAP_NUMBER("mon"), STATE("mont"), ANY_TITLE("mr"), ANY_TITLE("mrs"),
	ANY_TITLE("ms"), TITLE("msgr"), TITLE("mt"), TITLE("mx"), FINAL("natl"),
	CAP_FINAL("neb"), STATE("nev"), NUMBER("no"), NUMBER("nos"), MONTH("nov"), MONTH("oct"),
	CAP_FINAL("okla"), STATE("ont"), NUMBER("op"), STATE("ore"), UNIT("oz"), LOW_NUMBER("p"),
	STATE("pa"), NUMBER("para"), NUMBER("paras"), CAP_FINAL("penn"), NUMBER("ph"),
	CAP_FINAL("pkwy"), FINAL("plc"), NUMBER("pp"), TITLE("pres"), ANY_TITLE("prof"),
	TITLE("profs"), NUMBER("pt"), TITLE("pvt"), STATE("que"), LOW_NUMBER("r"),
	CAP_FINAL("rd"), TITLE("rep"), TITLE("reps"), INNER("resp"), TITLE("rev"),
	CAP_NUMBER("rs"), CAP_NUMBER("sat"), NUMBER("sec"), NUMBER("secs"), TITLE("sen"),
	TITLE("sens"), MONTH("sep"), MONTH("sept"), TITLE("sgt"), UNIT("sq"), CAP_FINAL("sr"),
	{"st", ABBREV_TITLE, ABBREV_UNIT}, TITLE("ste"), CAP_NUMBER("sun"), TITLE("supt"),
	CAP_NUMBER("tel"), CAP_FINAL("tenn"), STATE("tex"), CAP_NUMBER("thu"),
	CAP_NUMBER("thur"), MONTH("thurs"), CAP_NUMBER("tue"), MONTH("tues"), FINAL("univ"),
	{"v", ABBREV_NONE, ABBREV_VERSUS}, STATE("va"), INNER("viz"), NUMBER("vol"),
	NUMBER("vols"), INNER("vs"), STATE("vt"), STATE("wash"), CAP_NUMBER("wed"),
	CAP_FINAL("wis"), CAP_FINAL("wisc"), CAP_FINAL("wyo"), UNIT("yd"), UNIT("yds"),
	UNIT("yr"), UNIT("yrs"),
};

static const char openers[][WORD_MAX] = {
	"a", "about", "according", "actually", "additionally", "after", "all", "also",
	"although", "among", "an", "and", "another", "anyone", "are", "as", "at", "basically",
	"because", "before", "between", "both", "but", "by", "can", "could", "currently",
	"despite", "did", "do", "does", "during", "each", "earlier", "even", "every", "everyone",
	"finally", "for", "from", "furthermore", "had", "has", "have", "he", "hello", "hence",
	"her", "here", "hi", "his", "how", "however", "i", "if", "in", "indeed", "instead", "is",
	"it", "its", "just", "later", "let", "many", "maybe", "meanwhile", "more", "moreover",
	"most", "much", "my", "never", "nevertheless", "no", "nobody", "nor", "not", "nothing",
	"now", "often", "oh", "ok", "okay", "on", "once", "only", "or", "other", "our",
	"overall", "perhaps", "please", "recently", "several", "she", "should", "similarly",
	"since", "so", "some", "someone", "something", "sometimes", "soon", "sorry", "still",
	"such", "thanks", "that", "the", "their", "then", "there", "therefore", "these", "they",
	"this", "those", "though", "thus", "to", "today", "unlike", "until", "usually", "was",
	"we", "well", "were", "what", "when", "whenever", "where", "whereas", "whether", "which",
	"while", "who", "why", "will", "with", "without", "would", "yes", "yet", "you", "your",
};

/* Lower-cases an ASCII word of 1 to most letters into key; false if it is none. */
static bool make_key(const char *text, size_t length, char *key, size_t most)
{
	if (length == 0 || length > most)
		return false;
	for (size_t i = 0; i < length; i++) {
		key[i] = (char)(text[i] | 0x20);
		if (key[i] < 'a' || key[i] > 'z')
			return false;
	}
	return true;
}

enum abbrev abbrev_find(const char *text, size_t length)
{
	char key[ABBREV_MAX];
	if (!make_key(text, length, key, sizeof key))
		return ABBREV_NONE;
	const struct abbrev_entry *entry = TABLE_FIND(abbrevs, key, length);
	if (!entry)
		return ABBREV_NONE;
	return (enum abbrev)(*text & 0x20 ? entry->lower : entry->capital);
}

bool word_opens(const char *text, size_t length)
{
	char key[WORD_MAX];
	return make_key(text, length, key, sizeof key) &&
	       table_find(openers, sizeof openers / sizeof *openers, sizeof *openers, WORD_MAX, key,
	                  length);
}
