#include "group/alias.h"

#include "group/heap.h"
#include "model/hash.h"

/* ---- Text but for its white space --------------------------------------------------------- */

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The character at *at as it is compared and shown; *at moves on, over all of a run of white
 * space. */
static char plain_next(const char *text, size_t length, size_t *at)
{
	const char c = text[(*at)++];
	if (!is_space(c))
		return c;
	while (*at < length && is_space(text[*at]))
		++*at;
	return ' ';
}

static uint32_t plain_hash(const char *text, size_t length, uint32_t seed)
{
	uint32_t hash = HASH_SEED ^ seed;
	for (size_t i = 0; i < length;)
		hash = (hash ^ (unsigned char)plain_next(text, length, &i)) * 0x01000193u;
	return hash_mix(hash);
}

static bool plain_equal(const char *text, lede_span left, lede_span right)
{
	const size_t n = left.end - left.begin, m = right.end - right.begin;
	size_t i = 0, j = 0;
	while (i < n && j < m)
		if (plain_next(text + left.begin, n, &i) != plain_next(text + right.begin, m, &j))
			return false;
	return i == n && j == m;
}

bool add_plain_text(const lede_allocator *a, string_vec *strings, const char *text, size_t length,
                    uint32_t *offset)
{
	if (!strings_add(a, strings, text, length, offset))
		return false;
	char *out = strings->items + *offset;
	for (size_t i = 0; i < length;) {
		const char c = plain_next(text, length, &i);
		*out++ = c ? c : ' ';
	}
	*out++ = '\0';
	strings->count = (size_t)(out - strings->items);
	return true;
}

/* ---- The fullest form --------------------------------------------------------------------- */

/* What is to be known of a form to choose among several. */
struct form {
	uint32_t words, letters, count;
	bool     acronym;  /* short, and in capitals */
	bool     shouting; /* in capitals, and no acronym */
	bool     foreign;  /* in a script that is not Latin */
};

static struct form read_form(const char *text, const lede_alias *alias)
{
	enum { LONGEST_ACRONYM = 5 };
	struct form form = {.count = alias->count};
	bool lower = false, inside = false;
	for (uint32_t i = alias->span.begin; i < alias->span.end; i++) {
		const unsigned char c = (unsigned char)text[i];
		const bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		                    (c >= '0' && c <= '9');
		lower |= c >= 0x80 || (c >= 'a' && c <= 'z');
		form.letters += letter && (c & 0xC0) != 0x80;
		form.words += letter && !inside;
		inside = letter || c == '\'' || c == '.' || c == '-';
	}
	const unsigned char *first = (const unsigned char *)text + alias->span.begin;
	form.foreign = first[0] >= 0xCD && first[0] != 0xE1; /* E1: Vietnamese */
	form.acronym = !lower && form.letters <= LONGEST_ACRONYM;
	form.shouting = !lower && !form.acronym;
	return form;
}

/* More words are fuller, up to what may be a mistake; of single words the one that is used more
 * ("Kyoto", not "Heian-kyo"), of as many, more letters, unless the two differ so little that one
 * may be misspelt. */
static bool is_fuller(const struct form *form, const struct form *than)
{
	enum { MOST_WORDS = 8, MISSPELT = 2 };
	if (form->foreign != than->foreign)
		return !form->foreign;
	if (form->shouting != than->shouting)
		return !form->shouting;
	if (form->words != than->words)
		return form->words <= MOST_WORDS &&
		       (form->words > than->words || than->words > MOST_WORDS);
	if (form->words == 1 && form->count != than->count && !form->acronym && !than->acronym)
		return form->count > than->count;
	if (form->letters > than->letters + MISSPELT || than->letters > form->letters + MISSPELT)
		return form->letters > than->letters;
	return form->count > than->count;
}

/* A letter of a word, in lower case; 0 for what is none. */
static char letter_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) ? c : '\0';
}

