/*
 * Precision first. A pronoun is resolved when one person alone of its gender was named in its
 * sentence before it or in the sentence before, or else when, of several, one is the subject there
 * (centering: Grosz, Joshi and Weinstein 1995). A pronoun that was resolved counts as a mention,
 * and tells the gender of whom it stands for.
 */
#include "group/pronoun.h"

enum {
	RECENT = 8,        /* mentions that are looked back at */
	SUBJECT_WITHIN = 2 /* tokens of a sentence in which its subject begins */
};

/* A mention of a person. */
struct recent {
	uint32_t group, sentence, token;
	bool     subject;
};

struct finder {
	const struct find_input *input;
	const struct builder    *builder;
	struct linker           *linker;
	struct recent recent[RECENT]; /* a ring; the count-th before is recent[count % RECENT] */
	size_t        count;
	size_t        quotes; /* that are open */
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

static enum gender pronoun_gender(const struct find_input *input, uint32_t token)
{
	static const struct {
		char         word[8];
		unsigned char length, gender;
	} pronouns[] = {
		{"he", 2, GENDER_MALE},       {"him", 3, GENDER_MALE},
		{"his", 3, GENDER_MALE},      {"himself", 7, GENDER_MALE},
		{"she", 3, GENDER_FEMALE},    {"her", 3, GENDER_FEMALE},
		{"hers", 4, GENDER_FEMALE},   {"herself", 7, GENDER_FEMALE},
	};
	const struct token *t = input->tokens + token;
	if (t->length < 2 || t->length > 7)
		return GENDER_UNKNOWN;
	const char *text = input->text + t->begin;
	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (pronouns[i].length == t->length && (text[0] | 0x20) == pronouns[i].word[0] &&
		    !memcmp(text + 1, pronouns[i].word + 1, t->length - 1u))
			return (enum gender)pronouns[i].gender;
	return GENDER_UNKNOWN;
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
	struct candidates c = find_candidates(f, gender, sentence, 1);
	if (c.count == 0)
		c = find_candidates(f, gender, sentence, 3);
	if (c.count == 1)
		return c.items[0].group;
	/* The sentence itself before the one before it; its subject before anyone else. */
	for (size_t i = 0; i < c.count; i++) {
		const bool same = c.items[i].sentence == c.items[0].sentence;
		if (same && c.items[i].subject && *gender_of(f, c.items[i].group) == gender)
			return c.items[i].group;
	}
	uint32_t sure = LEDE_NONE, count = 0;
	for (size_t i = 0; i < c.count; i++)
		if (*gender_of(f, c.items[i].group) == gender) {
			sure = c.items[i].group;
			count++;
		}
	return count == 1 ? sure : LEDE_NONE;
}

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
	found.score = 0.88f; /* the share of those that are right, tests/quality/pronouns.py */
	return vec_push(a, pronouns, found);
}

bool find_pronouns(const lede_allocator *a, const struct find_input *input,
                   const found_vec *found, const struct builder *builder,
                   struct linker *linker, found_vec *pronouns)
{
	struct finder f = {.input = input, .builder = builder, .linker = linker};
	size_t next = 0; /* entity */
	pronouns->count = 0;
	for (uint32_t s = 0; s < input->sentence_count; s++) {
		const struct sentence *sentence = input->sentences + s;
		const uint32_t end = sentence->first_token + sentence->token_count;
		for (uint32_t t = sentence->first_token; t < end; t++) {
			while (next < found->count && found->items[next].first_token < t)
				next++;
			const struct found *e = found->items + next;
			if (next == found->count || e->first_token > t) {
				if (!read_token(a, &f, s, t, pronouns))
					return false;
				continue;
			}
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
