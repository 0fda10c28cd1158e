/* Written by tools/gen_index.py. */
#ifndef LEDE_GROUP_INDEX_H
#define LEDE_GROUP_INDEX_H

#include "base/index.h"

extern const uint16_t cues_index[177];
extern const uint16_t male_index[1000];
extern const uint16_t female_index[1128];
extern const uint16_t known_index[697];
extern const uint16_t nations_index[1174];
extern const uint16_t nicknames_index[187];
extern const uint16_t shorts_index[38];
extern const uint16_t words_index[1385];

#endif
