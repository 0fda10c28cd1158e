#include "model/feature.h"

#include "model/hash.h"
#include "model/label.h"

/* Templates. The numbers are part of the model format: a change needs a new model. Those that
 * depend on an offset take a range of numbers, one for each offset. */
enum {
	T_LOWER = 0,     /* + offset */
	T_KIND = 8,      /* + offset */
	T_CASED = 16,    /* + offset, -1 .. 1 */
	T_SHAPE = 24,    /* + offset, -1 .. 1 */
	T_LIST = 32,     /* + offset, -1 .. 1; value: class, capital */
	T_PREFIX = 40,   /* + length */
	T_SUFFIX = 48,   /* + length */
	T_SUFFIX3 = 56,  /* + offset, -1, 1 */
	T_HALF = 64,     /* + 0, 1 */
	T_FLAGS = 66,
	T_FINE = 68,     /* + offset */
	T_COARSE = 73,   /* + offset */

	T_PAIR_BEFORE = 80,
	T_PAIR_AFTER,
	T_PAIR_AROUND,
	T_KINDS,
	T_BEFORE_KIND,
	T_KIND_AFTER,
	T_FIRST,
	T_ALL_CAPS,
	T_FAR,             /* + 0 .. 3: the words at -4, -3, 3, 4 */
	T_NO_CAPS = 92,    /* what of it is all there is to go by: coarse cluster, lists */
	T_NO_CAPS_LIST,
	T_SEEN = 96,       /* + offset, -1 .. 1 */
	T_PHRASE = 104,    /* + offset, -1 .. 1; value: class, place */
	T_RUN_FIRST = 112, /* the run of capitalised words the token is in */
	T_RUN_LAST,
	T_RUN_BEFORE,
	T_RUN_AFTER,
	T_RUN_PLACE,
	T_FINE_BEFORE, /* pairs of clusters */
	T_FINE_AFTER,
	T_FINE_KIND_BEFORE,
	T_FINE_KIND_AFTER,
	T_WIDE_FIRST, /* that run and what it is joined to by "of", "and" .. */
	T_WIDE_LAST,
	T_WIDE_BEFORE,
	T_WIDE_AFTER,
	T_QUOTED,
	T_REPEATED, /* the same word before or behind it: two signatures rather than one name */
	T_FULLER_FIRST, /* the fuller form elsewhere in the document */
	T_FULLER_LAST,
	T_FULLER_PLACE,
	T_PART, /* the words of a run that are one elsewhere */
	T_LISTS_BEFORE, /* pairs of kinds of lists: "Tom Ann" is no "Tom Lee" */
	T_LISTS_AFTER,
	T_RUN_NEXT,     /* the sign behind the run, with the word behind that, and its kind */
	T_RUN_NEXT_KIND,
	T_RUN_PREVIOUS, /* the sign before it, with the word before that */
	T_EVIDENCE = 136 /* + offset, -1 .. 1; value: type, share, number */
};

static uint32_t feature_id(unsigned template, uint32_t value)
{
	return hash_mix(value ^ template * 0x9e3779b1u);
}

/* The list of ids being written. */
struct sink {
	uint32_t *ids;
	size_t    count;
};

static void emit(struct sink *sink, int template, uint32_t value)
{
	sink->ids[sink->count++] = feature_id((unsigned)template, value);
}

static void emit_classes(struct sink *sink, int template, uint32_t classes, uint32_t detail)
{
	for (uint32_t c = 0; c < LIST_CLASSES; c++)
		if (classes & 1u << c)
			emit(sink, template, c * 8 + detail);
}

