/* Written by tools/gen_index.py. */
#ifndef LEDE_GROUP_INDEX_H
#define LEDE_GROUP_INDEX_H

#include "base/index.h"

extern const uint16_t cues_index[222];
extern const uint16_t male_index[1250];
extern const uint16_t female_index[1410];
extern const uint16_t known_index[904];
extern const uint16_t nations_index[1468];
extern const uint16_t nicknames_index[234];
extern const uint16_t shorts_index[52];
extern const uint16_t words_index[1804];

#endif
