#include "group/bearer.h"

#include "group/reading.h"

/* ---- Before a name ------------------------------------------------------------------------- */

enum gender title_gender(const struct find_input *input, const struct found *found)
{
	if (found->first_token == input->sentences[found->sentence].first_token)
		return GENDER_UNKNOWN;
	return flags_gender(token_flags(input, found->first_token - 1));
}

/* "His", "Ann's" */
static bool is_owner(const struct find_input *input, uint32_t first, uint32_t token)
{
	static const char *const owners[] = {"his", "her", "their", "'s", "\xE2\x80\x99s", "'",
	                                     "\xE2\x80\x99", NULL};
	return token >= first && token_is_any(input, token, owners);
}

/* A parent or child, who may bear the same name. */
static bool is_line(const struct find_input *input, uint32_t token)
{
	static const char *const line[] = {"child",       "children", "daughter", "daughters",
	                                   "father",      "grandfather", "grandmother",
	                                   "grandson",    "mother",   "son",      "sons", NULL};
	return token_is_any(input, token, line);
}

static enum kin kin_of(const struct find_input *input, uint32_t token)
{
	static const char *const others[] = {"aunt",   "brother", "granddaughter", "husband",
	                                     "nephew", "niece",   "sister",        "uncle",
	                                     "widow",  "widower", "wife",          NULL};
	return is_line(input, token)                ? KIN_LINE
	       : token_is_any(input, token, others) ? KIN_OTHER
	                                            : KIN_NONE;
}

/* "The son of the late Bo Roe", "grandson of the founder, Bo Roe", "born in Oslo to Bo Roe". */
static bool is_parent(const struct find_input *input, uint32_t first, uint32_t at)
{
	enum { MOST_BETWEEN = 6, MOST_SINCE_BIRTH = 20 };
	if (at > first && token_is(input, at - 1, "to")) {
		for (uint32_t i = at; i-- > first && i + MOST_SINCE_BIRTH > at;)
			if (token_is(input, i, "born"))
				return true;
		return false;
	}
	if (at > first && token_is(input, at - 1, ","))
		at--;
	for (uint32_t i = at; i-- > first + 1 && i + MOST_BETWEEN > at;) {
		if (input->tokens[i].flags & LEDE_TOKEN_PUNCT)
			return false;
		if (token_is(input, i, "of") && is_line(input, i - 1))
			return true;
	}
	return false;
}

/* Behind "his", "her" or "Ann's", which begins at at, perhaps with a word between; but "his son" is
 * of the name that follows, if one does: it begins at name. */
static enum kin owned_kin(const struct find_input *input, uint32_t at, uint32_t end, uint32_t name)
{
	static const char *const owners[] = {"his", "her", "their", NULL};
	if (at + 2 < end && !token_is_any(input, at, owners) && is_owner(input, 0, at + 1))
		at++; /* "Ann" of "Ann's" */
	else if (at >= end || !token_is_any(input, at, owners))
		return KIN_NONE;
	for (uint32_t i = at + 1; i < end && i <= at + 2; i++) {
		const enum kin kin = kin_of(input, i);
		if (kin)
			return name > i && name <= i + 2 ? KIN_NONE : kin;
	}
	return KIN_NONE;
}

/* Before the name: "his brother, Bo Roe", "his eldest brother Bo Roe". */
static enum kin kin_before(const struct find_input *input, uint32_t first, uint32_t at,
                           enum gender *gender)
{
	enum gender told = *gender;
	if (at > first + 2 && token_is(input, at - 1, ","))
		told = flags_gender(token_flags(input, --at - 1));
	if (!told || at < first + 2)
		return KIN_NONE;
	const enum kin kin = kin_of(input, at - 1);
	if (!kin || (!is_owner(input, first, at - 2) &&
	             !(at > first + 2 && is_owner(input, first, at - 3))))
		return KIN_NONE;
	*gender = told;
	return kin;
}

/* "Bo Roe" of "Bo Roe and Ann Roe", if the mention is the second of two; else itself. */
static const struct found *first_of_two(const struct find_input *input, const struct found *found,
                                        const struct found *begin)
{
	return found > begin && found[-1].type == LEDE_PERSON &&
	                       found[-1].first_token + found[-1].token_count + 1 ==
	                               found->first_token &&
	                       is_behind(input, found, "and")
	               ? found - 1
	               : found;
}

