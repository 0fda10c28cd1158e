/*
 * What stands between two names is read backwards from the second: a cue ("known as", "nicknamed",
 * "(", "or"), and before it nothing but what may stand between a name and a cue. So "X, a baker who
 * called Y" is none. In brackets alone a translation is certain, and an acronym; Schwartz and
 * Hearst (2003) find acronyms by the same sign.
 */
#include "group/also.h"

#include "group/reading.h"

enum {
	LONGEST_GAP = 40,  /* tokens between two names: a birthday in brackets fits in */
	SUBJECT_WITHIN = 3 /* tokens of a sentence in which its subject begins */
};

/* How sure a cue is. */
enum cue {
	CUE_NONE,
	CUE_KNOWN,   /* "known as", "whose real name is" */
	CUE_CALLED,  /* "called", "formerly" */
	CUE_OR,      /* ", or" */
	CUE_BRACKET, /* "(" */
	CUE_BORN     /* "(née" */
};

/* The tokens between two mentions. */
struct gap {
	const struct find_input *input;
	const struct found      *left, *right;
	uint32_t begin, end; /* begin <= end */
};

static const char *const nouns[] = {"name", "pseudonym", "nickname", "alias", "moniker", "acronym",
                                    "abbreviation", "initials", NULL};
static const char *const of_names[] = {"by", "under", "the", "a", "her", "his", "its", "their",
                                       "pen", "stage", "birth", "full", "real", "ring", "former",
                                       "maiden", "whose", "brand", "trade", "code", "official",
                                       "original", "local", "is", "was", "with", NULL};
static const char *const calls[] = {"called", "nicknamed", "dubbed", "renamed", "aka", "a.k.a.",
                                    "a.k.a", "alias", "formerly", "abbreviated", "rechristened",
                                    NULL};
static const char *const fillers[] = {
	"also", "formerly", "better", "best", "more", "commonly", "locally", "popularly",
	"sometimes", "often", "widely", "previously", "originally", "once", "later", "then",
	"simply", "just", "usually", "generally", "officially", "formally", "today", "is", "was",
	"are", "were", "be", "been", "who", "which", "still", "affectionately", "colloquially",
	"variously", "internationally", "now", "professionally", NULL};
static const char *const openings[] = {"(", ",", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "and",
                                     "[", NULL};

static bool is_at(const struct gap *gap, uint32_t token, const char *word)
{
	return token >= gap->begin && token < gap->end && token_is(gap->input, token, word);
}

static bool is_any_at(const struct gap *gap, uint32_t token, const char *const *words)
{
	return token >= gap->begin && token < gap->end && token_is_any(gap->input, token, words);
}

/* ---- Backwards ----------------------------------------------------------------------------- */

/* Takes the tokens before *end that are any of the words off. */
static void skip_back(const struct gap *gap, uint32_t *end, const char *const *words)
{
	while (is_any_at(gap, *end - 1, words))
		--*end;
}

static void skip_quotes_back(const struct gap *gap, uint32_t *end)
{
	while (*end > gap->begin && token_is_quote(gap->input, *end - 1))
		--*end;
}

/* The cue that ends at *end, which moves to where it begins. */
static enum cue read_cue(const struct gap *gap, uint32_t *end)
{
	static const char *const articles[] = {"the", NULL};
	static const char *const known[] = {"known", "styled", "abbreviated", "referred", NULL};
	static const char *const born[] = {"n\xC3\xA9" "e", "nee", "born", NULL};
	skip_quotes_back(gap, end);
	skip_back(gap, end, articles);
	skip_quotes_back(gap, end);
	if (is_any_at(gap, *end - 1, nouns)) {
		--*end;
		skip_back(gap, end, of_names);
		if (is_at(gap, *end - 1, "known"))
			--*end;
		return CUE_KNOWN;
	}
	if (is_at(gap, *end - 1, "as")) {
		uint32_t at = *end - 1;
		if (is_at(gap, at - 1, "to"))
			at--;
		if (!is_any_at(gap, at - 1, known))
			return CUE_NONE;
		*end = at - 1;
		return CUE_KNOWN;
	}
	if (is_any_at(gap, *end - 1, born)) {
		--*end;
		return CUE_BORN;
	}
	if (is_any_at(gap, *end - 1, calls)) {
		--*end;
		return CUE_CALLED;
	}
	if (is_at(gap, *end - 1, "or")) {
		--*end;
		return CUE_OR;
	}
	return is_at(gap, *end - 1, "(") ? CUE_BRACKET : CUE_NONE;
}