/* What is asked for at offset -1 .. 1 only. */
static void emit_near(struct sink *sink, const struct word *word, struct lexicon_word alone,
                      int offset, unsigned which)
{
	const int at = offset + FEATURE_REACH;
	if (which & FEATURE_OWN)
		emit(sink, T_CASED + at, word->cased);
	if (which & FEATURE_SHAPE)
		emit(sink, T_SHAPE + at, word->shape);
	if (which & FEATURE_LISTS)
		emit_classes(sink, T_LIST + at, alone.lists & LIST_ANY,
		             word->flags & WORD_CAPITAL ? 1 : 0);
	if (which & FEATURE_OWN && offset != 0 && word->suffix[2])
		emit(sink, T_SUFFIX3 + at, word->suffix[2]);
}

/* What is made of parts of the word. */
static void emit_parts(struct sink *sink, const struct word *word)
{
	for (int n = 0; n < WORD_AFFIXES; n++) {
		if (word->prefix[n])
			emit(sink, T_PREFIX + n, word->prefix[n]);
		if (word->suffix[n])
			emit(sink, T_SUFFIX + n, word->suffix[n]);
	}
	for (int half = 0; half < 2; half++)
		if (word->halves[half])
			emit(sink, T_HALF + half, word->halves[half]);
}

size_t feature_word(const struct word *word, struct lexicon_word alone, int offset,
                    unsigned which, uint32_t *ids)
{
	struct sink sink = {ids, 0};
	const int at = offset + FEATURE_REACH;
	if (which & FEATURE_OWN)
		emit(&sink, T_LOWER + at, word->lower);
	if (which & FEATURE_SHAPE)
		emit(&sink, T_KIND + at, word->kind);
	if (which & FEATURE_CLUSTER && alone.fine) {
		emit(&sink, T_FINE + at, alone.fine);
		emit(&sink, T_COARSE + at, alone.coarse);
	}
	if (offset >= -1 && offset <= 1)
		emit_near(&sink, word, alone, offset, which);
	if (which & FEATURE_OWN && offset == 0)
		emit_parts(&sink, word);
	if (which & FEATURE_SHAPE && offset == 0)
		emit(&sink, T_FLAGS, word->flags);
	return sink.count;
}

/* Stands for the words before a sentence's first and after its last. */
static const struct word edge = {.cased = 1, .lower = 1, .shape = 1, .kind = 1};
static const struct feature_token edge_token = {.word = &edge};

static const struct feature_token *token_at(const struct feature_sentence *s, size_t at,
                                            int offset)
{
	const size_t i = at + (size_t)offset; /* wraps below 0, and is then too large */
	return i < s->count ? s->tokens + i : &edge_token;
}

static bool has_upper(const struct feature_token *token)
{
	return token->word->flags & WORD_HAS_UPPER;
}

bool feature_wants_context(const struct feature_sentence *s, size_t at)
{
	return s->no_caps || has_upper(s->tokens + at) || has_upper(token_at(s, at, -1)) ||
	       has_upper(token_at(s, at, 1));
}

/* The longest phrase of the lists that begins at token at: its number of words, or 0. */
static size_t match_phrase(const struct lexicon *lexicon, const struct feature_sentence *s,
                           size_t at, uint32_t *classes)
{
	uint32_t phrase = lexicon_first(s->tokens[at].word->lower), found = LIST_MORE;
	size_t longest = 0;
	for (size_t n = 1; n < LEXICON_LONGEST && found & LIST_MORE && at + n < s->count; n++) {
		phrase = lexicon_next(phrase, s->tokens[at + n].word->lower);
		found = lexicon_find(lexicon, phrase);
		if (found & LIST_ANY) {
			longest = n + 1;
			*classes = found;
		}
	}
	return longest;
}

/* Marks what stands in double quotes, if it can be a title: a dozen words at most, the first of
 * them capitalised. */
