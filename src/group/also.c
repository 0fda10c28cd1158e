/*
 * What stands between two names is read backwards from the second: a cue ("known as", "nicknamed",
 * "(", "or"), and before it nothing but what may stand between a name and a cue. So "X, a baker who
 * called Y" is none. In brackets alone a translation is certain, and an acronym; Schwartz and
 * Hearst (2003) find acronyms by the same sign.
 */
#include "group/also.h"

#include "group/index.h"
#include "group/reading.h"

enum {
	LONGEST_GAP = 40,   /* tokens between two names: a birthday in brackets fits in */
	SUBJECT_WITHIN = 3, /* tokens of a sentence in which its subject begins */
	MOST_BETWEEN = 3,   /* names in a bracket between the two */
	LONGEST_TONGUE = 5, /* tokens behind "in" */
	FOREIGN_ACRONYM = 3 /* letters of one that needs not fit: "(AVAS)" */
};

/* How sure a cue is. */
enum cue {
	CUE_NONE,
	CUE_KNOWN,   /* "known as", "whose real name is" */
	CUE_CALLED,  /* "called", "formerly" */
	CUE_OR,      /* ", or" */
	CUE_BRACKET, /* "(" */
	CUE_BORN,    /* "(née" */
	CUE_CODE,    /* "(NYSE:" */
	CUE_TONGUE,  /* "(Latin:" */
	CUE_OF,      /* "is a pen name of" */
	CUE_INDEX    /* ",": "Austen, Jane." */
};

/* The tokens between two mentions. */
struct gap {
	const struct find_input *input;
	const struct found      *left, *right;
	uint32_t begin, end; /* begin <= end */
};

/* What a word does between two names. */
enum {
	NOUN = 1u << 0,    /* "name": a cue, with what may precede it */
	OF_NAME = 1u << 1, /* "pen", before a noun */
	CALL = 1u << 2,
	KNOWN = 1u << 3, /* before "as" */
	AS = 1u << 4,
	TO = 1u << 5,
	BORN = 1u << 6,
	OR = 1u << 7,
	FILLER = 1u << 8, /* may stand before a cue */
	OPENING = 1u << 9, /* before all that: what follows is about the first name */
	BRACKET = 1u << 10,
	CLOSING = 1u << 11,
	COMMA = 1u << 12,
	THE = 1u << 13,
	QUOTE = 1u << 14,
	COLON = 1u << 15
};

struct cue_row {
	char     word[16];
	uint16_t flags;
};

