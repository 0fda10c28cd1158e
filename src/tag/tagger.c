#include "base/vectors.h"

#include "tag/tagger.h"

#include "tag/name.h"

struct tagger *tagger_new(const lede_allocator *a, const lede_model *model)
{
	struct tagger *tagger = mem_resize(a, NULL, 0, sizeof *tagger);
	if (!tagger)
		return NULL;
	tagger->allocator = *a;
	tagger->model = model;
	memset(&tagger->numbers, 0, sizeof tagger->numbers);
	tagger->text = 0;
	tagger->seen = (struct seen){0};
	tagger->fuller = (struct fuller_forms){0};
	memset(&tagger->now, 0, sizeof tagger->now);
	memset(&tagger->before, 0, sizeof tagger->before);
	tagger->evidence = (struct evidence){0};
	tagger->second = (found_vec){0};
	memset(&tagger->kept_sums, 0, sizeof tagger->kept_sums);
	tagger->cache = cache_new(a, model);
	if (!tagger->cache) {
		tagger_free(tagger);
		return NULL;
	}
	for (int i = 0; i < CONTEXT_FAR; i++)
		tagger->far_edge[i] = model_find_row(model, context_far(NULL, i));
	for (size_t i = 0; i < CONTEXT_SMALL; i++)
		tagger->small[i] = model_find_row(model, context_small_id(i));
	transitions_set(&tagger->transitions, model->transitions);
	factors_set(&tagger->factors, model->transitions, model->unit);
	return tagger;
}

void tagger_free(struct tagger *tagger)
{
	if (!tagger)
		return;
	const lede_allocator a = tagger->allocator;
	cache_free(tagger->cache);
	vec_free(&a, &tagger->numbers);
	seen_free(&a, &tagger->seen);
	fuller_free(&a, &tagger->fuller);
	tagged_text_free(&a, &tagger->now);
	tagged_text_free(&a, &tagger->before);
	evidence_free(&a, &tagger->evidence);
	vec_free(&a, &tagger->kept_sums);
	vec_free(&a, &tagger->second);
	mem_free(&a, tagger, sizeof *tagger);
}

/* What the text before has of that sentence, or NULL. */
static const struct tagged_sentence *sentence_before(const struct tagger *tagger,
                                                     const struct find_input *input,
                                                     size_t sentence)
{
	const uint32_t same = input->same ? input->same[sentence] : LEDE_NONE;
	return same == LEDE_NONE ? NULL : tagger->before.sentences.items + same;
}

/* Notes how a token writes its word. A word that was noted already costs a look at when that was;
 * but one with a capital that begins a sentence is not noted, and may be later. */
static bool note_word(struct tagger *tagger, struct cached_word *cached, bool first)
{
	if (cached->noted == tagger->text)
		return true;
	const uint32_t note = seen_note_of(&cached->word, first);
	if (note || !first)
		cached->noted = tagger->text;
	return seen_add(&tagger->allocator, &tagger->seen, note);
}

/* The words of some tokens, looked up together. */
struct window {
	uint32_t            begin, end; /* tokens */
	struct cached_word *words[LONGEST_PIECE];
};

/* Looks up the words of the next tokens, from begin on, before `end`. */
static bool move_window(struct tagger *tagger, struct window *window, uint32_t begin, uint32_t end)
{
	if (end - begin > LONGEST_PIECE)
		end = begin + LONGEST_PIECE;
	window->begin = begin;
	window->end = end;
	cache_reset_if_full(tagger->cache);
	if (!cache_look(tagger->cache, begin, end - begin, window->words))
		return false;
	for (uint32_t i = begin; i < end; i++)
		tagger->numbers.items[i] = window->words[i - begin]->number;
	return true;
}

