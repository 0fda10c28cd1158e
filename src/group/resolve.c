/*
 * Deterministic passes in order of precision, as in the sieve of Lee et al. (2011, 2013): the same
 * words; what the text says is one; what is misspelt; fuller names before shorter ones, so that
 * what is asked for has been offered; names of a mistaken type; among several that a short name may
 * stand for, the text decides. Each pass is linear.
 */
#include "group/resolve.h"

#include "group/also.h"
#include "group/bearer.h"
#include "group/body.h"
#include "group/misspelt.h"
#include "group/person.h"
#include "group/reading.h"
#include "group/stray.h"
#include "group/vote.h"
#include "model/hash.h"

/* Who is named that much less than another does not take over a name that both might be meant by:
 * in the life of Jeanne Moreau, Moreau is not her father who was just named. */
enum { HOLDER_SHARE = 2 };

enum { ORDERS = (int)PERSON_ORDERS > (int)BODY_ORDERS ? (int)PERSON_ORDERS : (int)BODY_ORDERS + 1 };

static unsigned order_of(const struct names *names, uint32_t name)
{
	return names->names.items[name].class == CLASS_PERSON ? person_order(names, name)
	                                                      : body_order(names, name);
}

/* Sorts the names by the order in which they are linked: a counting sort. */
static bool sort_names(const lede_allocator *a, struct resolver *r)
{
	const uint32_t count = (uint32_t)r->names.names.count;
	struct link *links = r->linker.links.items;
	uint32_t begin[ORDERS + 1] = {0};
	r->order.count = 0;
	if (!vec_reserve(a, &r->order, count))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		links[i].order = (uint8_t)order_of(&r->names, i);
		begin[links[i].order + 1]++;
	}
	for (size_t i = 0; i < ORDERS; i++)
		begin[i + 1] += begin[i];
	for (uint32_t i = 0; i < count; i++)
		r->order.items[begin[links[i].order]++] = i;
	r->order.count = count;
	return true;
}

static bool link_names(const lede_allocator *a, struct resolver *r, bool single)
{
	for (size_t i = 0; i < r->order.count; i++) {
		const uint32_t name = r->order.items[i];
		if (r->linker.links.items[name].voted ||
		    (name_spelling(&r->names, name)->count == 1) != single)
			continue;
		const bool person = r->names.names.items[name].class == CLASS_PERSON;
		if (!(person ? person_link : body_link)(a, &r->names, &r->linker, name))
			return false;
	}
	return true;
}

/* ---- Names that several groups have ------------------------------------------------------- */

/* The i-th key that a name offers, or NULL if others offer it with a better rank. */
static struct key *offered_key(struct linker *linker, const struct link *link, uint32_t i)
{
	const struct offer offer = linker->offers.items[link->first_offer + i];
	struct key *key = linker->keys.items + offer.key;
	return key->rank == offer.rank ? key : NULL;
}

/* Counts the mentions of each group by names that are its alone. */
static void count_mentions(struct resolver *r)
{
	struct link *links = r->linker.links.items;
	const uint32_t count = (uint32_t)r->linker.links.count;
	for (uint32_t i = 0; i < count; i++) {
		const struct name *name = r->names.names.items + i;
		struct link *root = links + linker_root(&r->linker, i);
		if (links[i].key != NO_KEY) {
			r->linker.keys.items[links[i].key].asked = true;
			continue;
		}
		root->kin |= name->kin != KIN_NONE;
		root->suffixed |= links[i].suffixed;
		root->by_given |= links[i].by_given;
		if (!links[i].by_given)
			root->mentions += name->mentions;
	}
}

/* Of those who share a short name, how much a group is what the text is about. Who is told of as
 * kin of another is called by the full name for the other's sake. */
static uint32_t weight_of(const struct link *group)
{
	return group->suffixed ? 0 : group->kin ? group->mentions / HOLDER_SHARE : group->mentions;
}

/* Finds who holds the keys that others ask for. */
static void find_holders(struct resolver *r)
{
	struct link *links = r->linker.links.items;
	const uint32_t count = (uint32_t)r->linker.links.count;
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t root = linker_root(&r->linker, i);
		for (uint32_t k = 0; k < links[i].offer_count; k++) {
			struct key *key = offered_key(&r->linker, links + i, k);
			if (!key || !key->asked)
				continue; /* as nearly all */
			links[i].sought = true;
			const uint32_t weight = weight_of(links + root);
			if (key->most < weight) {
				key->most = weight;
				key->holder = root;
			}
		}
	}
}

