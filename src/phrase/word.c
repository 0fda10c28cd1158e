#include "phrase/word.h"

#include "text/utf8.h"

enum { WORD_BYTES = 64 }; /* longer words are told apart by their first bytes */

/* ---- One word ----------------------------------------------------------------------------- */

static bool ends_in(const char *word, size_t length, const char *ending)
{
	const size_t n = strlen(ending);
	return length > n && !memcmp(word + length - n, ending, n);
}

static bool ends_in_one(const char *word, size_t length, const char *const *endings)
{
	for (; *endings; endings++)
		if (ends_in(word, length, *endings))
			return true;
	return false;
}

size_t singular(char *lower, size_t length)
{
	static const char *const none[] = {"ss", "us", "is", NULL};
	static const char *const long_plurals[] = {"sses", "shes", "ches", "xes", "zes", NULL};
	if (length < 4 || lower[length - 1] != 's' || ends_in_one(lower, length, none))
		return length;
	if (ends_in(lower, length, "ies")) {
		if (length == 4)
			return length;
		lower[length - 3] = 'y';
		return length - 2;
	}
	return length - (ends_in_one(lower, length, long_plurals) ? 2 : 1);
}

static enum word_part part_by_ending(const char *lower, size_t length)
{
	static const char *const others[] = {"ly", NULL};
	static const char *const verbs[] = {"ed",   "ing",  "ize",  "ise",   "ify",
	                                    "izes", "ises", "ifies", NULL};
	static const char *const adjectives[] = {
		"ous", "ful", "less", "able", "ible", "ive", "ical",
		"ic", "ial", "onal", "ary", "ish", "est", NULL,
	};
	if (length == 1 || lower[0] == '\'' || ends_in(lower, length, "'t"))
		return WORD_OTHER; /* 's, n't, can't */
	if (length < 5)
		return WORD_NOUN;
	return ends_in_one(lower, length, others)       ? WORD_OTHER
	       : ends_in_one(lower, length, verbs)      ? WORD_VERB
	       : ends_in_one(lower, length, adjectives) ? WORD_ADJECTIVE
	                                                : WORD_NOUN;
}

uint8_t word_code(const char *lower, size_t length)
{
	char key[BACKGROUND_BYTES] = {0};
	size_t low = 0, high = length <= BACKGROUND_BYTES ? BACKGROUND_COUNT : 0;
	if (high)
		memcpy(key, lower, length);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = memcmp(background[middle].word, key, sizeof key);
		if (order == 0)
			return background[middle].code;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint8_t)(part_by_ending(lower, length) | BACKGROUND_UNKNOWN_LEVEL);
}

/* Writes the word in lower case to lower; returns the bytes it takes there. */
static size_t write_lower(const char *word, size_t length, char lower[WORD_BYTES + 4])
{
	size_t used = 0;
	for (size_t i = 0; i < length && used < WORD_BYTES;) {
		uint32_t code;
		const unsigned bytes = utf8_decode(word + i, length - i, &code);
		/* One form of the apostrophe: the tables have no other. */
		used += utf8_encode(code == 0x2019 ? '\'' : uni_lower(code), lower + used);
		i += bytes;
	}
	return used;
}

/* ---- All words ---------------------------------------------------------------------------- */

/* Of bad bytes alone, though each may count as a letter (text/chars.h), nobody can read a word. */
static bool is_legible(const char *word, size_t length)
{
	enum { BAD = 0xFFFD };
	uint32_t code = BAD;
	for (size_t i = 0; i < length && code == BAD;)
		i += utf8_decode(word + i, length - i, &code);
	return code != BAD;
}

static bool is_word(const char *text, const struct token *token)
{
	enum { NO_WORD = LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_NUMBER | LEDE_TOKEN_PUNCT |
		         LEDE_TOKEN_CODE };
	const char first = text[token->begin];
	return !(token->flags & NO_WORD) && first != '\'' && first != '@' && first != '#' &&
	       is_legible(text + token->begin, token->length);
}

static bool add_word(const lede_allocator *a, struct phrase_words *words, struct key_table *table,
                     const char *word, size_t length, uint32_t sentence)
{
	char lower[WORD_BYTES + 4];
	uint32_t first;
	utf8_decode(word, length, &first);
	size_t used = write_lower(word, length, lower);
	struct phrase_word *self = &words->words.items[words->words.count++];
	*self = (struct phrase_word){LEDE_NONE, word_code(lower, used), uni_lower(first) != first};
	used = singular(lower, used);
	uint64_t key = used;
	for (size_t i = 0; i < used; i++)
		key = key * 0x100000001b3u ^ (unsigned char)lower[i];
	uint32_t *number = key_table_find(table, key_add(0, key));
	if (!number)
		return true;
	if (*number == LEDE_NONE) {
		*number = (uint32_t)words->terms.count;
		const struct phrase_term term = {
			.first_sentence = sentence,
			.last_sentence = LEDE_NONE,
			.person = LEDE_NONE,
			.code = self->code,
		};
		if (!vec_push(a, &words->terms, term))
			return false;
	}
	struct phrase_term *term = &words->terms.items[*number];
	term->count++;
	term->sentences += term->last_sentence != sentence;
	term->last_sentence = sentence;
	self->term = *number;
	return true;
}

bool phrase_words_read(const lede_allocator *a, const lede_doc *doc, const char *text,
                       struct phrase_words *words)
{
	static const struct phrase_word no_word = {LEDE_NONE, WORD_OTHER, false};
	struct key_table table = {0};
	bool ok = key_table_make(a, &table, doc->tokens.count) &&
	          vec_reserve(a, &words->words, doc->tokens.count);
	for (size_t i = 0; ok && i < doc->sentences.count; i++) {
		const struct sentence *s = doc->sentences.items + i;
		const struct token *token = doc->tokens.items + s->first_token;
		for (uint32_t k = 0; ok && k < s->token_count; k++, token++) {
			if (is_word(text, token))
				ok = add_word(a, words, &table, text + token->begin, token->length,
				              (uint32_t)i);
			else
				words->words.items[words->words.count++] = no_word;
		}
	}
	key_table_free(a, &table);
	return ok;
}

void phrase_words_free(const lede_allocator *a, struct phrase_words *words)
{
	vec_free(a, &words->terms);
	vec_free(a, &words->words);
}
