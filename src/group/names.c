#include "group/names.h"

#include "base/ascii.h"
#include "group/bearer.h"
#include "group/fold.h"
#include "group/known.h"
#include "group/mention.h"
#include "group/nameless.h"
#include "group/reading.h"
#include "model/hash.h"

enum {
	/* Of a person whom the words around it tell to be a place. */
	TOLD_WEIGHT = 4,
	/* One of so many mentions is of a new name, as a rule. */
	DISTINCT_SHARE = 4
};

/* ---- Words -------------------------------------------------------------------------------- */

/* Walks to a word: its index, or NO_NAME, and *walk is where it is to be added. */
static uint32_t find_word(const struct names *names, const struct word_being_read *word,
                          struct slots_walk *walk)
{
	uint32_t index;
	*walk = slots_find(&names->word_slots, hash_mix(word->hash));
	while (slots_next(walk, &index)) {
		const struct name_word *known = names->words.items + index;
		if (known->length == word->length &&
		    !memcmp(names->bytes.items + known->begin, word->bytes, word->length))
			return index;
	}
	return NO_NAME;
}

uint32_t names_find_word(const struct names *names, const char *text, size_t length)
{
	struct word_being_read word;
	struct slots_walk walk;
	word_set(&word, text, length);
	return find_word(names, &word, &walk);
}

static bool add_word(const lede_allocator *a, struct names *names,
                     const struct word_being_read *word, const struct slots_walk *walk,
                     uint32_t *index)
{
	*index = (uint32_t)names->words.count;
	const struct name_word fresh = {(uint32_t)names->bytes.count, (uint16_t)word->length,
	                                (uint16_t)word->letters,
	                                word_flags(word->bytes, word->length), 0};
	if (!vec_reserve(a, &names->bytes, word->length) || !vec_push(a, &names->words, fresh))
		return false;
	memcpy(names->bytes.items + names->bytes.count, word->bytes, word->length);
	names->bytes.count += word->length;
	return slots_add_at(a, &names->word_slots, walk, *index);
}

static bool intern_word(const lede_allocator *a, struct names *names,
                        const struct word_being_read *word, uint32_t *index)
{
	struct slots_walk walk;
	*index = find_word(names, word, &walk);
	return *index != NO_NAME || add_word(a, names, word, &walk, index);
}

/* Ends a word: appends it to names.sequence, if there is any of it. A word alone is not written
 * short: "FT" is no fort. */
static bool word_end(const lede_allocator *a, struct names *names, struct word_being_read *word,
                     bool alone)
{
	if (word->length == 0)
		return true;
	struct slots_walk walk;
	uint32_t index = find_word(names, word, &walk);
	if (index == NO_NAME || names->short_word) { /* perhaps it is written short */
		const char *full = short_word_full(word->bytes, word->length);
		const bool longer = full && !alone;
		names->short_word |= full && alone;
		if (longer)
			word_set(word, full, strlen(full));
		if (longer ? !intern_word(a, names, word, &index)
		           : index == NO_NAME && !add_word(a, names, word, &walk, &index))
			return false;
	}
	word_begin(word);
	return vec_push(a, &names->sequence, index);
}

/* Appends the words of text to names.sequence. */
static bool read_words(const lede_allocator *a, struct names *names, const char *text,
                       size_t length)
{
	const size_t first = names->sequence.count;
	struct word_being_read word;
	word_begin(&word);
	for (size_t at = 0; at < length;) {
		enum fold_kind kind;
		char out[4];
		unsigned out_length;
		at += word_append_letters(&word, text + at, length - at);
		if (at == length)
			break;
		if (text[at] == '&' && is_within_letters(text, length, at)) {
			at++;
			continue;
		}
		const bool and = text[at] == '&' && word.length == 0;
		at += fold_character(text + at, length - at, &kind, out, &out_length);
		if (kind == FOLD_LETTER) {
			word_append(&word, out, out_length);
		} else if (kind == FOLD_GAP) {
			if (and && at > 1)
				word_set(&word, "and", 3);
			if (!word_end(a, names, &word, false))
				return false;
		}
	}
	return word_end(a, names, &word, names->sequence.count == first);
}

