/* What a line of Markdown is. CommonMark and GFM where plain prose and mail agree with them; where
 * they don't, the comment says so. */
#include "text/markup.h"

uint32_t md_skip_quotes(const char *text, uint32_t at, uint32_t end, unsigned *depth)
{
	*depth = 0;
	uint32_t i = at;
	for (;;) {
		const uint32_t marker = skip_blanks(text, i, end);
		if (marker == end || text[marker] != '>')
			return i;
		++*depth;
		i = marker + 1;
		if (i < end && is_blank_byte(text[i]))
			i++;
	}
}

uint32_t md_skip_callout(const char *text, uint32_t at, uint32_t end)
{
	uint32_t i = at + 2;
	if (end - at < 4 || text[at] != '[' || text[at + 1] != '!')
		return at;
	while (i < end && (is_letter_byte(text[i]) || text[i] == '-'))
		i++;
	if (i == at + 2 || i == end || text[i] != ']')
		return at;
	i++;
	/* "[!tip]-" is folded. */
	i += i < end && (text[i] == '-' || text[i] == '+');
	return skip_blanks(text, i, end);
}

/* The end of "[ ] ", "[x] " at at, or at. */
static uint32_t skip_task_box(const char *text, uint32_t at, uint32_t end)
{
	if (end - at < 4 || text[at] != '[' || text[at + 2] != ']' || !is_blank_byte(text[at + 3]))
		return at;
	/* Notes use more than GFM's x: "[-]" dropped, "[>]" moved, "[/]" half done. */
	return memchr(" xX-/>?!", text[at + 1], 8) ? skip_blanks(text, at + 4, end) : at;
}

/* The length of a bullet at at: one of "-+*", or U+2022 as text copied from a browser has it. */
static uint32_t bullet(const char *text, uint32_t at, uint32_t end)
{
	if (at < end && (text[at] == '-' || text[at] == '+' || text[at] == '*'))
		return 1;
	return end - at > 3 && memcmp(text + at, "\xE2\x80\xA2", 3) == 0 ? 3 : 0;
}

uint32_t md_skip_list_marker(const char *text, uint32_t at, uint32_t end)
{
	/* Three digits, not CommonMark's nine: "1986. " is the end of a sentence. */
	enum { MAX_DIGITS = 3 };
	uint32_t i = at + bullet(text, at, end);
	if (i == at) {
		while (i < end && i - at < MAX_DIGITS && is_digit_byte(text[i]))
			i++;
		if (i == at || i == end || (text[i] != '.' && text[i] != ')'))
			return at;
		i++;
	}
	if (i >= end || !is_blank_byte(text[i]))
		return at;
	return skip_task_box(text, skip_blanks(text, i, end), end);
}

bool md_is_heading(const char *text, uint32_t at, uint32_t end, uint32_t *begin,
                   uint32_t *title_end)
{
	uint32_t i = at;
	while (i < end && text[i] == '#')
		i++;
	if (i == at || i - at > 6 || (i < end && !is_blank_byte(text[i])))
		return false;
	*begin = skip_blanks(text, i, end);
	uint32_t tail = end;
	while (tail > *begin && text[tail - 1] == '#')
		tail--;
	/* Closing marks stand alone: "C#" keeps its own. */
	if (tail > *begin && !is_blank_byte(text[tail - 1]))
		tail = end;
	while (tail > *begin && is_blank_byte(text[tail - 1]))
		tail--;
	*title_end = tail;
	return true;
}

bool md_is_rule(const char *text, uint32_t at, uint32_t end)
{
	const char mark = text[at];
	if (mark != '-' && mark != '*' && mark != '_')
		return false;
	uint32_t marks = 0;
	for (uint32_t i = at; i < end; i++) {
		if (text[i] == mark)
			marks++;
		else if (!is_blank_byte(text[i]))
			return false;
	}
	/* Two: the "-- " above a signature. */
	return marks >= 3 || (marks == 2 && mark == '-');
}

bool md_is_underline(const char *text, uint32_t at, uint32_t end)
{
	const char mark = text[at];
	if ((mark != '=' && mark != '-') || end - at < 3)
		return false;
	while (at < end && text[at] == mark)
		at++;
	return at == end;
}

uint32_t md_fence(const char *text, uint32_t at, uint32_t end)
{
	const char mark = text[at];
	if (mark != '`' && mark != '~')
		return 0;
	uint32_t i = at;
	while (i < end && text[i] == mark)
		i++;
	if (i - at < 3)
		return 0;
	/* "```code```" on one line is a code span. */
	if (mark == '`' && memchr(text + i, '`', end - i))
		return 0;
	return i - at;
}

