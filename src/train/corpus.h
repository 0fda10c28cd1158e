/* Marked text as the tagger will meet it: running text, cut into tokens by the library. */
#ifndef LEDE_TRAIN_CORPUS_H
#define LEDE_TRAIN_CORPUS_H

#include "text/sentence.h"
#include "train/util.h"

/* A set of labels (label.h), as bits: what a token may be. One bit where the corpus says what the
 * token is; more where it says less, or nothing. */
typedef uint64_t label_set;

/* A span of a document's text and the types it may have: bit t for lede_type t. */
struct marked_span {
	uint32_t begin, end;
	uint32_t types;
};

typedef VEC(struct marked_span) span_vec;

struct marked_doc {
	bytes_vec      text;
	span_vec       spans;   /* as the corpus has them, in text order */
	token_vec      tokens;
	sentence_vec   sentences;
	VEC(label_set) allowed; /* [tokens.count] */
	uint8_t        closing; /* of a source.closing */
	size_t         origin;  /* a copy: one more than the index of what it is a copy of; or 0 */
};

void marked_doc_free(struct marked_doc *doc);

typedef VEC(struct marked_doc) corpus_vec;

/* How a corpus marks what. Types are sets: bit t for lede_type t. */
struct source {
	const char *file;      /* under data/ner/train */
	uint32_t    unmarked;  /* types that it leaves out, so that its O says nothing of them */
	uint8_t closing; /* how often it is seen in each of the last epochs of training, which end
	                    on lede's own scheme */
	bool titles;  /* "Mr. Darcy" is marked with the title, which is not part of a name */
	bool running; /* sentences are joined and cut anew, as those of a text will be: of the web,
	                 where they often end without a full stop */
	bool unbroken; /* documents are seen without their line breaks, too, which a mail loses when
	                  it is pasted into a form */
	uint32_t run_on; /* so many pairs of sentences are added of which the first ends in a name
	                    and the second, of another place, begins with one */
};

/* The types a label of a corpus stands for: "GPE", "PER", "ANYLOC" (three types), "MISC" (five).
 * 0 for those that the tagger does not know (DATE ...). */
uint32_t types_of_label(const char *label);

/* Cuts text[begin .. ] into tokens, as one sentence (or all of the text, by the library's own
 * sentences) and appends them with what they may be. Text and spans must be in doc. */
void doc_add_sentence(struct marked_doc *doc, uint32_t begin, const struct source *source);
void doc_add_text(struct marked_doc *doc, const struct source *source);

#endif
