#include "user/find.h"

#include "user/cursor.h"

/* A sentence is shown to patterns in pieces of this size, cut between tokens: the work of a pattern
 * on one of them is bounded by its limits (patterns.c), and that on a text by their number. */
enum { SUBJECT_MAX_BYTES = 2048 };

/* One call of rules_find. */
struct run {
	const lede_allocator    *allocator;
	struct rule_finder      *finder;
	const lede_rules        *rules;
	const struct find_input *input;
	string_vec              *strings;
	warning_vec             *warnings;
	uint32_t                 sentence;
};

void rule_finder_free(const lede_allocator *a, struct rule_finder *finder)
{
	vec_free(a, &finder->candidates);
	vec_free(a, &finder->taken);
	vec_free(a, &finder->subject);
	vec_free(a, &finder->shown);
	vec_free(a, &finder->gave_up);
	pattern_scratch_free(&finder->scratch);
}

/* ---- Terms ---------------------------------------------------------------------------------- */

static bool add_candidate(const struct run *run, lede_source source, uint8_t type, uint32_t begin,
                          uint32_t end, uint32_t first_token, uint32_t last_token, uint32_t value,
                          uint32_t order)
{
	const struct candidate candidate = {
		.found = {.begin = begin,
		          .end = end,
		          .sentence = run->sentence,
		          .first_token = first_token,
		          .token_count = last_token - first_token + 1,
		          .type = (lede_type)type,
		          .score = 1,
		          .value = value,
		          .source = source},
		.order = order,
	};
	return vec_push(run->allocator, &run->finder->candidates, candidate);
}

/* Whether the token goes on with a word that the one before began. */
static bool is_inside_word(const struct find_input *input, uint32_t token)
{
	const struct token *t = input->tokens + token;
	if (!(t->flags & LEDE_TOKEN_GLUED) || t[-1].begin + t[-1].length != t->begin)
		return false;
	uint32_t last = t->begin - 1;
	while (last > t[-1].begin && ((unsigned char)input->text[last] & 0xC0) == 0x80)
		last--;
	return atom_is_word(input->text, last, t->begin) &&
	       atom_is_word(input->text, t->begin, t->begin + t->length);
}

/* The terms that begin with the token, whose first atom is in atoms[0]. */
static bool find_terms_at(const struct run *run, uint32_t token, struct cursor *cursor,
                          struct atom *atoms)
{
	const struct term_set *set = &run->rules->terms;
	const struct term_slot *slot;
	uint32_t phrase = TERM_START;
	size_t count = 1;
	while (terms_step(set, &phrase, atoms[count - 1].hash, &slot)) {
		const struct term *term =
			slot->term && cursor_at_word_end(cursor)
				? terms_compare(set, slot, run->input->text, atoms, count)
				: NULL;
		if (term && !add_candidate(run, LEDE_FROM_TERM, term->type, atoms[0].begin,
		                           atoms[count - 1].end, token, cursor->token, term->value,
		                           term->order))
			return false;
		if (!slot->more || count == TERM_MAX_ATOMS || !cursor_next(cursor, atoms + count))
			break;
		count++;
	}
	return true;
}

static bool find_terms(const struct run *run, const struct sentence *sentence)
{
	struct atom atoms[TERM_MAX_ATOMS];
	const uint32_t stop = sentence->first_token + sentence->token_count;
	for (uint32_t i = sentence->first_token; i < stop; i++) {
		const struct token *token = run->input->tokens + i;
		if (!terms_may_start(&run->rules->terms, run->input->text + token->begin,
		                     token->length))
			continue;
		struct cursor cursor = cursor_at(run->input, i, stop);
		if (!cursor_next(&cursor, atoms) ||
		    !terms_may_begin(&run->rules->terms, atoms[0].hash) ||
		    (i > sentence->first_token && is_inside_word(run->input, i)))
			continue;
		if (!find_terms_at(run, i, &cursor, atoms))
			return false;
	}
	return true;
}

/* ---- Patterns ------------------------------------------------------------------------------- */

/* Writes tokens from first on as patterns see them: words as they are, one space where there is any
 * white space (so that a wrapped line is no obstacle), nothing of markup; U+FFFC, the replacement
 * for an object, for code and for what is too long to be a word. *next is where the rest begins. */
static bool show_tokens(const struct run *run, uint32_t first, uint32_t stop, uint32_t *next)
{
	static const char object[] = "\xEF\xBF\xBC";
	enum { LONGEST = 256 };
	struct rule_finder *finder = run->finder;
	finder->subject.count = finder->shown.count = 0;
	if (!vec_reserve(run->allocator, &finder->subject, SUBJECT_MAX_BYTES))
		return false;
	for (*next = first; *next < stop; ++*next) {
		const struct token *token = run->input->tokens + *next;
		const bool hidden = token->flags & LEDE_TOKEN_CODE || token->length > LONGEST;
		const char *bytes = hidden ? object : run->input->text + token->begin;
		const size_t length = hidden ? sizeof object - 1 : token->length;
		size_t at = finder->subject.count;
		if (at + 1 + length > SUBJECT_MAX_BYTES)
			break;
		if (*next > first && !(token->flags & LEDE_TOKEN_GLUED))
			finder->subject.items[at++] = ' ';
		const struct shown shown = {(uint32_t)at, *next};
		memcpy(finder->subject.items + at, bytes, length);
		finder->subject.count = at + length;
		if (!vec_push(run->allocator, &finder->shown, shown))
			return false;
	}
	return true;
}