enum kin told_kin(const struct find_input *input, const found_vec *all, uint32_t index,
                  enum gender *gender)
{
	const struct found *found = all->items + index;
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t end = s->first_token + s->token_count;
	const uint32_t next = found->first_token + found->token_count;
	const uint32_t parent = first_of_two(input, found, all->items)->first_token;
	const uint32_t name = index + 1 < all->count ? found[1].first_token : 0;
	if (is_parent(input, s->first_token, parent))
		return KIN_LINE;
	if (next < end && token_is(input, next, ",")) { /* "Ann Roe, his wife," */
		const enum kin kin = owned_kin(input, next + 1, end, name);
		if (kin)
			return kin;
	}
	return kin_before(input, s->first_token, found->first_token, gender);
}

const char *told_generation(const struct find_input *input, const struct found *found)
{
	static const char *const senior[] = {"elder", "older", "senior", NULL};
	static const char *const junior[] = {"younger", "junior", NULL};
	const uint32_t first = input->sentences[found->sentence].first_token;
	if (found->first_token < first + 2 ||
	    !token_is(input, found->first_token - 2, "the"))
		return NULL;
	return token_is_any(input, found->first_token - 1, senior)   ? "senior"
	       : token_is_any(input, found->first_token - 1, junior) ? "junior"
	                                                             : NULL;
}

/* ---- Behind it ----------------------------------------------------------------------------- */

static enum gender token_gender(const struct find_input *input, uint32_t token)
{
	return given_name_gender_of(token_key(input, token));
}

uint32_t surname_of_couple(const struct find_input *input, const struct found *found,
                           const struct found *end)
{
	const struct found *other = found + 1;
	const uint32_t between = found->first_token + 1;
	if (other == end || other->type != LEDE_PERSON ||
	    other->token_count < 2 || other->first_token != between + 1 ||
	    other->sentence != found->sentence ||
	    !(token_is(input, between, "and") || token_is(input, between, "&")))
		return NO_TOKEN;
	const enum gender gender = token_gender(input, found->first_token);
	const enum gender of_other = token_gender(input, other->first_token);
	return gender && of_other && gender != of_other
	               ? other->first_token + other->token_count - 1
	               : NO_TOKEN;
}

enum gender pronoun_gender(const struct find_input *input, uint32_t token)
{
	static const struct {
		char         word[8];
		unsigned char length, gender;
	} pronouns[] = {
		{"he", 2, GENDER_MALE},       {"him", 3, GENDER_MALE},
		{"his", 3, GENDER_MALE},      {"himself", 7, GENDER_MALE},
		{"she", 3, GENDER_FEMALE},    {"her", 3, GENDER_FEMALE},
		{"hers", 4, GENDER_FEMALE},   {"herself", 7, GENDER_FEMALE},
	};
	const struct token *t = input->tokens + token;
	if (t->length < 2 || t->length > 7)
		return GENDER_UNKNOWN;
	const char *text = input->text + t->begin;
	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (pronouns[i].length == t->length && (text[0] | 0x20) == pronouns[i].word[0] &&
		    !memcmp(text + 1, pronouns[i].word + 1, t->length - 1u))
			return (enum gender)pronouns[i].gender;
	return GENDER_UNKNOWN;
}

/* Is the pronoun no subject, and so of someone else: "Roe told her that"? */
static bool is_object(const struct find_input *input, uint32_t token, uint32_t end)
{
	static const char *const others[] = {"about", "and",  "as",   "at",   "but", "by",
	                                     "for",   "from", "he",   "if",   "in",  "into",
	                                     "of",    "on",   "that", "to",   "was", "when",
	                                     "who",   "with", "would", "the", "a",   NULL};
	if (token_is(input, token, "him") || token_is(input, token, "hers"))
		return true;
	return token_is(input, token, "her") &&
	       (token + 1 == end || input->tokens[token + 1].flags & LEDE_TOKEN_PUNCT ||
	        token_is_any(input, token + 1, others));
}

enum gender gender_behind(const struct find_input *input, const struct found *found,
                          const struct found *end)
{
	enum { WITHIN = 16 }; /* tokens */
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t behind = found->first_token + found->token_count;
	uint32_t stop = s->first_token + s->token_count;
	if (stop > behind + WITHIN)
		stop = behind + WITHIN;
	for (const struct found *next = found + 1; next < end && next->first_token < stop; next++)
		if (next->type == LEDE_PERSON)
			stop = next->first_token;
	for (uint32_t i = behind; i < stop; i++) {
		const enum gender gender = pronoun_gender(input, i);
		if (gender != GENDER_UNKNOWN && !is_object(input, i, stop))
			return gender;
	}
	return GENDER_UNKNOWN;
}
