/* Texts as a ranker sees them: sentences with their terms, and what kind of sentence each is. */
#ifndef LEDE_GIST_GIST_H
#define LEDE_GIST_GIST_H

#include "gist/terms.h"

/* What a sentence is. */
enum {
	GIST_FURNITURE = 1 << 0, /* no prose: a heading, a table cell, a byline, "Read more" */
	GIST_FRAGMENT  = 1 << 1, /* no full stop or the like at its end */
	GIST_QUESTION  = 1 << 2,
	GIST_LIST_ITEM = 1 << 3,
	GIST_OPENS     = 1 << 4, /* is the first of its block, where blocks have several */
	GIST_HE        = 1 << 5, /* begins with he, she, they */
	GIST_IT        = 1 << 6, /* begins with it, this, that */
	GIST_LINKED    = 1 << 7, /* begins with but, however */
	GIST_QUOTES    = 1 << 8, /* has a quotation mark */
	GIST_OUTSIDE   = 1 << 9, /* not in the range that was asked for, or excluded */
	GIST_PART_QUOTE = 1 << 10, /* begins or ends inside a quotation */
	GIST_KEPT = 1 << 11,       /* must be in the summary */
	GIST_CHOSEN = 1 << 12,     /* is in it */
	GIST_DECISION = 1 << 13    /* says what was decided, or who is to do what: in minutes */
};

/* Counts of tokens of a sentence by kind. */
struct gist_counts {
	uint16_t tokens, content, capital, number, punct;
	uint16_t first_person, you, says, he, names, places;
};

struct gist_sentence {
	uint32_t source;     /* which of the texts */
	uint32_t index;      /* of the sentence in it */
	uint32_t begin, end; /* bytes */
	uint32_t words;      /* stretches without white space */
	uint32_t chars;      /* code points */
	uint32_t first_use, use_count;
	uint32_t trim;       /* bytes at its beginning that may be left out */
	uint32_t pronoun;    /* token it begins with, if GIST_HE or GIST_IT; of the document */
	uint32_t stands_for; /* name, as entity of the document, that pronoun stands for, or
	                      * LEDE_NONE */
	uint32_t place;      /* how many sentences of prose come before it in its text */
	uint32_t flags;      /* GIST_... */
	struct gist_counts counts;
	float salience;      /* of the names in it */
	float norm;          /* length of its vector of terms */
	float centrality;    /* 1 on average */
	/* Cosines with the title, with the lead, with its neighbours and with the whole. */
	float like_title, like_lead, like_before, like_after, like_all;
	float score;         /* how much it says; natural logarithm of its worth */
};

/* That a term comes in a sentence, each once a sentence. */
struct gist_use {
	uint32_t term;
	float    weight; /* tf-idf, the vector of the sentence */
};

/* What is true of one text as a whole. */
struct gist_text {
	const lede_doc *doc;
	const char     *bytes;
	size_t          length;
	size_t          first, count; /* its sentences */
	uint32_t        prose;        /* how many of them are no furniture */
	uint32_t        title;        /* sentence that is its title, or LEDE_NONE */
	uint32_t        lead;         /* its first sentence of prose, or LEDE_NONE */
	bool            decides;      /* the heading met last is one like "Decisions" */
	/* Shares of its sentences of prose. */
	float says, quotes, first_person, you, questions, items, headings, names;
	float length_mean; /* tokens */
};

/* Everything that is known of the texts. Zero-initialise. */
struct gist {
	lede_allocator allocator;
	struct glossary   terms;
	VEC(struct gist_text) texts;
	VEC(struct gist_sentence) sentences;
	VEC(struct gist_use) uses;
	VEC(float) centroid; /* of all sentences of prose, by term; its length is 1 */
	VEC(float) scratch;
	uint32_t most;       /* occurrences of the commonest term */
	uint32_t words;      /* of all sentences of prose */
	uint32_t chars;
};

/* Adds the sentences of a text of length bytes and its document, which must outlive the gist. False
 * when there is no memory. */
bool gist_add(struct gist *gist, const lede_doc *doc, const char *bytes, size_t length);

/* After the last gist_add: weighs the terms and finds what is central. */
bool gist_weigh(struct gist *gist);

void gist_free(struct gist *gist);

/* ---- clean.c ------------------------------------------------------------------------------ */

/* Sets flags and trim of a sentence, whose place and counts are known, by what its text looks
 * like. */
void gist_classify(const struct gist_text *text, const lede_sentence *sentence,
                   struct gist_sentence *s);

/* ---- pronoun.c ---------------------------------------------------------------------------- */

/* Sets stands_for of the sentences of a text that begin with he or she. */
void gist_name_pronouns(struct gist *gist, const struct gist_text *text);

#endif
