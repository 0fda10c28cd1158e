#include "phrase/language.h"

#include "text/utf8.h"

enum {
	FEWEST_WORDS = 8,    /* that tell anything */
	FEWEST_LETTERS = 12, /* of another script, likewise */
	FEWEST_OTHERS = 3,   /* words that are not frequent ones */
	FEWEST_DIFFERENT = 4 /* frequent words of a language: "de la" alone belongs to names */
};

/* Of a long text, so many stretches of so many tokens are read, spread evenly. */
enum { STRETCHES = 64, STRETCH_TOKENS = 64 };

/* ---- Scripts ------------------------------------------------------------------------------ */

/* Scripts that are not Latin. */
enum script {
	SCRIPT_GREEK,
	SCRIPT_CYRILLIC,
	SCRIPT_ARMENIAN,
	SCRIPT_HEBREW,
	SCRIPT_ARABIC,
	SCRIPT_DEVANAGARI,
	SCRIPT_BENGALI,
	SCRIPT_TAMIL,
	SCRIPT_THAI,
	SCRIPT_GEORGIAN,
	SCRIPT_KANA,
	SCRIPT_HAN,
	SCRIPT_HANGUL,
	SCRIPT_COUNT
};

/* The language of most texts in a script; those of Cyrillic and Arabic are told by letters. */
static const char *const script_languages[SCRIPT_COUNT] = {
	"Greek",   "Russian", "Armenian", "Hebrew",   "Arabic",  "Hindi", "Bengali",
	"Tamil",   "Thai",    "Georgian", "Japanese", "Chinese", "Korean",
};

static const struct script_range {
	uint32_t first, last;
	enum script script;
} script_ranges[] = {
	{0x0370, 0x03FF, SCRIPT_GREEK},    {0x0400, 0x052F, SCRIPT_CYRILLIC},
	{0x0530, 0x058F, SCRIPT_ARMENIAN}, {0x0590, 0x05FF, SCRIPT_HEBREW},
	{0x0600, 0x077F, SCRIPT_ARABIC},   {0x0900, 0x097F, SCRIPT_DEVANAGARI},
	{0x0980, 0x09FF, SCRIPT_BENGALI},  {0x0B80, 0x0BFF, SCRIPT_TAMIL},
	{0x0E00, 0x0E7F, SCRIPT_THAI},     {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
	{0x1100, 0x11FF, SCRIPT_HANGUL},   {0x1F00, 0x1FFF, SCRIPT_GREEK},
	{0x3040, 0x30FF, SCRIPT_KANA},     {0x3400, 0x9FFF, SCRIPT_HAN},
	{0xAC00, 0xD7AF, SCRIPT_HANGUL},   {0xFB50, 0xFDFF, SCRIPT_ARABIC},
	{0xFE70, 0xFEFF, SCRIPT_ARABIC},   {0x20000, 0x3FFFF, SCRIPT_HAN},
};

static enum script script_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof script_ranges / sizeof *script_ranges; i++)
		if (code >= script_ranges[i].first && code <= script_ranges[i].last)
			return script_ranges[i].script;
	return SCRIPT_COUNT;
}

/* ---- Counting ----------------------------------------------------------------------------- */

struct counts {
	size_t   words;                /* of Latin letters, those with a capital apart */
	size_t   letters;              /* in all scripts */
	size_t   script[SCRIPT_COUNT]; /* letters of each */
	size_t   ukrainian, persian;   /* letters of their own */
	uint32_t hits[LANGUAGE_COUNT], different[LANGUAGE_COUNT];
};

