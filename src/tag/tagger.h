/* Fourth stage: sentences to entities, by a linear-chain conditional random field, in two passes:
 * the second knows what the first took the same words for elsewhere in the document. */
#ifndef LEDE_TAG_TAGGER_H
#define LEDE_TAG_TAGGER_H

#include "find/found.h"

struct tagger;

/* NULL when there is no memory. The model must outlive the tagger. */
struct tagger *tagger_new(const lede_allocator *a, const lede_model *model);
void           tagger_free(struct tagger *tagger);

/* Starts a document: reads over all of its words. What earlier documents left in the tagger has
 * no effect on results. False when there is no memory. */
bool tagger_begin(struct tagger *tagger, const struct find_input *input);

/* Appends the entities of sentence index to *found. False when there is no memory. */
bool tagger_sentence(struct tagger *tagger, const struct find_input *input, uint32_t index,
                     found_vec *found);

/* Second pass, after all sentences of a document: of those in which a word is something else than
 * in the rest of the document it tags again what the first pass was not sure of. found: what that
 * found; replaced. False when there is no memory. */
bool tagger_finish(struct tagger *tagger, const struct find_input *input, found_vec *found);

/* Behind all that: what was found is remembered for the next text, if input->same is not NULL. */
void tagger_keep(struct tagger *tagger);

#endif
