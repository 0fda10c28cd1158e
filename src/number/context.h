/* Numbers that are no quantity: versions, pages, scores, list bullets, years, pronouns. */
#ifndef LEDE_NUMBER_CONTEXT_H
#define LEDE_NUMBER_CONTEXT_H

#include "number/measure.h"

/* Does what was read stand by itself, so that it is worth marking? */
bool measure_stands(const struct reader *r, const struct sentence *sentence,
                    const struct measure *m);

#endif
