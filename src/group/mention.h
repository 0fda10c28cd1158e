/* What the text of a mention tells of its name. */
#ifndef LEDE_GROUP_MENTION_H
#define LEDE_GROUP_MENTION_H

#include "group/names.h"

/* Is it a place, whatever it is taken for: "the city of Jackson", "Jackson, Mississippi,"? */
bool is_told_place(const struct find_input *input, const struct found *found);

/* What the words around a PERSON or GPE say that it is, if that is another thing: "the Kennedy
 * family", "the city of Jackson", "Washington himself"; else CLASS_NONE. */
enum name_class told_class(const struct find_input *input, const struct found *found);

/* Where the name of an event begins: it is another one each year ("the 2002 World Cup"). */
uint32_t event_begin(const struct find_input *input, const struct found *found);

/* Where that of a person ends. "Shah Abbas I", cut off before the number: an "I" behind a name is
 * one if a title comes first. */
uint32_t generation_end(const struct find_input *input, const struct found *found);

/* "BBC", "B.B.C.", but for a small letter between two: "AfD". */
bool all_capitals(const char *text, size_t length);

/* Is the "&" at at that of "J&J" or "AT&T", whose letters are one word? */
bool is_within_letters(const char *text, size_t length, size_t at);

/* The one capital behind a small letter, in lower case, or 0; that of McDonald is none. */
char hump_of(const char *text, size_t length);

#endif
