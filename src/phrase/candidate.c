#include "phrase/candidate.h"

/* A sentence is a row of parts, which no candidate cuts in two: a name, a run of words with a
 * capital (a name the tagger does not know, or a title), or one word. */
enum part_kind { PART_BREAK, PART_NAME, PART_CAPITALS, PART_NOUN, PART_ADJECTIVE };

struct part {
	enum part_kind kind;
	uint32_t first_token, token_count;
	uint32_t entity; /* of a name */
};

struct finder {
	const lede_allocator *a;
	const lede_doc       *doc;
	const char           *text;
	struct phrase_words  *words;
	struct candidates    *found;
	struct key_table      table;
	VEC(struct part) parts; /* of the sentence */
	uint32_t sentence;
	uint32_t next_entity;
};

/* ---- Atoms -------------------------------------------------------------------------------- */

/* Types whose entities are names, users' own among them; dates and numbers tell no subject. */
static bool is_name(lede_type type)
{
	return (type >= LEDE_PERSON && type <= LEDE_LAW) || type >= LEDE_TYPE_COUNT;
}

/* In a headline of which most words have a capital, none of them says anything. */
static bool capitals_tell(const struct finder *f, const struct sentence *s)
{
	const struct phrase_word *word = f->words->words.items + s->first_token;
	uint32_t with = 0, all = 0;
	for (uint32_t i = 0; i < s->token_count; i++, word++) {
		const bool content =
			word->term != LEDE_NONE && (word->code & WORD_PART) != WORD_OTHER;
		all += content;
		with += content && word->capital;
	}
	return 2 * with <= all + 2;
}

static enum part_kind kind_of_word(const struct phrase_word *word)
{
	if (word->term == LEDE_NONE)
		return PART_BREAK;
	switch ((enum word_part)(word->code & WORD_PART)) {
	case WORD_NOUN:      return PART_NOUN;
	case WORD_ADJECTIVE: return PART_ADJECTIVE;
	default:             return PART_BREAK;
	}
}

/* The part that begins at that token, `left` tokens before the end of the sentence; capitals: one
 * says something there. */
static struct part read_part(struct finder *f, uint32_t token, uint32_t left, bool capitals)
{
	const found_vec *entities = &f->doc->entities;
	const struct phrase_word *word = f->words->words.items + token;
	while (f->next_entity < entities->count &&
	       entities->items[f->next_entity].first_token < token)
		f->next_entity++;
	if (f->next_entity < entities->count) {
		const struct found *entity = entities->items + f->next_entity;
		if (entity->first_token == token)
			return (struct part){is_name(entity->type) ? PART_NAME : PART_BREAK, token,
			                     entity->token_count, f->next_entity};
		left = entity->first_token - token < left ? entity->first_token - token : left;
	}
	uint32_t count = 0;
	if (capitals)
		while (count < left && word[count].term != LEDE_NONE && word[count].capital &&
		       (word[count].code & WORD_PART) != WORD_OTHER)
			count++;
	if (count > 0 && count <= PHRASE_TOKENS)
		return (struct part){PART_CAPITALS, token, count, 0};
	return (struct part){kind_of_word(word), token, 1, 0};
}

static bool read_parts(struct finder *f, const struct sentence *s)
{
	const bool capitals = capitals_tell(f, s);
	f->parts.count = 0;
	for (uint32_t i = 0; i < s->token_count;) {
		const struct part part = read_part(f, s->first_token + i, s->token_count - i,
		                                   capitals && i > 0);
		if (!vec_push(f->a, &f->parts, part))
			return false;
		i += part.token_count;
	}
	return true;
}

/* ---- Candidates --------------------------------------------------------------------------- */

/* The same for all variants of a phrase. */
static uint64_t key_of(const struct finder *f, uint32_t first, uint32_t count)
{
	uint64_t key = 1;
	for (uint32_t i = 0; i < count; i++)
		if (f->words->words.items[first + i].term != LEDE_NONE)
			key = key_add(key, f->words->words.items[first + i].term);
	return key;
}

/* Adds a mention to the candidate *number, which becomes a new one if there is none yet. */
static bool add_mention(struct finder *f, uint32_t *number, struct phrase_mention mention,
                        lede_type type)
{
	if (*number == LEDE_NONE) {
		*number = (uint32_t)f->found->list.count;
		const struct candidate fresh = {
			.first_mention = (uint32_t)f->found->mentions.count,
			.first_sentence = f->sentence,
			.last_sentence = LEDE_NONE,
		};
		if (!vec_push(f->a, &f->found->list, fresh))
			return false;
	}
	struct candidate *c = f->found->list.items + *number;
	mention.candidate = *number;
	c->count++;
	c->sentences += c->last_sentence != f->sentence;
	c->last_sentence = f->sentence;
	if (c->type == LEDE_NO_TYPE)
		c->type = type;
	return vec_push(f->a, &f->found->mentions, mention);
}

static struct phrase_mention mention_of(const struct finder *f, uint32_t first, uint32_t count)
{
	const struct token *head = f->doc->tokens.items + first, *tail = head + count - 1;
	return (struct phrase_mention){
		.span = {head->begin, tail->begin + tail->length},
		.first_token = first,
		.token_count = count,
	};
}

