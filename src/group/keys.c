#include "group/keys.h"

#include "model/hash.h"

/* What a name offers, as a rule. */
enum { OFFERS_PER_NAME = 4 };

bool linker_reset(const lede_allocator *a, struct linker *linker, const struct names *names)
{
	const size_t count = names->names.count;
	linker->keys.count = linker->offers.count = linker->links.count = 0;
	if (!slots_reset(a, &linker->slots, OFFERS_PER_NAME * count) ||
	    !vec_reserve(a, &linker->keys, OFFERS_PER_NAME * count) ||
	    !vec_reserve(a, &linker->offers, OFFERS_PER_NAME * count) ||
	    !vec_reserve(a, &linker->links, count))
		return false;
	for (uint32_t i = 0; i < count; i++)
		linker->links.items[i] = (struct link){
			.parent = i, .key = NO_KEY, .gender = names->names.items[i].titled};
	linker->links.count = count;
	return true;
}

void linker_free(const lede_allocator *a, struct linker *linker)
{
	vec_free(a, &linker->keys);
	vec_free(a, &linker->offers);
	vec_free(a, &linker->links);
	slots_free(a, &linker->slots);
}

uint32_t linker_root(struct linker *linker, uint32_t name)
{
	struct link *links = linker->links.items;
	while (links[name].parent != name) {
		links[name].parent = links[links[name].parent].parent; /* paths are halved */
		name = links[name].parent;
	}
	return name;
}

void linker_join(struct linker *linker, uint32_t name, uint32_t owner)
{
	const uint32_t below = linker_root(linker, name), above = linker_root(linker, owner);
	struct link *links = linker->links.items;
	if (below == above)
		return;
	links[below].parent = above;
	if (links[above].gender == GENDER_UNKNOWN)
		links[above].gender = links[below].gender;
}

static uint64_t add(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15u; /* 2^64 over the golden ratio */
	return hash ^ hash >> 32;
}

uint64_t key_hash(enum key_kind kind, unsigned class, uint32_t first, uint32_t second)
{
	return add(add(HASH_SEED, (uint64_t)first << 32 | second), (uint64_t)kind << 8 | class);
}

uint64_t key_hash_words(unsigned class, const uint32_t *words, size_t count)
{
	uint64_t hash = HASH_SEED;
	for (size_t i = 0; i < count; i++)
		hash = add(hash, words[i]);
	return add(hash, (uint64_t)KEY_WORDS << 8 | class);
}

uint64_t key_hash_core(unsigned class, const uint32_t *words, size_t count)
{
	return key_hash(KEY_CORE, class, (uint32_t)key_hash_words(0, words, count), 0);
}

/* Walks to the key of that hash: its index, or NO_KEY, and *walk is where it is to be added. */
static uint32_t find_key(const struct linker *linker, uint64_t hash, struct slots_walk *walk)
{
	uint32_t index;
	*walk = slots_find(&linker->slots, (uint32_t)hash);
	while (slots_next(walk, &index))
		if (linker->keys.items[index].hash == hash)
			return index;
	return NO_KEY;
}

uint32_t linker_find(const struct linker *linker, uint64_t hash)
{
	struct slots_walk walk;
	return find_key(linker, hash, &walk);
}

static bool keep_offer(const lede_allocator *a, struct linker *linker, uint32_t name,
                       struct offer offer)
{
	struct link *link = linker->links.items + name;
	if (link->offer_count++ == 0)
		link->first_offer = (uint32_t)linker->offers.count;
	return vec_push(a, &linker->offers, offer);
}

bool linker_offer(const lede_allocator *a, struct linker *linker, uint64_t hash,
                  enum key_rank rank, uint32_t name)
{
	struct slots_walk walk;
	uint32_t index = find_key(linker, hash, &walk);
	if (index == NO_KEY) {
		const struct key fresh = {
			.hash = hash,
			.first = name,
			.holder = name,
			.last = NO_NAME,
			.last_of = {NO_NAME, NO_NAME, NO_NAME},
			.rank = (uint8_t)rank,
		};
		index = (uint32_t)linker->keys.count;
		if (!vec_push(a, &linker->keys, fresh) ||
		    !slots_add_at(a, &linker->slots, &walk, index))
			return false;
		return keep_offer(a, linker, name, (struct offer){index, (uint8_t)rank});
	}
	struct key *key = linker->keys.items + index;
	if (rank > key->rank)
		return true;
	if (rank < key->rank) {
		key->rank = (uint8_t)rank;
		key->first = key->holder = name;
		key->many = false;
	} else if (linker_root(linker, key->first) != linker_root(linker, name)) {
		key->many = true;
	}
	return keep_offer(a, linker, name, (struct offer){index, (uint8_t)rank});
}

bool linker_ask(struct linker *linker, uint64_t hash, uint32_t name)
{
	const uint32_t index = linker_find(linker, hash);
	if (index == NO_KEY)
		return false;
	const struct key *key = linker->keys.items + index;
	struct link *link = linker->links.items + name;
	if (key->many) {
		link->key = index;
		return true;
	}
	const uint32_t owner = linker_root(linker, key->first);
	if (owner == linker_root(linker, name))
		return false;
	const uint8_t gender = linker->links.items[owner].gender;
	if (link->gender && gender && link->gender != gender)
		return false;
	linker_join(linker, name, owner);
	return true;
}