static const struct cue_row cues[] = {
	{"\"", QUOTE}, {"'", QUOTE}, {"''", QUOTE}, {"(", OPENING | BRACKET}, {")", CLOSING},
	{",", OPENING | COMMA}, {"-", OPENING}, {"--", OPENING}, {":", COLON}, {"[", OPENING},
	{"`", QUOTE}, {"``", QUOTE}, {"a", OF_NAME}, {"a.k.a", CALL}, {"a.k.a.", CALL},
	{"abbreviated", CALL | KNOWN}, {"abbreviation", NOUN}, {"acronym", NOUN},
	{"affectionately", FILLER}, {"aka", CALL}, {"alias", NOUN | CALL}, {"also", FILLER},
	{"and", OPENING}, {"are", FILLER}, {"as", AS}, {"be", FILLER}, {"been", FILLER},
	{"best", FILLER}, {"better", FILLER}, {"birth", OF_NAME}, {"born", BORN},
	{"brand", OF_NAME}, {"by", OF_NAME}, {"called", CALL}, {"code", OF_NAME},
	{"colloquially", FILLER}, {"commonly", FILLER}, {"dubbed", CALL}, {"formally", FILLER},
	{"former", OF_NAME}, {"formerly", CALL | FILLER}, {"full", OF_NAME}, {"generally", FILLER},
	{"her", OF_NAME}, {"his", OF_NAME}, {"identified", KNOWN}, {"initials", NOUN},
	{"internationally", FILLER}, {"is", OF_NAME | FILLER}, {"its", OF_NAME}, {"just", FILLER},
	{"known", KNOWN}, {"later", FILLER}, {"local", OF_NAME}, {"locally", FILLER},
	{"maiden", OF_NAME}, {"moniker", NOUN}, {"more", FILLER}, {"name", NOUN}, {"nee", BORN},
	{"nickname", NOUN}, {"nicknamed", CALL}, {"now", FILLER}, {"n\xC3\xA9" "e", BORN},
	{"official", OF_NAME}, {"officially", FILLER}, {"often", FILLER}, {"once", FILLER},
	{"or", OR}, {"original", OF_NAME}, {"originally", FILLER}, {"pen", OF_NAME},
	{"popularly", FILLER}, {"previously", FILLER}, {"professionally", FILLER},
	{"pseudonym", NOUN}, {"real", OF_NAME}, {"rechristened", CALL}, {"referred", KNOWN},
	{"renamed", CALL}, {"ring", OF_NAME}, {"self-identified", KNOWN}, {"simply", FILLER},
	{"sometimes", FILLER}, {"stage", OF_NAME}, {"still", FILLER}, {"styled", KNOWN},
	{"the", OF_NAME | THE}, {"their", OF_NAME}, {"then", FILLER}, {"to", TO}, {"today", FILLER},
	{"trade", OF_NAME}, {"under", OF_NAME}, {"usually", FILLER}, {"variously", FILLER},
	{"was", OF_NAME | FILLER}, {"were", FILLER}, {"which", FILLER}, {"who", FILLER},
	{"whose", OF_NAME}, {"widely", FILLER}, {"with", OF_NAME}, {"\xC2\xAB", QUOTE},
	{"\xC2\xBB", QUOTE}, {"\xE2\x80\x93", OPENING}, {"\xE2\x80\x94", OPENING},
	{"\xE2\x80\x98", QUOTE}, {"\xE2\x80\x99", QUOTE}, {"\xE2\x80\x9C", QUOTE},
	{"\xE2\x80\x9D", QUOTE},
};

/* The flags of a token of the gap; none outside of it. */
static unsigned at(const struct gap *gap, uint32_t token)
{
	if (token < gap->begin || token >= gap->end)
		return 0;
	const struct cue_row *row = INDEX_FIND(cues, token_key(gap->input, token));
	return row ? row->flags : 0;
}

/* ---- Backwards ----------------------------------------------------------------------------- */

/* Takes the tokens before *end that have any of the flags off. */
static void skip_back(const struct gap *gap, uint32_t *end, unsigned flags)
{
	while (at(gap, *end - 1) & flags)
		--*end;
}

/* The name of a language, which a name in it may follow. */
static bool is_tongue(const struct gap *gap, uint32_t token)
{
	static const char *const dead[] = {"latin", "sanskrit", "hebrew", "arabic", NULL};
	const struct token *t = gap->input->tokens + token;
	return token_is_any(gap->input, token, dead) ||
	       name_nation(gap->input->text + t->begin, t->length).people;
}

/* "X was a pen name of Y", "X is an acronym of Y", where *end moves to "a"; between "of" and Y may
 * stand what Y is: "the author". */
static bool is_name_of(const struct gap *gap, uint32_t *end)
{
	uint32_t of = *end - 1;
	while (of > gap->begin && *end - of < MOST_BETWEEN && !token_is(gap->input, of, "of"))
		of--;
	if (of <= gap->begin || !token_is(gap->input, of, "of") || !(at(gap, of - 1) & NOUN))
		return false;
	uint32_t begin = of - 1;
	while ((at(gap, begin - 1) & (OF_NAME | FILLER)) == OF_NAME)
		begin--;
	if (begin == of - 1)
		return false;
	*end = begin;
	return true;
}