/* The term that ends the name. */
static struct phrase_term *last_term(struct finder *f, uint32_t first, uint32_t count)
{
	const uint32_t term = f->words->words.items[first + count - 1].term;
	return term == LEDE_NONE ? NULL : f->words->terms.items + term;
}

/* "LONDON (Reuters) - ": who brings the news is not what it is about. */
static bool is_in_dateline(const struct finder *f, const struct part *part)
{
	enum { LONGEST_DATELINE = 10 };
	const struct token *first = f->doc->tokens.items + part->first_token;
	const struct token *behind = first + part->token_count;
	const struct sentence *sentence = f->doc->sentences.items + f->sentence;
	const uint32_t before = part->first_token - sentence->first_token;
	return f->sentence == 0 && before > 0 && before < LONGEST_DATELINE &&
	       before + part->token_count < sentence->token_count &&
	       f->text[first[-1].begin] == '(' && f->text[behind->begin] == ')';
}

static bool add_name(struct finder *f, const struct part *part)
{
	const lede_entity entity = lede_doc_entity(f->doc, part->entity);
	struct phrase_mention mention = mention_of(f, part->first_token, part->token_count);
	mention.span = entity.span;
	uint64_t key = key_of(f, part->first_token, part->token_count);
	struct phrase_term *last = last_term(f, part->first_token, part->token_count);
	if (entity.group != LEDE_NONE) /* no phrase's key: their terms have 32 bits */
		key = key_add((uint64_t)1 << 32, entity.group);
	else if (entity.type == LEDE_PERSON && part->token_count == 1 && last &&
	         last->person != LEDE_NONE)
		return add_mention(f, &last->person, mention, entity.type);
	uint32_t *number = key_table_find(&f->table, key);
	if (!number)
		return true;
	const bool added = add_mention(f, number, mention, entity.type);
	if (entity.type == LEDE_PERSON && part->token_count > 1 && last)
		last->person = *number;
	return added;
}

static bool add_words(struct finder *f, uint32_t first, uint32_t count)
{
	uint32_t *number = key_table_find(&f->table, key_of(f, first, count));
	return !number || add_mention(f, number, mention_of(f, first, count), LEDE_NO_TYPE);
}

/* Behind a name an unknown word may well be a verb, and so may one that ends in "s". */
static bool may_follow_name(const struct finder *f, const struct part *part)
{
	const struct token *token = f->doc->tokens.items + part->first_token;
	const uint8_t level = f->words->words.items[part->first_token].code & WORD_LEVEL;
	return part->kind == PART_NOUN && level != BACKGROUND_UNKNOWN_LEVEL &&
	       f->text[token->begin + token->length - 1u] != 's';
}

/* All that begin with that part. */
static bool add_candidates(struct finder *f, size_t index)
{
	const struct part *part = f->parts.items + index;
	const size_t left = f->parts.count - index;
	const uint32_t first = part->first_token;
	if (part->kind == PART_NAME && !is_in_dateline(f, part) && !add_name(f, part))
		return false;
	if (part->kind == PART_CAPITALS && !add_words(f, first, part->token_count))
		return false;
	for (size_t i = 0; i < left && i < PHRASE_PARTS; i++, part++) {
		const uint32_t count = part->first_token + part->token_count - first;
		if (part->kind == PART_BREAK || count > PHRASE_TOKENS ||
		    (i > 0 && part[-1].kind == PART_NAME && !may_follow_name(f, part)))
			break;
		if (part->kind == PART_NOUN && !add_words(f, first, count))
			return false;
	}
	return true;
}

/* By candidate, stable: a counting sort. */
static bool sort_mentions(const lede_allocator *a, struct candidates *found)
{
	struct candidates sorted = {0};
	uint32_t next = 0;
	if (!vec_reserve(a, &sorted.mentions, found->mentions.count))
		return false;
	for (size_t i = 0; i < found->list.count; i++) {
		struct candidate *c = found->list.items + i;
		c->first_mention = next;
		next += c->count;
		c->count = 0;
	}
	for (size_t i = 0; i < found->mentions.count; i++) {
		const struct phrase_mention *mention = found->mentions.items + i;
		struct candidate *c = found->list.items + mention->candidate;
		sorted.mentions.items[c->first_mention + c->count++] = *mention;
	}
	sorted.mentions.count = found->mentions.count;
	vec_free(a, &found->mentions);
	found->mentions.items = sorted.mentions.items;
	found->mentions.count = sorted.mentions.count;
	found->mentions.capacity = sorted.mentions.capacity;
	return true;
}

bool candidates_find(const lede_allocator *a, const lede_doc *doc, const char *text,
                     struct phrase_words *words, struct candidates *found)
{
	struct finder f = {.a = a, .doc = doc, .text = text, .words = words, .found = found};
	bool ok = key_table_make(a, &f.table, doc->tokens.count * PHRASE_PARTS);
	for (size_t i = 0; ok && i < doc->sentences.count; i++) {
		f.sentence = (uint32_t)i;
		ok = read_parts(&f, doc->sentences.items + i);
		for (size_t k = 0; ok && k < f.parts.count; k++)
			ok = add_candidates(&f, k);
	}
	vec_free(a, &f.parts);
	key_table_free(a, &f.table);
	return ok && sort_mentions(a, found);
}

void candidates_free(const lede_allocator *a, struct candidates *found)
{
	vec_free(a, &found->list);
	vec_free(a, &found->mentions);
}
