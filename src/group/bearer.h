/* What stands around a mention of a person and tells which of several of one surname is meant. */
#ifndef LEDE_GROUP_BEARER_H
#define LEDE_GROUP_BEARER_H

#include "find/found.h"
#include "group/words.h"

/* The gender that a title right before a person tells. */
enum gender title_gender(const struct find_input *input, const struct found *found);

/* How a person is told of as kin of another. */
enum kin {
	KIN_NONE = 0,
	KIN_OTHER, /* "his brother", "Ann's wife" */
	KIN_LINE   /* "his father", "the son of", "born to", who may be called alike */
};

/* "His brother, Bo Roe". *gender is what the word right before them tells; what a word before a
 * comma tells, if that is kin. */
enum kin told_kin(const struct find_input *input, const found_vec *found, uint32_t index,
                  enum gender *gender);

/* Of a person of one word: "the elder Roe" is "senior", "the younger Roe" "junior"; else NULL. */
const char *told_generation(const struct find_input *input, const struct found *found);

/* Of the given name of a couple, "Bill" in "Bill and Hillary Clinton", the token of the surname;
 * NO_TOKEN of any other word. end is behind the last that was found. */
#define NO_TOKEN UINT32_MAX
uint32_t surname_of_couple(const struct find_input *input, const struct found *found,
                           const struct found *end);

/* The gender that pronouns behind a mention tell, up to the next person: "Roe sold her house". */
enum gender gender_behind(const struct find_input *input, const struct found *found,
                          const struct found *end);

/* "He", "him", "his", "himself" and the four of women. */
enum gender pronoun_gender(const struct find_input *input, uint32_t token);

#endif
