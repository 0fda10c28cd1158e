/* Reads files of marked text. */
#ifndef LEDE_TRAIN_READ_H
#define LEDE_TRAIN_READ_H

#include "train/corpus.h"

/* Appends a CoNLL file (token TAB BIO tag, blank line after a sentence, -DOCSTART- lines) or a
 * JSON Lines file ({"text", "entities": [[begin, end, type]]} in code points), by its ending. */
void corpus_read(const char *folder, const struct source *source, corpus_vec *docs);

/* The same for the contents of a file, which are cut up. */
void corpus_read_conll(bytes_vec *file, const struct source *source, corpus_vec *docs);
void corpus_read_jsonl(bytes_vec *file, const struct source *source, corpus_vec *docs);

#endif