/* Do both have a word that begins alike? */
static bool share_word(const char *text, lede_span left, lede_span right)
{
	enum { ALIKE = 3 }; /* letters: "Fed" for Federal Reserve */
	for (uint32_t i = left.begin; i < left.end; i++) {
		if (i > left.begin && letter_of(text[i - 1]))
			continue;
		for (uint32_t j = right.begin; j < right.end; j++) {
			if (j > right.begin && letter_of(text[j - 1]))
				continue;
			uint32_t n = 0;
			while (i + n < left.end && j + n < right.end && letter_of(text[i + n]) &&
			       letter_of(text[i + n]) == letter_of(text[j + n]))
				n++;
			if (n >= ALIKE)
				return true;
		}
	}
	return false;
}

/* "Stefani Germanotta", once, in a text that has "Lady Gaga" all the time. */
static bool is_aside(const char *text, const lede_alias *alias, const lede_alias *most)
{
	enum { MUCH_LESS = 4, LONGEST = 100 };
	return alias->count * MUCH_LESS <= most->count && !read_form(text, most).acronym &&
	       alias->span.end - alias->span.begin <= LONGEST &&
	       most->span.end - most->span.begin <= LONGEST &&
	       !share_word(text, alias->span, most->span);
}

static bool name_group(const lede_allocator *a, const char *text, const struct groups *groups,
                       struct group *group, string_vec *strings)
{
	const lede_alias *aliases = groups->aliases.items + group->first_alias;
	const lede_alias *best = aliases;
	struct form best_form = read_form(text, best);
	for (uint32_t i = 1; i < group->alias_count; i++) {
		const struct form form = read_form(text, aliases + i);
		if (is_fuller(&form, &best_form) && !is_aside(text, aliases + i, aliases)) {
			best = aliases + i;
			best_form = form;
		}
	}
	return group->name || add_plain_text(a, strings, text + best->span.begin,
	                                     best->span.end - best->span.begin, &group->name);
}

/* ---- Aliases ------------------------------------------------------------------------------ */

static bool is_more_frequent(const void *self, size_t left, size_t right)
{
	const lede_alias *aliases = self;
	if (aliases[left].count != aliases[right].count)
		return aliases[left].count > aliases[right].count;
	return aliases[left].span.begin < aliases[right].span.begin;
}

static void swap_aliases(void *self, size_t left, size_t right)
{
	lede_alias *aliases = self;
	const lede_alias swapped = aliases[left];
	aliases[left] = aliases[right];
	aliases[right] = swapped;
}

static bool count_alias(const lede_allocator *a, const char *text, lede_span span, uint32_t group,
                        struct slots *scratch, struct groups *groups)
{
	const uint32_t hash = plain_hash(text + span.begin, span.end - span.begin, group);
	struct slots_walk walk = slots_find(scratch, hash);
	uint32_t index;
	while (slots_next(&walk, &index)) {
		lede_alias *alias = groups->aliases.items + index;
		if (index >= groups->items.items[group].first_alias &&
		    plain_equal(text, alias->span, span)) {
			alias->count++;
			return true;
		}
	}
	index = (uint32_t)groups->aliases.count;
	return vec_push(a, &groups->aliases, ((lede_alias){span, 1})) &&
	       slots_add(a, scratch, hash, index);
}

bool list_aliases(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                  struct slots *scratch, struct groups *groups, string_vec *strings)
{
	groups->aliases.count = 0;
	if (!slots_reset(a, scratch, groups->mentions.count))
		return false;
	for (uint32_t g = 0; g < groups->items.count; g++) {
		struct group *group = groups->items.items + g;
		group->first_alias = (uint32_t)groups->aliases.count;
		for (uint32_t i = 0; i < group->mention_count; i++) {
			const uint32_t entity = groups->mentions.items[group->first_mention + i];
			const struct found *e = found->items + entity;
			if (!count_alias(a, input->text, (lede_span){e->begin, e->end}, g, scratch,
			                 groups))
				return false;
		}
		group->alias_count = (uint32_t)groups->aliases.count - group->first_alias;
		heap_sort(&(struct heap){is_more_frequent, swap_aliases,
		                         groups->aliases.items + group->first_alias},
		          group->alias_count);
		if (!name_group(a, input->text, groups, group, strings))
			return false;
	}
	return true;
}
