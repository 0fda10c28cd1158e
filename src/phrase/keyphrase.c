/*
 * Key phrases, without any training. A term weighs the more the oftener it comes (saturating, as in
 * BM25: Robertson, Walker, 1994), the rarer it is in English (inverse document frequency: Sparck
 * Jones, 1972), and the earlier it comes first (as in KEA: Witten and others, 1999). A candidate
 * is worth its terms, damped by their number, times how often and how early it stands as a whole.
 * They are chosen greedily; what chosen phrases say already is taken off the others.
 */
#include "base/status.h"
#include "phrase/candidate.h"

struct lede_keyphrases {
	lede_allocator allocator;
	VEC(lede_keyphrase) list;
	VEC(lede_span) mentions; /* those of the first phrase, then of the second .. */
};

struct chooser {
	struct phrase_words words;
	struct candidates   found;
	VEC(uint32_t) heap;  /* candidates, the best first */
	VEC(uint8_t) taken;  /* by token: it is part of a chosen phrase */
	VEC(uint32_t) chosen;
};

/* ---- Scores ------------------------------------------------------------------------------- */

/* Chosen on news, where highlights written by people say what matters; the best values are flat. */
static const struct {
	float frequency_half;  /* occurrences at which a term has half of its weight */
	float rarity_low;      /* what is taken off all rarities */
	float rarity_least;    /* and what is left at least */
	float early_half;      /* sentences until a term or phrase counts as half as early */
	float early_term;      /* what the earliest gain beside the others */
	float early_phrase;
	float mentions_half;   /* as frequency_half, for whole phrases */
	float spread, spread_half; /* what phrases in many sentences gain, half of it in so many */
	float name, single;    /* factors for names, and for single words that are none */
	float novelty_least;   /* share of a phrase's weight that others have not said yet */
} weights = {2, 0.4f, 0.5f, 5, 1, 1.5f, 0.6f, 1, 3, 0.75f, 0.6f, 0.5f};

/* 1 at the beginning. */
static float earliness(uint32_t sentence)
{
	return weights.early_half / (weights.early_half + (float)sentence);
}

static float saturate(uint32_t count, float half)
{
	return (float)count / ((float)count + half);
}

static void weigh_terms(struct phrase_words *words)
{
	for (size_t i = 0; i < words->terms.count; i++) {
		struct phrase_term *term = words->terms.items + i;
		const float rarity =
			(float)(term->code & WORD_LEVEL) / BACKGROUND_LEVELS - weights.rarity_low;
		term->weight = (rarity > weights.rarity_least ? rarity : weights.rarity_least) *
		               saturate(term->count, weights.frequency_half) *
		               (1 + weights.early_term * earliness(term->first_sentence));
	}
}

/* The content words of a phrase, and what they weigh. */
struct load {
	uint32_t words;
	float    all, unused; /* of all, of those no chosen phrase has */
};

static struct load weigh_mention(const struct phrase_words *words,
                                 const struct phrase_mention *mention)
{
	struct load load = {0, 0, 0};
	for (uint32_t i = 0; i < mention->token_count; i++) {
		const struct phrase_word *word = words->words.items + mention->first_token + i;
		if (word->term == LEDE_NONE || (word->code & WORD_PART) == WORD_OTHER)
			continue;
		const struct phrase_term *term = words->terms.items + word->term;
		load.words++;
		load.all += term->weight;
		load.unused += term->used ? 0 : term->weight;
	}
	return load;
}

/* The longest of its mentions; the first of those. */
static uint32_t mention_to_show(const struct candidates *found, const struct candidate *c)
{
	uint32_t best = c->first_mention;
	for (uint32_t i = best + 1; i < c->first_mention + c->count; i++)
		if (found->mentions.items[i].token_count > found->mentions.items[best].token_count)
			best = i;
	return best;
}

