#include "base/vectors.h"

#include "tag/tagger.h"

#include "tag/piece.h"

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
	memset(&tagger->kept, 0, sizeof tagger->kept);
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
	vec_free(&a, &tagger->kept);
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
	tagger->kept_sums.count = tagger->kept.count = 0;
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

/* Whether none of the tokens is forbidden, and not all are punctuation. A trained model mostly
 * sees to that itself, but not in text like none it has met; and one from elsewhere may have
 * weights that no evidence outweighs. */
static bool may_be_name(const struct token *tokens, size_t count)
{
	bool has_word = false;
	for (size_t i = 0; i < count; i++) {
		if (token_is_no_name(tokens + i))
			return false;
		has_word |= !(tokens[i].flags & LEDE_TOKEN_PUNCT);
	}
	return has_word;
}

/* How far, in nats, the best way to label a token as outside is ahead of all others, by what stands
 * before and at it. */
static float lead_of_outside(const struct tagger *tagger, size_t token)
{
	return (float)tagger->piece.best[token].lead * tagger->model->unit;
}

/* Whether a token is outside of any name beyond doubt: the best other way to label it is e^6 times
 * less likely. */
static bool is_surely_outside(const struct tagger *tagger, size_t token)
{
	return lead_of_outside(tagger, token) > 6.0f;
}

/* The stretch that an entity's probability depends on: up to the next token on either side that is
 * surely outside, with that on the right. */
struct stretch {
	size_t begin, end;
};

static struct stretch stretch_around(const struct tagger *tagger, size_t count, size_t first,
                                     size_t last)
{
	struct stretch s = {first, last + 1};
	while (s.begin > 0 && !is_surely_outside(tagger, s.begin - 1))
		s.begin--;
	while (s.end < count && !is_surely_outside(tagger, s.end))
		s.end++;
	s.end += s.end < count;
	return s;
}

/* The last token before end that an entity ends at; at is one. */
static size_t last_end(const struct piece *piece, size_t at, size_t end)
{
	size_t last = at;
	for (size_t i = at + 1; i < end; i++)
		if (label_closes(piece->labels[i]) && piece->labels[i] != LABEL_O)
			last = i;
	return last;
}

/* The best path may hold entities that are hardly likely each for itself. F1 is at its best without
 * those under about half of it (Lipton, Elkan and Naryanaswamy, 2014). */
#define LEAST_SCORE 0.36f

/* What the first pass is so sure of that the rest of the document can't talk it out of it: names
 * that likely, and tokens that are outside by that many nats. (What evidence weighs is learnt: it
 * turned no name over 0.7 and no lead over 2.) */
#define SURE_NAME 0.8f
#define SURE_LEAD 2.5f

/* The probability that tokens first .. last are an entity of that type, or of one that the model
 * calls alike. */
static float score_of(const struct tagger *tagger, size_t first, size_t last, lede_type type)
{
	const lede_model *model = tagger->model;
	const struct lattice *lattice = tagger->piece.lattice;
	float score = segment_probability(&tagger->factors, lattice, first, last, type);
	for (int other = 1; model->types && other <= LABEL_TYPES; other++)
		if (other != (int)type && model->numbers[other] == model->numbers[type])
			score += segment_probability(&tagger->factors, lattice, first, last,
			                             (lede_type)other);
	return score < 1 ? score : 1;
}

/* Labels to entities. A best path is well formed, so that an entity ends where its type does. */
static bool collect(struct tagger *tagger, const struct find_input *input, uint32_t sentence,
                    uint32_t first_token, size_t count, found_vec *found)
{
	struct piece *piece = &tagger->piece;
	struct stretch known = {0, 0}; /* where the lattice is filled in */
	memset(piece->sure, false, count);
	for (size_t begin = 0, i = 0; i < count; i++) {
		const int label = piece->labels[i];
		if (!label_closes(label))
			continue; /* B or I: the entity goes on */
		const size_t first = begin;
		begin = i + 1;
		if (label == LABEL_O ||
		    !may_be_name(input->tokens + first_token + first, i - first + 1))
			continue;
		if (i >= known.end) {
			known = stretch_around(tagger, count, first, i);
			forward_backward(&tagger->factors, piece->sums + known.begin,
			                 known.end - known.begin, i - known.begin,
			                 last_end(piece, i, known.end) - known.begin,
			                 piece->lattice + known.begin);
		}
		const lede_type type = label_type(label);
		const float score = score_of(tagger, first, i, type);
		memset(piece->sure + first, score >= SURE_NAME, i - first + 1);
		if (score < LEAST_SCORE)
			continue;
		struct found entity = found_tokens(input, sentence, first_token + (uint32_t)first,
		                                   (uint32_t)(i - first + 1));
		entity.type = type;
		entity.score = score;
		if (!vec_push(&tagger->allocator, found, entity))
			return false;
	}
	return true;
}

static void find_labels(struct tagger *tagger, size_t count)
{
	struct piece *piece = &tagger->piece;
	viterbi(&tagger->transitions, (const int16_t(*)[LABEL_LANES])piece->sums, piece->best,
	        count, piece->labels);
}

static bool is_sure(const struct tagger *tagger, size_t token)
{
	const struct piece *piece = &tagger->piece;
	return piece->labels[token] == LABEL_O
	               ? lead_of_outside(tagger, token) >= SURE_LEAD
	               : piece->sure[token];
}

