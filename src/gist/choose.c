/*
 * A set of sentences is worth the sum of what each is worth alone, less what they say twice: for
 * each term that n of its sentences have, n - 1 times the weight of the term in the centroid of
 * the text. (Budgets of sentences. Where the budget is of words or characters, sentences must be
 * weighed against their length, so a sentence is worth the exponential of its score, times the
 * share of its terms that is new.) That sum falls with every sentence that is added, so that the
 * lazy greedy search (Minoux, 1978) finds the greedy set with few looks at each sentence. Where
 * the summary is short, all sets of the best sentences are tried instead.
 */
#include "gist/choose.h"

#include "model/exp.h"

enum {
	CANDIDATES = 12,      /* sentences of which all sets are tried ... */
	MOST_SETS = 1000      /* ... if there are no more than that */
};

/* How much less an opening "It" or "He" is worth without the sentence before it, and without a name
 * for him. */
#define ORPHAN 0.4f

/* A sentence whose terms are nearly all said already is worth less still: from that share on, so
 * much in proportion. Texts about the same thing say it in like words, one text hardly does. */
#define ECHO_FROM          0.97f
#define ECHO_FROM_TOGETHER 0.6f
#define ECHO_COST          20.0f

struct chooser {
	struct gist         *gist;
	const struct budget *budget;
	bool                 by_length;
	float                repetition, echo_from;
	float                best;      /* the highest score */
	uint32_t            *covered;   /* how many of the chosen have a term, by term */
	uint32_t             sentences, words, chars; /* chosen so far */
};

static struct gist_sentence *sentence_at(const struct chooser *c, uint32_t i)
{
	return c->gist->sentences.items + i;
}

static bool is_candidate(const struct gist_sentence *s)
{
	return !(s->flags & (GIST_FURNITURE | GIST_OUTSIDE | GIST_CHOSEN));
}

static bool fits(const struct chooser *c, const struct gist_sentence *s)
{
	const struct budget *b = c->budget;
	return c->sentences < b->sentences && s->words <= b->words - c->words &&
	       s->chars + (c->sentences > 0) <= b->chars - c->chars;
}

static bool is_orphan(const struct chooser *c, uint32_t i)
{
	const struct gist_sentence *s = sentence_at(c, i);
	return s->flags & (GIST_HE | GIST_IT) && s->stands_for == LEDE_NONE &&
	       !(i > 0 && s[-1].source == s->source && s[-1].flags & GIST_CHOSEN);
}

/* What sentence i adds to those that are chosen. */
static float gain_of(const struct chooser *c, uint32_t i, bool with_orphan)
{
	const struct gist_sentence *s = sentence_at(c, i);
	const struct gist_use *use = c->gist->uses.items + s->first_use;
	const float *centroid = c->gist->centroid.items;
	float again = 0, all = 1e-9f;
	for (uint32_t k = 0; k < s->use_count; k++) {
		const float weight = centroid[use[k].term];
		all += weight;
		if (c->covered[use[k].term])
			again += weight;
	}
	const float score = s->score - (with_orphan && is_orphan(c, i) ? ORPHAN : 0);
	if (c->by_length)
		return exp_negative(score < c->best ? score - c->best : 0) * (1 - again / all);
	const float echo = again / all - c->echo_from;
	return score - c->repetition * again - (echo > 0 ? ECHO_COST * echo : 0);
}

static void choose(struct chooser *c, uint32_t i, bool chosen)
{
	struct gist_sentence *s = sentence_at(c, i);
	const struct gist_use *use = c->gist->uses.items + s->first_use;
	const uint32_t step = chosen ? 1 : UINT32_MAX; /* minus one */
	for (uint32_t k = 0; k < s->use_count; k++)
		c->covered[use[k].term] += step;
	s->flags = chosen ? s->flags | GIST_CHOSEN : s->flags & ~(uint32_t)GIST_CHOSEN;
	if (!chosen)
		c->sentences--;
	c->words += step * s->words;
	c->chars += step * (s->chars + (c->sentences > 0));
	if (chosen)
		c->sentences++;
}

/* ---- All sets of a few --------------------------------------------------------------------- */

struct search {
	struct chooser *chooser;
	uint32_t        candidates[CANDIDATES];
	uint32_t        count;
	uint32_t        chosen, best; /* sets of candidates, as bits */
	float           best_value;
};

/* Tries the sets with those chosen so far and some of the candidates from `from`. */
static void search_from(struct search *search, uint32_t from, float value)
{
	struct chooser *c = search->chooser;
	bool full = true;
	for (uint32_t k = from; k < search->count; k++) {
		const uint32_t i = search->candidates[k];
		if (!fits(c, sentence_at(c, i)))
			continue;
		full = false;
		const float gain = gain_of(c, i, true);
		choose(c, i, true);
		search->chosen |= 1u << k;
		search_from(search, k + 1, value + gain);
		search->chosen &= ~(1u << k);
		choose(c, i, false);
	}
	if (full && value > search->best_value) {
		search->best = search->chosen;
		search->best_value = value;
	}
}

/* How many sets of at most k of n there are, up to a limit. */
static uint32_t count_sets(uint32_t n, uint32_t k, uint32_t limit)
{
	uint32_t sets = 1, all = 1;
	for (uint32_t i = 1; i <= k && i <= n && all <= limit; i++) {
		sets = sets * (n - i + 1) / i;
		all += sets;
	}
	return all;
}

/* ---- The greedy search --------------------------------------------------------------------- */