/* Who is told of as kin of another, apart from another as "Roe Jr.", or by the given name, is not
 * meant by "Roe", unless the text is about them. */
static bool is_aside(const struct link *group)
{
	return group->kin || group->suffixed || group->by_given;
}

/* May a short name mean the group that was named last? */
static bool takes_over(struct linker *linker, const struct key *key, uint32_t root)
{
	const struct link *group = linker->links.items + root;
	if (is_aside(group) && linker_root(linker, key->holder) != root)
		return false;
	return group->mentions * HOLDER_SHARE >= key->most;
}

/* May "Mrs. Roe" mean the woman that was named last, not the one who was before? */
static bool takes_title(const struct linker *linker, uint32_t before, uint32_t root)
{
	const struct link *last = linker->links.items + root;
	if (before == NO_NAME || !is_aside(last))
		return true;
	const struct link *other = linker->links.items + before;
	return last->by_given ? other->by_given : is_aside(other);
}

/* A group has been mentioned by a name: it is the last that had what the name offers. */
static void note_offers(struct linker *linker, uint32_t name, uint32_t root)
{
	const struct link *link = linker->links.items + name;
	const struct link *group = linker->links.items + root;
	for (uint32_t i = 0; i < link->offer_count; i++) {
		struct key *key = offered_key(linker, link, i);
		if (!key)
			continue;
		if (takes_over(linker, key, root))
			key->last = root;
		if (takes_title(linker, key->last_of[group->gender], root))
			key->last_of[group->gender] = root;
	}
}

/* ---- Titles ------------------------------------------------------------------------------- */

/* A hash of the title right before a person and of a short name; 0 without a title. What "Mr." and
 * "Lady" tell is a gender. */
static uint32_t title_hash(const struct find_input *input, const struct found *found, uint32_t key)
{
	const uint32_t first = input->sentences[found->sentence].first_token;
	if (found->type != LEDE_PERSON || found->first_token == first)
		return 0;
	const uint32_t flags = token_flags(input, found->first_token - 1);
	if (!(flags & (WORD_TITLE | WORD_ROLE)) || flags_gender(flags))
		return 0;
	const struct index_key title = token_key(input, found->first_token - 1);
	return hash_add(hash_add(hash_add(HASH_SEED, key), (uint32_t)title.head),
	                (uint32_t)title.tail) | 1;
}

/* Keeps who was told of with a title: up to two of a surname, as more say nothing more. */
static bool keep_title(const lede_allocator *a, struct slots *titles, uint32_t hash, uint32_t root)
{
	struct slots_walk walk = slots_find(titles, hash);
	uint32_t other, others = 0;
	while (slots_next(&walk, &other))
		if (other == root || ++others == 2)
			return true;
	return slots_add_at(a, titles, &walk, root);
}

/* The only one of that surname who was told of with that title, or NO_NAME. */
static uint32_t only_titled(const struct slots *titles, uint32_t hash)
{
	struct slots_walk walk = slots_find(titles, hash);
	uint32_t root, other;
	return hash && slots_next(&walk, &root) && !slots_next(&walk, &other) ? root : NO_NAME;
}

/* "Judge Ann Roe", where the text decides who is meant by "Roe". */
static bool note_titles(const lede_allocator *a, const struct find_input *input,
                        const struct found *found, struct resolver *r, uint32_t name,
                        uint32_t root, struct slots *titles)
{
	const struct link *link = r->linker.links.items + name;
	for (uint32_t i = 0; i < link->offer_count; i++) {
		const uint32_t key = r->linker.offers.items[link->first_offer + i].key;
		const uint32_t hash = r->linker.keys.items[key].asked
		                              ? title_hash(input, found, key)
		                              : 0;
		if (hash && !keep_title(a, titles, hash, root))
			return false;
	}
	return true;
}

/* ---- Which of several --------------------------------------------------------------------- */

/* "The Bank" is that which was named last, "Apple" the Apple that the text is about. */
static bool means_most(const struct names *names, uint32_t name)
{
	const uint32_t word = *spelling_words(names, name_spelling(names, name));
	return names->names.items[name].class == CLASS_BODY &&
	       !(names->words.items[word].flags & WORD_HEAD);
}

/* The one named last, else the first in the text. */
static uint32_t nearest(const struct names *names, struct linker *linker, uint32_t name)
{
	const struct key *key = linker->keys.items + linker->links.items[name].key;
	if (key->last != NO_NAME && !means_most(names, name))
		return key->last;
	return linker_root(linker, key->holder);
}