/* Notes how a sentence writes its words. */
static bool read_over(struct tagger *tagger, const struct find_input *input,
                      const struct sentence *sentence, struct window *window)
{
	const lede_allocator *a = &tagger->allocator;
	struct capital_runs *runs = &tagger->now.runs;
	const uint32_t first = sentence->first_token, end = first + sentence->token_count;
	/* Sentences that are known from the text before are not looked up. */
	const uint32_t limit = input->same ? end : (uint32_t)input->token_count;
	for (uint32_t i = first; i < end; i++) {
		if ((i < window->begin || i >= window->end) &&
		    !move_window(tagger, window, i, limit))
			return false;
		struct cached_word *word = window->words[i - window->begin];
		if (!note_word(tagger, word, i == first) ||
		    (input->same && !vec_push(a, &tagger->now.notes,
		                              seen_note_of(&word->word, i == first))))
			return false;
		if ((word->word.flags & WORD_HAS_UPPER || runs_are_open(runs)) &&
		    !runs_note(a, runs, &word->word, i == first))
			return false;
	}
	return runs_note(a, runs, NULL, false);
}

/* The same for a sentence that was read over before. */
static bool note_again(struct tagger *tagger, uint32_t before, const struct sentence *sentence)
{
	const lede_allocator *a = &tagger->allocator;
	const uint32_t *notes =
		tagger->before.notes.items + tagger->before.sentences.items[before].first_token;
	for (uint32_t i = 0; i < sentence->token_count; i++) {
		tagger->numbers.items[sentence->first_token + i] = CACHE_NO_NUMBER;
		if (!seen_add(a, &tagger->seen, notes[i]) ||
		    !vec_push(a, &tagger->now.notes, notes[i]))
			return false;
	}
	const struct part runs = tagger->before.runs_of.items[before];
	return runs_copy(a, &tagger->now.runs, &tagger->before.runs, runs.first, runs.count);
}

bool tagger_begin(struct tagger *tagger, const struct find_input *input)
{
	const lede_allocator *a = &tagger->allocator;
	seen_clear(&tagger->seen);
	evidence_clear(&tagger->evidence);
	tagged_text_clear(&tagger->now);
	tagger->kept_sums.count = 0;
	tagger->text++;
	cache_begin(tagger->cache, input->text, input->tokens, input->token_count);
	if (!vec_reserve(a, &tagger->numbers, input->token_count))
		return false;
	struct window window;
	window.begin = window.end = 0;
	for (size_t s = 0; s < input->sentence_count; s++) {
		const struct sentence *sentence = input->sentences + s;
		const uint32_t before = input->same ? input->same[s] : LEDE_NONE;
		struct part runs = {.first = (uint32_t)tagger->now.runs.words.count};
		if (before == LEDE_NONE ? !read_over(tagger, input, sentence, &window)
		                        : !note_again(tagger, before, sentence))
			return false;
		runs.count = (uint32_t)tagger->now.runs.words.count - runs.first;
		if (input->same && !vec_push(a, &tagger->now.runs_of, runs))
			return false;
	}
	return fuller_find(a, &tagger->fuller, &tagger->now.runs, &tagger->seen);
}

static bool note_candidate(struct tagger *tagger, struct candidate candidate)
{
	return vec_push(&tagger->allocator, &tagger->now.candidates, candidate) &&
	       evidence_note(&tagger->allocator, &tagger->evidence, candidate.lower,
	                     (lede_type)candidate.type);
}

/* Takes down what the tokens with a capital were taken for. */
static bool note_candidates(struct tagger *tagger, uint32_t sentence, uint32_t first, size_t count)
{
	const struct piece *piece = &tagger->piece;
	for (size_t i = 0; i < count; i++) {
		const struct word *word = &piece->words[i]->word;
		if (!(word->flags & WORD_HAS_UPPER))
			continue;
		const struct candidate candidate = {
			.token = first + (uint32_t)i,
			.sentence = sentence,
			.lower = word->lower,
			.type = (uint8_t)label_type(piece->labels[i]),
			.seen = piece->tokens[i].seen,
			.part = piece->tokens[i].part,
			.fuller = piece->tokens[i].fuller,
		};
		if (!note_candidate(tagger, candidate))
			return false;
	}
	return true;
}