/* The last token shown that begins at or before that byte of the subject. */
static const struct shown *shown_at(const struct rule_finder *finder, size_t at)
{
	size_t low = 0, high = finder->shown.count;
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;
		if (finder->shown.items[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return finder->shown.items + low;
}

/* Bytes [begin, end) of the subject have matched. */
static bool add_match(const struct run *run, const struct pattern *pattern, size_t begin,
                      size_t end)
{
	const char *subject = run->finder->subject.items;
	while (begin < end && subject[begin] == ' ')
		begin++;
	while (end > begin && subject[end - 1] == ' ')
		end--;
	if (begin == end)
		return true;
	const struct shown *first = shown_at(run->finder, begin);
	const struct shown *last = shown_at(run->finder, end - 1);
	const struct token *head = run->input->tokens + first->token;
	const struct token *tail = run->input->tokens + last->token;
	const uint32_t skipped = (uint32_t)begin - first->at, used = (uint32_t)end - last->at;
	/* What stands for code matches no part of it. */
	if (head->flags & LEDE_TOKEN_CODE || tail->flags & LEDE_TOKEN_CODE ||
	    skipped >= head->length || used > tail->length)
		return true;
	return add_candidate(run, LEDE_FROM_PATTERN, pattern->type, head->begin + skipped,
	                     tail->begin + used, first->token, last->token, 0, pattern->order);
}

static bool warn(const struct run *run, const struct pattern *pattern, const char *why)
{
	const char *file = rules_string(run->rules, pattern->file);
	struct warning warning = {.line = pattern->line};
	return strings_add(run->allocator, run->strings, file, strlen(file), &warning.file) &&
	       strings_add(run->allocator, run->strings, why, strlen(why), &warning.what) &&
	       vec_push(run->allocator, run->warnings, warning);
}

/* All matches of a pattern in the piece that is shown. */
static bool match_pattern(const struct run *run, size_t index)
{
	const struct pattern_set *set = &run->rules->patterns;
	const struct pattern *pattern = set->patterns.items + index;
	struct rule_finder *finder = run->finder;
	const size_t length = finder->subject.count;
	for (size_t from = 0; from < length;) {
		size_t begin = from, end = from;
		const char *why;
		switch (pattern_match(set, pattern, &finder->scratch, finder->subject.items, length,
		                      &begin, &end, &why)) {
		case MATCH_FOUND: break;
		case MATCH_NONE: return true;
		case MATCH_NO_MEMORY: return false;
		case MATCH_GAVE_UP:
			finder->gave_up.items[index] = 1;
			return warn(run, pattern, why);
		}
		if (end > begin && !add_match(run, pattern, begin, end))
			return false;
		/* Look on behind the match, and behind one character if it was empty. */
		from = end > from ? end : from + 1;
		while (from < length && ((unsigned char)finder->subject.items[from] & 0xC0) == 0x80)
			from++;
	}
	return true;
}

static bool find_patterns(const struct run *run, const struct sentence *sentence)
{
	const uint32_t stop = sentence->first_token + sentence->token_count;
	for (uint32_t i = sentence->first_token; i < stop;) {
		if (!show_tokens(run, i, stop, &i))
			return false;
		for (size_t p = 0; p < run->rules->patterns.patterns.count; p++)
			if (!run->finder->gave_up.items[p] && !match_pattern(run, p))
				return false;
	}
	return true;
}

/* ---- Both ----------------------------------------------------------------------------------- */

/* Makes the scratch ready for the patterns of these rules. */
static bool open_patterns(const struct run *run, size_t count)
{
	struct rule_finder *finder = run->finder;
	finder->gave_up.count = 0;
	if (!vec_reserve(run->allocator, &finder->gave_up, count) ||
	    !pattern_scratch_open(run->allocator, &finder->scratch))
		return false;
	if (count)
		memset(finder->gave_up.items, 0, count);
	return true;
}

/* Hands on what is kept of the candidates of a sentence. */
static bool keep(const struct run *run, found_vec *found)
{
	candidate_vec *candidates = &run->finder->candidates;
	if (!candidates_select(run->allocator, candidates, &run->finder->taken) ||
	    !vec_reserve(run->allocator, found, candidates->count))
		return false;
	for (size_t i = 0; i < candidates->count; i++) {
		struct found item = candidates->items[i].found;
		const char *name = rules_string(run->rules, item.value);
		if (item.value &&
		    !strings_add(run->allocator, run->strings, name, strlen(name), &item.value))
			return false;
		found->items[found->count++] = item;
	}
	return true;
}

bool rules_find(const lede_allocator *a, struct rule_finder *finder, const lede_rules *rules,
                const struct find_input *input, found_vec *found, string_vec *strings,
                warning_vec *warnings)
{
	struct run run = {a, finder, rules, input, strings, warnings, 0};
	const size_t patterns = rules->patterns.patterns.count;
	if (patterns > 0 && !open_patterns(&run, patterns))
		return false;
	for (size_t i = 0; i < input->sentence_count; i++) {
		const struct sentence *sentence = input->sentences + i;
		run.sentence = (uint32_t)i;
		finder->candidates.count = 0;
		if ((rules->terms.terms.count > 0 && !find_terms(&run, sentence)) ||
		    (patterns > 0 && !find_patterns(&run, sentence)))
			return false;
		if (finder->candidates.count > 0 && !keep(&run, found))
			return false;
	}
	return true;
}
