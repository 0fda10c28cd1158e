/* A user's labels, and what is learnt of them: the ten slots of the model for types, each of which
 * is a type of lede.h or one of the user's own. */
#ifndef LEDE_TRAIN_SCHEME_H
#define LEDE_TRAIN_SCHEME_H

#include "model/model.h"
#include "train/util.h"

enum { LABEL_LONGEST = BLOB_TYPE_LONGEST };

struct scheme_label {
	char     name[LABEL_LONGEST + 1]; /* as the files have it */
	char     wanted[128];             /* by --map: types with commas between, or "" */
	bool     mapped;                  /* there was a --map */
	size_t   count;                   /* entities met */
	uint32_t types;                   /* bit t for the slot of lede_type t; 0: not learnt */
};

struct scheme {
	VEC(struct scheme_label) labels;
	char names[LABEL_TYPES + 1][LABEL_LONGEST + 1]; /* of slots, from 1; "" is free */
	int  own; /* types of the user's own so far */
	uint32_t hidden;    /* slots that go on without a label: found, and not told */
	uint32_t forgotten; /* slots of a model gone on from that have another type now */
	bool decided;
};

/* A rule of the user, "LABEL=TYPE[,TYPE]...", or "LABEL=" for entities that are not to be learnt.
 * NULL, or what is wrong with it. */
const char *scheme_map(struct scheme *scheme, const char *rule);

/* Until it is decided: notes that the label (of LABEL_LONGEST bytes at most) occurs, and returns
 * 0. Then: its types. */
uint32_t scheme_types(struct scheme *scheme, const char *label);

/* Counts from 0 again; what was noted stays noted. */
void scheme_forget_counts(struct scheme *scheme);

/* Decides what each label stands for, now that all have been noted:
 *   - what --map says;
 *   - otherwise the type of lede.h that has that name or means the same (PER, LOCATION ...);
 *   - DATE, MONEY and their like, which lede finds by grammar, are not learnt;
 *   - ANYLOC and LOCATION are any of GPE, LOC and FAC, MISC any of NORP, EVENT, PRODUCT, WORK and
 *     LAW, as far as the files mark these as well. Where nothing tells them apart they are one
 *     type, LOC or the user's own MISC: types between which no text chooses would share the
 *     probability that the one has;
 *   - any other label is a type of the user's own.
 * Exits when there are more than ten, or more own ones than lede.h has numbers for. */
void scheme_decide(struct scheme *scheme);

/* The same, going on from a model; false, and nothing decided, if that has none of the types. Its
 * types stay apart, whatever the files call them: LOC is all places, and MISC any of what it can
 * be, where the files do not tell these apart. Types that no label stands for are hidden, so that
 * what is one of them is not taken for another; one of those gives its slot to a type of the
 * user's own. */
bool scheme_decide_from(struct scheme *scheme, const lede_model *model);

/* What slots are called that are not called as lede.h does; false when there are none. */
bool scheme_own_types(const struct scheme *scheme, blob_types *types);

#endif
