/* Mentions that name nothing by themselves. */
#ifndef LEDE_GROUP_NAMELESS_H
#define LEDE_GROUP_NAMELESS_H

#include "find/found.h"

/* Is it an adjective of a people, party or faith ("French wine"), or a title alone ("the King")?
 * The former are no mentions in the coreference of OntoNotes 5.0 (guidelines, 2.3) either: French
 * wine and the French government have no third thing in common that the text is about. */
bool is_nameless(const struct find_input *input, const struct found *found);

/* The two parts of that: what the words around it tell, and what its own words do, wherever they
 * stand. */
bool is_nameless_here(const struct find_input *input, const struct found *found);
bool is_nameless_wording(const struct find_input *input, const struct found *found);

#endif