static void score_candidate(const struct phrase_words *words, const struct candidates *found,
                            struct candidate *c)
{
	/* 1 / sqrt(n): else the longest phrases would win. */
	static const float damping[] = {1, 1, 0.7071f, 0.5774f, 0.5f, 0.4472f, 0.4082f};
	enum { MOST = sizeof damping / sizeof *damping - 1 };
	c->shown = mention_to_show(found, c);
	const struct load load = weigh_mention(words, found->mentions.items + c->shown);
	c->worth = load.all * damping[load.words < MOST ? load.words : MOST] *
	           saturate(c->count, weights.mentions_half) *
	           (1 + weights.early_phrase * earliness(c->first_sentence)) *
	           (1 + weights.spread * saturate(c->sentences, weights.spread_half));
	if (c->type != LEDE_NO_TYPE)
		c->worth *= weights.name;
	else if (load.words == 1)
		c->worth *= weights.single;
	c->score = c->worth;
}

/* ---- A heap of candidates ----------------------------------------------------------------- */

/* The one that comes earlier in the text first where scores are equal. */
static bool is_better(const struct candidates *found, uint32_t a, uint32_t b)
{
	const float x = found->list.items[a].score, y = found->list.items[b].score;
	return x > y || (x == y && a < b);
}

static void sift_down(struct chooser *self, size_t at)
{
	uint32_t *heap = self->heap.items;
	const size_t count = self->heap.count;
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && is_better(&self->found, heap[child + 1], heap[child]))
			child++;
		if (!is_better(&self->found, heap[child], heap[at]))
			break;
		const uint32_t swapped = heap[at];
		heap[at] = heap[child];
		heap[child] = swapped;
	}
}

static bool make_heap(const lede_allocator *a, struct chooser *self)
{
	const size_t count = self->found.list.count;
	if (!vec_reserve(a, &self->heap, count))
		return false;
	self->heap.count = count;
	for (size_t i = 0; i < count; i++)
		self->heap.items[i] = (uint32_t)i;
	for (size_t i = count / 2; i > 0; i--)
		sift_down(self, i - 1);
	return true;
}

static void drop_first(struct chooser *self)
{
	self->heap.items[0] = self->heap.items[--self->heap.count];
	sift_down(self, 0);
}

/* ---- Choosing ----------------------------------------------------------------------------- */

static bool is_free(const struct chooser *self, const struct phrase_mention *mention)
{
	for (uint32_t i = 0; i < mention->token_count; i++)
		if (self->taken.items[mention->first_token + i])
			return false;
	return true;
}

static uint32_t count_free(const struct chooser *self, const struct candidate *c)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < c->count; i++)
		count += is_free(self, self->found.mentions.items + c->first_mention + i);
	return count;
}

/* What is left of the first candidate's worth beside the phrases chosen before it. */
static float worth_now(const struct chooser *self, const struct candidate *c)
{
	const struct load load =
		weigh_mention(&self->words, self->found.mentions.items + c->shown);
	const float novelty = load.all > 0 ? load.unused / load.all : 0;
	const float free = (float)count_free(self, c) / (float)c->count;
	return novelty < weights.novelty_least ? 0 : novelty * free;
}

static void take(struct chooser *self, const struct candidate *c)
{
	for (uint32_t i = 0; i < c->count; i++) {
		const struct phrase_mention *mention =
			self->found.mentions.items + c->first_mention + i;
		if (!is_free(self, mention))
			continue;
		for (uint32_t k = 0; k < mention->token_count; k++) {
			const uint32_t token = mention->first_token + k;
			const uint32_t term = self->words.words.items[token].term;
			self->taken.items[token] = 1;
			if (term != LEDE_NONE)
				self->words.terms.items[term].used = true;
		}
	}
}

/* Candidates whose score has sunk go down the heap, a few times at most, so that the time stays
 * bounded by the number of mentions. */
static bool choose(const lede_allocator *a, struct chooser *self, size_t n)
{
	enum { TRIES = 8 };
	while (self->chosen.count < n && self->heap.count > 0) {
		const uint32_t number = self->heap.items[0];
		struct candidate *c = self->found.list.items + number;
		const float score = c->worth * worth_now(self, c);
		if (score < c->score) {
			c->score = score;
			if (score > 0 && c->tries++ < TRIES)
				sift_down(self, 0);
			else
				drop_first(self);
			continue;
		}
		if (!(score > 0) || !vec_push(a, &self->chosen, number))
			return !(score > 0);
		take(self, c);
		drop_first(self);
	}
	return true;
}