/* How many bytes at the end of text are a possessive. */
static size_t possessive_length(const char *text, size_t length)
{
	if (length > 2 && (text[length - 1] == 's' || text[length - 1] == 'S')) {
		if (text[length - 2] == '\'')
			return 2;
		if (length > 4 && !memcmp(text + length - 4, "\xE2\x80\x99", 3))
			return 4;
	}
	return 0;
}

/* "Main St." has been read as "main saint". */
static bool read_street(const lede_allocator *a, struct names *names, uint32_t first,
                        const char *text, size_t length)
{
	const size_t count = names->sequence.count - first;
	struct word_being_read word;
	while (length > 0 && text[length - 1] == '.')
		length--;
	if (count < 2 || length < 3 || (text[length - 1] | 0x20) != 't' ||
	    !names_is_word(names, names->sequence.items[names->sequence.count - 1], "saint"))
		return true;
	if ((text[length - 2] | 0x20) != 's') /* "saint" in full */
		return true;
	word_set(&word, "street", 6);
	return intern_word(a, names, &word,
	                   names->sequence.items + names->sequence.count - 1);
}

/* Reads a name to the end of names.sequence, from *first on; there is at least one word of it. */
static bool read_name(const lede_allocator *a, struct names *names, const char *text,
                      size_t length, uint32_t *first)
{
	*first = (uint32_t)names->sequence.count;
	length -= possessive_length(text, length);
	if (!read_words(a, names, text, length))
		return false;
	if (names->sequence.count == *first) { /* "!!!" */
		struct word_being_read word;
		word_begin(&word);
		for (size_t i = 0; i < length; i++)
			word_append(&word, text + i, 1);
		return word_end(a, names, &word, true);
	}
	if (!read_street(a, names, *first, text, length))
		return false;
	if (names->sequence.count - *first > 1 &&
	    names_is_word(names, names->sequence.items[*first], "the"))
		++*first;
	return true;
}

/* ---- Spellings ---------------------------------------------------------------------------- */

static uint32_t words_hash(const uint32_t *words, size_t count)
{
	uint32_t hash = HASH_SEED;
	for (size_t i = 0; i < count; i++)
		hash = hash_add(hash, words[i]);
	return hash;
}

/* Walks to a spelling, as find_word() does to a word. */
static uint32_t find_words(const struct names *names, const uint32_t *words, size_t count,
                           struct slots_walk *walk)
{
	uint32_t index;
	*walk = slots_find(&names->spelling_slots, words_hash(words, count));
	while (slots_next(walk, &index)) {
		const struct spelling *s = names->spellings.items + index;
		if (s->count == count &&
		    !memcmp(spelling_words(names, s), words, count * sizeof *words))
			return index;
	}
	return NO_NAME;
}

uint32_t names_find(const struct names *names, const uint32_t *words, size_t count)
{
	struct slots_walk walk;
	return find_words(names, words, count, &walk);
}

/* The spelling of the words at the end of names.sequence, or NO_NAME. */
static uint32_t find_last(const struct names *names, uint32_t first)
{
	return names_find(names, names->sequence.items + first, names->sequence.count - first);
}

/* Looks a spelling up in the tables, unless it is too long for any row of them. */
static void look_up_spelling(const struct names *names, struct spelling *s)
{
	char bytes[FOLDED_BYTES];
	size_t length = 0;
	for (size_t i = s->first; i < s->first + s->count; i++) {
		const struct name_word *w = names->words.items + names->sequence.items[i];
		if (length + w->length + 1 > sizeof bytes)
			return;
		if (length)
			bytes[length++] = ' ';
		memcpy(bytes + length, names->bytes.items + w->begin, w->length);
		length += w->length;
	}
	const struct nation nation = folded_nation(bytes, length);
	s->nation = nation.code;
	s->people = nation.people;
	s->known = known_find(bytes, length);
}

/* Finds or adds the spelling of the words at the end of names.sequence, and takes those off if
 * they were there before. */
static bool intern_spelling(const lede_allocator *a, struct names *names, uint32_t begin,
                            uint32_t first, uint32_t *index)
{
	struct slots_walk walk;
	*index = find_words(names, names->sequence.items + first, names->sequence.count - first,
	                    &walk);
	if (*index != NO_NAME) {
		names->sequence.count = begin;
		return true;
	}
	struct spelling fresh = {
		.first = first,
		.count = (uint32_t)names->sequence.count - first,
		.names = NO_NAME,
	};
	look_up_spelling(names, &fresh);
	for (uint32_t i = 0; i < fresh.count; i++)
		names->words.items[names->sequence.items[first + i]].spellings++;
	*index = (uint32_t)names->spellings.count;
	return vec_push(a, &names->spellings, fresh) &&
	       slots_add_at(a, &names->spelling_slots, &walk, *index);
}

