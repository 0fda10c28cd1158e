/* Characters and words as names are compared by. */
#ifndef LEDE_GROUP_FOLD_H
#define LEDE_GROUP_FOLD_H

#include "base/ascii.h"
#include "model/hash.h"
#include "text/utf8.h"

/* What a character does in a name. */
enum fold_kind {
	FOLD_LETTER, /* it is part of a word */
	FOLD_SKIP,   /* it is as if it was not there: a full stop, an apostrophe, a mark */
	FOLD_GAP     /* it parts words */
};

/* A letter of ASCII, as most are: then it is written to *out. */
static inline bool fold_letter(char c, char *out)
{
	*out = (char)(c | 0x20);
	return is_lower_byte(*out);
}

/* Decodes the character at text[0], length >= 1, and writes what it is compared by to out[0 ..
 * *out_length). Returns the bytes it takes. */
unsigned fold_character(const char *text, size_t length, enum fold_kind *kind, char out[4],
                        unsigned *out_length);

/* Nothing that the tables know is longer. */
enum { FOLDED_BYTES = 64 };

/* Folds a name as the tables have it, its words parted by one space. Returns its length, 0 for one
 * that is too long for them. */
size_t fold_name(const char *text, size_t length, char name[FOLDED_BYTES + 4]);

/* A longer word is told apart by its hash, but only so much of it is kept. */
enum { WORD_MAX_BYTES = 240 };

/* A word while it is read: folded. */
struct word_being_read {
	char     bytes[WORD_MAX_BYTES + 4];
	unsigned length, letters;
	uint32_t hash; /* of all of it */
};

static inline void word_begin(struct word_being_read *word)
{
	word->length = word->letters = 0;
	word->hash = HASH_SEED;
}

static inline void word_append(struct word_being_read *word, const char *bytes, unsigned length)
{
	for (unsigned i = 0; i < length; i++)
		word->hash = (word->hash ^ (unsigned char)bytes[i]) * 0x01000193u;
	if (word->length < WORD_MAX_BYTES) {
		memcpy(word->bytes + word->length, bytes, length);
		word->length += length;
		word->letters++;
	}
}

/* Appends the ASCII letters that text begins with, as most words are. Returns how many. */
static inline size_t word_append_letters(struct word_being_read *word, const char *text,
                                         size_t length)
{
	const size_t used = word->length, room = used < WORD_MAX_BYTES ? WORD_MAX_BYTES - used : 0;
	const size_t most = length < room ? length : room;
	char *out = word->bytes + used;
	uint32_t hash = word->hash;
	size_t n = 0;
	for (; n < most && fold_letter(text[n], out + n); n++)
		hash = (hash ^ (unsigned char)out[n]) * 0x01000193u;
	word->hash = hash;
	word->length += (unsigned)n;
	word->letters += (unsigned)n;
	return n;
}

static inline void word_set(struct word_being_read *word, const char *text, size_t length)
{
	word_begin(word);
	for (size_t i = 0; i < length; i++)
		word_append(word, text + i, 1);
}

#endif