/* Takes titles before *end off. Returns the flags of what is before them; what has any is no title,
 * so that most tokens are looked up in one table alone. */
static unsigned skip_titles(const struct gap *gap, uint32_t *end)
{
	unsigned flags;
	while (!(flags = at(gap, *end - 1)) && *end > gap->begin &&
	       token_flags(gap->input, *end - 1) & WORD_TITLE)
		--*end;
	return flags;
}

/* The cue that ends at *end, which moves to where it begins. */
static enum cue read_cue(const struct gap *gap, uint32_t *end)
{
	unsigned last = skip_titles(gap, end);
	while (last & (QUOTE | THE))
		last = at(gap, --*end - 1);
	if (last & NOUN) {
		--*end;
		skip_back(gap, end, OF_NAME);
		if (at(gap, *end - 1) & KNOWN)
			--*end;
		return CUE_KNOWN;
	}
	if (last & AS) {
		uint32_t known = *end - 2;
		if (at(gap, known) & TO)
			known--;
		if (!(at(gap, known) & KNOWN))
			return CUE_NONE;
		*end = known;
		return CUE_KNOWN;
	}
	if (last & COLON && *end - gap->begin > 2 && is_tongue(gap, *end - 2)) {
		*end -= 2;
		return CUE_TONGUE;
	}
	if (last & COLON && at(gap, *end - 3) & BRACKET) {
		*end -= 2;
		return CUE_CODE;
	}
	if (last & COMMA && gap->end - gap->begin == 1)
		return CUE_INDEX;
	if (is_name_of(gap, end))
		return CUE_OF;
	if (!(last & (BORN | CALL | OR)))
		return last & BRACKET ? CUE_BRACKET : CUE_NONE;
	--*end;
	return last & BORN ? CUE_BORN : last & CALL ? CUE_CALLED : CUE_OR;
}

/* ---- Between the first name and the cue ---------------------------------------------------- */

/* Takes a bracket behind the first name off: "(born 1986)". */
static uint32_t skip_bracket(const struct gap *gap, uint32_t begin, uint32_t end)
{
	if (!(at(gap, begin) & BRACKET))
		return begin;
	for (uint32_t i = begin + 1; i < end; i++)
		if (at(gap, i) & CLOSING)
			return i + 1;
	return begin;
}

