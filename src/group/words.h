/* What a word means inside and beside a name. Words are folded (names.h). */
#ifndef LEDE_GROUP_WORDS_H
#define LEDE_GROUP_WORDS_H

#include "base/index.h"

enum { /* word_flags */
	WORD_TITLE = 1u << 0,      /* before a person's name: Mr, Queen, Senator */
	WORD_MALE = 1u << 1,       /* a title or role of men */
	WORD_FEMALE = 1u << 2,     /* a title or role of women */
	WORD_LEGAL = 1u << 3,      /* a company's form: Inc, plc, GmbH */
	WORD_HOLDING = 1u << 4,    /* may be left out as a legal form may: Group */
	WORD_PARTICLE = 1u << 5,   /* between given name and surname: van, de, bin */
	WORD_GENERATION = 1u << 6, /* behind a name: Jr, III */
	WORD_FUNCTION = 1u << 7,   /* of, the, and: may be left out of an acronym */
	WORD_PLACE = 1u << 8,      /* what a place is, as part of its name: Island, Province */
	WORD_WATER = 1u << 9,      /* of those, what is no seat of people: River, Mount */
	WORD_HEAD = 1u << 10,      /* what a body or thing is: Bank, Court, Treaty */
	WORD_COMMON = 1u << 11,    /* begins too many names to stand for one: National, New */
	WORD_ROLE = 1u << 12,      /* what a person is: president, spokeswoman */
	WORD_MODIFIER = 1u << 13,  /* may stand before a role: former, prime, deputy */
	WORD_KIND = 1u << 14,      /* what a body or place is, in lower case: company, city */
	WORD_BUSINESS = 1u << 15,  /* ends names of companies: Airlines, Computer */
	WORD_STORM = 1u << 16      /* before the name of a storm: Hurricane, Tropical */
};

uint32_t word_flags(const char *word, size_t length);
uint32_t word_flags_of(struct index_key word);

enum gender { GENDER_UNKNOWN = 0, GENDER_MALE, GENDER_FEMALE };

/* Of the bearers of a given name, if nearly all are of one. */
enum gender given_name_gender(const char *word, size_t length);
enum gender given_name_gender_of(struct index_key word);

/* WORD_MALE and WORD_FEMALE, where they say that. */
enum gender flags_gender(uint32_t flags);

/* The full form of a nickname ("william" for "bill"), static, or NULL. */
const char *nickname_full(const char *word, size_t length);

/* The full form of a word that is written short in names ("avenue" for "ave"), static, or NULL. */
const char *short_word_full(const char *word, size_t length);

#endif
