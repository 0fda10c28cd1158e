#include "group/alias.h"

#include "group/bearer.h"
#include "group/heap.h"

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

/* "Bill Clinton" of "Bill and Hillary Clinton": the given name and the token of the surname. */
static bool compose_name(const lede_allocator *a, const struct find_input *input, lede_span given,
                         uint32_t surname, string_vec *strings, uint32_t *name)
{
	const struct token *family = input->tokens + surname;
	uint32_t rest;
	if (!strings_add(a, strings, input->text + given.begin, given.end - given.begin, name))
		return false;
	strings->items[strings->count - 1] = ' ';
	return strings_add(a, strings, input->text + family->begin, family->length, &rest);
}

/* The token of a surname that the first mention of a group goes without, or NO_TOKEN. */
static uint32_t missing_surname(const struct find_input *input, const found_vec *found,
                                const struct groups *groups, const struct group *group)
{
	const struct found *first =
		found->items + groups->mentions.items[group->first_mention];
	return group->type == LEDE_PERSON && first->token_count == 1
	               ? surname_of_couple(input, first, found->items + found->count)
	               : NO_TOKEN;
}

static bool name_group(const lede_allocator *a, const struct find_input *input,
                       const found_vec *found, const struct groups *groups, struct group *group,
                       string_vec *strings)
{
	const lede_alias *aliases = groups->aliases.items + group->first_alias;
	const lede_alias *best = aliases;
	struct form best_form = {0}; /* of an only one nothing is asked */
	if (group->alias_count > 1)
		best_form = read_form(input->text, best);
	for (uint32_t i = 1; i < group->alias_count; i++) {
		const struct form form = read_form(input->text, aliases + i);
		if (is_fuller(&form, &best_form) && !is_aside(input->text, aliases + i, aliases)) {
			best = aliases + i;
			best_form = form;
		}
	}
	if (group->name)
		return true;
	const uint32_t surname = best_form.words > 1 ? NO_TOKEN
	                                             : missing_surname(input, found, groups, group);
	if (surname != NO_TOKEN) {
		const struct found *first =
			found->items + groups->mentions.items[group->first_mention];
		return compose_name(a, input, (lede_span){first->begin, first->end}, surname,
		                    strings, &group->name);
	}
	return add_plain_text(a, strings, input->text + best->span.begin,
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

/* Counts the wording of a mention among the aliases of a group, the last that has any so far. */
static bool count_alias(const lede_allocator *a, const struct found *mention,
                        struct wording *wording, const struct group *group,
                        struct groups *groups)
{
	if (wording->alias > group->first_alias) {
		groups->aliases.items[wording->alias - 1].count++;
		return true;
	}
	const lede_alias fresh = {{mention->begin, mention->end}, 1};
	wording->alias = (uint32_t)groups->aliases.count + 1;
	return vec_push(a, &groups->aliases, fresh);
}

bool list_aliases(const lede_allocator *a, const struct find_input *input,
                  const found_vec *found, const struct builder *builder, struct wordings *wordings,
                  struct groups *groups, string_vec *strings)
{
	groups->aliases.count = 0;
	if (!vec_reserve(a, &groups->aliases, wordings->items.count))
		return false;
	for (uint32_t g = 0; g < groups->items.count; g++) {
		struct group *group = groups->items.items + g;
		group->first_alias = (uint32_t)groups->aliases.count;
		for (uint32_t i = 0; i < group->mention_count; i++) {
			const uint32_t place = group->first_mention + i;
			if (!count_alias(a, found->items + groups->mentions.items[place],
			                 wordings->items.items + builder->wordings.items[place],
			                 group, groups))
				return false;
		}
		group->alias_count = (uint32_t)groups->aliases.count - group->first_alias;
		heap_sort((struct heap){is_more_frequent, swap_aliases,
		                        groups->aliases.items + group->first_alias},
		          group->alias_count);
		if (!name_group(a, input, found, groups, group, strings))
			return false;
	}
	return true;
}
