/* What speaks for a sentence, as numbers of about the same size. */
#ifndef LEDE_GIST_FEATURE_H
#define LEDE_GIST_FEATURE_H

#include "gist/gist.h"

/* FEATURE(name): what it is. */
#define GIST_FEATURES(FEATURE)                                                                     \
	/* Where it stands among the sentences of prose. */                                        \
	FEATURE(first) FEATURE(second) FEATURE(third) FEATURE(near) FEATURE(log_place)             \
	FEATURE(place) FEATURE(last) FEATURE(opens) FEATURE(item)                                  \
	/* How long it is. */                                                                      \
	FEATURE(length) FEATURE(length2) FEATURE(tiny) FEATURE(shortish) FEATURE(longish)          \
	/* What it is like, and how much of the whole it has. */                                   \
	FEATURE(central) FEATURE(like_all) FEATURE(like_lead) FEATURE(like_title)                  \
	FEATURE(like_before) FEATURE(like_after) FEATURE(cover)                                    \
	/* Its words. */                                                                           \
	FEATURE(frequency) FEATURE(rarity) FEATURE(content) FEATURE(capitals) FEATURE(numbers)     \
	FEATURE(digits) FEATURE(first_person) FEATURE(you) FEATURE(says) FEATURE(he)               \
	/* Its names. */                                                                           \
	FEATURE(names) FEATURE(name_share) FEATURE(salience) FEATURE(places)                       \
	/* Its form. */                                                                            \
	FEATURE(quotes) FEATURE(part_quote) FEATURE(question) FEATURE(fragment) FEATURE(punct)     \
	FEATURE(starts_he) FEATURE(starts_it) FEATURE(linked) FEATURE(trimmed)                     \
	/* Position weighs more or less by the kind of text and with what it says. */              \
	FEATURE(near_central) FEATURE(near_says) FEATURE(near_first_person)                        \
	FEATURE(near_questions) FEATURE(near_names) FEATURE(near_like_all) FEATURE(place_says)     \
	FEATURE(central_says) FEATURE(first_quotes) FEATURE(near_size) FEATURE(near_title)         \
	FEATURE(quotes_says)

enum gist_feature {
#define FEATURE(name) FEATURE_##name,
	GIST_FEATURES(FEATURE)
#undef FEATURE
	FEATURE_COUNT
};

/* The features of a sentence of a gist that was weighed. */
void gist_features(const struct gist *gist, const struct gist_sentence *s,
                   float features[FEATURE_COUNT]);

#endif