bool names_look_up(const lede_allocator *a, struct names *names, const char *text, size_t length,
                   uint32_t *spelling)
{
	const uint32_t begin = (uint32_t)names->sequence.count;
	uint32_t first;
	*spelling = NO_NAME;
	if (!read_name(a, names, text, length, &first))
		return false;
	if (names->sequence.count > first)
		*spelling = find_last(names, first);
	names->sequence.count = begin;
	return true;
}

/* ---- Names -------------------------------------------------------------------------------- */

static bool intern_name(const lede_allocator *a, struct names *names, struct name fresh,
                        uint32_t *index)
{
	struct spelling *s = names->spellings.items + fresh.spelling;
	for (*index = s->names; *index != NO_NAME; *index = names->names.items[*index].next) {
		const struct name *known = names->names.items + *index;
		if (known->class == fresh.class && known->gender == fresh.gender)
			return true;
	}
	fresh.next = s->names;
	*index = s->names = (uint32_t)names->names.count;
	return vec_push(a, &names->names, fresh);
}

/* Where it ends: "the Boeing" of "the Boeing 747" is no company, if the table has the 747. */
static uint32_t name_end(const struct find_input *input, const struct found *found)
{
	static const char *const clitics[] = {"'s", "\xE2\x80\x99s", NULL};
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t end = s->first_token + s->token_count;
	uint32_t next = found->first_token + found->token_count;
	char name[FOLDED_BYTES + 4];
	if (found->type != LEDE_ORG || next >= end)
		return found->end;
	if (next + 1 < end && token_is_any(input, next, clitics)) /* "Standard & Poor's 500" */
		next++;
	const struct token *t = input->tokens + next;
	if (!is_digit_byte(input->text[t->begin]))
		return found->end;
	const uint32_t length = t->begin + t->length - found->begin;
	return known_find(name, fold_name(input->text + found->begin, length, name))
	               ? found->begin + length
	               : found->end;
}

/* Moves *end behind the number of a version, or the rest of a name that the text has elsewhere:
 * "iPhone 3.0" is not the iPhone, and "iOS 4" or the "iPod nano" is told of. */
static bool take_rest(const lede_allocator *a, const struct find_input *input,
                      const struct found *found, struct names *names, uint32_t *end)
{
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	if (found->type != LEDE_PRODUCT || next >= s->first_token + s->token_count)
		return true;
	const struct token *t = input->tokens + next;
	const char *rest = input->text + t->begin;
	const uint32_t behind = t->begin + t->length;
	uint32_t spelling = NO_NAME;
	if (t->flags & LEDE_TOKEN_PUNCT || *rest == '\'')
		return true;
	const bool version = is_digit_byte(*rest) && is_digit_byte(rest[t->length - 1]) &&
	                     memchr(rest, '.', t->length);
	if (!version && !names_look_up(a, names, input->text + found->begin, behind - found->begin,
	                               &spelling))
		return false;
	if (version || (spelling != NO_NAME && names->spellings.items[spelling].count > 1))
		*end = behind;
	return true;
}

/* A small letter behind the hyphen of the last word is that of a given name: "Ki-moon". */
static uint8_t hyphen_flags(const char *text, size_t length)
{
	const char *hyphen = memchr(text, '-', length), *end = text + length;
	if (!hyphen)
		return 0;
	const bool small = end - hyphen > 2 && is_lower_byte(hyphen[1]);
	return small && !memchr(hyphen, ' ', (size_t)(end - hyphen))
	               ? SPELLING_HYPHEN | SPELLING_EASTERN
	               : SPELLING_HYPHEN;
}

static bool read_spelling(const lede_allocator *a, struct names *names, const char *text,
                          uint32_t begin, uint32_t end, uint32_t *spelling)
{
	const uint32_t sequence = (uint32_t)names->sequence.count;
	uint32_t first;
	if (!read_name(a, names, text + begin, end - begin, &first) ||
	    !intern_spelling(a, names, sequence, first, spelling))
		return false;
	struct spelling *s = names->spellings.items + *spelling;
	if (s->count == 1 && all_capitals(text + begin, end - begin))
		s->flags |= SPELLING_CAPITALS;
	if (s->count > 1)
		s->flags |= hyphen_flags(text + begin, end - begin);
	return true;
}

