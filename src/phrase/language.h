/* What language a text is in, told by its script and its most frequent words. */
#ifndef LEDE_PHRASE_LANGUAGE_H
#define LEDE_PHRASE_LANGUAGE_H

#include "doc/document.h"

/* Languages told apart by their words. */
enum language {
	LANGUAGE_ENGLISH,
	LANGUAGE_GERMAN,
	LANGUAGE_FRENCH,
	LANGUAGE_SPANISH,
	LANGUAGE_ITALIAN,
	LANGUAGE_PORTUGUESE,
	LANGUAGE_CATALAN,
	LANGUAGE_DUTCH,
	LANGUAGE_SWEDISH,
	LANGUAGE_DANISH,
	LANGUAGE_NORWEGIAN,
	LANGUAGE_POLISH,
	LANGUAGE_CZECH,
	LANGUAGE_ROMANIAN,
	LANGUAGE_HUNGARIAN,
	LANGUAGE_FINNISH,
	LANGUAGE_TURKISH,
	LANGUAGE_INDONESIAN,
	LANGUAGE_COUNT
};

/* A frequent word, and those of the languages above that have it. Words that are frequent in
 * English and elsewhere ("in", "for") are left out, or count for English where
 * they are much more so there ("was", "of"). */
struct language_word {
	char     word[12]; /* in lower case, filled up with NULs */
	uint32_t languages; /* bits 1 << enum language */
};

extern const struct language_word language_words[]; /* sorted by word */
extern const size_t language_word_count;

/* The English name of the language that most of doc is in; "" when there is too little to tell,
 * which is so for lists of names, tables of numbers and code as well. Static. Takes no longer for a
 * book than for a chapter. */
const char *language_of(const lede_doc *doc, const char *text);

#endif
