#include "base/vectors.h"

#include "tag/tagger.h"

#include "model/evidence.h"
#include "tag/cache.h"
#include "tag/marginal.h"
#include "tag/recall.h"
#include "tag/viterbi.h"

_Static_assert(FEATURE_OFFSETS == 5, "sum_words adds five vectors");

/* What one piece of a sentence needs. */
struct piece {
	struct feature_token tokens[LONGEST_PIECE];
	const struct cached_word *words[LONGEST_PIECE];
	uint32_t             names[LONGEST_PIECE]; /* as fuller_parts has them: words, places */
	uint8_t              parts[LONGEST_PIECE];
	int16_t              sums[LONGEST_PIECE][LABEL_LANES];
	int16_t              best[LONGEST_PIECE][LABEL_LANES];
	struct lattice       lattice[LONGEST_PIECE];
	uint8_t              labels[LONGEST_PIECE];
};

struct tagger {
	lede_allocator     allocator;
	const lede_model  *model;
	struct word_cache *cache;
	struct seen        seen;
	struct fuller_forms fuller;
	struct tagged_text now, before; /* of this text, and of the one before */
	struct evidence    evidence;
	found_vec          second; /* what the second pass finds */
	struct transitions transitions;
	struct factors     factors;
	struct row         far_edge[FEATURE_FAR]; /* of what is beyond a sentence's ends */
	struct piece       piece;
};

struct tagger *tagger_new(const lede_allocator *a, const lede_model *model)
{
	struct tagger *tagger = mem_resize(a, NULL, 0, sizeof *tagger);
	if (!tagger)
		return NULL;
	tagger->allocator = *a;
	tagger->model = model;
	tagger->seen = (struct seen){0};
	tagger->fuller = (struct fuller_forms){0};
	memset(&tagger->now, 0, sizeof tagger->now);
	memset(&tagger->before, 0, sizeof tagger->before);
	tagger->evidence = (struct evidence){0};
	tagger->second = (found_vec){0};
	tagger->cache = cache_new(a, model);
	if (!tagger->cache) {
		tagger_free(tagger);
		return NULL;
	}
	for (int i = 0; i < FEATURE_FAR; i++)
		tagger->far_edge[i] = model_find_row(model, feature_far(NULL, i));
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
	seen_free(&a, &tagger->seen);
	fuller_free(&a, &tagger->fuller);
	tagged_text_free(&a, &tagger->now);
	tagged_text_free(&a, &tagger->before);
	evidence_free(&a, &tagger->evidence);
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

/* Notes how a sentence writes its words. */
static bool read_over(struct tagger *tagger, const struct find_input *input,
                      const struct sentence *sentence)
{
	const lede_allocator *a = &tagger->allocator;
	for (uint32_t i = 0; i < sentence->token_count; i++) {
		if (i % LONGEST_PIECE == 0)
			cache_reset_if_full(tagger->cache);
		const struct token *t = input->tokens + sentence->first_token + i;
		const struct cached_word *word =
			cache_look(tagger->cache, input->text + t->begin, t->length);
		if (!word)
			return false;
		const uint32_t note = seen_note_of(&word->word, i == 0);
		if (!seen_add(a, &tagger->seen, note) ||
		    !runs_note(a, &tagger->now.runs, &word->word, i == 0) ||
		    (input->same && !vec_push(a, &tagger->now.notes, note)))
			return false;
	}
	return runs_note(a, &tagger->now.runs, NULL, false);
}

/* The same for a sentence that was read over before. */
static bool note_again(struct tagger *tagger, uint32_t before, uint32_t token_count)
{
	const lede_allocator *a = &tagger->allocator;
	const uint32_t *notes =
		tagger->before.notes.items + tagger->before.sentences.items[before].first_token;
	for (uint32_t i = 0; i < token_count; i++)
		if (!seen_add(a, &tagger->seen, notes[i]) ||
		    !vec_push(a, &tagger->now.notes, notes[i]))
			return false;
	const struct part runs = tagger->before.runs_of.items[before];
	return runs_copy(a, &tagger->now.runs, &tagger->before.runs, runs.first, runs.count);
}

bool tagger_begin(struct tagger *tagger, const struct find_input *input)
{
	const lede_allocator *a = &tagger->allocator;
	seen_clear(&tagger->seen);
	evidence_clear(&tagger->evidence);
	tagged_text_clear(&tagger->now);
	for (size_t s = 0; s < input->sentence_count; s++) {
		const struct sentence *sentence = input->sentences + s;
		const uint32_t before = input->same ? input->same[s] : LEDE_NONE;
		struct part runs = {.first = (uint32_t)tagger->now.runs.words.count};
		if (before == LEDE_NONE ? !read_over(tagger, input, sentence)
		                        : !note_again(tagger, before, sentence->token_count))
			return false;
		runs.count = (uint32_t)tagger->now.runs.words.count - runs.first;
		if (input->same && !vec_push(a, &tagger->now.runs_of, runs))
			return false;
	}
	return fuller_find(a, &tagger->fuller, &tagger->now.runs, &tagger->seen);
}

/* A URL, an address, code, or what only a machine writes in one piece is no part of a name. */
static bool is_no_name(const struct token *token)
{
	enum { LONGEST_WORD = 200 }; /* bytes */
	return token->flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_CODE) ||
	       token->length > LONGEST_WORD;
}