static bool answer(const lede_allocator *a, struct chooser *self, lede_keyphrases *phrases)
{
	/* Choosing marked tokens in the order of choice: told again, each gets its own mentions. */
	if (self->taken.count)
		memset(self->taken.items, 0, self->taken.count);
	for (size_t i = 0; i < self->chosen.count; i++) {
		const struct candidate *c = self->found.list.items + self->chosen.items[i];
		const struct candidate *best = self->found.list.items + self->chosen.items[0];
		lede_keyphrase phrase = {
			.span = self->found.mentions.items[c->shown].span,
			.score = c->score / best->score,
			.type = c->type,
			.first_mention = phrases->mentions.count,
		};
		for (uint32_t k = 0; k < c->count; k++) {
			const struct phrase_mention *mention =
				self->found.mentions.items + c->first_mention + k;
			if (is_free(self, mention) &&
			    !vec_push(a, &phrases->mentions, mention->span))
				return false;
		}
		phrase.mention_count = phrases->mentions.count - phrase.first_mention;
		take(self, c);
		if (!vec_push(a, &phrases->list, phrase))
			return false;
	}
	return true;
}

static bool find_phrases(const lede_allocator *a, const lede_doc *doc, const char *text, size_t n,
                         struct chooser *self, lede_keyphrases *phrases)
{
	if (!phrase_words_read(a, doc, text, &self->words) ||
	    !candidates_find(a, doc, text, &self->words, &self->found) ||
	    !vec_reserve(a, &self->taken, self->words.words.count))
		return false;
	self->taken.count = self->words.words.count;
	if (self->taken.count)
		memset(self->taken.items, 0, self->taken.count);
	weigh_terms(&self->words);
	for (size_t i = 0; i < self->found.list.count; i++)
		score_candidate(&self->words, &self->found, self->found.list.items + i);
	return make_heap(a, self) && choose(a, self, n) && answer(a, self, phrases);
}

lede_status lede_doc_keyphrases(const lede_doc *doc, const char *text, size_t length, size_t n,
                                const lede_allocator *allocator, lede_keyphrases **phrases,
                                lede_error *error)
{
	const lede_allocator a = lede_allocator_or_libc(allocator);
	struct chooser chooser = {0};
	*phrases = NULL;
	if (!document_is_of(doc, length))
		return lede_fail(error, LEDE_EINVAL, 0, "not the text of this document");
	lede_keyphrases *self = mem_resize(&a, NULL, 0, sizeof *self);
	if (!self)
		return lede_fail_memory(error);
	*self = (lede_keyphrases){.allocator = a};
	const bool found = find_phrases(&a, doc, text, n, &chooser, self);
	phrase_words_free(&a, &chooser.words);
	candidates_free(&a, &chooser.found);
	vec_free(&a, &chooser.heap);
	vec_free(&a, &chooser.taken);
	vec_free(&a, &chooser.chosen);
	if (!found) {
		lede_keyphrases_free(self);
		return lede_fail_memory(error);
	}
	*phrases = self;
	return LEDE_OK;
}

void lede_keyphrases_free(lede_keyphrases *self)
{
	if (!self)
		return;
	const lede_allocator a = self->allocator;
	vec_free(&a, &self->list);
	vec_free(&a, &self->mentions);
	mem_free(&a, self, sizeof *self);
}

size_t lede_keyphrases_count(const lede_keyphrases *self)
{
	return self->list.count;
}

lede_keyphrase lede_keyphrases_get(const lede_keyphrases *self, size_t index)
{
	if (index >= self->list.count)
		return (lede_keyphrase){{0, 0}, 0, LEDE_NO_TYPE, 0, 0};
	return self->list.items[index];
}

lede_span lede_keyphrases_mention(const lede_keyphrases *self, size_t index)
{
	return index < self->mentions.count ? self->mentions.items[index] : (lede_span){0, 0};
}
