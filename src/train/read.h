/* Reads files of marked text. */
#ifndef LEDE_TRAIN_READ_H
#define LEDE_TRAIN_READ_H

#include "train/corpus.h"
#include "train/scheme.h"

/* Appends a CoNLL file (token TAB BIO tag, blank line after a sentence, -DOCSTART- lines) or a
 * JSON Lines file ({"text", "entities": [[begin, end, type]]} in code points), by its ending. */
void corpus_read(const char *folder, const struct source *source, corpus_vec *docs);

/* The same for a file of a user's, whose labels stand for what the scheme says. The sentences of a
 * CoNLL file are joined and cut anew by the library, as those of the texts will be that the model
 * is for. */
void corpus_read_scheme(const char *path, struct scheme *scheme, corpus_vec *docs);

/* The file that is being read. */
struct reader {
	const struct source *source;
	struct scheme       *scheme; /* NULL: of the project's own training, see types_of_label */
	size_t               line;
};

uint32_t reader_types(const struct reader *reader, const char *label);

/* Exits with a message that says where. */
__attribute__((noreturn, format(printf, 2, 3))) void reader_die(const struct reader *reader,
                                                                const char *format, ...);

/* Read the contents of a file, which are cut up. */
void corpus_read_conll(bytes_vec *file, struct reader *reader, corpus_vec *docs);
void corpus_read_jsonl(bytes_vec *file, struct reader *reader, corpus_vec *docs);

#endif