static bool is_possessive(const struct find_input *input, const struct found *found)
{
	static const char *const clitics[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99", NULL};
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	return next < s->first_token + s->token_count && token_is_any(input, next, clitics);
}

/* "South of Antioch, known as": that may be about anything. */
static bool is_after_preposition(const struct gap *gap, uint32_t token)
{
	static const char *const prepositions[] = {"of", "in", "at", "near", "from", "to", "on",
	                                           "with", "by", NULL};
	return token > gap->input->sentences[gap->left->sentence].first_token &&
	       token_is_any(gap->input, token - 1, prepositions);
}

static bool is_subject(const struct gap *gap)
{
	const uint32_t first = gap->input->sentences[gap->left->sentence].first_token;
	return gap->left->first_token < first + SUBJECT_WITHIN &&
	       !is_possessive(gap->input, gap->left) &&
	       !is_after_preposition(gap, gap->left->first_token) &&
	       !(gap->left->first_token > first &&
	         token_is(gap->input, gap->left->first_token - 1, "the") &&
	         is_after_preposition(gap, gap->left->first_token - 1));
}

/* Is the first name in a bracket that closes before the second? */
static bool is_closed(const struct gap *gap)
{
	for (uint32_t i = gap->begin; i < gap->end && !(at(gap, i) & BRACKET); i++)
		if (at(gap, i) & CLOSING)
			return true;
	return false;
}

/* "X (Latin: Y", "Latin: Y; Greek: Z": is the label, which begins at end, about the first name? */
static bool is_label_of_left(const struct gap *gap, uint32_t end)
{
	static const char *const next[] = {";", ",", NULL};
	return at(gap, gap->begin) & BRACKET
	               ? skip_bracket(gap, gap->begin, end) == gap->begin
	               : end == gap->begin + 1 && token_is_any(gap->input, gap->begin, next);
}

/* Is the cue, which begins at end, about the first name? */
static bool is_about_left(const struct gap *gap, uint32_t end)
{
	const uint32_t cue = end;
	skip_back(gap, &end, FILLER);
	bool begun = end < cue; /* "is called" */
	if (at(gap, end - 1) & OPENING) {
		end--;
		begun = at(gap, end) & BRACKET ||
		        !is_after_preposition(gap, gap->left->first_token);
		if (at(gap, end - 1) & COMMA)
			end--;
	}
	uint32_t begin = gap->begin;
	if (begin < end && at(gap, begin) & QUOTE)
		begin++;
	return begun && (skip_bracket(gap, begin, end) >= end || is_subject(gap));
}

/* ---- Behind the second name ---------------------------------------------------------------- */

static bool ends_with_any(const struct gap *gap, const char *const *words)
{
	static const char *const quotes[] = {"\"", "''", "'", "\xE2\x80\x9D", "\xE2\x80\x99",
	                                     "\xC2\xBB", NULL};
	const struct sentence *s = gap->input->sentences + gap->right->sentence;
	const uint32_t end = s->first_token + s->token_count;
	uint32_t next = gap->right->first_token + gap->right->token_count;
	while (next < end && token_is_any(gap->input, next, quotes))
		next++;
	return next < end && token_is_any(gap->input, next, words);
}

/* Behind "in" and before the bracket closes, is there the name of a language: "(Rekohu in the
 * Moriori language)", "(Cymru in Welsh)"? */
static bool is_in_tongue(const struct gap *gap)
{
	const struct sentence *s = gap->input->sentences + gap->right->sentence;
	const uint32_t end = s->first_token + s->token_count;
	uint32_t next = gap->right->first_token + gap->right->token_count;
	bool tongue = false;
	if (next >= end || !token_is(gap->input, next, "in"))
		return false;
	for (uint32_t i = 0; i < LONGEST_TONGUE && ++next < end; i++) {
		if (token_is(gap->input, next, ")"))
			return tongue;
		tongue = is_tongue(gap, next) || token_is(gap->input, next, "language");
	}
	return false;
}

/* Are both names between quotation marks: "Nigorie" ("Troubled Waters")? */
static bool are_titles(const struct gap *gap)
{
	return gap->end - gap->begin == 3 && at(gap, gap->begin) & QUOTE &&
	       at(gap, gap->begin + 1) & BRACKET && at(gap, gap->begin + 2) & QUOTE;
}

/* ---- What the cue joins -------------------------------------------------------------------- */

static const struct name_word *first_word(const struct names *names, const struct spelling *s)
{
	return names->words.items + *spelling_words(names, s);
}

/* Could the one, in capitals, be letters of the other? */
static bool is_acronym_of(const struct names *names, const struct spelling *s,
                          const struct spelling *full)
{
	if (!(s->flags & SPELLING_CAPITALS) || full->count < 2)
		return false;
	const char letter = names->bytes.items[first_word(names, s)->begin];
	return letter == names->bytes.items[first_word(names, full)->begin];
}

/* "Austen, Jane." at the beginning of a line: the name of one, turned round. */
static bool is_in_index(const struct gap *gap, const struct names *names, uint32_t left,
                        uint32_t right)
{
	static const char *const closing[] = {".", ":", NULL};
	const struct spelling *l = name_spelling(names, left), *r = name_spelling(names, right);
	const struct name_word *given = first_word(names, r);
	return l->count == 1 && names->names.items[right].class == CLASS_PERSON &&
	       gap->input->sentences[gap->left->sentence].first_token == gap->left->first_token &&
	       given_name_gender(names->bytes.items + given->begin, given->length) &&
	       ends_with_any(gap, closing);
}

/* Are the letters those of the last words: "Sox of Major League Baseball (MLB)"? */
static bool is_acronym_of_end(const struct names *names, const struct name_word *letters,
                              const struct spelling *full)
{
	if (letters->length >= full->count)
		return false;
	const uint32_t *words = spelling_words(names, full) + full->count - letters->length;
	for (uint32_t i = 0; i < letters->length; i++) {
		const struct name_word *w = names->words.items + words[i];
		if (names->bytes.items[w->begin] != names->bytes.items[letters->begin + i])
			return false;
	}
	return true;
}

/* "State Property Agency (AVAS)": its letters are of another tongue. */
static bool is_foreign_acronym(const struct names *names, unsigned class, const struct spelling *s,
                               const struct spelling *full)
{
	const struct name_word *letters = first_word(names, s);
	return class == CLASS_BODY && s->flags & SPELLING_CAPITALS && full->count > 1 &&
	       letters->letters >= FOREIGN_ACRONYM && !is_acronym_of_end(names, letters, full);
}

/* "The Dow Jones industrial average (INDU)": are the letters in the other name, in that order, the
 * first of them at the beginning of a word? (Schwartz and Hearst) */
static bool has_letters(const struct names *names, const struct spelling *full,
                        const struct spelling *s)
{
	const struct name_word *letters = first_word(names, s);
	const char *letter = names->bytes.items + letters->begin;
	uint32_t found = 0;
	if (!(s->flags & SPELLING_CAPITALS) || s->nation || letters->letters < FOREIGN_ACRONYM ||
	    is_acronym_of_end(names, letters, full))
		return false;
	for (uint32_t i = 0; i < full->count; i++) {
		const struct name_word *w = names->words.items + spelling_words(names, full)[i];
		const char *bytes = names->bytes.items + w->begin;
		if (found == 0 && *bytes != *letter)
			continue;
		for (uint32_t k = 0; k < w->length && found < letters->length; k++)
			found += bytes[k] == letter[found];
	}
	return found == letters->length;
}

/* "A350 XWB (Extra Wide Body)": is the last word of the first name in capitals, and the first
 * letters of the second? */
static bool ends_with_acronym(const struct gap *gap, const struct names *names,
                              const struct spelling *full)
{
	const struct token *t = gap->input->tokens + gap->begin - 1;
	if (t->length != full->count || full->count < 2)
		return false;
	for (uint32_t i = 0; i < full->count; i++) {
		const struct name_word *w = names->words.items + spelling_words(names, full)[i];
		const char *bytes = names->bytes.items + w->begin;
		const char c = gap->input->text[t->begin + i];
		const bool extra = c == 'X' && w->length > 1 && bytes[0] == 'e' && bytes[1] == 'x';
		if (c < 'A' || c > 'Z' || (lower_byte(c) != *bytes && !extra))
			return false;
	}
	return true;
}

/* "US 169 (Mingo Valley Expressway)": a number and a name of one road. */
static bool is_road(const struct gap *gap)
{
	static const char *const roads[] = {"expressway", "freeway",   "highway", "motorway",
	                                    "turnpike",   "parkway",   "road",    "street",
	                                    "avenue",     "boulevard", "bypass",  NULL};
	const struct token *t = gap->input->tokens + gap->begin - 1;
	const char last = gap->input->text[t->begin + t->length - 1];
	return is_digit_byte(last) &&
	       token_is_any(gap->input, gap->right->first_token + gap->right->token_count - 1,
	                    roads);
}

/* Of two names of a class, the second in brackets: may they be one? */
static bool is_in_brackets(const struct gap *gap, const struct names *names, unsigned class,
                           const struct spelling *l, const struct spelling *r)
{
	return class == CLASS_WORK || class == CLASS_LAW ||
	       (class == CLASS_PLACE && is_road(gap)) || is_foreign_acronym(names, class, r, l);
}

static bool may_be_one(const struct gap *gap, enum cue cue, const struct names *names,
                       uint32_t left, uint32_t right)
{
	static const char *const closing[] = {")", ",", ";", "]", "or", NULL};
	const unsigned class = names->names.items[left].class;
	const bool same = class == names->names.items[right].class;
	const struct spelling *l = name_spelling(names, left), *r = name_spelling(names, right);
	const bool acronym = is_acronym_of(names, l, r) || is_acronym_of(names, r, l);
	switch (cue) {
	case CUE_KNOWN:
	case CUE_CALLED:  return same || acronym || is_subject(gap);
	case CUE_BORN:    return same && class == CLASS_PERSON;
	case CUE_OR:      return acronym && ends_with_any(gap, closing);
	case CUE_BRACKET:
		if (!ends_with_any(gap, closing))
			return same && is_in_tongue(gap);
		return acronym || (same && is_in_brackets(gap, names, class, l, r)) ||
		       (class != CLASS_PERSON && has_letters(names, l, r)) ||
		       ends_with_acronym(gap, names, r) || are_titles(gap);
	case CUE_TONGUE:  return same;
	case CUE_OF:      return same || acronym;
	case CUE_CODE:    return r->flags & SPELLING_CAPITALS && ends_with_any(gap, closing);
	case CUE_INDEX:   return is_in_index(gap, names, left, right);
	default:          return false;
	}
}

/* Is it in a script that is not Latin? */
static bool is_foreign(const struct find_input *input, uint32_t token)
{
	const unsigned char *c = (const unsigned char *)input->text + input->tokens[token].begin;
	const bool latin = c[0] < 0xCD || (c[0] == 0xE1 && c[1] >= 0xB8 && c[1] <= 0xBB);
	return !latin;
}

/* "Higuchi Natsu (樋口 奈津)": the name as its own language writes it. */
static bool is_own_writing(const struct gap *gap)
{
	if (!token_is(gap->input, gap->begin, "(") ||
	    is_foreign(gap->input, gap->left->first_token))
		return false;
	for (uint32_t i = gap->begin + 1; i <= gap->end; i++)
		if (!is_foreign(gap->input, i))
			return false;
	return true;
}

/* What two names have been found to be. */
enum outcome {
	STRANGERS,
	UNDECIDED, /* the name before the first may be meant */
	JOINED,
	KNOWN_AS /* joined, as "known as" says */
};

static bool is_about(const struct gap *gap, enum cue cue, uint32_t end)
{
	switch (cue) {
	case CUE_BRACKET:
		return end - 1 == gap->begin ||
		       (end - 2 == gap->begin && at(gap, gap->begin) & QUOTE);
	case CUE_CODE:    return end - 1 == gap->begin;
	case CUE_INDEX:   return true;
	case CUE_TONGUE:  return is_label_of_left(gap, end);
	default:          return is_about_left(gap, end);
	}
}

/* "Marie Poterin du Motel", which the tagger takes for two. */
static bool is_one_person(const struct gap *gap, const struct names *names, uint32_t left,
                          uint32_t right)
{
	static const char *const particles[] = {"de",  "du",  "da", "di",  "del", "della", "der",
	                                        "den", "van", "von", "bin", "ibn", NULL};
	if (names->names.items[left].class != CLASS_PERSON ||
	    names->names.items[right].class != CLASS_PERSON || gap->end - gap->begin > 2)
		return false;
	for (uint32_t i = gap->begin; i < gap->end; i++)
		if (!token_is_any(gap->input, i, particles) ||
		    !(gap->input->text[gap->input->tokens[i].begin] & 0x20))
			return false;
	return true;
}

/* "1st" */
static bool is_ordinal(const struct find_input *input, uint32_t token)
{
	const struct token *t = input->tokens + token;
	const char *text = input->text + t->begin;
	return is_digit_byte(text[0]) && is_letter_byte(text[t->length - 1]);
}

/* "Arthur Wellesley, 1st Duke of Wellington". */
static bool is_peer(const struct gap *gap, const struct names *names, uint32_t left,
                    uint32_t right)
{
	static const char *const peers[] = {"earl",    "duke",     "duchess", "baron", "baroness",
	                                    "baronet", "viscount", "marquess", "lord", NULL};
	return gap->end - gap->begin == 2 && token_is(gap->input, gap->begin, ",") &&
	       names->names.items[left].class == CLASS_PERSON &&
	       names->names.items[right].class == CLASS_PERSON &&
	       is_ordinal(gap->input, gap->begin + 1) &&
	       token_is_any(gap->input, gap->right->first_token, peers);
}

static void join_names(struct names *names, struct linker *linker, const struct mention *left,
                       const struct mention *right)
{
	linker_join(linker, right->name, left->name);
	names->names.items[right->name].class = names->names.items[left->name].class;
}

/* Joins the name of the right mention to that of the left, if what is between says so. */
static enum outcome join_pair(const struct find_input *input, const found_vec *found,
                              struct names *names, struct linker *linker,
                              const struct mention *left, const struct mention *right)
{
	const struct found *l = found->items + left->found, *r = found->items + right->found;
	const struct gap gap = {input, l, r, l->first_token + l->token_count, r->first_token};
	if (l->sentence != r->sentence || gap.begin >= gap.end ||
	    gap.end - gap.begin > LONGEST_GAP)
		return STRANGERS;
	if (is_one_person(&gap, names, left->name, right->name) ||
	    is_peer(&gap, names, left->name, right->name)) {
		join_names(names, linker, left, right);
		return JOINED;
	}
	uint32_t end = gap.end;
	const enum cue cue = read_cue(&gap, &end);
	if (cue == CUE_NONE && is_own_writing(&gap) &&
	    names->names.items[left->name].class == names->names.items[right->name].class) {
		join_names(names, linker, left, right);
		return JOINED;
	}
	if (cue == CUE_NONE) { /* "NYSE: GM" */
		const bool colon = gap.end - gap.begin == 1 && token_is(input, gap.begin, ":");
		return colon ? UNDECIDED : STRANGERS;
	}
	if (is_closed(&gap))
		return UNDECIDED;
	if (is_possessive(input, r) || !may_be_one(&gap, cue, names, left->name, right->name) ||
	    !is_about(&gap, cue, end))
		return STRANGERS;
	join_names(names, linker, left, right);
	return cue == CUE_KNOWN || cue == CUE_CALLED ? KNOWN_AS : JOINED;
}

/* "Known as X and Y": is the second one more name? */
static bool is_one_more(const struct find_input *input, const found_vec *found,
                        const struct names *names, const struct mention *left,
                        const struct mention *right)
{
	static const char *const words[] = {"and", "or", NULL};
	const struct found *l = found->items + left->found, *r = found->items + right->found;
	const uint32_t between = l->first_token + l->token_count;
	return l->sentence == r->sentence && between + 1 == r->first_token &&
	       token_is_any(input, between, words) &&
	       names->names.items[left->name].class == names->names.items[right->name].class;
}

void join_introduced(const struct find_input *input, const found_vec *found,
                     struct names *names, struct linker *linker)
{
	enum outcome outcome = STRANGERS;
	for (size_t i = 1; i < names->mentions.count; i++) {
		const struct mention *mention = names->mentions.items + i;
		if (outcome == KNOWN_AS && is_one_more(input, found, names, mention - 1, mention)) {
			join_names(names, linker, mention - 1, mention);
			continue;
		}
		outcome = UNDECIDED;
		for (size_t k = 1; k <= i && k <= MOST_BETWEEN + 1 && outcome == UNDECIDED; k++)
			outcome = join_pair(input, found, names, linker, mention - k, mention);
	}
}
