#include "group/nameless.h"

#include "group/names.h"

/* A token in lower case, if it is that short; else an empty string. */
enum { SHORT_WORD = 8 };

static void read_short(const struct find_input *input, uint32_t token, char word[SHORT_WORD])
{
	const struct token *t = input->tokens + token;
	word[0] = '\0';
	if (t->length >= SHORT_WORD)
		return;
	for (uint32_t i = 0; i < t->length; i++) {
		const char c = input->text[t->begin + i];
		word[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	word[t->length] = '\0';
}

/* What may follow a noun, not an adjective. */
static bool ends_noun(const char *word)
{
	static const char *const words[] = {
		"and", "are",  "as",   "at",  "but", "by",   "can",   "did",  "do", "for",
		"from", "had", "have", "in",  "may", "of",   "on",    "or",   "to", "was",
		"were", "who", "will", "with", "would", NULL,
	};
	for (size_t i = 0; words[i]; i++)
		if (!strcmp(words[i], word))
			return true;
	return false;
}

/* Does the mention end what it is part of: "the French.", not "the French president"? */
static bool is_last_of_phrase(const struct find_input *input, const struct found *found)
{
	const struct sentence *s = input->sentences + found->sentence;
	const uint32_t next = found->first_token + found->token_count;
	char word[SHORT_WORD];
	if (next == s->first_token + s->token_count)
		return true;
	const struct token *t = input->tokens + next;
	if (t->flags & LEDE_TOKEN_PUNCT)
		return input->text[t->begin] != '-';
	read_short(input, next, word);
	return ends_noun(word);
}

/* The word before the mention, or an empty string. */
static void read_before(const struct find_input *input, const struct found *found,
                        char word[SHORT_WORD])
{
	word[0] = '\0';
	if (found->first_token > input->sentences[found->sentence].first_token)
		read_short(input, found->first_token - 1, word);
}

/* "Americans", "the French"; what is neither is read as an adjective. */
static bool is_noun(const struct find_input *input, const struct found *found)
{
	const char *end = input->text + found->end;
	const uint32_t length = found->end - found->begin;
	char word[SHORT_WORD];
	if (length > 4 && ((end[-1] == 's' && end[-2] != 's') || !memcmp(end - 3, "men", 3)))
		return true;
	read_before(input, found, word);
	return !strcmp(word, "the") && is_last_of_phrase(input, found);
}

/* "A Kennedy", "a World Heritage Site", "a Fellow of the Royal Society", "as Professor of
 * Linguistics": one of a kind, or what someone is. */
static bool is_kind(const struct find_input *input, const struct found *found)
{
	char word[SHORT_WORD];
	read_before(input, found, word);
	const bool article = !strcmp(word, "a") || !strcmp(word, "an");
	if (!article && strcmp(word, "as") != 0)
		return false;
	if (found->type == LEDE_PERSON || found->type == LEDE_FAC || found->type == LEDE_LOC)
		return article && is_last_of_phrase(input, found);
	if (found->token_count < 3 || !(token_flags(input, found->first_token) & WORD_ROLE))
		return false;
	read_short(input, found->first_token + 1, word);
	return !strcmp(word, "of");
}

/* "SpA", which the tagger has cut off; but "the Company" is one. */
static bool is_legal_form(const struct find_input *input, const struct found *found)
{
	return found->type == LEDE_ORG && found->token_count == 1 &&
	       (token_flags(input, found->first_token) & (WORD_LEGAL | WORD_HEAD)) == WORD_LEGAL;
}

bool is_nameless(const struct find_input *input, const struct found *found)
{
	if (found->type == LEDE_NORP)
		return !is_noun(input, found);
	if (is_legal_form(input, found))
		return true;
	return (found->type == LEDE_PERSON && found->token_count == 1 &&
	        (token_flags(input, found->first_token) & (WORD_TITLE | WORD_GENERATION))) ||
	       is_kind(input, found);
}
