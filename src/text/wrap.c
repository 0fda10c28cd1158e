/* Is a line end inside a paragraph a space, or does a new block begin?
 *
 * A program that wraps lines breaks where the next word would not have fitted any more. So the
 * more room a line had for the next line's first word (measured against the longest line of the
 * run, at most WRAP_MAX_WIDTH code points), the less likely it was wrapped. A full line may still
 * be a paragraph of its own: how it ends and how the next one begins is evidence, too. All of it
 * is weighed in bits (log2 of the odds that it is a wrap), for the line end itself, for its run
 * of lines without a blank one, and for the document. */
#include "text/markup.h"
#include "text/utf8.h"

/* No one wraps at less: shorter lines are verse, addresses, headlines. */
enum { MIN_WIDTH = 40 };

/* ---- Measuring ---------------------------------------------------------------------------- */

/* Code points of text[begin .. end), limit if that many or more. */
static uint32_t count_codes(const char *text, uint32_t begin, uint32_t end, uint32_t limit)
{
	uint32_t count = 0, i = begin;
	/* Eight bytes at a time: all but those of the form 10xxxxxx begin a code point. */
	for (; end - i >= 8 && count + 8 <= limit; i += 8) {
		uint64_t eight;
		memcpy(&eight, text + i, 8);
		const uint64_t others = eight >> 7 & ~(eight >> 6) & 0x0101010101010101u;
		count += 8 - (uint32_t)(others * 0x0101010101010101u >> 56);
	}
	for (; i < end && count < limit; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

/* The last code point of text[begin .. end), which is not empty; *at is where it begins. */
static uint32_t last_code(const char *text, uint32_t begin, uint32_t end, uint32_t *at)
{
	uint32_t code;
	*at = end - 1;
	while (*at > begin && end - *at < 4 && ((unsigned char)text[*at] & 0xC0) == 0x80)
		--*at;
	utf8_decode(text + *at, end - *at, &code);
	return code;
}

/* What may stand between a stop and the end of its line, or before a line's first word. */
static bool is_wrapping(uint32_t code)
{
	return code == '"' || code == '\'' || code == '(' || code == ')' || code == '[' ||
	       code == ']' || code == '*' || code == '_' || code == '~' || code == '`' ||
	       (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB;
}

/* Words that end no paragraph and no title. */
static bool is_function_word(const char *word, uint32_t length)
{
	static const char words[] =
		" a an the of to in on at by for from with and or but nor as is are was were be "
		"been has have had will would that which who whose if than its his her their our "
		"your my this these those not no into about between after before under over said ";
	char key[12] = " ";
	uint32_t i;
	if (length > sizeof key - 3)
		return false;
	for (i = 0; i < length; i++)
		key[i + 1] = word[i];
	key[i + 1] = ' ';
	return strstr(words, key) != NULL;
}

/* Whether the word before the full stop at end - 1 is an initial or stands before a name: such a
 * stop ends no sentence. */
static bool is_abbreviation(const char *text, uint32_t begin, uint32_t end)
{
	static const char words[] = " mr mrs ms dr prof st gen sen rep gov col capt lt sgt no vs ";
	char key[8] = " ";
	uint32_t word = end - 1, i = 1;
	while (word > begin && is_letter_byte(text[word - 1]))
		word--;
	const uint32_t length = end - 1 - word;
	if (length == 1)
		return true;
	if (length == 0 || length > sizeof key - 3)
		return false;
	for (; word < end - 1; word++)
		key[i++] = (char)(text[word] | 32);
	key[i] = ' ';
	return strstr(words, key) != NULL;
}

static enum line_tail tail_of(const char *text, uint32_t begin, uint32_t end)
{
	uint32_t at = end, code = 0;
	while (end > begin && is_wrapping(code = last_code(text, begin, end, &at)))
		end = at;
	switch (code) {
	case '.': return is_abbreviation(text, begin, end) ? TAIL_FUNCTION_WORD : TAIL_STOP;
	case '!':
	case '?':
	case 0x2026: /* ellipsis */ return TAIL_STOP;
	case ',':
	case ';': return TAIL_COMMA;
	case ':': return TAIL_COLON;
	case '-':
	case '/':
	case 0x2010: /* hyphen */
	case 0x2013: /* dashes */
	case 0x2014: return TAIL_HYPHEN;
	default: break;
	}
	uint32_t word = end;
	while (word > begin && is_letter_byte(text[word - 1]))
		word--;
	return word < end && is_function_word(text + word, end - word) ? TAIL_FUNCTION_WORD
	                                                               : TAIL_WORD;
}

static enum line_head head_of(const char *text, uint32_t begin, uint32_t end)
{
	uint32_t code = 0;
	for (unsigned bytes; begin < end; begin += bytes) {
		bytes = utf8_decode(text + begin, end - begin, &code);
		if (!is_wrapping(code))
			break;
	}
	switch (uni_class(code)) {
	case UNI_LOWER: return HEAD_LOWER;
	case UNI_UPPER:
	case UNI_LETTER: return HEAD_UPPER;
	case UNI_DIGIT: return HEAD_DIGIT;
	default: return HEAD_OTHER;
	}
}

/* Whether a sentence seems to end and another to begin inside of the line. */
static bool has_inner_stop(const char *text, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin + 3; i + 1 < end; i++)
		if (text[i] == ' ' && (text[i - 1] == '.' || text[i - 1] == '?') &&
		    is_lower_byte(text[i - 2]) && is_lower_byte(text[i - 3]) &&
		    is_upper_byte(text[i + 1]))
			return true;
	return false;
}

void line_measure(const char *text, uint32_t origin, struct line *line)
{
	const uint32_t begin = line->begin, end = line->end;
	uint32_t word = begin;
	/* What is longer is not wrapped: its words are not looked for to the end. */
	while (word < end && word - begin <= 4 * WRAP_MAX_WIDTH && !is_blank_byte(text[word]))
		word++;
	line->single = word == end;
	line->column = (uint8_t)count_codes(text, origin, begin, UINT8_MAX);
	line->width = (uint8_t)count_codes(text, origin, end, WRAP_MAX_WIDTH + 1);
	line->broken = line->width <= WRAP_MAX_WIDTH && has_inner_stop(text, begin, end);
	line->word = (uint8_t)count_codes(text, begin, word, UINT8_MAX);
	line->head = (uint8_t)head_of(text, line->item ? line->item : begin, end);
	line->tail = (uint8_t)tail_of(text, begin, end);
	line->starts = false;
}

/* ---- Deciding ----------------------------------------------------------------------------- */

/* Bits for a wrap between a line with that tail and one with that head. */
static int evidence(const struct line *line, const struct line *next)
{
	static const int8_t bits[][4] = {
		/*                      lower upper digit other */
		[TAIL_WORD] = {4, 0, 0, 0},   [TAIL_STOP] = {-1, -3, -3, -3},
		[TAIL_COMMA] = {5, 2, 2, 2},  [TAIL_COLON] = {2, -2, -1, -2},
		[TAIL_HYPHEN] = {4, 1, 1, 1}, [TAIL_FUNCTION_WORD] = {6, 5, 5, 4},
	};
	int sum = bits[line->tail][next->head];
	/* The first line of a paragraph is indented, where no blank line is used. */
	if (next->column >= line->column + 2)
		sum -= 3;
	/* A title seldom has two sentences, the second without an end. */
	if (line->broken && line->tail == TAIL_WORD)
		sum += 3;
	/* "- " that is not the only one in the run was made a start already. */
	if (next->item)
		sum -= 3;
	return sum;
}

/* Bits against a wrap from the room that was left on line after next's first word. A little is
 * left by wrappers that balance lines, and by later edits. */
static int room_penalty(const struct line *line, const struct line *next, unsigned width)
{
	enum { MAX_PENALTY = 14 };
	const unsigned used = line->width + 1u + next->word;
	const int penalty = used > width ? 0 : 2 + (int)(width - used) / 2;
	return penalty < MAX_PENALTY ? penalty : MAX_PENALTY;
}

/* A single line end says no more than MIN_BITS against its run, the run no more than MAX_BITS
 * for or against each of its line ends. */
enum { MIN_BITS = -3, MAX_BITS = 6 };

static int clamp(int64_t bits)
{
	return bits > MAX_BITS ? MAX_BITS : bits < -MAX_BITS ? -MAX_BITS : (int)bits;
}

/* Whether next is indented to the text of the list item on line: it goes on with the item, even
 * where the author broke the lines. */
static bool continues_item(const struct line *line, const struct line *next)
{
	return line->item && !next->item &&
	       next->column == line->column + (line->item - line->begin);
}

/* The longest line; words that could not be broken (addresses) don't count. */
static unsigned run_width(const struct line *lines, size_t count)
{
	unsigned width = 0;
	for (size_t i = 0; i < count; i++)
		if (!lines[i].single && lines[i].width > width)
			width = lines[i].width;
	return width;
}

/* Makes the items of a list start. A single "- " or "7. " in a run may be a dash or a number that
 * was wrapped to the begin of a line: it is left to be decided. */
static void start_items(struct line *lines, size_t count)
{
	size_t items = 0;
	for (size_t i = 0; i < count; i++)
		items += lines[i].item != 0;
	for (size_t i = 0; i < count && items > 1; i++)
		lines[i].starts = lines[i].item != 0;
}

void wrap_decide(struct line *lines, size_t count, const struct wrap_prior *prior)
{
	enum { FEW_LINES = 3 };
	unsigned width = run_width(lines, count);
	const bool plausible = width >= MIN_WIDTH && width <= WRAP_MAX_WIDTH;
	int64_t sum = prior->bits;
	/* Few lines may all be short: if others were wrapped, these had their room. */
	if (prior->bits > 0 && count <= FEW_LINES && width < prior->width)
		width = prior->width;
	start_items(lines, count);
	for (size_t i = 1; plausible && i < count; i++) {
		const struct line *line = lines + i - 1, *next = lines + i;
		const int bits = evidence(line, next) - room_penalty(line, next, width);
		if (!next->starts)
			sum += bits > MIN_BITS ? bits : MIN_BITS;
	}
	const int run = clamp(sum);
	for (size_t i = 1; i < count; i++) {
		const struct line *line = lines + i - 1, *next = lines + i;
		const int bits = evidence(line, next) - room_penalty(line, next, width);
		lines[i].starts |= (!plausible || run + bits <= 0) && !continues_item(line, next);
	}
}

struct wrap_prior wrap_guess(const char *text, uint32_t length)
{
	/* Enough to know; and so little that it costs nothing. */
	enum { MAX_BYTES = 1 << 16, SHARE = 4, CLEAR_BITS = 4 };
	struct wrap_prior prior = {0, 0};
	struct line last = {0};
	int64_t sum = 0;
	if (length > MAX_BYTES)
		length = MAX_BYTES;
	for (uint32_t begin = 0, end; begin < length; begin = end + 1) {
		const char *lf = memchr(text + begin, '\n', length - begin);
		struct line line = {0};
		unsigned depth;
		end = lf ? (uint32_t)(lf - text) : length;
		line.end = end - (end > begin && text[end - 1] == '\r');
		const uint32_t origin = md_skip_quotes(text, begin, line.end, &depth);
		line.begin = skip_blanks(text, origin, line.end);
		if (line.begin < line.end)
			line_measure(text, origin, &line);
		if (last.width >= MIN_WIDTH && line.width) {
			const bool too_long = last.width > WRAP_MAX_WIDTH;
			const int bits = too_long ? MIN_BITS : evidence(&last, &line);
			sum += bits > MIN_BITS ? bits : MIN_BITS;
			if (bits >= CLEAR_BITS && last.width > prior.width)
				prior.width = last.width;
		}
		last = line;
	}
	prior.bits = clamp(sum / SHARE);
	return prior;
}

bool wrap_looks_like_title(const char *text, const struct line *line)
{
	enum { MAX_TITLE = 90 };
	if (line->width > MAX_TITLE || line->tail != TAIL_WORD ||
	    (line->head != HEAD_UPPER && line->head != HEAD_DIGIT))
		return false;
	bool letter = false;
	for (uint32_t i = line->begin; i < line->end; i++) {
		if (text[i] == '|') /* a menu */
			return false;
		letter |= is_letter_byte(text[i]);
	}
	return letter;
}
