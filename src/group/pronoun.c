/*
 * Precision first. "He" and "she" are resolved when one person alone of that gender was named in
 * the sentence before them or in the one before that, or, if there was nobody, a little further
 * back; else when, of several, one is the subject there (centering: Grosz, Joshi and Weinstein
 * 1995), or the only one whose gender is known. A pronoun that was resolved counts as a mention,
 * and tells the gender of whom it stands for.
 */
#include "group/pronoun.h"

#include "group/bearer.h"
#include "group/reading.h"

enum {
	RECENT = 8,        /* mentions that are looked back at */
	NEAR = 1,          /* sentences */
	FAR = 3,           /* if nobody is near */
	SUBJECT_WITHIN = 2 /* tokens of a sentence in which its subject begins */
};

/* The share of those that are right, tests/quality/pronouns.py. */
#define RIGHT 0.9f

/* A mention of a person. */
struct recent {
	uint32_t group, sentence, token;
	bool     subject;
};

/* Who acts in a sentence, if that is one body alone. */
struct scene {
	uint32_t sentence;
	uint32_t body; /* the group that is its subject, or LEDE_NONE */
	bool     crowded; /* others are named */
	bool     plural;  /* the body's name is: the Beatles */
};

struct finder {
	const struct find_input *input;
	const struct builder    *builder;
	struct linker           *linker;
	struct recent recent[RECENT]; /* a ring; the count-th before is recent[count % RECENT] */
	size_t        count;
	struct scene  scene; /* of the last sentence with a name */
};

static uint8_t *gender_of(const struct finder *f, uint32_t group)
{
	return &f->linker->links.items[f->builder->tallies.items[group].root].gender;
}

static void note(struct finder *f, uint32_t group, uint32_t sentence, uint32_t token)
{
	const uint32_t first = f->input->sentences[sentence].first_token;
	f->recent[f->count++ % RECENT] =
		(struct recent){group, sentence, token, token < first + SUBJECT_WITHIN};
}

/* Who may be meant: the groups, each once, the last mentioned first. */
struct candidates {
	struct recent items[RECENT];
	size_t        count;
};

static struct candidates find_candidates(const struct finder *f, enum gender gender,
                                         uint32_t sentence, uint32_t back)
{
	struct candidates c = {.count = 0};
	const size_t most = f->count < RECENT ? f->count : RECENT;
	for (size_t i = 1; i <= most; i++) {
		const struct recent *r = f->recent + (f->count - i) % RECENT;
		const enum gender of = (enum gender)*gender_of(f, r->group);
		if (r->sentence + back < sentence)
			break;
		size_t k = 0;
		while (k < c.count && c.items[k].group != r->group)
			k++;
		if (of != GENDER_UNKNOWN && of != gender)
			continue;
		if (k == c.count)
			c.items[c.count++] = *r;
		else
			c.items[k].subject |= r->subject && r->sentence == c.items[k].sentence;
	}
	return c;
}

/* The group that is meant, or LEDE_NONE. */
static uint32_t choose(const struct finder *f, enum gender gender, uint32_t sentence)
{
	struct candidates c = find_candidates(f, gender, sentence, NEAR);
	if (c.count == 0)
		c = find_candidates(f, gender, sentence, FAR);
	if (c.count == 1)
		return c.items[0].group;
	/* The sentence itself before the one before it; its subject before anyone else. */
	for (size_t i = 0; i < c.count; i++) {
		const bool same = c.items[i].sentence == c.items[0].sentence;
		if (same && c.items[i].subject && *gender_of(f, c.items[i].group) == gender)
			return c.items[i].group;
	}
	uint32_t sure = LEDE_NONE, count = 0; /* of known gender */
	for (size_t i = 0; i < c.count; i++)
		if (*gender_of(f, c.items[i].group) == gender) {
			sure = c.items[i].group;
			count++;
		}
	return count == 1 ? sure : LEDE_NONE;
}

/* ---- They ---------------------------------------------------------------------------------- */

static bool ends_as_plural(const char *text, size_t n)
{
	return n > 3 && text[n - 1] == 's' && text[n - 2] != 's' && text[n - 2] != 'u' &&
	       text[n - 2] != 'i';
}

static void note_scene(struct finder *f, const struct found *e)
{
	if (f->scene.sentence != e->sentence)
		f->scene = (struct scene){e->sentence, LEDE_NONE, false, false};
	if (e->group == LEDE_NONE || e->group == f->scene.body)
		return;
	const uint32_t first = f->input->sentences[e->sentence].first_token;
	if (e->type == LEDE_ORG && e->first_token < first + SUBJECT_WITHIN && !f->scene.crowded) {
		f->scene.body = e->group;
		f->scene.plural = ends_as_plural(f->input->text + e->begin, e->end - e->begin);
	} else if (e->type == LEDE_PERSON || e->type == LEDE_NORP || e->type == LEDE_ORG) {
		f->scene.crowded = true;
	}
}