/* A heap of candidates, the one that may gain most on top. */
struct bid {
	float    gain;
	uint32_t sentence;
};

typedef VEC(struct bid) bid_vec;

static bool bids_before(const struct bid *a, const struct bid *b)
{
	return a->gain > b->gain || (a->gain == b->gain && a->sentence < b->sentence);
}

static void sift_down(bid_vec *bids, size_t at)
{
	struct bid *items = bids->items;
	while (true) {
		size_t top = at;
		for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < bids->count; child++)
			if (bids_before(items + child, items + top))
				top = child;
		if (top == at)
			return;
		const struct bid moved = items[at];
		items[at] = items[top];
		items[top] = moved;
		at = top;
	}
}

static struct bid take_top(bid_vec *bids)
{
	const struct bid top = bids->items[0];
	bids->items[0] = bids->items[--bids->count];
	sift_down(bids, 0);
	return top;
}

static float bid_of(const struct chooser *c, uint32_t i, bool with_orphan)
{
	const float gain = gain_of(c, i, with_orphan);
	/* Less for a long one, but not in proportion: what short ones leave over is often lost. */
	return c->by_length ? gain / sqrtf((float)sentence_at(c, i)->words + 1) : gain;
}

static bool make_bids(const struct chooser *c, bid_vec *bids)
{
	const size_t count = c->gist->sentences.count;
	bids->count = 0;
	if (!vec_reserve(&c->gist->allocator, bids, count + 1) || !bids->items)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (is_candidate(sentence_at(c, i)) && fits(c, sentence_at(c, i)))
			bids->items[bids->count++] = (struct bid){bid_of(c, i, false), i};
	for (size_t i = bids->count / 2; i-- > 0;)
		sift_down(bids, i);
	return true;
}

/* Chooses sentences as long as any fits: the budget is as full as sentences make it. */
static void choose_greedily(struct chooser *c, bid_vec *bids)
{
	while (bids->count) {
		struct bid top = take_top(bids);
		if (!fits(c, sentence_at(c, top.sentence)))
			continue; /* and will not later */
		const float gain = bid_of(c, top.sentence, true);
		if (gain < top.gain && bids->count && bids->items[0].gain > gain) {
			/* Others may gain more: back in line. */
			bids->items[bids->count++] = (struct bid){gain, top.sentence};
			for (size_t at = bids->count - 1; at > 0;) {
				const size_t parent = (at - 1) / 2;
				if (!bids_before(bids->items + at, bids->items + parent))
					break;
				top = bids->items[at];
				bids->items[at] = bids->items[parent];
				bids->items[parent] = top;
				at = parent;
			}
			continue;
		}
		choose(c, top.sentence, true);
	}
}

/* About how many of the candidates fit into the budget. */
static uint32_t room_for(const struct search *search)
{
	const struct chooser *c = search->chooser;
	const struct budget *b = c->budget;
	uint32_t words = 1, chars = 1, room = b->sentences - c->sentences;
	for (uint32_t k = 0; k < search->count; k++) {
		words += sentence_at(c, search->candidates[k])->words;
		chars += sentence_at(c, search->candidates[k])->chars;
	}
	const uint64_t by_words = (uint64_t)(b->words - c->words) * search->count / words + 1;
	const uint64_t by_chars = (uint64_t)(b->chars - c->chars) * search->count / chars + 1;
	if (by_words < room)
		room = (uint32_t)by_words;
	return by_chars < room ? (uint32_t)by_chars : room;
}

/* Tries all sets of the best candidates, if there are few. The bids are used up. */
static void choose_exactly(struct chooser *c, bid_vec *bids)
{
	struct search search = {.chooser = c, .best_value = -1e30f};
	while (bids->count && search.count < CANDIDATES)
		search.candidates[search.count++] = take_top(bids).sentence;
	if (count_sets(search.count, room_for(&search), MOST_SETS) > MOST_SETS)
		return;
	search_from(&search, 0, 0);
	for (uint32_t k = 0; k < search.count; k++)
		if (search.best >> k & 1)
			choose(c, search.candidates[k], true);
}

bool gist_choose(struct gist *gist, const struct budget *budget, float repetition)
{
	struct chooser c = {
		.gist = gist,
		.budget = budget,
		.repetition = repetition,
		.echo_from = gist->texts.count > 1 ? ECHO_FROM_TOGETHER : ECHO_FROM,
		.by_length = budget->words != UINT32_MAX || budget->chars != UINT32_MAX,
		.best = -1e30f,
	};
	VEC(uint32_t) covered = {0};
	bid_vec bids = {0};
	const size_t terms = gist->terms.list.count;
	bool done = vec_reserve(&gist->allocator, &covered, terms + 1);
	if (done) {
		memset(covered.items, 0, (terms + 1) * sizeof *covered.items);
		c.covered = covered.items;
		for (uint32_t i = 0; i < gist->sentences.count; i++) {
			const struct gist_sentence *s = sentence_at(&c, i);
			if (is_candidate(s) && s->score > c.best)
				c.best = s->score;
		}
		for (uint32_t i = 0; i < gist->sentences.count; i++)
			if (sentence_at(&c, i)->flags & GIST_KEPT)
				choose(&c, i, true);
		done = make_bids(&c, &bids);
	}
	if (done) {
		choose_exactly(&c, &bids);
		done = make_bids(&c, &bids);
	}
	if (done)
		choose_greedily(&c, &bids);
	vec_free(&gist->allocator, &covered);
	vec_free(&gist->allocator, &bids);
	return done;
}
