#include "group/nameless.h"

#include "group/names.h"

/* Does the mention end what it is part of: "the French.", not "the French president"? */
static bool is_last_of_phrase(const struct find_input *input, const struct found *found)
{
	/* What may follow a noun, not an adjective. */
	static const char *const behind_nouns[] = {
		"and", "are",  "as",   "at",  "but", "by",   "can",   "did",  "do", "for",
		"from", "had", "have", "in",  "may", "of",   "on",    "or",   "to", "was",
		"were", "who", "will", "with", "would", NULL,
	};
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	if (next == s->first_token + s->token_count)
		return true;
	const struct token *t = input->tokens + next;
	if (t->flags & LEDE_TOKEN_PUNCT)
		return input->text[t->begin] != '-';
	return token_is_any(input, next, behind_nouns);
}

/* "Americans", "the French"; what is neither is read as an adjective. */
static bool is_noun(const struct find_input *input, const struct found *found)
{
	const char *end = input->text + found->end;
	const uint32_t length = found->end - found->begin;
	if (length > 4 && ((end[-1] == 's' && end[-2] != 's') || !memcmp(end - 3, "men", 3)))
		return true;
	return is_behind(input, found, "the") && is_last_of_phrase(input, found);
}

/* "A Kennedy", "a World Heritage Site", "a Fellow of the Royal Society", "as Professor of
 * Linguistics": one of a kind, or what someone is. */
static bool is_kind(const struct find_input *input, const struct found *found)
{
	if (found->first_token == input->sentences[found->sentence].first_token ||
	    (input->text[input->tokens[found->first_token - 1].begin] | 0x20) != 'a')
		return false; /* as nearly always */
	const bool article = is_behind(input, found, "a") || is_behind(input, found, "an");
	if (!article && !is_behind(input, found, "as"))
		return false;
	if (found->type == LEDE_PERSON || found->type == LEDE_FAC || found->type == LEDE_LOC)
		return article && is_last_of_phrase(input, found);
	return found->token_count > 2 &&
	       (token_flags(input, found->first_token) & WORD_ROLE) &&
	       token_is(input, found->first_token + 1, "of");
}

/* "Apple Computer CEO", which the tagger takes for a body; the Office of the President is one. */
static bool is_post(const struct find_input *input, const struct found *found)
{
	static const char *const posts[] = {
		"ceo",      "cfo",       "president", "chairman",  "chairwoman", "director",
		"minister", "secretary", "professor", "spokesman", "spokeswoman", NULL};
	if (found->type != LEDE_ORG || found->token_count < 2 ||
	    !token_is_any(input, found->first_token + found->token_count - 1, posts))
		return false;
	for (uint32_t i = 0; i < found->token_count; i++)
		if (token_flags(input, found->first_token + i) & WORD_FUNCTION)
			return false;
	return true;
}

/* "Professor of Linguistics", "Bachelor of Arts": what someone is, be it taken for a work. */
static bool is_rank(const struct find_input *input, const struct found *found)
{
	static const char *const ranks[] = {"professor", "lecturer", "fellow", "bachelor", NULL};
	return found->token_count > 2 && found->type != LEDE_PERSON &&
	       token_is(input, found->first_token + 1, "of") &&
	       token_is_any(input, found->first_token, ranks);
}

/* "SpA", which the tagger has cut off; but "the Company" is one. */
static bool is_legal_form(const struct find_input *input, const struct found *found)
{
	return found->type == LEDE_ORG && found->token_count == 1 &&
	       (token_flags(input, found->first_token) & (WORD_LEGAL | WORD_HEAD)) == WORD_LEGAL;
}

bool is_nameless_here(const struct find_input *input, const struct found *found)
{
	return found->type == LEDE_NORP ? !is_noun(input, found) : is_kind(input, found);
}

bool is_nameless_wording(const struct find_input *input, const struct found *found)
{
	if (found->type == LEDE_NORP)
		return false;
	if (found->type == LEDE_PERSON)
		return found->token_count == 1 &&
		       (token_flags(input, found->first_token) & (WORD_TITLE | WORD_GENERATION));
	return is_legal_form(input, found) || is_post(input, found) || is_rank(input, found);
}

bool is_nameless(const struct find_input *input, const struct found *found)
{
	return is_nameless_here(input, found) || is_nameless_wording(input, found);
}
