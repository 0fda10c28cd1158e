#include "cli/input.h"

#include "cli/lists.h"

const char *const list_kind_names[] = {"terms", "patterns", "decisions", NULL};
const char *const list_scope_names[] = {"file", "project", "user", NULL};

static const char *const file_names[] = {"terms.tsv", "patterns.txt", "decisions.txt"};

enum { KINDS = sizeof file_names / sizeof *file_names };

static bool add(struct lists *lists, const struct list *list)
{
	struct list *items = realloc(lists->items, (lists->count + 1) * sizeof *items);
	if (!items)
		return false;
	lists->items = items;
	items[lists->count++] = *list;
	return true;
}

void lists_free(struct lists *lists)
{
	for (size_t i = 0; i < lists->count; i++) {
		free(lists->items[i].path);
		free(lists->items[i].bytes);
	}
	free(lists->items);
	*lists = (struct lists){NULL, 0};
}

/* folder, a slash, name; from malloc. */
static char *join(const char *folder, const char *name)
{
	const size_t n = strlen(folder), size = n + strlen(name) + 2;
	char *path = malloc(size);
	if (path)
		snprintf(path, size, "%s%s%s", folder, n && folder[n - 1] == '/' ? "" : "/", name);
	return path;
}

/* Adds what there is in a folder. */
static bool add_folder(struct lists *lists, const char *folder, enum list_scope scope)
{
	for (int kind = 0; kind < KINDS; kind++) {
		struct list list = {.kind = (lede_rules_kind)kind, .scope = scope};
		struct input input;
		list.path = join(folder, file_names[kind]);
		if (!list.path)
			return false;
		if (access(list.path, F_OK) == 0) {
			list.problem = input_read(&input, list.path, INT32_MAX / 2);
			list.bytes = input.bytes;
			list.length = input.length;
			if (add(lists, &list))
				continue;
			input_free(&input);
			free(list.path);
			return false;
		}
		free(list.path);
	}
	return true;
}

static bool add_user(struct lists *lists)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	char *base = NULL;
	if (config && *config == '/')
		base = join(config, "lede");
	else if (home && *home == '/')
		base = join(home, ".config/lede");
	else
		return true;
	const bool added = base && add_folder(lists, base, SCOPE_USER);
	free(base);
	return added;
}

/* The nearest folder .lede in the one that path ends in or above it. */
static bool add_project(struct lists *lists, char *path)
{
	char *slash;
	while ((slash = strrchr(path, '/')) != NULL) {
		struct stat st;
		slash[slash == path] = '\0';
		char *folder = join(path, ".lede");
		if (!folder)
			return false;
		const bool found = stat(folder, &st) == 0 && S_ISDIR(st.st_mode);
		const bool added = !found || add_folder(lists, folder, SCOPE_PROJECT);
		free(folder);
		if (found || !added || slash == path)
			return added;
	}
	return true;
}

/* The absolute name of the file, or of something in the working directory; from malloc. A file that
 * is not there yet (a new one in an editor) may be in a folder that is. */
static char *absolute(const char *name)
{
	char *path = name ? realpath(name, NULL) : NULL, *folder;
	if (path)
		return path;
	if (name && *name == '/')
		return strdup(name);
	folder = realpath(".", NULL);
	path = folder ? join(folder, name ? name : "-") : NULL;
	free(folder);
	return path;
}

static bool add_front_matter(struct lists *lists, const char *name, const char *text,
                             size_t length)
{
	for (int kind = 0; kind < KINDS; kind++) {
		struct list list = {.kind = (lede_rules_kind)kind, .scope = SCOPE_FILE};
		list.bytes = front_matter_list(text, length, list.kind, &list.length);
		if (!list.bytes && list.length == 0)
			continue;
		list.path = list.bytes ? strdup(name ? name : "front matter") : NULL;
		if (!list.path || !add(lists, &list)) {
			free(list.path);
			free(list.bytes);
			return false;
		}
	}
	return true;
}

bool lists_find(struct lists *lists, const char *name, const char *text, size_t length)
{
	*lists = (struct lists){NULL, 0};
	char *path = absolute(name);
	const bool found = add_front_matter(lists, name, text, length) &&
	                   (!path || add_project(lists, path)) && add_user(lists);
	free(path);
	return found;
}
