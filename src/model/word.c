#include "model/word.h"

#include "model/hash.h"
#include "text/utf8.h"

enum { MAX_CODES = 64, SHAPE_RUN = 4 };

/* A word as code points; what is over MAX_CODES is only hashed into `rest`. */
struct codes {
	uint32_t cased[MAX_CODES], lower[MAX_CODES];
	uint8_t  class[MAX_CODES]; /* enum uni_class of the first */
	size_t   count;
	uint32_t rest;
	uint32_t seen; /* all bits of lower */
};

/* Typographic variants read as the ASCII character that corpora have in their place. */
static uint32_t unify(uint32_t code)
{
	switch (code) {
	case 0x2018: case 0x2019: case 0x02bc: case 0x2032:
		return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0x2033:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
		return '-';
	default:
		return code;
	}
}

static void read_codes(const char *bytes, size_t length, struct codes *codes)
{
	codes->rest = codes->seen = 0;
	size_t count = 0;
	for (size_t at = 0; at < length; count++) {
		if (count == MAX_CODES) {
			codes->rest = hash_bytes(bytes + at, length - at);
			break;
		}
		uint32_t code = (unsigned char)bytes[at];
		if (code < 0x80) {
			at++;
		} else {
			at += utf8_decode_long(bytes + at, length - at, &code);
			code = unify(code);
		}
		const struct uni_record *record = uni_record(code);
		const uint32_t lower =
			record->class == UNI_DIGIT ? '0' : code + (uint32_t)record->lower;
		codes->cased[count] = code;
		codes->lower[count] = lower;
		codes->class[count] = (uint8_t)record->class;
		codes->seen |= lower;
	}
	/* "--" and "—" are one dash. */
	if (count == 2 && codes->cased[0] == '-' && codes->cased[1] == '-')
		count = 1;
	codes->count = count;
}

/* A hash of code points: the steps of FNV-1a, then it is mixed with their number. */
static inline uint32_t hash_step(uint32_t h, uint32_t code)
{
	return (h ^ code) * 0x01000193u;
}

static inline uint32_t hash_end(uint32_t h, size_t count)
{
	return hash_mix(h ^ (uint32_t)count);
}

static inline uint32_t hash_codes(const uint32_t *codes, size_t count, uint32_t rest)
{
	uint32_t h = HASH_SEED ^ rest;
	for (size_t i = 0; i < count; i++)
		h = hash_step(h, codes[i]);
	return hash_end(h, count);
}

/* A lower-case Latin letter without its diacritic, any other code as it is. */
static uint32_t without_diacritic(uint32_t code)
{
	enum { FIRST = 0xe0 };
	static const char letters[] = /* from U+00E0 on; '-' stands for the code itself */
		"aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccdd-deeeeeeeeeegggg"
		"gggghh-hiiiiiiiiii--jjkk-llllll---lnnnnnn---oooooo--rrrrrrssssss"
		"sstttt--uuuuuuuuuuuuwwyyyzzzzzz-";
	const uint32_t at = code - FIRST; /* wraps below */
	return at < sizeof letters - 1 && letters[at] != '-' ? (uint32_t)letters[at] : code;
}

static uint32_t hash_plain(const struct codes *codes)
{
	uint32_t plain[MAX_CODES];
	for (size_t i = 0; i < codes->count; i++)
		plain[i] = without_diacritic(codes->lower[i]);
	return hash_codes(plain, codes->count, codes->rest);
}

/* X for upper case, x for lower, l for letters without case, 0 for digits, else itself. */
static inline uint32_t shape_of(uint32_t code, unsigned class)
{
	static const unsigned char shapes[] = {
		[UNI_UPPER] = 'X', [UNI_LOWER] = 'x', [UNI_MARK] = 'x', [UNI_LETTER] = 'l',
		[UNI_DIGIT] = '0', [UNI_SYMBOL] = 's'};
	_Static_assert(UNI_SYMBOL == sizeof shapes - 1, "the last class");
	if (!shapes[class] || (class == UNI_SYMBOL && code < 0x80))
		return code;
	return shapes[class];
}

/* The shape and the kind, which differ in how much is left of a run. */
static void hash_shapes(const struct codes *codes, struct word *word)
{
	uint32_t shape = HASH_SEED, kind = HASH_SEED, last = 0;
	size_t shapes = 0, kinds = 0, run = 0;
	for (size_t i = 0; i < codes->count; i++) {
		const uint32_t s = shape_of(codes->cased[i], codes->class[i]);
		run = s == last ? run + 1 : 1;
		last = s;
		if (run == 1) {
			kind = hash_step(kind, s);
			kinds++;
		}
		if (run <= SHAPE_RUN) {
			shape = hash_step(shape, s);
			shapes++;
		}
	}
	word->shape = hash_end(shape, shapes);
	word->kind = hash_end(kind, kinds);
}