static void forbid_names(const struct token *token, int16_t *sums)
{
	enum { SURELY_OUTSIDE = 4000 };
	if (is_no_name(token))
		sums[LABEL_O] = (int16_t)(sums[LABEL_O] + SURELY_OUTSIDE);
}

/* Looks up the words of a piece. */
static bool read_words(struct tagger *tagger, const struct find_input *input, uint32_t first,
                       size_t count)
{
	struct piece *piece = &tagger->piece;
	for (size_t i = 0; i < count; i++) {
		const struct token *t = input->tokens + first + i;
		const struct cached_word *word =
			cache_get(tagger->cache, input->text + t->begin, t->length);
		if (!word)
			return false;
		/* These are added when all words are there: until then they can come from afar. */
		for (size_t byte = 0; byte < sizeof word->sums; byte += 64)
			__builtin_prefetch((const char *)word->sums + byte);
		piece->words[i] = word;
		piece->tokens[i] = (struct feature_token){
			.word = &word->word,
			.alone = word->lexicon,
		};
		piece->names[i] = word->word.flags & WORD_HAS_UPPER ? word->word.lower : 0;
		if (piece->names[i]) {
			piece->tokens[i].seen = seen_get(&tagger->seen, word->word.lower);
			piece->tokens[i].fuller = fuller_get(&tagger->fuller, word->word.lower);
		}
	}
	fuller_parts(&tagger->fuller, piece->names, count, piece->parts);
	for (size_t i = 0; i < count; i++)
		piece->tokens[i].part = piece->parts[i];
	return true;
}

/* Adds up, for each token, what the words around it say of it. */
LEDE_VECTORS static void sum_words(const struct cached_word *const *words, size_t count,
                                   int16_t (*sums)[LABEL_LANES])
{
	static const int16_t nothing[LABEL_LANES];
	for (size_t i = 0; i < count; i++) {
		const int16_t *from[FEATURE_OFFSETS];
		for (size_t k = 0; k < FEATURE_OFFSETS; k++) {
			const size_t at = i + k - FEATURE_REACH; /* wraps below 0 */
			from[k] = at < count ? words[at]->sums[k] : nothing;
		}
		int16_t *restrict to = sums[i];
		for (int y = 0; y < LABEL_LANES; y++)
			to[y] = (int16_t)(from[0][y] + from[1][y] + from[2][y] + from[3][y] +
			                  from[4][y]);
	}
}

/* The weights to be added to one token. */
struct request {
	size_t     token, count;
	uint32_t   ids[FEATURE_MAX_CONTEXT];
	struct row far[FEATURE_FAR];
};

/* Asks for the memory of what the context features of a token say. */
static void ask_context(const struct tagger *tagger, const struct feature_sentence *sentence,
                        size_t token, struct request *request)
{
	request->token = token;
	request->count = feature_context(sentence, token, false, request->ids);
	model_prefetch_rows(tagger->model, request->ids, request->count);
	for (int i = 0; i < FEATURE_FAR; i++) {
		const size_t at = token + (size_t)feature_far_offset(i); /* wraps below 0 */
		request->far[i] = at < sentence->count ? tagger->piece.words[at]->far[i]
		                                       : tagger->far_edge[i];
		__builtin_prefetch(tagger->model->rows + request->far[i].begin);
	}
}

static void add_request(struct tagger *tagger, const struct request *request)
{
	int16_t *sums = tagger->piece.sums[request->token];
	model_add_rows(tagger->model, request->ids, request->count, sums);
	model_add_found(tagger->model, request->far, FEATURE_FAR, sums);
}

/* Adds what the context features say. The weights of one token are added while those of the next
 * are on their way from memory. */
static void add_context(struct tagger *tagger, const struct feature_sentence *sentence)
{
	struct request requests[2];
	size_t made = 0;
	for (size_t i = 0; i < sentence->count; i++) {
		if (!feature_wants_context(sentence, i))
			continue;
		ask_context(tagger, sentence, i, requests + made % 2);
		if (made++)
			add_request(tagger, requests + made % 2);
	}
	if (made)
		add_request(tagger, requests + (made - 1) % 2);
}

