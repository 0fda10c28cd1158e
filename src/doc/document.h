/* The immutable result: one block of memory that holds flat arrays. */
#ifndef LEDE_DOC_DOCUMENT_H
#define LEDE_DOC_DOCUMENT_H

#include "tag/tagger.h"

struct lede_doc {
	lede_allocator         allocator;
	size_t                 bytes; /* of the whole block, this struct included */
	size_t                 token_count, sentence_count, entity_count;
	const struct token    *tokens;
	const struct sentence *sentences;
	const struct tagged   *entities;
};

/* Copies the arrays into a new document. NULL when there is no memory. */
lede_doc *document_new(const lede_allocator *a, const token_vec *tokens,
                       const sentence_vec *sentences, const tagged_vec *entities);

#endif