static void mark_quoted(struct feature_sentence *s)
{
	enum { LONGEST_TITLE = 12 };
	size_t open = s->count;
	for (size_t i = 0; i < s->count; i++) {
		s->tokens[i].quoted = 0;
		if (!(s->tokens[i].word->flags & WORD_QUOTE))
			continue;
		const size_t first = open + 1, length = open < i ? i - first : 0;
		const bool is_title =
			length > 0 && length <= LONGEST_TITLE && has_upper(s->tokens + first);
		for (size_t k = 0; is_title && k < length; k++) {
			const uint32_t place = k == 0 ? 1 : k + 1 < length ? 2 : 3;
			const uint32_t size = length < 3 ? (uint32_t)length : length < 6 ? 3 : 4;
			s->tokens[first + k].quoted = (uint8_t)(place + 4 * size);
		}
		open = open < i ? s->count : i;
	}
}

void feature_prepare(const struct lexicon *lexicon, struct feature_sentence *s)
{
	size_t caps = 0, lower = 0, capitalised = 0;
	for (size_t i = 0; i < s->count; i++) {
		s->tokens[i].phrase = s->tokens[i].place = 0;
		caps += (s->tokens[i].word->flags & WORD_ALL_CAPS) != 0;
		lower += (s->tokens[i].word->flags & WORD_LOWER) != 0;
		/* A word of one letter has no suffix. */
		capitalised += has_upper(s->tokens + i) && s->tokens[i].word->suffix[0];
	}
	mark_quoted(s);
	s->all_caps = caps >= 2 && lower == 0;
	s->no_caps = capitalised == 0 && lower >= 3;

	for (size_t i = 0; i < s->count;) {
		size_t n = 0;
		uint32_t classes = 0;
		if (s->tokens[i].alone.lists & LIST_MORE &&
		    (s->no_caps || has_upper(s->tokens + i)))
			n = match_phrase(lexicon, s, i, &classes);
		for (size_t k = 0; k < n; k++) {
			s->tokens[i + k].phrase = classes;
			s->tokens[i + k].place = k == 0 ? 1 : k + 1 < n ? 2 : 3;
		}
		i += n ? n : 1;
	}
}

/* Bounds what is read around one token. */
enum { LONGEST_RUN = 8 };

/* The next capitalised word in that direction (-1, 1) behind one or two words that may join names
 * ("of", "of the"), as an offset from at; 0 if there is none. */
static int over_joint(const struct feature_sentence *s, size_t at, int offset, int direction)
{
	for (int joints = 0; joints < 2; joints++) {
		offset += direction;
		if (!(token_at(s, at, offset)->word->flags & WORD_JOINS))
			return 0;
		if (has_upper(token_at(s, at, offset + direction)))
			return offset + direction;
	}
	return 0;
}

/* The last of the capitalised words that follow in that direction. */
static int run_end(const struct feature_sentence *s, size_t at, int offset, int direction)
{
	while (offset * direction < LONGEST_RUN && has_upper(token_at(s, at, offset + direction)))
		offset += direction;
	return offset;
}

/* The end, in that direction, of the names joined to the run that ends at offset. */
static int joined_end(const struct feature_sentence *s, size_t at, int offset, int direction)
{
	int next;
	while (offset * direction < LONGEST_RUN && (next = over_joint(s, at, offset, direction)))
		offset = run_end(s, at, next, direction);
	return offset;
}

/* "Bank of Japan", for each of its words. first, last: ends of the run of capitalised words that
 * token at is in, or of those on either side if it is a joint. */
static void emit_wide_run(struct sink *sink, const struct feature_sentence *s, size_t at,
                          int first, int last)
{
	const int begin = joined_end(s, at, first, -1), end = joined_end(s, at, last, 1);
	if (has_upper(s->tokens + at) ? begin == first && end == last : begin == 0 || end == 0)
		return;
	emit(sink, T_WIDE_FIRST, token_at(s, at, begin)->word->lower);
	emit(sink, T_WIDE_LAST, token_at(s, at, end)->word->lower);
	emit(sink, T_WIDE_BEFORE, token_at(s, at, begin - 1)->word->lower);
	emit(sink, T_WIDE_AFTER, token_at(s, at, end + 1)->word->lower);
}