/* The spelling of a wording, which is read only once. */
static bool find_spelling(const lede_allocator *a, struct names *names, const char *text,
                          uint32_t wording, uint32_t *spelling)
{
	struct wording *w = names->wordings.items.items + wording;
	if (w->spelling == NO_SPELLING &&
	    !read_spelling(a, names, text, w->begin, w->end, &w->spelling))
		return false;
	*spelling = w->spelling;
	return true;
}

/* "The younger Roe", as if that were "Roe junior". */
static bool read_generation(const lede_allocator *a, struct names *names, const char *text,
                            const struct found *found, const char *generation,
                            uint32_t *spelling)
{
	const uint32_t sequence = (uint32_t)names->sequence.count;
	struct word_being_read word;
	uint32_t first, index;
	word_set(&word, generation, strlen(generation));
	if (!intern_word(a, names, &word, &index))
		return false;
	*(*generation == 's' ? &names->senior : &names->junior) = index;
	return read_name(a, names, text + found->begin, found->end - found->begin, &first) &&
	       vec_push(a, &names->sequence, index) &&
	       intern_spelling(a, names, sequence, first, spelling);
}

/* "Bill" of "Bill and Hillary Clinton", as if that were "Bill Clinton"; unless the text has had the
 * given name before, and that may be another's: *spelling is then NO_NAME. */
static bool read_couple(const lede_allocator *a, const struct find_input *input,
                        const struct found *found, uint32_t surname, struct names *names,
                        uint32_t *spelling)
{
	const uint32_t sequence = (uint32_t)names->sequence.count;
	const struct token *family = input->tokens + surname;
	const char *given = input->text + found->begin;
	const size_t words = names->words.count;
	uint32_t first, second;
	*spelling = NO_NAME;
	if (!read_name(a, names, given, found->end - found->begin, &first))
		return false;
	const bool fresh = names->words.count > words;
	if (!read_words(a, names, input->text + family->begin, family->length))
		return false;
	*spelling = find_last(names, first);
	second = (uint32_t)names->sequence.count;
	if (fresh && second > first + 1)
		return intern_spelling(a, names, sequence, first, spelling);
	names->sequence.count = sequence;
	return true;
}

/* The spelling of a person of one word, if the words around it tell more. */
static bool read_fuller_person(const lede_allocator *a, const struct find_input *input,
                               const struct found *found, const struct found *end,
                               struct names *names, uint32_t *spelling)
{
	const char *generation = told_generation(input, found);
	if (generation)
		return read_generation(a, names, input->text, found, generation, spelling);
	const uint32_t surname = surname_of_couple(input, found, end);
	return surname == NO_TOKEN ||
	       read_couple(a, input, found, surname, names, spelling);
}

static bool read_mention(const lede_allocator *a, const struct find_input *input,
                         const found_vec *all, uint32_t index, uint32_t wording,
                         struct names *names)
{
	const struct found *found = all->items + index;
	const bool person = found->type == LEDE_PERSON;
	const uint32_t begin =
		found->type == LEDE_EVENT ? event_begin(input, found) : found->begin;
	uint32_t end = person ? generation_end(input, found) : name_end(input, found);
	struct name fresh = {.spelling = NO_NAME, .first = (uint32_t)names->mentions.count};
	struct mention mention = {.found = index, .wording = wording};
	if (!take_rest(a, input, found, names, &end))
		return false;
	if (person && found->token_count == 1 &&
	    !read_fuller_person(a, input, found, all->items + all->count, names,
	                        &fresh.spelling))
		return false;
	if (fresh.spelling == NO_NAME &&
	    !(begin == found->begin && end == found->end
	              ? find_spelling(a, names, input->text, mention.wording, &fresh.spelling)
	              : read_spelling(a, names, input->text, begin, end, &fresh.spelling)))
		return false;
	struct spelling *s = names->spellings.items + fresh.spelling;
	const bool ambiguous = found->type == LEDE_GPE && s->count == 1 && !s->nation;
	const enum name_class told =
		person || ambiguous ? told_class(input, found) : CLASS_NONE;
	fresh.class = (uint8_t)(told                          ? told
	                        : end > found->end && !person ? CLASS_PRODUCT
	                                                      : name_class_of(found->type));
	if (s->count == 1 && fresh.class == CLASS_BODY)
		s->hump = hump_of(input->text + begin, end - begin);
	enum gender titled = GENDER_UNKNOWN;
	if (fresh.class == CLASS_PERSON)
		titled = title_gender(input, found);
	if (s->count == 1)
		fresh.gender = (uint8_t)titled;
	const size_t known = names->names.count;
	if (!intern_name(a, names, fresh, &mention.name))
		return false;
	if (names->names.count > known && fresh.class == CLASS_PERSON && s->count > 1)
		names->names.items[known].kin =
			(uint8_t)told_kin(input, all, index, &titled);
	struct name *name = names->names.items + mention.name;
	name->mentions++;
	name->mass += mention_weight(found);
	name->told |= told != CLASS_NONE;
	if (told == CLASS_PLACE)
		name->mass += TOLD_WEIGHT;
	name->bare |= !is_behind(input, found, "the");
	name->seat |= found->type == LEDE_GPE || found->type == LEDE_LOC;
	if (titled != GENDER_UNKNOWN)
		name->titled = (uint8_t)titled;
	names->mentions.items[names->mentions.count++] = mention; /* there is room for all */
	return true;
}

