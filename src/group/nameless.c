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

/* "Americans", "the French"; what is neither is read as an adjective. */
static bool is_noun(const struct find_input *input, const struct found *found)
{
	const struct sentence *s = input->sentences + found->sentence;
	const char *end = input->text + found->end;
	const uint32_t length = found->end - found->begin;
	const uint32_t next = found->first_token + found->token_count;
	char word[SHORT_WORD];
	if (length > 4 && (end[-1] == 's' || !memcmp(end - 3, "men", 3)))
		return true;
	if (found->first_token == s->first_token)
		return false;
	read_short(input, found->first_token - 1, word);
	if (strcmp(word, "the") != 0)
		return false;
	if (next == s->first_token + s->token_count)
		return true;
	const struct token *t = input->tokens + next;
	if (t->flags & LEDE_TOKEN_PUNCT)
		return input->text[t->begin] != '-';
	read_short(input, next, word);
	return ends_noun(word);
}

bool is_nameless(const struct find_input *input, const struct found *found)
{
	if (found->type == LEDE_NORP)
		return !is_noun(input, found);
	return found->type == LEDE_PERSON && found->token_count == 1 &&
	       (token_flags(input, found->first_token) & (WORD_TITLE | WORD_GENERATION));
}