static const struct language_word *find_word(const char *lower, size_t length, size_t *index)
{
	char key[sizeof language_words->word] = {0};
	size_t low = 0, high = length < sizeof key ? language_word_count : 0;
	if (high)
		memcpy(key, lower, length);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = memcmp(language_words[middle].word, key, sizeof key);
		*index = middle;
		if (order == 0)
			return language_words + middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void count_script(struct counts *counts, uint32_t code)
{
	const enum script script = script_of(code);
	if (script == SCRIPT_COUNT)
		return;
	counts->script[script]++;
	counts->ukrainian += code == 0x456 || code == 0x457 || code == 0x454 || code == 0x491;
	counts->persian += code == 0x67E || code == 0x686 || code == 0x6AF || code == 0x6CC;
}

/* Counts one token; seen has a bit for each frequent word there was. */
static void count_word(struct counts *counts, const char *word, size_t length, uint8_t *seen)
{
	char lower[sizeof language_words->word + 4];
	size_t used = 0, index = 0;
	bool latin = false, capital = false;
	for (size_t i = 0; i < length;) {
		uint32_t code;
		const size_t at = i;
		i += utf8_decode(word + i, length - i, &code);
		const enum uni_class class = uni_class(code);
		if (class != UNI_LOWER && class != UNI_UPPER && class != UNI_LETTER)
			continue;
		counts->letters++;
		latin = latin || code < 0x250;
		capital = capital || (at == 0 && class == UNI_UPPER);
		if (code >= 0x370)
			count_script(counts, code);
		if (used < sizeof language_words->word)
			used += utf8_encode(uni_lower(code), lower + used);
	}
	/* "Los Angeles", "Van der Bellen": a name is in no language. Single letters are much like
	 * any others in programs and in what is no text at all. */
	if (!latin || capital || length == 1)
		return;
	const struct language_word *known = find_word(lower, used, &index);
	counts->words++;
	for (int i = 0; known && i < LANGUAGE_COUNT; i++) {
		if (!(known->languages >> i & 1))
			continue;
		counts->hits[i]++;
		counts->different[i] += !(seen[index / 8] >> index % 8 & 1);
	}
	if (known)
		seen[index / 8] |= (uint8_t)(1u << index % 8);
}

/* ---- Deciding ----------------------------------------------------------------------------- */

/* The script of most letters, if it is not the Latin one. */
static const char *language_by_script(const struct counts *counts)
{
	size_t all = 0, best = 0;
	for (size_t i = 0; i < SCRIPT_COUNT; i++) {
		all += counts->script[i];
		if (counts->script[i] > counts->script[best])
			best = i;
	}
	/* A character of Chinese or Japanese is worth several letters. */
	const size_t dense = counts->script[SCRIPT_HAN] + counts->script[SCRIPT_KANA];
	if (all < FEWEST_LETTERS || all + dense < (counts->letters + dense) / 5 * 3)
		return NULL;
	if (best == SCRIPT_HAN && counts->script[SCRIPT_KANA] * 10 > counts->script[SCRIPT_HAN])
		best = SCRIPT_KANA;
	if (best == SCRIPT_CYRILLIC && counts->ukrainian * 50 > counts->script[best])
		return "Ukrainian";
	if (best == SCRIPT_ARABIC && counts->persian * 50 > counts->script[best])
		return "Persian";
	return script_languages[best];
}

static const char *language_by_words(const struct counts *counts)
{
	static const char *const names[LANGUAGE_COUNT] = {
		"English", "German",    "French", "Spanish",  "Italian",   "Portuguese",
		"Catalan", "Dutch",     "Swedish", "Danish",  "Norwegian", "Polish",
		"Czech",   "Romanian",  "Hungarian", "Finnish", "Turkish", "Indonesian",
	};
	const uint32_t english = counts->hits[LANGUAGE_ENGLISH];
	int best = LANGUAGE_ENGLISH;
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (counts->hits[i] > counts->hits[best])
			best = i;
	if (counts->words < FEWEST_WORDS || counts->hits[best] * 8u < counts->words ||
	    counts->different[best] < FEWEST_DIFFERENT)
		return "";
	/* "Plaza de las Flores, Casa del Sol": names, with nothing said about them. */
	if (best != LANGUAGE_ENGLISH && counts->words < counts->hits[best] + FEWEST_OTHERS)
		return "";
	/* Of English the slightest doubt is enough. */
	if (best != LANGUAGE_ENGLISH && english * 3 > counts->hits[best])
		return english * 8u < counts->words ? "" : names[LANGUAGE_ENGLISH];
	return names[best];
}

static void count_words(struct counts *counts, const char *text, const struct token *tokens,
                        size_t count, uint8_t *seen)
{
	const unsigned no_word = LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_CODE |
	                         LEDE_TOKEN_PUNCT | LEDE_TOKEN_NUMBER;
	for (size_t i = 0; i < count; i++)
		if (!(tokens[i].flags & no_word))
			count_word(counts, text + tokens[i].begin, tokens[i].length, seen);
}

const char *language_of(const lede_doc *doc, const char *text)
{
	struct counts counts = {0};
	uint8_t seen[128] = {0};
	assert(language_word_count <= 8 * sizeof seen);
	const struct token *tokens = doc->tokens.items;
	const size_t count = doc->tokens.count;
	if (count <= STRETCHES * STRETCH_TOKENS)
		count_words(&counts, text, tokens, count, seen);
	else
		for (size_t i = 0; i < STRETCHES; i++)
			count_words(&counts, text,
			            tokens + (count - STRETCH_TOKENS) * i / (STRETCHES - 1),
			            STRETCH_TOKENS, seen);
	const char *by_script = language_by_script(&counts);
	return by_script ? by_script : language_by_words(&counts);
}
