/* How a document writes its words: a word that is also seen in lower case is less of a name. */
#ifndef LEDE_MODEL_SEEN_H
#define LEDE_MODEL_SEEN_H

#include "base/memory.h"
#include "model/context.h"

/* A hash table of words. A slot is the word's lower-case hash with its low two bits replaced by
 * SEEN_* flags; 0 is a free slot. Zero-initialise it. */
struct seen {
	uint32_t *slots;
	size_t    capacity, count; /* capacity: 0 or a power of two */
};

/* Forgets all words, for the next document. */
void seen_clear(struct seen *seen);
void seen_free(const lede_allocator *a, struct seen *seen);
/* Forgets everything, and gives back what only a long document needs. */
void seen_drop(const lede_allocator *a, struct seen *seen);

/* Notes one occurrence; first: it begins a sentence. False when there is no memory. */
bool seen_note(const lede_allocator *a, struct seen *seen, const struct word *word, bool first);

/* The same in two steps: what there is to note of it (0: nothing), and noting that. */
uint32_t seen_note_of(const struct word *word, bool first);
bool     seen_add(const lede_allocator *a, struct seen *seen, uint32_t note);

/* SEEN_* flags of all occurrences noted of a word; lower: word.lower. */
uint8_t seen_get(const struct seen *seen, uint32_t lower);

/* Asks for the memory that seen_get will read. */
void seen_prefetch(const struct seen *seen, uint32_t lower);

#endif