static uint32_t flags_of(const struct codes *codes)
{
	enum { LETTERS = 1 << UNI_UPPER | 1 << UNI_LOWER | 1 << UNI_LETTER };
	unsigned classes = 0, letters = 0, first = UNI_OTHER;
	for (size_t i = 0; i < codes->count; i++) {
		const unsigned class = codes->class[i], is_letter = LETTERS >> class & 1;
		classes |= 1u << class;
		first = is_letter && !letters ? class : first;
		letters += is_letter;
	}
	const bool upper = classes >> UNI_UPPER & 1, lower = classes >> UNI_LOWER & 1;
	return (first == UNI_UPPER ? WORD_CAPITAL : 0u) | (upper ? WORD_HAS_UPPER : 0u) |
	       (upper && !lower && letters >= 2 ? WORD_ALL_CAPS : 0u) |
	       (letters && !upper ? WORD_LOWER : 0u) |
	       (classes >> UNI_DIGIT & 1 ? WORD_HAS_DIGIT : 0u);
}

/* Whether codes spell text, which is ASCII. */
static bool is_spelt(const struct codes *codes, const char *text)
{
	for (size_t i = 0; i < codes->count; i++)
		if (!text[i] || codes->cased[i] != (uint32_t)text[i])
			return false;
	return !text[codes->count] && !codes->rest;
}

/* "Ministry of Law and Justice", "Banco do Brasil", "Smith & Sons", "Joan of the Cross". */
static bool joins_names(const struct codes *codes)
{
	static const char joints[][4] = {"of", "and", "the", "for", "&",  "de", "del", "la",
	                                 "du", "da",  "do",  "des", "di", "el", "y",   "e"};
	if (codes->count > 3)
		return false;
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (is_spelt(codes, joints[i]))
			return true;
	return false;
}

static bool is_quote(const struct codes *codes)
{
	return is_spelt(codes, "\"") || is_spelt(codes, "``") || is_spelt(codes, "''");
}

/* "Shanghai-based" -> "shanghai" and "based". */
static void hash_halves(const struct codes *codes, uint32_t halves[2])
{
	size_t first = codes->count, last = 0;
	for (size_t i = 1; i + 1 < codes->count; i++)
		if (codes->lower[i] == '-') {
			if (first == codes->count)
				first = i;
			last = i;
		}
	halves[0] = halves[1] = 0;
	if (first < codes->count) {
		halves[0] = hash_codes(codes->lower, first, 0);
		last++;
		halves[1] = hash_codes(codes->lower + last, codes->count - last, codes->rest);
	}
}

static void hash_affixes(const struct codes *codes, struct word *word)
{
	const size_t longest = codes->rest || codes->count == 0 ? 0 : codes->count - 1;
	const uint32_t *end = codes->lower + codes->count;
	uint32_t prefix = HASH_SEED;
	for (size_t n = 1; n <= WORD_AFFIXES; n++) {
		if (n > longest) {
			word->prefix[n - 1] = word->suffix[n - 1] = 0;
			continue;
		}
		prefix = hash_step(prefix, codes->lower[n - 1]);
		word->prefix[n - 1] = hash_end(prefix, n);
		word->suffix[n - 1] = hash_codes(end - n, n, 0);
	}
}

void word_describe(const char *bytes, size_t length, struct word *word)
{
	struct codes codes;
	read_codes(bytes, length, &codes);
	word->cased = hash_codes(codes.cased, codes.count, codes.rest);
	word->lower = hash_codes(codes.lower, codes.count, codes.rest);
	word->plain = codes.seen < 0x80 ? word->lower : hash_plain(&codes);
	hash_shapes(&codes, word);
	hash_affixes(&codes, word);
	hash_halves(&codes, word->halves);
	word->flags = flags_of(&codes) | (joins_names(&codes) ? WORD_JOINS : 0u) |
	              (is_quote(&codes) ? WORD_QUOTE : 0u);
}

uint32_t word_lower_hash(const char *bytes, size_t length)
{
	struct codes codes;
	read_codes(bytes, length, &codes);
	return hash_codes(codes.lower, codes.count, codes.rest);
}