/* What the document has a longer form for. length: of the run the token is in. */
static void emit_fuller(struct sink *sink, const struct fuller *fuller, int length)
{
	if (fuller->length <= length)
		return;
	emit(sink, T_FULLER_FIRST, fuller->first);
	emit(sink, T_FULLER_LAST, fuller->last);
	emit(sink, T_FULLER_PLACE, fuller->place + 4u * (fuller->length < 5 ? fuller->length : 5));
}

/* The kinds of lists that a word is in, as 8 bits. */
static uint32_t list_kinds(const struct feature_token *token)
{
	static const uint16_t kinds[] = {
		LIST_GIVEN_COMMON | LIST_GIVEN,
		LIST_SURNAME_COMMON | LIST_SURNAME,
		LIST_CITY | LIST_COUNTRY | LIST_REGION | LIST_PLACE,
		LIST_COMPANY | LIST_ORGANISATION,
		LIST_DEMONYM,
		LIST_FACILITY | LIST_EVENT | LIST_PRODUCT | LIST_TITLE,
		LIST_GIVEN_COMMON,
		LIST_SURNAME_COMMON,
	};
	uint32_t set = 0;
	for (unsigned k = 0; k < 8; k++)
		set |= (uint32_t)((token->alone.lists & kinds[k]) != 0) << k;
	return set;
}

static bool is_sign(const struct word *word)
{
	return !(word->flags & (WORD_HAS_UPPER | WORD_LOWER | WORD_JOINS));
}

/* Where a run of capitalised words ends because another begins, as when a signature and a greeting
 * meet. first, last: its ends. */
static void emit_joints(struct sink *sink, const struct feature_sentence *s, size_t at, int first,
                        int last)
{
	const uint32_t here = list_kinds(s->tokens + at) << 8;
	if (first < 0)
		emit(sink, T_LISTS_BEFORE, here | list_kinds(token_at(s, at, -1)));
	if (last > 0)
		emit(sink, T_LISTS_AFTER, here | list_kinds(token_at(s, at, 1)));
	const struct word *after = token_at(s, at, last + 1)->word,
			  *before = token_at(s, at, first - 1)->word;
	if (is_sign(after)) {
		const struct word *next = token_at(s, at, last + 2)->word;
		emit(sink, T_RUN_NEXT, hash_add(after->lower, next->lower));
		emit(sink, T_RUN_NEXT_KIND, hash_add(after->lower, next->kind));
	}
	if (is_sign(before))
		emit(sink, T_RUN_PREVIOUS,
		     hash_add(before->lower, token_at(s, at, first - 2)->word->lower));
}

/* What a name is often told by: the first and last word of a run of capitalised words, and what
 * stands around the run. */
static void emit_run(struct sink *sink, const struct feature_sentence *s, size_t at)
{
	const int first = run_end(s, at, 0, -1), last = run_end(s, at, 0, 1);
	if (first < 0)
		emit(sink, T_RUN_FIRST, token_at(s, at, first)->word->lower);
	if (last > 0)
		emit(sink, T_RUN_LAST, token_at(s, at, last)->word->lower);
	if (first < 0)
		emit(sink, T_RUN_BEFORE, token_at(s, at, first - 1)->word->lower);
	if (last > 0)
		emit(sink, T_RUN_AFTER, token_at(s, at, last + 1)->word->lower);
	const int before = first > -3 ? -first : 3, after = last < 3 ? last : 3;
	emit(sink, T_RUN_PLACE, (uint32_t)(after * 4 + before));
	emit_wide_run(sink, s, at, first, last);
	emit_fuller(sink, &s->tokens[at].fuller, last - first + 1);
	emit_joints(sink, s, at, first, last);
	const uint32_t parts = token_at(s, at, -1)->part * 16u + s->tokens[at].part * 4u +
	                       token_at(s, at, 1)->part;
	if (parts)
		emit(sink, T_PART, parts);
}