/* Takes down the stretches around candidates that it is not sure of: only these can change in a
 * second pass. */
static bool note_unsure(struct tagger *tagger, uint32_t first, size_t count)
{
	const struct piece *piece = &tagger->piece;
	struct stretch s = {0, 0};
	for (size_t i = 0; i < count; i++) {
		if (i < s.end || !(piece->words[i]->word.flags & WORD_HAS_UPPER) ||
		    name_is_sure(tagger, i))
			continue;
		s = stretch_around(tagger, (struct stretch){0, count}, i, i);
		struct unsure_stretch unsure = {first + (uint32_t)s.begin,
		                                (uint32_t)(s.end - s.begin), LEDE_NONE};
		if (!piece_keep_sums(tagger, s, &unsure.sums) ||
		    !vec_push(&tagger->allocator, &tagger->now.unsure, unsure))
			return false;
	}
	return true;
}

static bool tag_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                         found_vec *found)
{
	const struct sentence *sentence = input->sentences + index;
	for (uint32_t done = 0; done < sentence->token_count; done += LONGEST_PIECE) {
		const uint32_t left = sentence->token_count - done;
		const size_t count = left < LONGEST_PIECE ? left : LONGEST_PIECE;
		const uint32_t first = sentence->first_token + done;
		const struct stretch all = {0, count};
		if (!piece_sum(tagger, input, first, count, all) ||
		    !label_names(tagger, input, index, first, all, found) ||
		    !note_candidates(tagger, index, first, count) ||
		    !note_unsure(tagger, first, count))
			return false;
	}
	return true;
}

/* Does this document write the words with a capital as the one before? */
static bool is_seen_alike(const struct tagger *tagger, const struct tagged_sentence *old)
{
	const struct candidate *c = tagger->before.candidates.items + old->candidates.first;
	for (uint32_t i = 0; i < old->candidates.count; i++)
		if (seen_get(&tagger->seen, c[i].lower) != c[i].seen ||
		    !fuller_equal(fuller_get(&tagger->fuller, c[i].lower), c[i].fuller))
			return false;
	return candidates_have_parts(&tagger->fuller, c, old->candidates.count,
	                             old->first_token);
}

/* The first pass over a sentence, as it was. */
static bool tag_as_before(struct tagger *tagger, const struct find_input *input, uint32_t index,
                          const struct tagged_sentence *old, found_vec *found)
{
	const uint32_t first_token = input->sentences[index].first_token;
	for (uint32_t i = 0; i < old->candidates.count; i++) {
		struct candidate c =
			tagger->before.candidates.items[old->candidates.first + i];
		c.token = c.token - old->first_token + first_token;
		c.sentence = index;
		if (!note_candidate(tagger, c))
			return false;
	}
	for (uint32_t i = 0; i < old->unsure.count; i++) {
		struct unsure_stretch u = tagger->before.unsure.items[old->unsure.first + i];
		u.first_token = u.first_token - old->first_token + first_token;
		u.sums = LEDE_NONE;
		if (!vec_push(&tagger->allocator, &tagger->now.unsure, u))
			return false;
	}
	return recall_tell(&tagger->allocator, &tagger->before.names, old->names, input, index,
	                   found, NULL);
}

