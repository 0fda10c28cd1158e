#include "group/mention.h"

#include "group/reading.h"

enum name_class person_class(const struct find_input *input, const struct found *found)
{
	static const char *const words[] = {"family", "families", "brothers", "sisters", "siblings",
	                                    "dynasty", "clan", "household", "twins", NULL};
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	const bool family = next < s->first_token + s->token_count &&
	                    token_is_any(input, next, words);
	return family ? CLASS_FAMILY : CLASS_PERSON;
}

uint32_t event_begin(const struct find_input *input, const struct found *found)
{
	const uint32_t first = input->sentences[found->sentence].first_token;
	if (found->first_token == first)
		return found->begin;
	const struct token *t = input->tokens + found->first_token - 1;
	const char *year = input->text + t->begin;
	for (uint32_t i = 0; i < 4; i++)
		if (t->length != 4 || year[i] < '0' || year[i] > '9')
			return found->begin;
	return t->begin;
}

uint32_t generation_end(const struct find_input *input, const struct found *found)
{
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	if (next >= s->first_token + s->token_count)
		return found->end;
	const struct token *t = input->tokens + next;
	if (input->text[t->begin] != 'I' && input->text[t->begin] != 'V' &&
	    input->text[t->begin] != 'X')
		return found->end;
	const bool titled =
		found->first_token > s->first_token &&
		token_flags(input, found->first_token - 1) & WORD_TITLE;
	return token_flags(input, next) & WORD_GENERATION && (t->length > 1 || titled)
	               ? t->begin + t->length
	               : found->end;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool all_capitals(const char *text, size_t length)
{
	enum { LONGEST_MIXED = 5 };
	size_t capitals = 0;
	for (size_t i = 0; i < length; i++) {
		const bool between = i > 0 && i + 1 < length && length <= LONGEST_MIXED &&
		                     is_capital(text[i - 1]) && is_capital(text[i + 1]);
		if (is_capital(text[i]))
			capitals++;
		else if (text[i] != '.' && text[i] != '&' &&
		         !(between && text[i] >= 'a' && text[i] <= 'z'))
			return false;
	}
	return capitals > 1;
}

char hump_of(const char *text, size_t length)
{
	char hump = 0;
	if ((length > 2 && !memcmp(text, "Mc", 2)) || (length > 3 && !memcmp(text, "Mac", 3)))
		return 0;
	for (size_t i = 1; i < length; i++) {
		if (!is_capital(text[i]))
			continue;
		if (hump || text[i - 1] < 'a' || text[i - 1] > 'z')
			return 0;
		hump = (char)(text[i] + ('a' - 'A'));
	}
	return hump;
}