/* Products of several words come first, so that a name that is cut short before its fuller form is
 * told of is known for it (take_rest). */
static bool read_fuller_products(const lede_allocator *a, const struct find_input *input,
                                 const found_vec *found, struct names *names)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct found *e = found->items + i;
		uint32_t wording, spelling;
		if (e->type != LEDE_PRODUCT || e->token_count == 1 || is_nameless(input, e))
			continue;
		if (!wordings_find(a, &names->wordings, input->text, e->begin, e->end, &wording) ||
		    !find_spelling(a, names, input->text, wording, &spelling))
			return false;
	}
	return true;
}

/* Do the words alone tell that it is no name? That is asked once for each wording and class. */
static bool has_nameless_wording(const struct find_input *input, const struct found *found,
                                 struct wording *wording)
{
	const uint16_t class = (uint16_t)(1u << name_class_of(found->type));
	if (!(wording->asked & class) && is_nameless_wording(input, found))
		wording->nameless |= class;
	wording->asked |= class;
	return wording->nameless & class;
}

static bool read_found(const lede_allocator *a, const struct find_input *input,
                       const found_vec *all, uint32_t index, struct names *names)
{
	const struct found *found = all->items + index;
	uint32_t wording;
	if (name_class_of(found->type) == CLASS_NONE || is_nameless_here(input, found))
		return true;
	if (!wordings_find(a, &names->wordings, input->text, found->begin, found->end, &wording))
		return false;
	return has_nameless_wording(input, found, names->wordings.items.items + wording) ||
	       read_mention(a, input, all, index, wording, names);
}

bool names_read(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                struct names *names)
{
	names->bytes.count = names->words.count = names->sequence.count = 0;
	names->spellings.count = names->names.count = names->mentions.count = 0;
	names->senior = names->junior = NO_NAME;
	names->short_word = false;
	const size_t distinct = found->count / DISTINCT_SHARE;
	if (!vec_reserve(a, &names->mentions, found->count) ||
	    !vec_reserve(a, &names->words, distinct / 2) ||
	    !vec_reserve(a, &names->spellings, distinct / 2) ||
	    !vec_reserve(a, &names->names, distinct / 2) ||
	    !slots_reset(a, &names->word_slots, distinct) ||
	    !slots_reset(a, &names->spelling_slots, distinct) ||
	    !wordings_reset(a, &names->wordings, distinct) ||
	    !read_fuller_products(a, input, found, names))
		return false;
	for (uint32_t i = 0; i < found->count; i++)
		if (!read_found(a, input, found, i, names))
			return false;
	return true;
}

void names_free(const lede_allocator *a, struct names *names)
{
	vec_free(a, &names->bytes);
	vec_free(a, &names->words);
	vec_free(a, &names->sequence);
	vec_free(a, &names->spellings);
	vec_free(a, &names->names);
	vec_free(a, &names->mentions);
	slots_free(a, &names->word_slots);
	slots_free(a, &names->spelling_slots);
	wordings_free(a, &names->wordings);
}