/* ---- Between the first name and the cue ---------------------------------------------------- */

/* Takes a bracket behind the first name off: "(born 1986)". */
static uint32_t skip_bracket(const struct gap *gap, uint32_t begin, uint32_t end)
{
	if (!is_at(gap, begin, "("))
		return begin;
	for (uint32_t i = begin + 1; i < end; i++)
		if (is_at(gap, i, ")"))
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

static bool is_subject(const struct gap *gap)
{
	const uint32_t first = gap->input->sentences[gap->left->sentence].first_token;
	return gap->left->first_token < first + SUBJECT_WITHIN &&
	       !is_possessive(gap->input, gap->left);
}

/* "South of Antioch, known as": that may be about anything. */
static bool is_after_preposition(const struct gap *gap)
{
	static const char *const prepositions[] = {"of", "in", "at", "near", "from", "to", "on",
	                                           "with", "by", NULL};
	return gap->left->first_token > gap->input->sentences[gap->left->sentence].first_token &&
	       token_is_any(gap->input, gap->left->first_token - 1, prepositions);
}

/* Is the cue, which begins at end, about the first name? */
static bool is_about_left(const struct gap *gap, uint32_t end)
{
	const uint32_t cue = end;
	skip_back(gap, &end, fillers);
	bool begun = end < cue; /* "is called" */
	if (is_any_at(gap, end - 1, openings)) {
		end--;
		begun = is_at(gap, end, "(") || !is_after_preposition(gap);
		if (is_at(gap, end - 1, ","))
			end--;
	}
	uint32_t begin = gap->begin;
	if (begin < end && token_is_quote(gap->input, begin))
		begin++;
	return begun && (skip_bracket(gap, begin, end) >= end || is_subject(gap));
}

/* ---- Behind the second name ---------------------------------------------------------------- */

static bool ends_with_any(const struct gap *gap, const char *const *words)
{
	const struct sentence *s = gap->input->sentences + gap->right->sentence;
	const uint32_t end = s->first_token + s->token_count;
	uint32_t at = gap->right->first_token + gap->right->token_count;
	while (at < end && token_is_quote(gap->input, at))
		at++;
	return at < end && token_is_any(gap->input, at, words);
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
		return ends_with_any(gap, closing) &&
		       (acronym || (same && (class == CLASS_WORK || class == CLASS_LAW)));
	default:          return false;
	}
}

static void join_pair(const struct find_input *input, const struct found *left,
                      const struct found *right, const struct names *names,
                      struct linker *linker, const struct mention *mention)
{
	struct gap gap = {input, left, right, left->first_token + left->token_count,
	                  right->first_token};
	if (left->sentence != right->sentence || gap.begin >= gap.end ||
	    gap.end - gap.begin > LONGEST_GAP)
		return;
	uint32_t end = gap.end;
	const enum cue cue = read_cue(&gap, &end);
	if (cue == CUE_NONE || is_possessive(input, right) ||
	    !may_be_one(&gap, cue, names, mention[-1].name, mention->name))
		return;
	if (cue == CUE_BRACKET ? end - 1 == gap.begin : is_about_left(&gap, end))
		linker_join(linker, mention->name, mention[-1].name);
}

void join_introduced(const struct find_input *input, const found_vec *found,
                     const struct names *names, struct linker *linker)
{
	for (size_t i = 1; i < names->mentions.count; i++) {
		const struct mention *mention = names->mentions.items + i;
		join_pair(input, found->items + mention[-1].found, found->items + mention->found,
		          names, linker, mention);
	}
}
