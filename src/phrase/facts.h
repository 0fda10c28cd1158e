/* What can be counted in a text. */
#ifndef LEDE_PHRASE_FACTS_H
#define LEDE_PHRASE_FACTS_H

#include "doc/document.h"

/* The syllables of an English word, >= 1, by the groups of its vowels. */
size_t count_syllables(const char *word, size_t length);

/* The title of a text: that of its front matter, its first heading, or a first line that looks like
 * one. Empty if there is none. */
lede_span title_of(const lede_doc *doc, const char *text, size_t length);

#endif