/* May the word be a plural? */
static bool looks_plural(const struct find_input *input, const struct token *t)
{
	const char *text = input->text + t->begin;
	const size_t n = t->length;
	if (n < 4 || text[0] < 'a' || text[0] > 'z')
		return false;
	return ends_as_plural(text, n) || (n == 6 && !memcmp(text, "people", n)) ||
	       !memcmp(text + n - 3, "men", 3);
}

/* "The Reds won two games. They sang.", "Acme won. They sang.": no one else was there and, unless
 * its name is a plural itself, nothing of which there are several. */
static bool read_they(const lede_allocator *a, struct finder *f, uint32_t sentence,
                      found_vec *pronouns)
{
	const struct sentence *s = f->input->sentences + sentence;
	if (f->scene.body == LEDE_NONE || f->scene.crowded || f->scene.sentence + 1 != sentence ||
	    !token_is(f->input, s->first_token, "they"))
		return true;
	for (uint32_t i = 1; i <= s[-1].token_count && !f->scene.plural; i++)
		if (looks_plural(f->input, f->input->tokens + s->first_token - i))
			return true;
	struct found found = found_tokens(f->input, sentence, s->first_token, 1);
	found.type = LEDE_ORG;
	found.source = LEDE_FROM_PRONOUN;
	found.group = f->scene.body;
	found.score = RIGHT;
	return vec_push(a, pronouns, found);
}

/* ---- He and she ---------------------------------------------------------------------------- */

static bool read_token(const lede_allocator *a, struct finder *f, uint32_t sentence,
                       uint32_t token, found_vec *pronouns)
{
	const enum gender gender = pronoun_gender(f->input, token);
	if (gender == GENDER_UNKNOWN)
		return true;
	const uint32_t group = choose(f, gender, sentence);
	if (group == LEDE_NONE)
		return true;
	*gender_of(f, group) = (uint8_t)gender;
	note(f, group, sentence, token);
	struct found found = found_tokens(f->input, sentence, token, 1);
	found.type = LEDE_PERSON;
	found.source = LEDE_FROM_PRONOUN;
	found.group = group;
	found.score = RIGHT;
	return vec_push(a, pronouns, found);
}

bool find_pronouns(const lede_allocator *a, const struct find_input *input,
                   const found_vec *found, const struct builder *builder,
                   struct linker *linker, found_vec *pronouns)
{
	struct finder f = {.input = input, .builder = builder, .linker = linker,
	                   .scene = {UINT32_MAX - 1, LEDE_NONE, false, false}};
	size_t next = 0; /* entity */
	pronouns->count = 0;
	for (uint32_t s = 0; s < input->sentence_count; s++) {
		const struct sentence *sentence = input->sentences + s;
		const uint32_t end = sentence->first_token + sentence->token_count;
		for (uint32_t t = sentence->first_token; t < end; t++) {
			while (next < found->count && found->items[next].first_token < t)
				next++;
			const struct found *e = found->items + next;
			if (t == sentence->first_token && !read_they(a, &f, s, pronouns))
				return false;
			if (next == found->count || e->first_token > t) {
				if (!read_token(a, &f, s, t, pronouns))
					return false;
				continue;
			}
			note_scene(&f, e);
			if (e->type == LEDE_PERSON && e->group != LEDE_NONE)
				note(&f, e->group, s, t);
			t = e->first_token + e->token_count - 1;
		}
	}
	return true;
}

/* Lists the mentions of groups anew: a counting sort. */
static bool list_again(const lede_allocator *a, const found_vec *found, struct groups *groups)
{
	uint32_t begin = 0;
	for (size_t i = 0; i < groups->items.count; i++)
		groups->items.items[i].mention_count = 0;
	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].group != LEDE_NONE)
			groups->items.items[found->items[i].group].mention_count++;
	for (size_t i = 0; i < groups->items.count; i++) {
		struct group *group = groups->items.items + i;
		group->first_mention = begin;
		begin += group->mention_count;
		group->mention_count = 0;
	}
	groups->mentions.count = 0;
	if (!vec_reserve(a, &groups->mentions, begin))
		return false;
	groups->mentions.count = begin;
	for (uint32_t i = 0; i < found->count; i++) {
		if (found->items[i].group == LEDE_NONE)
			continue;
		struct group *group = groups->items.items + found->items[i].group;
		groups->mentions.items[group->first_mention + group->mention_count++] = i;
	}
	return true;
}

bool insert_pronouns(const lede_allocator *a, const found_vec *pronouns, found_vec *found,
                     struct groups *groups)
{
	size_t from = found->count, to = from + pronouns->count, left = pronouns->count;
	if (left == 0)
		return true;
	if (!vec_reserve(a, found, left))
		return false;
	found->count = to;
	while (left > 0) { /* from the end, so that nothing is overwritten */
		const struct found *pronoun = pronouns->items + left - 1;
		if (from > 0 && found->items[from - 1].begin > pronoun->begin) {
			found->items[--to] = found->items[--from];
		} else {
			found->items[--to] = *pronoun;
			left--;
		}
	}
	return list_again(a, found, groups);
}
