/* Countries, regions and some cities: the names a place goes by, and what its people are called. */
#ifndef LEDE_GROUP_NATION_H
#define LEDE_GROUP_NATION_H

#include "base/prelude.h"

struct nation {
	uint16_t code;   /* one for all words of a place; 0: none */
	bool     people; /* a word for its people, or an adjective, and no name of the place */
};

/* The place that a name stands for. The name is folded (names.h), its words parted by one space. */
struct nation nation_find(const char *name, size_t length);

/* The same, where an "s" at the end may be a plural: "americans" may be "american", too. */
struct nation folded_nation(const char *name, size_t length);

/* Of a name as it is written. */
struct nation name_nation(const char *text, size_t length);

#endif