static bool note_candidate(struct tagger *tagger, struct candidate candidate)
{
	return vec_push(&tagger->allocator, &tagger->now.candidates, candidate) &&
	       evidence_note(&tagger->allocator, &tagger->evidence, candidate.lower,
	                     (lede_type)candidate.type);
}

/* Takes down what the tokens with a capital were taken for; only where one of them is
 * not sure there can be a second pass. */
static bool note_candidates(struct tagger *tagger, uint32_t sentence, uint32_t first, size_t count)
{
	const struct piece *piece = &tagger->piece;
	bool sure = true;
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
			.sure = is_sure(tagger, i),
			.fuller = piece->tokens[i].fuller,
		};
		sure &= candidate.sure;
		if (!note_candidate(tagger, candidate))
			return false;
	}
	return sure || piece_keep_sums(tagger, first, count);
}

static bool tag_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                         found_vec *found)
{
	const struct sentence *sentence = input->sentences + index;
	for (uint32_t done = 0; done < sentence->token_count; done += LONGEST_PIECE) {
		const uint32_t left = sentence->token_count - done;
		const size_t count = left < LONGEST_PIECE ? left : LONGEST_PIECE;
		const uint32_t first = sentence->first_token + done;
		if (!piece_sum(tagger, input, first, count))
			return false;
		find_labels(tagger, count);
		if (!collect(tagger, input, index, first, count, found) ||
		    !note_candidates(tagger, index, first, count))
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
	return recall_tell(&tagger->allocator, &tagger->before.names, old->names, input, index,
	                   found, NULL);
}

bool tagger_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                     found_vec *found)
{
	struct tagged_text *now = &tagger->now;
	struct tagged_sentence s = {.first_token = input->sentences[index].first_token};
	s.candidates.first = (uint32_t)now->candidates.count;
	const size_t first_found = found->count;
	const struct tagged_sentence *old = sentence_before(tagger, input, index);
	if (old && !is_seen_alike(tagger, old))
		old = NULL;
	if (old ? !tag_as_before(tagger, input, index, old, found)
	        : !tag_sentence(tagger, input, index, found))
		return false;
	s.candidates.count = (uint32_t)now->candidates.count - s.candidates.first;
	return !input->same ||
	       (recall_add(&tagger->allocator, &now->names, input, index, found, first_found,
	                   NULL, &s.names) &&
	        vec_push(&tagger->allocator, &now->sentences, s));
}

/* Asks the document about the candidates of a sentence, if there are any that it could turn. Does
 * the rest of it take one of them for something else? */
static bool in_doubt(const struct tagger *tagger, struct candidate *candidates, size_t count)
{
	bool sure = true, doubt = false;
	for (size_t i = 0; i < count; i++)
		sure &= candidates[i].sure;
	for (size_t i = 0; !sure && i < count; i++) {
		struct candidate *c = candidates + i;
		c->view = evidence_of(&tagger->evidence, c->lower, (lede_type)c->type);
		doubt |= evidence_against(c->view, (lede_type)c->type);
	}
	return doubt;
}

/* Tags a sentence again, knowing its candidates' evidence. */
static bool tag_again(struct tagger *tagger, const struct find_input *input, uint32_t index,
                      const struct candidate *candidates, size_t candidate_count)
{
	const struct sentence *sentence = input->sentences + index;
	for (uint32_t done = 0; done < sentence->token_count; done += LONGEST_PIECE) {
		const uint32_t left = sentence->token_count - done;
		const size_t count = left < LONGEST_PIECE ? left : LONGEST_PIECE;
		const uint32_t first = sentence->first_token + done;
		size_t mine = 0;
		while (mine < candidate_count && candidates[mine].token < first + count)
			mine++;
		if (!piece_recall_sums(tagger, input, first, count))
			return false;
		piece_add_evidence(tagger, first, count, candidates, mine);
		find_labels(tagger, count);
		if (!collect(tagger, input, index, first, count, &tagger->second))
			return false;
		candidates += mine;
		candidate_count -= mine;
	}
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
                       const struct candidate *candidates, size_t count)
{
	const lede_allocator *a = &tagger->allocator;
	const uint32_t sentence = candidates->sentence;
	const size_t first_found = tagger->second.count;
	const struct tagged_sentence *old = again_before(tagger, input, candidates, count);
	if (old ? !recall_tell(a, &tagger->before.names, old->again, input, sentence,
	                       &tagger->second, NULL)
	        : !tag_again(tagger, input, sentence, candidates, count))
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
	if (!input->same) {
		vec_drop(&tagger->allocator, &tagger->now.candidates);
		vec_drop(&tagger->allocator, &tagger->now.runs.words);
	}
}

bool tagger_finish(struct tagger *tagger, const struct find_input *input, found_vec *found)
{
	struct candidate *candidates = tagger->now.candidates.items;
	const size_t count = tagger->now.candidates.count;
	size_t taken = 0; /* of found, by tagger->second */
	tagger->second.count = tagger->next_kept = 0;
	for (size_t i = 0, next; i < count; i = next) {
		const uint32_t sentence = candidates[i].sentence;
		for (next = i + 1; next < count && candidates[next].sentence == sentence;)
			next++;
		if (!in_doubt(tagger, candidates + i, next - i))
			continue;
		for (; taken < found->count && found->items[taken].sentence < sentence; taken++)
			if (!vec_push(&tagger->allocator, &tagger->second, found->items[taken]))
				return false;
		while (taken < found->count && found->items[taken].sentence == sentence)
			taken++;
		if (!reconsider(tagger, input, candidates + i, next - i))
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
