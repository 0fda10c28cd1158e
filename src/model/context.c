#include "base/vectors.h"

#include "model/context.h"

#include "model/label.h"
#include "model/template.h"

enum { MOST_PAIRS = 16, MOST_SINGLES = 16 };
_Static_assert(MOST_PAIRS + MOST_SINGLES <= CONTEXT_MOST_IDS, "hash_all writes so many");

/* Stands for the words before a sentence's first and after its last. */
static const struct word edge = {.cased = 1, .lower = 1, .shape = 1, .kind = 1};
static const struct feature_token edge_token = {.word = &edge};

static const struct feature_token *token_at(const struct feature_sentence *s, size_t at,
                                            int offset)
{
	const size_t i = at + (size_t)offset; /* wraps below 0, and is then too large */
	return i < s->count ? s->tokens + i : &edge_token;
}

static uint32_t lower_at(const struct feature_sentence *s, size_t at, int offset)
{
	return token_at(s, at, offset)->word->lower;
}

static bool has_upper(const struct feature_token *token)
{
	return token->word->flags & WORD_HAS_UPPER;
}

bool context_is_wanted(const struct feature_sentence *s, size_t at)
{
	if (s->no_caps || has_upper(s->tokens + at))
		return true;
	const bool before = has_upper(token_at(s, at, -1)), after = has_upper(token_at(s, at, 1));
	const uint32_t flags = s->tokens[at].word->flags;
	const bool may_join = flags & WORD_JOINS || !(flags & WORD_LOWER);
	return may_join ? before || after : before && after;
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

/* Bounds what is read around one token. */
enum { LONGEST_RUN = 8 };

/* Marks how many capitalised words there are on either side of each token. */
static void mark_runs(struct feature_sentence *s)
{
	uint8_t run = 0;
	for (size_t i = 0; i < s->count; i++) {
		s->tokens[i].run_before = run;
		run = has_upper(s->tokens + i) ? (uint8_t)(run + (run < LONGEST_RUN)) : 0;
	}
	run = 0;
	for (size_t i = s->count; i-- > 0;) {
		s->tokens[i].run_after = run;
		run = has_upper(s->tokens + i) ? (uint8_t)(run + (run < LONGEST_RUN)) : 0;
	}
}

void context_prepare(const struct lexicon *lexicon, struct feature_sentence *s)
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
	mark_runs(s);
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

/* The small features: a template, or three side by side for the offsets -1 .. 1, each with so many
 * values. */
enum {
	SEEN_VALUES = 8,
	PHRASE_VALUES = LIST_CLASSES * 8,
	PLACE_VALUES = 16,
	FULLER_VALUES = 24,
	PART_VALUES = 64,
	QUOTED_VALUES = 40,
	REPEATED_VALUES = 4,
	EVIDENCE_VALUES = (LABEL_TYPES + 1) * 16,

	S_SEEN = 0,
	S_PHRASE = S_SEEN + 3 * SEEN_VALUES,
	S_NO_CAPS_LIST = S_PHRASE + 3 * PHRASE_VALUES,
	S_RUN_PLACE = S_NO_CAPS_LIST + PHRASE_VALUES,
	S_FULLER_PLACE = S_RUN_PLACE + PLACE_VALUES,
	S_PART = S_FULLER_PLACE + FULLER_VALUES,
	S_QUOTED = S_PART + PART_VALUES,
	S_REPEATED = S_QUOTED + QUOTED_VALUES,
	S_EVIDENCE = S_REPEATED + REPEATED_VALUES,
	S_END = S_EVIDENCE + 3 * EVIDENCE_VALUES
};
_Static_assert(S_END == CONTEXT_SMALL, "as context.h says");

uint32_t context_small_id(size_t small)
{
	static const struct {
		int template;
		size_t first, values;
	} groups[] = {
		{T_SEEN + 1, S_SEEN, SEEN_VALUES},
		{T_SEEN + 2, S_SEEN + SEEN_VALUES, SEEN_VALUES},
		{T_SEEN + 3, S_SEEN + 2 * SEEN_VALUES, SEEN_VALUES},
		{T_PHRASE + 1, S_PHRASE, PHRASE_VALUES},
		{T_PHRASE + 2, S_PHRASE + PHRASE_VALUES, PHRASE_VALUES},
		{T_PHRASE + 3, S_PHRASE + 2 * PHRASE_VALUES, PHRASE_VALUES},
		{T_NO_CAPS_LIST, S_NO_CAPS_LIST, PHRASE_VALUES},
		{T_RUN_PLACE, S_RUN_PLACE, PLACE_VALUES},
		{T_FULLER_PLACE, S_FULLER_PLACE, FULLER_VALUES},
		{T_PART, S_PART, PART_VALUES},
		{T_QUOTED, S_QUOTED, QUOTED_VALUES},
		{T_REPEATED, S_REPEATED, REPEATED_VALUES},
		{T_EVIDENCE + 1, S_EVIDENCE, EVIDENCE_VALUES},
		{T_EVIDENCE + 2, S_EVIDENCE + EVIDENCE_VALUES, EVIDENCE_VALUES},
		{T_EVIDENCE + 3, S_EVIDENCE + 2 * EVIDENCE_VALUES, EVIDENCE_VALUES},
	};
	size_t g = 0;
	while (small - groups[g].first >= groups[g].values) /* wraps below 0 */
		g++;
	return feature_id(groups[g].template, (uint32_t)(small - groups[g].first));
}

/* The features being written. The hashed ones are first written down as what is to be hashed, with
 * pairs apart: hashing them together takes a few vector operations. */
struct sink {
	uint32_t pairs[MOST_PAIRS], pair_keys[MOST_PAIRS], singles[MOST_SINGLES];
	size_t   pair_count, single_count;
	uint16_t *small;
	size_t   small_count;
};

static void emit(struct sink *sink, int template, uint32_t value)
{
	sink->singles[sink->single_count++] = value ^ template_key(template);
}

static void emit_pair(struct sink *sink, int template, uint32_t first, uint32_t second)
{
	sink->pairs[sink->pair_count] = hash_join(first, second);
	sink->pair_keys[sink->pair_count++] = template_key(template);
}

static void emit_small(struct sink *sink, int first, uint32_t value)
{
	sink->small[sink->small_count++] = (uint16_t)((uint32_t)first + value);
}

static void emit_classes(struct sink *sink, int first, uint32_t classes, uint32_t detail)
{
	for (; classes; classes &= classes - 1)
		emit_small(sink, first, (uint32_t)__builtin_ctz(classes) * 8 + detail);
}

/* Hashes them all. Past the last one it hashes what does not matter. */
LEDE_VECTORS static size_t hash_all(const struct sink *sink, uint32_t *ids)
{
	for (size_t i = 0; i < MOST_PAIRS; i++)
		ids[i] = hash_mix(hash_mix(sink->pairs[i]) ^ sink->pair_keys[i]);
	for (size_t i = 0; i < MOST_SINGLES; i++)
		ids[sink->pair_count + i] = hash_mix(sink->singles[i]);
	return sink->pair_count + sink->single_count;
}

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
	const struct feature_token *token = token_at(s, at, offset);
	return offset + direction * (direction < 0 ? token->run_before : token->run_after);
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
	emit(sink, T_WIDE_FIRST, lower_at(s, at, begin));
	emit(sink, T_WIDE_LAST, lower_at(s, at, end));
	emit(sink, T_WIDE_BEFORE, lower_at(s, at, begin - 1));
	emit(sink, T_WIDE_AFTER, lower_at(s, at, end + 1));
}

