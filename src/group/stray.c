/*
 * A tagger that sees "Cerberus" alone may well take it for a person, though the text has Cerberus
 * Capital Management. What it was unsure of, and what no fuller name of its own class stands
 * behind, may be the short form of a fuller name of another class; some pairs of classes are never
 * taken for each other (Boston is not the Boston Red Sox), and are not asked.
 */
#include "group/stray.h"

#include "group/body.h"

enum { MOST_OTHERS = 3 };

/* The mean score of a name that the tagger was unsure of. */
#define UNSURE 0.8f

/* That of one which it was sure of; founders are taken for companies more often than places are. */
#define SURE 0.92f
#define SURE_PERSON 0.9f

static const struct name_word *last_word(const struct names *names, const struct spelling *s)
{
	return names->words.items + spelling_words(names, s)[s->count - 1];
}

/* ---- Before linking ------------------------------------------------------------------------ */

/* "Natsu Higuchi", where Higuchi Natsu is a person. */
static bool is_turned_person(const struct names *names, const struct spelling *s)
{
	const uint32_t *words = spelling_words(names, s);
	const uint32_t turned[] = {words[s->count - 1], words[0]};
	return s->count == 2 && names_find_of_class(names, turned, 2, CLASS_PERSON) != NO_NAME;
}

void correct_classes(struct names *names)
{
	for (size_t i = 0; i < names->names.count; i++) {
		struct name *name = names->names.items + i;
		const struct spelling *s = names->spellings.items + name->spelling;
		if (name->class != CLASS_PERSON && name->class != CLASS_PLACE &&
		    is_turned_person(names, s))
			name->class = CLASS_PERSON;
		if (name->class == CLASS_BODY || s->count < 2 ||
		    !(last_word(names, s)->flags & (WORD_LEGAL | WORD_BUSINESS)))
			continue;
		/* "Douglas Aircraft"; "Apple Computer", where Apple is a company. */
		if ((name->class == CLASS_PERSON && last_word(names, s)->flags & WORD_BUSINESS) ||
		    names_find_of_class(names, spelling_words(names, s), s->count - 1,
		                        CLASS_BODY) != NO_NAME)
			name->class = CLASS_BODY;
	}
}

/* ---- After --------------------------------------------------------------------------------- */

static bool is_stray(const struct names *names, const struct linker *linker, uint32_t index)
{
	const struct link *link = linker->links.items + index;
	return link->parent == index && link->key == NO_KEY && !link->voted &&
	       !names->names.items[index].titled;
}

static bool is_unsure(const struct name *name)
{
	return name->mass < UNSURE * (float)name->mentions;
}

/* "The Dow", be it a person to the tagger. */
static bool ask_known(const struct names *names, struct linker *linker, uint32_t index)
{
	const uint32_t known = name_spelling(names, index)->known;
	return known && linker_ask(linker, key_hash(KEY_KNOWN, 0, known, 0), index);
}

/* "Saturn" is Saturn Corp. */
static bool ask_company(const struct names *names, struct linker *linker, uint32_t index)
{
	const struct name *name = names->names.items + index;
	const float sure = name->class == CLASS_PERSON ? SURE_PERSON : SURE;
	if (name->class == CLASS_BODY || name->mass >= sure * (float)name->mentions)
		return false; /* as most */
	const struct spelling *s = name_spelling(names, index);
	const uint64_t hash = key_hash_core(CLASS_BODY, spelling_words(names, s), s->count);
	const uint32_t key = linker_find(linker, hash);
	return key != NO_KEY &&
	       name_spelling(names, linker->keys.items[key].first)->count > s->count &&
	       linker_ask(linker, hash, index);
}

/* Joins the name to those who offer its words as a short form, if they are of that class. */
static bool ask_class(const struct names *names, struct linker *linker, uint32_t index,
                      unsigned class)
{
	const struct spelling *s = name_spelling(names, index);
	const uint64_t hash = key_hash_words(class, spelling_words(names, s), s->count);
	const uint32_t key = linker_find(linker, hash);
	return key != NO_KEY && linker->keys.items[key].rank != RANK_ITSELF &&
	       linker_ask(linker, hash, index);
}

/* Which classes a name of a class may belong to in truth; CLASS_NONE: no other. */
static const uint8_t others[CLASS_COUNT][MOST_OTHERS] = {
	[CLASS_PERSON] = {CLASS_BODY, CLASS_EVENT, CLASS_PRODUCT},
	[CLASS_BODY] = {CLASS_PERSON, CLASS_PRODUCT},
	[CLASS_EVENT] = {CLASS_BODY, CLASS_PERSON},
	[CLASS_PRODUCT] = {CLASS_BODY, CLASS_PERSON},
	[CLASS_WORK] = {CLASS_BODY, CLASS_PERSON},
};

/* "Ian" is Hurricane Ian, however sure the tagger is of a person. */
static bool ask_storm(const struct names *names, struct linker *linker, uint32_t index)
{
	if (names->names.items[index].class != CLASS_PERSON)
		return false;
	const struct spelling *s = name_spelling(names, index);
	const uint64_t hash = key_hash_words(CLASS_EVENT, spelling_words(names, s), s->count);
	const uint32_t key = linker_find(linker, hash);
	if (key == NO_KEY)
		return false;
	const struct spelling *full = name_spelling(names, linker->keys.items[key].first);
	return names->words.items[*spelling_words(names, full)].flags & WORD_STORM &&
	       linker_ask(linker, hash, index);
}

static void ask_others(const struct names *names, struct linker *linker, uint32_t index)
{
	const uint8_t *classes = others[names->names.items[index].class];
	for (size_t i = 0; i < MOST_OTHERS && classes[i] != CLASS_NONE; i++)
		if (ask_class(names, linker, index, classes[i]))
			return;
}

/* "DPRK", which the tagger takes for a body, is North Korea. */
static void ask_nation(const struct names *names, struct linker *linker, uint32_t index)
{
	const struct spelling *s = name_spelling(names, index);
	if (names->names.items[index].class == CLASS_BODY && s->nation && !s->people)
		linker_ask(linker, key_hash(KEY_NATION, CLASS_PLACE, s->nation, false), index);
}

void link_strays(const struct names *names, struct linker *linker)
{
	for (uint32_t i = 0; i < names->names.count; i++) {
		if (!is_stray(names, linker, i))
			continue;
		if (name_spelling(names, i)->nation)
			ask_nation(names, linker, i);
		else if (!ask_known(names, linker, i) && !ask_company(names, linker, i) &&
		         !ask_storm(names, linker, i) && is_unsure(names->names.items + i))
			ask_others(names, linker, i);
	}
}
