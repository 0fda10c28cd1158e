/* Users' lists where they are by convention: in the front matter of a text, in the folder .lede of
 * the project it is in, in the user's configuration. Also for the Lua module. */
#ifndef LEDE_CLI_LISTS_H
#define LEDE_CLI_LISTS_H

#include "base/prelude.h"

enum list_scope { SCOPE_FILE, SCOPE_PROJECT, SCOPE_USER };

struct list {
	lede_rules_kind kind;
	enum list_scope scope;
	char           *path;
	char           *bytes; /* NULL when it could not be read */
	size_t          length;
	const char     *problem; /* why not; static */
};

struct lists {
	struct list *items; /* the most specific first */
	size_t       count;
};

/* Finds and reads the lists for a text: that of the file of that name, or one of no file (NULL) in
 * the working directory. False when there is no memory; free *lists in any case. */
bool lists_find(struct lists *lists, const char *name, const char *text, size_t length);

void lists_free(struct lists *lists);

/* The names of the enums' values, as in --terms: "terms", "project". */
extern const char *const list_kind_names[];
extern const char *const list_scope_names[];

/* ---- front.c -------------------------------------------------------------------------------- */

/* The items of that kind in a text's front matter, one a line and each in the line where it stands
 * there: from malloc. NULL with *length 0 when there are none, with *length 1 when there is no
 * memory. */
char *front_matter_list(const char *text, size_t length, lede_rules_kind kind, size_t *list_length);

#endif