bool tagger_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                     found_vec *found)
{
	struct tagged_text *now = &tagger->now;
	struct tagged_sentence s = {.first_token = input->sentences[index].first_token};
	s.candidates.first = (uint32_t)now->candidates.count;
	s.unsure.first = (uint32_t)now->unsure.count;
	const size_t first_found = found->count;
	const struct tagged_sentence *old = sentence_before(tagger, input, index);
	if (old && !is_seen_alike(tagger, old))
		old = NULL;
	if (old ? !tag_as_before(tagger, input, index, old, found)
	        : !tag_sentence(tagger, input, index, found))
		return false;
	s.candidates.count = (uint32_t)now->candidates.count - s.candidates.first;
	s.unsure.count = (uint32_t)now->unsure.count - s.unsure.first;
	if (!input->same && s.unsure.count == 0)
		now->candidates.count = s.candidates.first; /* nobody will ask for them */
	return !input->same ||
	       (recall_add(&tagger->allocator, &now->names, input, index, found, first_found,
	                   NULL, &s.names) &&
	        vec_push(&tagger->allocator, &now->sentences, s));
}

/* Whether the first pass was not sure of all of a sentence. Asked in text order. */
static bool is_unsure(struct tagger *tagger, const struct sentence *sentence)
{
	const struct unsure_stretch *unsure = tagger->now.unsure.items;
	size_t next = tagger->next_unsure;
	while (next < tagger->now.unsure.count && unsure[next].first_token < sentence->first_token)
		next++;
	tagger->next_unsure = next;
	return next < tagger->now.unsure.count &&
	       unsure[next].first_token < sentence->first_token + sentence->token_count;
}

/* Asks the document about the candidates of a sentence. Does the rest of it take one of them for
 * something else? */
static bool in_doubt(const struct tagger *tagger, struct candidate *candidates, size_t count)
{
	bool doubt = false;
	for (size_t i = 0; i < count; i++) {
		struct candidate *c = candidates + i;
		c->view = evidence_of(&tagger->evidence, c->lower, (lede_type)c->type);
		doubt |= evidence_against(c->view, (lede_type)c->type);
	}
	return doubt;
}

/* Tags a stretch again, knowing the evidence of the sentence's candidates. */
static bool tag_stretch_again(struct tagger *tagger, const struct find_input *input,
                              uint32_t index, const struct unsure_stretch *unsure,
                              const struct candidate *candidates, size_t candidate_count)
{
	const struct sentence *sentence = input->sentences + index;
	const uint32_t at = unsure->first_token - sentence->first_token;
	const uint32_t done = at - at % LONGEST_PIECE, left = sentence->token_count - done;
	const uint32_t first = sentence->first_token + done;
	const size_t count = left < LONGEST_PIECE ? left : LONGEST_PIECE;
	const struct stretch within = {at - done, at - done + unsure->count};
	if (!piece_recall_sums(tagger, input, first, count, within, unsure->sums))
		return false;
	piece_add_evidence(tagger, first, count, within, candidates, candidate_count);
	return label_names(tagger, input, index, first, within, &tagger->second);
}

/* Tags the unsure stretches of a sentence again. found: what the first pass found in it, of which
 * the rest remains. */
static bool tag_again(struct tagger *tagger, const struct find_input *input, uint32_t index,
                      const struct candidate *candidates, size_t candidate_count,
                      const struct found *found, size_t found_count)
{
	const lede_allocator *a = &tagger->allocator;
	const struct sentence *sentence = input->sentences + index;
	size_t taken = 0;
	while (is_unsure(tagger, sentence)) {
		const struct unsure_stretch *u = tagger->now.unsure.items + tagger->next_unsure++;
		for (; taken < found_count && found[taken].first_token < u->first_token; taken++)
			if (!vec_push(a, &tagger->second, found[taken]))
				return false;
		if (!tag_stretch_again(tagger, input, index, u, candidates, candidate_count))
			return false;
		while (taken < found_count &&
		       found[taken].first_token < u->first_token + u->count)
			taken++;
	}
	for (; taken < found_count; taken++)
		if (!vec_push(a, &tagger->second, found[taken]))
			return false;
	return true;
}

