/* The labels of the tagger: outside, or Begin, Unit, Last, Inside of one of ten types (BILOU;
 * Ratinov and Roth, 2009). Numbered so that the labels that may follow one another lie side by
 * side: after O, a U or an L comes O, a B or a U; after a B or an I comes I or L of its type. */
#ifndef LEDE_MODEL_LABEL_H
#define LEDE_MODEL_LABEL_H

#include "base/prelude.h"

#define LABEL_TYPES LEDE_LAW /* the types that are learnt: LEDE_PERSON .. LEDE_LAW */

enum {
	LABEL_O = 0,
	LABEL_B = 1,                       /* + type - 1 */
	LABEL_U = LABEL_B + LABEL_TYPES,
	LABEL_L = LABEL_U + LABEL_TYPES,
	LABEL_I = LABEL_L + LABEL_TYPES,
	LABEL_COUNT = LABEL_I + LABEL_TYPES,
	LABEL_LANES = 48,                  /* LABEL_COUNT rounded up for vector registers */
	LABEL_STARTS = LABEL_L             /* labels 0 .. LABEL_STARTS - 1 may begin a sentence */
};

/* Whether a name or its absence is complete after this label: O, U or L. */
static inline bool label_closes(int label)
{
	return label == LABEL_O || (label >= LABEL_U && label < LABEL_I);
}

/* The type a label is part of, LEDE_NO_TYPE for LABEL_O. */
static inline lede_type label_type(int label)
{
	return label == LABEL_O ? LEDE_NO_TYPE
	                        : (lede_type)((label - LABEL_B) % LABEL_TYPES + 1);
}

/* Whether `next` may follow `label`. */
static inline bool label_allows(int label, int next)
{
	if (label_closes(label))
		return next < LABEL_STARTS;
	const int type = label < LABEL_U ? label - LABEL_B : label - LABEL_I;
	return next == LABEL_I + type || next == LABEL_L + type;
}

#endif
