/* Lists in front matter (YAML):
 *
 *     ---
 *     lede:
 *       terms:
 *         - Blue Origin : ORG
 *       decisions:
 *         - Kishida = Fumio Kishida
 *     ---
 *
 * Lists of plain or quoted strings are all of YAML that is read. */
#include "cli/prelude.h"

#include "cli/lists.h"

struct row {
	const char *bytes;
	size_t      length, indent; /* without blanks around it; length 0 for an empty row */
};

/* The row at *at, which moves to the next. */
static struct row next_row(const char *text, size_t length, size_t *at)
{
	const char *begin = text + *at, *newline = memchr(begin, '\n', length - *at);
	size_t size = newline ? (size_t)(newline - begin) : length - *at, indent = 0;
	*at += size + (newline != NULL);
	while (size > 0 && memchr(" \t\r", begin[size - 1], 3))
		size--;
	while (indent < size && begin[indent] == ' ')
		indent++;
	return (struct row){begin + indent, size - indent, indent};
}

static bool row_is(const struct row *row, const char *word)
{
	return row->length == strlen(word) && !memcmp(row->bytes, word, row->length);
}

/* Whether the row is the key, with nothing behind the colon. */
static bool is_key(const struct row *row, const char *key)
{
	const size_t n = strlen(key);
	return row->length == n + 1 && !memcmp(row->bytes, key, n) && row->bytes[n] == ':';
}

/* Writes an item as a line of such a file; a term has tabs there. Returns the end. */
static char *write_item(char *out, const char *bytes, size_t length, lede_rules_kind kind)
{
	while (length > 0 && *bytes == ' ') {
		bytes++;
		length--;
	}
	if (length >= 2 && (*bytes == '\'' || *bytes == '"') && bytes[length - 1] == *bytes) {
		bytes++;
		length -= 2;
	}
	const bool terms = kind == LEDE_TERMS && !memchr(bytes, '\t', length);
	for (size_t i = 0; i < length; i++) {
		if (terms && i + 2 < length && !memcmp(bytes + i, " : ", 3)) {
			*out++ = '\t';
			i += 2;
		} else {
			*out++ = bytes[i];
		}
	}
	return out;
}

char *front_matter_list(const char *text, size_t length, lede_rules_kind kind, size_t *list_length)
{
	size_t at = length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
	*list_length = 0;
	struct row row = next_row(text, length, &at);
	if (row.indent || !row_is(&row, "---"))
		return NULL;
	const size_t begin = at;
	bool closed = false;
	while (at < length && !closed) {
		row = next_row(text, length, &at);
		closed = !row.indent && (row_is(&row, "---") || row_is(&row, "..."));
	}
	if (!closed)
		return NULL;
	char *list = malloc(at + 1), *out = list;
	if (!list) {
		*list_length = 1;
		return NULL;
	}
	const size_t end = at;
	bool ours = false, wanted = false, any = false;
	*out++ = '\n';
	for (at = begin; at < end; *out++ = '\n') {
		row = next_row(text, end, &at);
		if (row.length == 0 || *row.bytes == '#')
			continue;
		if (row.indent == 0 && *row.bytes != '-') {
			ours = is_key(&row, "lede");
			wanted = false;
		} else if (ours && *row.bytes == '-' && row.length > 1 && row.bytes[1] == ' ') {
			if (wanted)
				out = write_item(out, row.bytes + 2, row.length - 2, kind);
			any = any || wanted;
		} else if (ours) {
			wanted = is_key(&row, list_kind_names[kind]);
		}
	}
	if (!any) {
		free(list);
		return NULL;
	}
	*list_length = (size_t)(out - list);
	return list;
}
