/* Phrases by which a line shows that it belongs to the page and not to its text. */
#ifndef LEDE_GIST_FURNITURE_H
#define LEDE_GIST_FURNITURE_H

#include "base/prelude.h"

/* Is the sentence one about the page: "Read more", "Share this story", "All rights reserved",
 * "Photo: ...", "By Jane Doe"? */
bool furniture_is_line(const char *text, size_t length);

/* Is it a connective of several words or one, as it opens a sentence before a comma: "However",
 * "In addition"? */
bool furniture_is_connective(const char *text, size_t length);

/* Does a heading, or an item of a list, begin as what was decided does in minutes: "Decisions",
 * "Action: Mei asks the vendor"? */
bool furniture_is_decision(const char *text, size_t length);

#endif
