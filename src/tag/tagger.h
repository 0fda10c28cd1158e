/* Fourth stage: sentences to entities, by a linear-chain conditional random field. */
#ifndef LEDE_TAG_TAGGER_H
#define LEDE_TAG_TAGGER_H

#include "text/sentence.h"

struct tagger;

/* NULL when there is no memory. The model must outlive the tagger. */
struct tagger *tagger_new(const lede_allocator *a, const lede_model *model);
void           tagger_free(struct tagger *tagger);

/* As lede_entity, less what can be told from the tokens. */
struct tagged {
	uint32_t  sentence, first_token, token_count;
	lede_type type;
	float     score;
};

typedef VEC(struct tagged) tagged_vec;

/* The document that is being tagged. */
struct tagger_input {
	const char            *text;
	const struct token    *tokens;
	const struct sentence *sentences;
	size_t                 sentence_count;
};

/* Starts a document: reads over all of its words. What earlier documents left in the tagger has
 * no effect on results. False when there is no memory. */
bool tagger_begin(struct tagger *tagger, const struct tagger_input *input);

/* Appends the entities of sentence index to *found. False when there is no memory. */
bool tagger_sentence(struct tagger *tagger, const struct tagger_input *input, uint32_t index,
                     tagged_vec *found);

#endif
