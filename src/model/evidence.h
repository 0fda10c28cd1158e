/* What a document says of its words elsewhere: as which types they were tagged in a first pass. A
 * surname that is a person five times is one the sixth time too (features like those of Krishnan
 * and Manning, 2006, "An effective two-stage model for exploiting non-local dependencies"). */
#ifndef LEDE_MODEL_EVIDENCE_H
#define LEDE_MODEL_EVIDENCE_H

#include "base/memory.h"
#include "model/label.h"

/* How often a word was tagged as what: count[0] for outside, count[t] for lede_type t. */
struct word_tally {
	uint32_t lower;                  /* word.lower; 0: a free slot */
	uint16_t count[LABEL_TYPES + 1]; /* at most TALLY_MOST */
};

#define TALLY_MOST 60000

/* A hash table of tallies. Zero-initialise it. */
struct evidence {
	struct word_tally *slots;
	size_t        capacity, count; /* capacity: 0 or a power of two */
};

/* Forgets everything, for the next document. */
void evidence_clear(struct evidence *evidence);
void evidence_free(const lede_allocator *a, struct evidence *evidence);
/* Forgets everything, and gives back what only a long document needs. */
void evidence_drop(const lede_allocator *a, struct evidence *evidence);

/* Notes that a word was tagged as type (LEDE_NO_TYPE: as no name). False when there is no
 * memory. */
bool evidence_note(const lede_allocator *a, struct evidence *evidence, uint32_t lower,
                   lede_type type);

/* Asks for the memory that evidence_note and evidence_of will touch. */
void evidence_prefetch(const struct evidence *evidence, uint32_t lower);

/* What the other occurrences of a word say of one that was tagged as `own`, in 24 bits: for each
 * type (outside first) two bits for its share (0: under a quarter, 1: under a half, 2: under three
 * quarters, 3: more), then two for how many there are (1: one, 2: two or three, 3: more). 0 if
 * there are none. */
uint32_t evidence_of(const struct evidence *evidence, uint32_t lower, lede_type own);

/* Whether that evidence speaks against `own`: half of it or more is of one other type. */
bool evidence_against(uint32_t view, lede_type own);

#endif