/* The last named of a gender, or of those whose gender nobody has told. */
static uint32_t last_of_gender(const struct key *key, enum gender gender)
{
	const uint32_t same = key->last_of[gender];
	return same != NO_NAME ? same : key->last_of[GENDER_UNKNOWN];
}

/* The nearest, unless pronouns tell that it is not them: "Roe sold her house". */
static uint32_t fitting(const struct find_input *input, const found_vec *found,
                        struct linker *linker, const struct mention *mention, uint32_t near)
{
	const struct link *links = linker->links.items;
	struct key *key = linker->keys.items + links[mention->name].key;
	const enum gender of = (enum gender)links[near].gender;
	if (!of || last_of_gender(key, of == GENDER_MALE ? GENDER_FEMALE : GENDER_MALE) == NO_NAME)
		return near;
	const enum gender gender = gender_behind(input, found->items + mention->found,
	                                         found->items + found->count);
	if (!gender || gender == of)
		return near;
	const uint32_t holder = linker_root(linker, key->holder);
	key->last = links[holder].gender == gender ? holder : last_of_gender(key, gender);
	return key->last;
}

/* Which of those who offer the key is meant, or NO_NAME. */
static uint32_t choose(const struct names *names, const struct find_input *input,
                       const found_vec *found, struct linker *linker,
                       const struct mention *mention, const struct slots *titles)
{
	const struct link *link = linker->links.items + mention->name;
	const struct key *key = linker->keys.items + link->key;
	if (link->gender)
		return last_of_gender(key, (enum gender)link->gender);
	const struct found *e = found->items + mention->found;
	const uint32_t titled = only_titled(titles, title_hash(input, e, link->key));
	if (titled != NO_NAME)
		return titled;
	const uint32_t near = nearest(names, linker, mention->name);
	return fitting(input, found, linker, mention, near);
}

/* What was meant counts from now on. Returns the root. */
static uint32_t take(struct linker *linker, uint32_t key, uint32_t chosen)
{
	const uint32_t root = linker_root(linker, chosen);
	const uint32_t mentions = ++linker->links.items[root].mentions;
	if (linker->keys.items[key].most < mentions)
		linker->keys.items[key].most = mentions;
	return root;
}

static bool walk(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                 struct slots *titles, struct resolver *r)
{
	const struct names *names = &r->names;
	r->roots.count = 0;
	count_mentions(r);
	find_holders(r);
	if (!vec_reserve(a, &r->roots, names->mentions.count) || !slots_reset(a, titles, 0))
		return false;
	for (size_t i = 0; i < names->mentions.count; i++) {
		const struct mention *mention = names->mentions.items + i;
		const uint32_t name = mention->name;
		const struct link *link = r->linker.links.items + name;
		uint32_t root = linker_root(&r->linker, name);
		if (link->key != NO_KEY && root == name) {
			const uint32_t chosen =
				choose(names, input, found, &r->linker, mention, titles);
			if (chosen != NO_NAME)
				root = take(&r->linker, link->key, chosen);
		}
		if (link->sought) {
			note_offers(&r->linker, name, root);
			if (!note_titles(a, input, found->items + mention->found, r, name, root,
			                 titles))
				return false;
		}
		r->roots.items[r->roots.count++] = root;
	}
	return true;
}

bool resolve_names(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                   struct slots *scratch, struct resolver *r)
{
	if (!find_goes_on(input) || !names_read(a, input, found, &r->names) ||
	    !find_goes_on(input))
		return false;
	correct_classes(&r->names);
	if (!linker_reset(a, &r->linker, &r->names))
		return false;
	join_introduced(input, found, &r->names, &r->linker);
	if (!sort_names(a, r) || !join_misspelt(a, &r->names, &r->linker, scratch))
		return false;
	vote_on_classes(input, found, &r->names, &r->linker, false);
	if (!find_goes_on(input) || !link_names(a, r, false) || !find_goes_on(input))
		return false;
	vote_on_classes(input, found, &r->names, &r->linker, true);
	if (!link_names(a, r, true))
		return false;
	link_strays(&r->names, &r->linker);
	return walk(a, input, found, scratch, r);
}

void resolver_free(const lede_allocator *a, struct resolver *r)
{
	names_free(a, &r->names);
	linker_free(a, &r->linker);
	vec_free(a, &r->order);
	vec_free(a, &r->roots);
}