/* Adds what the rest of the document says. */
static void add_evidence(struct tagger *tagger, const struct feature_sentence *sentence)
{
	uint32_t ids[FEATURE_MAX_EVIDENCE];
	for (size_t i = 0; i < sentence->count; i++) {
		const size_t count = feature_evidence(sentence, i, ids);
		model_add_rows(tagger->model, ids, count, tagger->piece.sums[i]);
	}
}

/* Whether none of the tokens is forbidden, and not all are punctuation. A trained model mostly
 * sees to that itself, but not in text like none it has met; and one from elsewhere may have
 * weights that no evidence outweighs. */
static bool may_be_name(const struct token *tokens, size_t count)
{
	bool has_word = false;
	for (size_t i = 0; i < count; i++) {
		if (is_no_name(tokens + i))
			return false;
		has_word |= !(tokens[i].flags & LEDE_TOKEN_PUNCT);
	}
	return has_word;
}

/* Whether a token is outside of any name beyond doubt, by what stands before and at it: the best
 * other way to label it is e^6 times less likely. best: the token's scores from viterbi(). */
static bool is_surely_outside(const int16_t *best, float unit)
{
	int16_t other = INT16_MIN;
	for (int y = LABEL_O + 1; y < LABEL_COUNT; y++)
		other = best[y] > other ? best[y] : other;
	return (float)(best[LABEL_O] - other) * unit > 6.0f;
}

/* The stretch that an entity's probability depends on: up to the next token on either side that is
 * surely outside, with that on the right. */
struct stretch {
	size_t begin, end;
};

static struct stretch stretch_around(const struct piece *piece, float unit, size_t count,
                                     size_t first, size_t last)
{
	struct stretch s = {first, last + 1};
	while (s.begin > 0 && !is_surely_outside(piece->best[s.begin - 1], unit))
		s.begin--;
	while (s.end < count && !is_surely_outside(piece->best[s.end], unit))
		s.end++;
	s.end += s.end < count;
	return s;
}

/* The best path may hold entities that are hardly likely each for itself. F1 is at its best without
 * those under about half of it (Lipton, Elkan and Naryanaswamy, 2014). */
#define LEAST_SCORE 0.36f

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
	const float unit = tagger->model->unit;
	struct stretch known = {0, 0}; /* where the lattice is filled in */
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
			known = stretch_around(piece, unit, count, first, i);
			forward_backward(&tagger->factors, piece->sums + known.begin,
			                 known.end - known.begin,
			                 piece->lattice + known.begin);
		}
		const lede_type type = label_type(label);
		const float score = score_of(tagger, first, i, type);
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

/* Finds the labels of count tokens from first on. candidates: in the second pass, those
 * among the tokens. */
static bool label_piece(struct tagger *tagger, const struct find_input *input, uint32_t first,
                        size_t count, const struct candidate *candidates, size_t candidate_count)
{
	struct piece *piece = &tagger->piece;
	cache_reset_if_full(tagger->cache);
	if (!read_words(tagger, input, first, count))
		return false;
	for (size_t i = 0; i < candidate_count; i++)
		piece->tokens[candidates[i].token - first].evidence = candidates[i].view;
	sum_words(piece->words, count, piece->sums);
	for (size_t i = 0; i < count; i++)
		forbid_names(input->tokens + first + i, piece->sums[i]);
	struct feature_sentence features = {.tokens = piece->tokens, .count = count};
	feature_prepare(&tagger->model->lexicon, &features);
	add_context(tagger, &features);
	if (candidate_count)
		add_evidence(tagger, &features);
	viterbi(&tagger->transitions, piece->sums, piece->best, count, piece->labels);
	return true;
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

static bool tag_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                         found_vec *found)
{
	const struct sentence *sentence = input->sentences + index;
	for (uint32_t done = 0; done < sentence->token_count; done += LONGEST_PIECE) {
		const uint32_t left = sentence->token_count - done;
		const size_t count = left < LONGEST_PIECE ? left : LONGEST_PIECE;
		const uint32_t first = sentence->first_token + done;
		if (!label_piece(tagger, input, first, count, NULL, 0) ||
		    !note_candidates(tagger, index, first, count) ||
		    !collect(tagger, input, index, first, count, found))
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
		if (!label_piece(tagger, input, first, count, candidates, mine) ||
		    !collect(tagger, input, index, first, count, &tagger->second))
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
	tagger->second.count = 0;
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
