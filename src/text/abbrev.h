/* Lists of words that tell what a full stop or a capital means. */
#ifndef LEDE_TEXT_ABBREV_H
#define LEDE_TEXT_ABBREV_H

#include "base/prelude.h"

/* How an abbreviation is used: what decides whether a full stop behind it is its own, and whether
 * a sentence may end with it. */
enum abbrev {
	ABBREV_NONE = 0,
	ABBREV_TITLE,  /* before a name: Mr. Gen. St. */
	ABBREV_NUMBER, /* only before a number: No. Fig. p. Jan. (else a word or a name) */
	ABBREV_MONTH,  /* Feb. Sept. Tues. */
	ABBREV_FINAL,  /* behind a name or at the end of a list: Corp. Jr. Ave. etc. */
	ABBREV_STATE,  /* behind a place and a comma, else a word or a name: Mass. Ore. */
	ABBREV_INNER,  /* inside a sentence: vs. cf. approx. */
	ABBREV_UNIT,   /* behind a number: ft. lbs. min. */
	ABBREV_ET_AL,  /* al. */
	ABBREV_VERSUS  /* v. between two names */
};

/* The use of the abbreviation that is text[0 .. length), without its full stop. Capitals count:
 * "Gen" is a title, "gen" nothing. */
enum abbrev abbrev_find(const char *text, size_t length);

/* Whether the word, lower-cased, is one that, with a capital, most likely opens a sentence:
 * articles, pronouns, conjunctions and their like, which are hardly ever part of a name. */
bool word_opens(const char *text, size_t length);

#endif