/* What the document has a longer form for. length: of the run the token is in. */
static void emit_fuller(struct sink *sink, const struct fuller *fuller, int length)
{
	if (fuller->length <= length)
		return;
	emit(sink, T_FULLER_FIRST, fuller->first);
	emit(sink, T_FULLER_LAST, fuller->last);
	const uint32_t size = fuller->length < 5 ? fuller->length : 5;
	emit_small(sink, S_FULLER_PLACE, fuller->place + 4 * size);
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
		emit_pair(sink, T_RUN_NEXT, after->lower, next->lower);
		emit_pair(sink, T_RUN_NEXT_KIND, after->lower, next->kind);
	}
	if (is_sign(before))
		emit_pair(sink, T_RUN_PREVIOUS, before->lower, lower_at(s, at, first - 2));
}

/* What a name is often told by: the first and last word of a run of capitalised words, and what
 * stands around the run. */
static void emit_run(struct sink *sink, const struct feature_sentence *s, size_t at)
{
	const int first = run_end(s, at, 0, -1), last = run_end(s, at, 0, 1);
	if (first < 0)
		emit(sink, T_RUN_FIRST, lower_at(s, at, first));
	if (last > 0)
		emit(sink, T_RUN_LAST, lower_at(s, at, last));
	if (first < 0)
		emit(sink, T_RUN_BEFORE, lower_at(s, at, first - 1));
	if (last > 0)
		emit(sink, T_RUN_AFTER, lower_at(s, at, last + 1));
	const int before = first > -3 ? -first : 3, after = last < 3 ? last : 3;
	emit_small(sink, S_RUN_PLACE, (uint32_t)(after * 4 + before));
	emit_wide_run(sink, s, at, first, last);
	emit_fuller(sink, &s->tokens[at].fuller, last - first + 1);
	emit_joints(sink, s, at, first, last);
	const uint32_t parts = token_at(s, at, -1)->part * 16u + s->tokens[at].part * 4u +
	                       token_at(s, at, 1)->part;
	if (parts)
		emit_small(sink, S_PART, parts);
}