bool md_closes_fence(const char *text, uint32_t at, uint32_t end, char mark, uint32_t fence)
{
	uint32_t i = at;
	while (i < end && text[i] == mark)
		i++;
	return i - at >= fence && i == end;
}

bool md_is_table_rule(const char *text, uint32_t at, uint32_t end)
{
	bool pipe = false, dash = false;
	for (; at < end; at++) {
		pipe |= text[at] == '|';
		dash |= text[at] == '-';
		if (!memchr("|-: \t", text[at], 5))
			return false;
	}
	return pipe && dash;
}

bool md_has_pipe(const char *text, uint32_t at, uint32_t end)
{
	return memchr(text + at, '|', end - at) != NULL;
}

/* The byte after "[label]:" at at, or 0. */
static uint32_t skip_label(const char *text, uint32_t at, uint32_t end)
{
	enum { MAX_LABEL = 999 }; /* CommonMark's */
	if (at >= end || text[at] != '[')
		return 0;
	for (uint32_t i = at + 1; i < end && i - at <= MAX_LABEL; i++) {
		if (text[i] == '\\')
			i++;
		else if (text[i] == '[')
			return 0;
		else if (text[i] == ']')
			return i > at + 1 && i + 1 < end && text[i + 1] == ':' ? i + 2 : 0;
	}
	return 0;
}

bool md_is_definition(const char *text, uint32_t at, uint32_t end)
{
	uint32_t i = skip_label(text, at, end);
	if (!i)
		return false;
	i = skip_blanks(text, i, end);
	/* The target must look like one, for "[Anna]: Yes." is a line of a play. */
	bool target = false;
	for (; i < end && !is_blank_byte(text[i]); i++) {
		const bool inside = i + 1 < end && !is_blank_byte(text[i + 1]);
		target |= text[i] == '/' || text[i] == '<' || text[i] == '#' ||
		          (inside && (text[i] == ':' || text[i] == '.'));
	}
	i = skip_blanks(text, i, end);
	return target && (i == end || text[i] == '"' || text[i] == '\'' || text[i] == '(');
}

bool md_read_comment(const lede_allocator *a, const char *text, uint32_t at, uint32_t end,
                     struct layout *layout)
{
	static const char name[] = "lede:";
	const uint32_t begin = at;
	at = skip_blanks(text, at, end);
	if (end - at < sizeof name - 1 || memcmp(text + at, name, sizeof name - 1) != 0)
		return true;
	at = skip_blanks(text, at + (uint32_t)sizeof name - 1, end);
	uint32_t last = at;
	while (last < end && is_letter_byte(text[last]))
		last++;
	const bool off = last - at == 3 && memcmp(text + at, "off", 3) == 0;
	const bool on = last - at == 2 && memcmp(text + at, "on", 2) == 0;
	const struct toggle toggle = {begin, on};
	return !(off || on) || vec_push(a, &layout->toggles, toggle);
}

uint32_t md_skip_footnote_label(const char *text, uint32_t at, uint32_t end)
{
	if (end - at < 5 || text[at + 1] != '^')
		return at;
	const uint32_t i = skip_label(text, at, end);
	return i ? skip_blanks(text, i, end) : at;
}

/* Whether the bytes at at are word, of lower-case letters and punctuation, in any case. */
static bool has_prefix(const char *text, uint32_t at, uint32_t end, const char *word)
{
	for (; *word; at++, word++) {
		if (at >= end ||
		    (text[at] != *word && !(is_letter_byte(text[at]) && (text[at] | 32) == *word)))
			return false;
	}
	return true;
}

const char *md_raw_html_end(const char *text, uint32_t at, uint32_t end)
{
	static const char *const pairs[][2] = {
		{"<script", "</script>"},     {"<style", "</style>"}, {"<pre", "</pre>"},
		{"<textarea", "</textarea>"}, {"<svg", "</svg>"},
	};
	if (text[at] != '<')
		return NULL;
	if (has_prefix(text, at, end, "<!--"))
		return "-->";
	if (has_prefix(text, at, end, "<?"))
		return "?>";
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const uint32_t after = at + (uint32_t)strlen(pairs[i][0]);
		if (has_prefix(text, at, end, pairs[i][0]) &&
		    (after == end || text[after] == '>' || is_blank_byte(text[after])))
			return pairs[i][1];
	}
	return NULL;
}