/* What the second pass over a sentence found in the text before, if it would be the same. */
static const struct tagged_sentence *again_before(const struct tagger *tagger,
                                                  const struct find_input *input,
                                                  const struct candidate *candidates,
                                                  size_t count)
{
	const struct tagged_sentence *old = sentence_before(tagger, input, candidates->sentence);
	if (!old || !old->has_again)
		return NULL;
	const struct candidate *were = tagger->before.candidates.items + old->candidates.first;
	for (size_t i = 0; i < count; i++)
		if (were[i].seen != candidates[i].seen || were[i].part != candidates[i].part ||
		    were[i].view != candidates[i].view ||
		    !fuller_equal(were[i].fuller, candidates[i].fuller))
			return NULL;
	return old;
}

/* The second pass over a sentence, or what it was. */
static bool reconsider(struct tagger *tagger, const struct find_input *input,
                       const struct candidate *candidates, size_t count,
                       const struct found *found, size_t found_count)
{
	const lede_allocator *a = &tagger->allocator;
	const uint32_t sentence = candidates->sentence;
	const size_t first_found = tagger->second.count;
	const struct tagged_sentence *old = again_before(tagger, input, candidates, count);
	if (old ? !recall_tell(a, &tagger->before.names, old->again, input, sentence,
	                       &tagger->second, NULL)
	        : !tag_again(tagger, input, sentence, candidates, count, found, found_count))
		return false;
	if (!input->same)
		return true;
	struct tagged_sentence *now = tagger->now.sentences.items + sentence;
	now->has_again = true;
	return recall_add(a, &tagger->now.names, input, sentence, &tagger->second, first_found,
	                  NULL, &now->again);
}

/* What later stages of a long text have better uses for. */
static void drop_scratch(struct tagger *tagger, const struct find_input *input)
{
	vec_drop(&tagger->allocator, &tagger->second);
	vec_drop(&tagger->allocator, &tagger->numbers);
	seen_drop(&tagger->allocator, &tagger->seen);
	fuller_drop(&tagger->allocator, &tagger->fuller);
	evidence_drop(&tagger->allocator, &tagger->evidence);
	if (!input->same) {
		vec_drop(&tagger->allocator, &tagger->now.candidates);
		vec_drop(&tagger->allocator, &tagger->now.unsure);
		vec_drop(&tagger->allocator, &tagger->now.runs.words);
	}
}

bool tagger_finish(struct tagger *tagger, const struct find_input *input, found_vec *found)
{
	struct candidate *candidates = tagger->now.candidates.items;
	const size_t count = tagger->now.candidates.count;
	size_t taken = 0; /* of found, by tagger->second */
	tagger->second.count = tagger->next_unsure = 0;
	for (size_t i = 0, next; i < count; i = next) {
		const uint32_t sentence = candidates[i].sentence;
		for (next = i + 1; next < count && candidates[next].sentence == sentence;)
			next++;
		if (!is_unsure(tagger, input->sentences + sentence) ||
		    !in_doubt(tagger, candidates + i, next - i))
			continue;
		for (; taken < found->count && found->items[taken].sentence < sentence; taken++)
			if (!vec_push(&tagger->allocator, &tagger->second, found->items[taken]))
				return false;
		const size_t first = taken;
		while (taken < found->count && found->items[taken].sentence == sentence)
			taken++;
		if (!reconsider(tagger, input, candidates + i, next - i, found->items + first,
		                taken - first))
			return false;
	}
	if (taken == 0 && tagger->second.count == 0) {
		drop_scratch(tagger, input);
		return true;
	}
	for (; taken < found->count; taken++)
		if (!vec_push(&tagger->allocator, &tagger->second, found->items[taken]))
			return false;
	const found_vec first_pass = *found;
	*found = tagger->second;
	tagger->second = first_pass;
	drop_scratch(tagger, input);
	return true;
}

void tagger_keep(struct tagger *tagger)
{
	const struct tagged_text now = tagger->now;
	tagger->now = tagger->before;
	tagger->before = now;
}