uint32_t context_far(const struct word *word, int i)
{
	return feature_id(T_FAR + i, (word ? word : &edge)->lower);
}

/* The token with its neighbours. */
static void emit_pairs(struct sink *sink, const struct feature_token *before,
                       const struct feature_token *here, const struct feature_token *after)
{
	const struct word *previous = before->word, *word = here->word, *next = after->word;
	emit_pair(sink, T_PAIR_BEFORE, previous->lower, word->lower);
	emit_pair(sink, T_PAIR_AFTER, word->lower, next->lower);
	emit_pair(sink, T_PAIR_AROUND, previous->lower, next->lower);
	emit_pair(sink, T_KINDS, hash_add(previous->kind, word->kind), next->kind);
	emit_pair(sink, T_BEFORE_KIND, previous->lower, word->kind);
	emit_pair(sink, T_KIND_AFTER, word->kind, next->lower);
	const uint16_t fine = here->alone.fine;
	if (fine && before->alone.fine)
		emit_pair(sink, T_FINE_BEFORE, before->alone.fine, fine);
	if (fine && after->alone.fine)
		emit_pair(sink, T_FINE_AFTER, fine, after->alone.fine);
}

/* How the document writes the token and its neighbours, and the phrases they are in. */
static void emit_seen(struct sink *sink, const struct feature_sentence *s, size_t at)
{
	for (int slot = 0; slot < 3; slot++) {
		const struct feature_token *token = token_at(s, at, slot - 1);
		if (has_upper(token))
			emit_small(sink, S_SEEN + slot * SEEN_VALUES,
			           token->seen * 2u + (at + (size_t)slot == 1));
		if (token->place)
			emit_classes(sink, S_PHRASE + slot * PHRASE_VALUES,
			             token->phrase & LIST_ANY, token->place);
	}
}

void context_read(const struct feature_sentence *s, size_t at, struct context *context)
{
	struct sink sink = {.small = context->small};
	const struct feature_token *here = s->tokens + at, *before = token_at(s, at, -1),
				   *after = token_at(s, at, 1);
	const struct word *word = here->word;
	emit_pairs(&sink, before, here, after);
	if (at == 0)
		emit(&sink, T_FIRST, word->kind);
	if (s->all_caps)
		emit(&sink, T_ALL_CAPS, word->kind);
	if (s->no_caps) {
		emit(&sink, T_NO_CAPS, here->alone.coarse);
		emit_classes(&sink, S_NO_CAPS_LIST, here->alone.lists & LIST_ANY, 0);
	}
	emit_seen(&sink, s, at);
	const bool repeats = before->word->lower == word->lower;
	if (repeats || after->word->lower == word->lower)
		emit_small(&sink, S_REPEATED, repeats * 2u + has_upper(here));
	if (here->quoted)
		emit_small(&sink, S_QUOTED, here->quoted * 2u + has_upper(here));
	if (has_upper(here))
		emit_run(&sink, s, at);
	else if (word->flags & WORD_JOINS)
		emit_wide_run(&sink, s, at, run_end(s, at, 0, -1), run_end(s, at, 0, 1));
	context->id_count = hash_all(&sink, context->ids);
	context->small_count = sink.small_count;
}

size_t context_evidence(const struct feature_sentence *s, size_t at, uint16_t *small)
{
	struct sink sink = {.small = small};
	for (int slot = 0; slot < 3; slot++) {
		const uint32_t view = token_at(s, at, slot - 1)->evidence;
		if (!view)
			continue;
		const uint32_t number = view >> 2 * (LABEL_TYPES + 1);
		for (uint32_t type = 0; type <= LABEL_TYPES; type++) {
			const uint32_t share = view >> 2 * type & 3;
			if (share)
				emit_small(&sink, S_EVIDENCE + slot * EVIDENCE_VALUES,
				           (type * 4 + share) * 4 + number);
		}
	}
	return sink.small_count;
}

size_t context_ids(const struct feature_sentence *s, size_t at, uint32_t *ids)
{
	struct context context = {.id_count = 0, .small_count = 0};
	context_read(s, at, &context);
	size_t count = context.id_count;
	memcpy(ids, context.ids, count * sizeof *ids);
	for (size_t i = 0; i < context.small_count; i++)
		ids[count++] = context_small_id(context.small[i]);
	for (int i = 0; i < CONTEXT_FAR; i++)
		ids[count++] = context_far(token_at(s, at, context_far_offset(i))->word, i);
	return count;
}