uint32_t feature_far(const struct word *word, int i)
{
	return feature_id((unsigned)(T_FAR + i), (word ? word : &edge)->lower);
}

size_t feature_context(const struct feature_sentence *s, size_t at, bool with_far, uint32_t *ids)
{
	struct sink sink = {ids, 0};
	const struct feature_token *here = s->tokens + at;
	const struct word *before = token_at(s, at, -1)->word, *word = here->word,
			  *after = token_at(s, at, 1)->word;

	emit(&sink, T_PAIR_BEFORE, hash_add(before->lower, word->lower));
	emit(&sink, T_PAIR_AFTER, hash_add(word->lower, after->lower));
	emit(&sink, T_PAIR_AROUND, hash_add(before->lower, after->lower));
	emit(&sink, T_KINDS, hash_add(hash_add(before->kind, word->kind), after->kind));
	emit(&sink, T_BEFORE_KIND, hash_add(before->lower, word->kind));
	emit(&sink, T_KIND_AFTER, hash_add(word->kind, after->lower));
	const struct lexicon_word *lex = &here->alone, *lex_before = &token_at(s, at, -1)->alone,
				  *lex_after = &token_at(s, at, 1)->alone;
	if (lex_before->fine) {
		if (lex->fine)
			emit(&sink, T_FINE_BEFORE, hash_add(lex_before->fine, lex->fine));
		emit(&sink, T_FINE_KIND_BEFORE, hash_add(lex_before->fine, word->kind));
	}
	if (lex_after->fine) {
		if (lex->fine)
			emit(&sink, T_FINE_AFTER, hash_add(lex->fine, lex_after->fine));
		emit(&sink, T_FINE_KIND_AFTER, hash_add(word->kind, lex_after->fine));
	}
	for (int i = 0; with_far && i < FEATURE_FAR; i++)
		sink.ids[sink.count++] =
			feature_far(token_at(s, at, feature_far_offset(i))->word, i);
	if (at == 0)
		emit(&sink, T_FIRST, word->kind);
	if (s->all_caps)
		emit(&sink, T_ALL_CAPS, word->kind);
	if (s->no_caps) {
		emit(&sink, T_NO_CAPS, lex->coarse);
		emit_classes(&sink, T_NO_CAPS_LIST, lex->lists & LIST_ANY, 0);
	}
	for (int offset = -1; offset <= 1; offset++) {
		const struct feature_token *token = token_at(s, at, offset);
		const int slot = offset + FEATURE_REACH;
		if (has_upper(token))
			emit(&sink, T_SEEN + slot,
			     token->seen * 2u + (at + (size_t)offset == 0));
		if (token->place)
			emit_classes(&sink, T_PHRASE + slot, token->phrase & LIST_ANY,
			             token->place);
	}
	if (before->lower == word->lower || after->lower == word->lower)
		emit(&sink, T_REPEATED, (before->lower == word->lower) * 2u + has_upper(here));
	if (here->quoted)
		emit(&sink, T_QUOTED, here->quoted * 2u + has_upper(here));
	if (has_upper(here))
		emit_run(&sink, s, at);
	else if (word->flags & WORD_JOINS)
		emit_wide_run(&sink, s, at, run_end(s, at, 0, -1), run_end(s, at, 0, 1));
	return sink.count;
}

size_t feature_evidence(const struct feature_sentence *s, size_t at, uint32_t *ids)
{
	struct sink sink = {ids, 0};
	for (int offset = -1; offset <= 1; offset++) {
		const uint32_t view = token_at(s, at, offset)->evidence;
		if (!view)
			continue;
		const uint32_t number = view >> 2 * (LABEL_TYPES + 1);
		for (uint32_t type = 0; type <= LABEL_TYPES; type++) {
			const uint32_t share = view >> 2 * type & 3;
			if (share)
				emit(&sink, T_EVIDENCE + offset + FEATURE_REACH,
				     (type * 4 + share) * 4 + number);
		}
	}
	return sink.count;
}
