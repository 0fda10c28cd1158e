#include "group/mention.h"

#include "base/ascii.h"
#include "group/reading.h"

/* The tokens of a mention's sentence. */
struct room {
	uint32_t first, end;
};

static struct room room_of(const struct find_input *input, const struct found *found)
{
	const struct sentence *s = input->sentences + found->sentence;
	return (struct room){s->first_token, s->first_token + s->token_count};
}

/* Is it so many tokens that name a country or a part of one, and does punctuation follow? */
static bool is_region(const struct find_input *input, uint32_t token, uint32_t count, uint32_t end)
{
	if (token + count > end ||
	    (token + count < end && !(input->tokens[token + count].flags & LEDE_TOKEN_PUNCT)))
		return false;
	const struct token *head = input->tokens + token, *tail = head + count - 1;
	const struct nation nation = name_nation(input->text + head->begin,
	                                         tail->begin + tail->length - head->begin);
	return nation.code && !nation.people;
}

bool is_told_place(const struct find_input *input, const struct found *found)
{
	static const char *const kinds[] = {"borough", "city", "county", "district", "island",
	                                    "municipality", "port", "province", "town", "village",
	                                    NULL};
	const struct room room = room_of(input, found);
	const uint32_t at = found->first_token, next = at + 1;
	if (found->token_count > 1)
		return false;
	if (at >= room.first + 2 && token_is(input, at - 1, "of") &&
	    token_is_any(input, at - 2, kinds))
		return true;
	return next + 1 < room.end && token_is(input, next, ",") &&
	       (is_region(input, next + 1, 1, room.end) || is_region(input, next + 1, 2, room.end));
}

enum name_class told_class(const struct find_input *input, const struct found *found)
{
	static const char *const families[] = {"family", "families", "brothers", "sisters",
	                                       "siblings", "dynasty", "clan", "household", "twins",
	                                       NULL};
	const bool person = found->type == LEDE_PERSON;
	const uint32_t next = found->first_token + found->token_count;
	enum name_class told = CLASS_NONE;
	if (next < room_of(input, found).end) {
		if (person && token_is_any(input, next, families))
			told = CLASS_FAMILY;
		else if (!person && token_is(input, next, "himself")) /* America is herself */
			told = CLASS_PERSON;
	}
	if (person && !told && is_told_place(input, found))
		told = CLASS_PLACE;
	return is_told(found) ? CLASS_NONE : told;
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
	const struct room room = room_of(input, found);
	const uint32_t next = found->first_token + found->token_count;
	if (next >= room.end)
		return found->end;
	const struct token *t = input->tokens + next;
	if (input->text[t->begin] != 'I' && input->text[t->begin] != 'V' &&
	    input->text[t->begin] != 'X')
		return found->end;
	const bool titled =
		found->first_token > room.first &&
		token_flags(input, found->first_token - 1) & WORD_TITLE;
	return token_flags(input, next) & WORD_GENERATION && (t->length > 1 || titled)
	               ? t->begin + t->length
	               : found->end;
}

bool all_capitals(const char *text, size_t length)
{
	enum { LONGEST_MIXED = 5 };
	size_t capitals = 0;
	for (size_t i = 0; i < length; i++) {
		const bool between = i > 0 && i + 1 < length && length <= LONGEST_MIXED &&
		                     is_upper_byte(text[i - 1]) && is_upper_byte(text[i + 1]);
		if (is_upper_byte(text[i]))
			capitals++;
		else if (text[i] != '.' && text[i] != '&' &&
		         !(between && is_lower_byte(text[i])))
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
		if (!is_upper_byte(text[i]))
			continue;
		if (hump || text[i - 1] < 'a' || text[i - 1] > 'z')
			return 0;
		hump = (char)(text[i] + ('a' - 'A'));
	}
	return hump;
}

bool is_within_letters(const char *text, size_t length, size_t at)
{
	enum { MOST_BEFORE = 2 };
	size_t begin = at;
	while (begin > 0 && at - begin <= MOST_BEFORE && is_upper_byte(text[begin - 1]))
		begin--;
	return begin < at && at - begin <= MOST_BEFORE && at + 1 < length &&
	       is_upper_byte(text[at + 1]) && (begin == 0 || text[begin - 1] == ' ');
}
