/* From the sums of a piece of a sentence to the names in it: the best labels, and how likely each
 * name is. */
#ifndef LEDE_TAG_NAME_H
#define LEDE_TAG_NAME_H

#include "tag/piece.h"

/* Labels the tokens of the piece that lie within, and appends what they are to *found, numbered
 * from first_token, the piece's. False when there is no memory. */
bool label_names(struct tagger *tagger, const struct find_input *input, uint32_t sentence,
                uint32_t first_token, struct stretch within, found_vec *found);

/* The stretch that the labels of tokens first .. last depend on, and the probability of a name
 * there: up to the next token on either side that is surely outside, with that on the right. */
struct stretch stretch_around(const struct tagger *tagger, struct stretch within, size_t first,
                              size_t last);

/* Whether a token is what it was labelled as so surely that the rest of the document can't talk the
 * tagger out of it. */
bool name_is_sure(const struct tagger *tagger, size_t token);

#endif
