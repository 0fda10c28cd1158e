/*
 * The same words are the same thing, as a rule (Gale, Church and Yarowsky 1992, "One sense per
 * discourse"), and a tagger that sees one sentence at a time sometimes says otherwise. But
 * Washington the man and Washington the city do meet in one text: a class that a longer name of its
 * own vouches for stays.
 */
#include "group/vote.h"

#include "group/mention.h"

/* A class with at most this share of the votes of the winner is a mistake. */
#ifndef VOTE_SHARE
#define VOTE_SHARE 1.0f
#endif

/* The mean score of a name that the tagger was unsure of. */
#define UNSURE 0.7f

struct ballot {
	float    mass[CLASS_COUNT];
	uint32_t name[CLASS_COUNT]; /* the heaviest of that class */
	bool     fuller[CLASS_COUNT];  /* a fuller name is of that class */
	bool     vouched[CLASS_COUNT]; /* so is it, or the words around it say it */
	unsigned classes;
};

static struct ballot count_votes(const struct names *names, const struct linker *linker,
                                 const struct spelling *s)
{
	struct ballot ballot = {.classes = 0};
	for (uint32_t n = s->names; n != NO_NAME; n = names->names.items[n].next) {
		const struct name *name = names->names.items + n;
		const unsigned c = name->class;
		if (ballot.mass[c] == 0) {
			const uint64_t key = key_hash_words(c, spelling_words(names, s), s->count);
			ballot.fuller[c] = linker_find(linker, key) != NO_KEY;
			ballot.vouched[c] = name->gender || ballot.fuller[c];
			ballot.name[c] = n;
			ballot.classes++;
		} else if (name->mass > names->names.items[ballot.name[c]].mass) {
			ballot.name[c] = n;
		}
		ballot.mass[c] += name->mass;
		if (name->titled || (name->told && c != CLASS_PLACE))
			ballot.vouched[c] = true;
	}
	return ballot;
}

/* "The Southwest" is not Southwest Airlines, nor "the Hilton" Hilton Hotels: a place that never
 * goes without "the" is not the body with a fuller name. */
static bool is_another(const struct name *name, const struct ballot *ballot, unsigned winner)
{
	return name->class == CLASS_PLACE && !name->bare && winner == CLASS_BODY &&
	       ballot->fuller[winner];
}

/* Is it a place that is first told of as "Jackson, Mississippi", and so not Andrew Jackson? */
static bool is_namesake(const struct find_input *input, const found_vec *found,
                        const struct names *names, const struct name *name,
                        const struct ballot *ballot, unsigned winner)
{
	const struct mention *first = names->mentions.items + name->first;
	return name->class == CLASS_PLACE && ballot->fuller[winner] &&
	       is_told_place(input, found->items + first->found);
}

static void vote_on(const struct find_input *input, const found_vec *found,
                    const struct names *names, struct linker *linker, const struct spelling *s)
{
	const struct ballot ballot = count_votes(names, linker, s);
	unsigned winner = 0;
	float most = 0;
	if (ballot.classes < 2)
		return;
	for (unsigned c = 0; c < CLASS_COUNT; c++) {
		const float votes = ballot.mass[c] * (ballot.fuller[c] ? 2 : 1);
		if (votes > most) {
			most = votes;
			winner = c;
		}
	}
	for (uint32_t n = s->names; n != NO_NAME; n = names->names.items[n].next) {
		const struct name *name = names->names.items + n;
		if (name->class == winner || ballot.vouched[name->class] ||
		    is_another(name, &ballot, winner) ||
		    is_namesake(input, found, names, name, &ballot, winner) ||
		    ballot.mass[name->class] > most * VOTE_SHARE)
			continue;
		linker_join(linker, n, ballot.name[winner]);
		linker->links.items[n].voted = true;
	}
}

/* The full name that offers the spelling of a class by its surname or beginning, or NULL. */
static const struct name *fuller_name(const struct names *names, const struct linker *linker,
                                      const struct spelling *s, unsigned class, uint64_t *hash)
{
	*hash = key_hash_words(class, spelling_words(names, s), s->count);
	const uint32_t key = linker_find(linker, *hash);
	return key == NO_KEY || linker->keys.items[key].rank == RANK_ITSELF
	               ? NULL
	               : names->names.items + linker->keys.items[key].first;
}

/* "Edison", be it a body to a tagger that was unsure, is Thomas Edison if the text has told of him
 * before it tells of Edison Electric. */
static void settle_founder(const struct names *names, struct linker *linker, uint32_t index)
{
	const struct name *name = names->names.items + index;
	const struct spelling *s = names->spellings.items + name->spelling;
	uint64_t person_key, body_key;
	if (name->class != CLASS_BODY || name->mass >= UNSURE * (float)name->mentions)
		return;
	const struct name *person = fuller_name(names, linker, s, CLASS_PERSON, &person_key);
	const struct name *body = fuller_name(names, linker, s, CLASS_BODY, &body_key);
	if (person && body && person->first < body->first && name->first > person->first)
		linker->links.items[index].voted = linker_ask(linker, person_key, index);
}

/* Nearly all spellings are of one name, on which there is nothing to vote. */
static bool has_names(const struct names *names, const struct spelling *s)
{
	return s->names != NO_NAME && names->names.items[s->names].next != NO_NAME;
}

void vote_on_classes(const struct find_input *input, const found_vec *found,
                     const struct names *names, struct linker *linker, bool single)
{
	for (size_t i = 0; i < names->spellings.count; i++) {
		const struct spelling *s = names->spellings.items + i;
		if ((s->count == 1) == single && has_names(names, s))
			vote_on(input, found, names, linker, s);
	}
	for (uint32_t i = 0; single && i < names->names.count; i++)
		if (!linker->links.items[i].voted && name_spelling(names, i)->count == 1)
			settle_founder(names, linker, i);
}
