#include "number/contact.h"

#include "base/ascii.h"

lede_type contact_of_token(const char *text, const struct token *token)
{
	if (token->flags & LEDE_TOKEN_URL)
		return LEDE_URL;
	if (token->flags & LEDE_TOKEN_EMAIL)
		return LEDE_EMAIL;
	const char first = text[token->begin];
	if (token->length < 2 || token->flags & (LEDE_TOKEN_PUNCT | LEDE_TOKEN_CODE))
		return LEDE_NO_TYPE;
	return first == '@' ? LEDE_HANDLE : first == '#' ? LEDE_HASHTAG : LEDE_NO_TYPE;
}

/* ---- Telephone numbers ----------------------------------------------------------------------- */

enum { GROUPS_MOST = 6, SHORTEST = 7 };

/* A number as it is written, cut into groups of digits. */
struct groups {
	uint32_t end; /* byte behind its last digit */
	uint8_t  length[GROUPS_MOST];
	uint8_t  count, digits;
	bool     plus, bracket; /* "+44 ..."; "(202) ..." */
	char     first;         /* digit */
	char     parts;         /* what stands between the last two groups */
};

static bool takes_separator(const char *text, uint32_t at, uint32_t end, struct groups *g)
{
	const char c = text[at];
	if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')')
		return false;
	g->bracket |= c == '(' && at + 1 < end && is_digit_byte(text[at + 1]);
	if (at + 1 < end && is_digit_byte(text[at + 1]))
		g->parts = c;
	return true;
}

/* Reads the groups from begin on; false when there are too many digits for a telephone. */
static bool read_groups(const char *text, uint32_t begin, uint32_t end, struct groups *g,
                        char *digits)
{
	uint32_t at = begin, separators = 0;
	*g = (struct groups){.plus = text[at] == '+'};
	at += g->plus;
	for (; at < end; at++) {
		if (!is_digit_byte(text[at])) {
			/* "555-0143 (home)", "555-0143 (202) ..." */
			if (text[at] == '(' && g->digits >= SHORTEST)
				break;
			if (++separators > 2 || !takes_separator(text, at, end, g))
				break;
			continue;
		}
		const bool begins = at == begin || !is_digit_byte(text[at - 1]);
		if ((begins && g->count == GROUPS_MOST) || g->digits == PHONE_DIGITS)
			return false;
		g->count = (uint8_t)(g->count + begins);
		g->length[g->count - 1]++;
		if (!g->digits)
			g->first = text[at];
		digits[g->digits++] = text[at];
		g->end = at + 1;
		separators = 0;
	}
	return g->count > 0;
}

/* "202-555-0143", "1-800-555-0199", "(202) 555-0143" */
static bool is_north_american(const struct groups *g)
{
	const uint8_t *length = g->length;
	const bool country = g->count == 4 && length[0] == 1 && g->first == '1';
	if (g->count != 3 + country)
		return false;
	length += country;
	return length[0] == 3 && length[1] == 3 && length[2] == 4 && (country || g->first > '1');
}

/* "020 7946 0958", "0800 123 4567": a trunk prefix, groups of three digits or more. */
static bool is_national(const struct groups *g)
{
	if (g->first != '0' || g->count < 2 || g->digits < 10 || g->digits > 11 || g->parts == '.')
		return false;
	for (uint8_t i = 0; i < g->count; i++)
		if (g->length[i] < 3)
			return false;
	return true;
}

static bool is_phone(const struct groups *g)
{
	if (g->plus)
		return g->digits >= 8;
	if (is_north_american(g) || is_national(g))
		return true;
	return g->bracket && g->count >= 2 && g->digits >= 9 && g->digits <= 12 &&
	       g->length[0] >= 2 && g->length[0] <= 5;
}

/* "Tel: 555-0143": a word before it says what it is. */
static bool is_announced(const struct reader *r, uint32_t token)
{
	static const char *const announcers[] = {
		"call", "cell",  "dial",      "fax", "hotline", "mobile",
		"ph",   "phone", "telephone", "tel", "text",    "whatsapp"};
	if (token == r->first_token)
		return false;
	struct piece before = piece_first(r, --token);
	if ((piece_is_sign(&before, ':') || piece_is_sign(&before, '.')) && token > r->first_token)
		before = piece_first(r, token - 1);
	for (size_t i = 0; i < sizeof announcers / sizeof *announcers; i++)
		if (piece_is(r, &before, announcers[i]))
			return true;
	return false;
}

bool phone_read(const struct reader *r, uint32_t token, struct phone *phone)
{
	enum { LONGEST = 32 };
	const struct token *tokens = r->input->tokens;
	const uint32_t begin = tokens[token].begin;
	uint32_t end = token_end(r, r->end_token - 1);
	struct groups g;
	char digits[PHONE_DIGITS];
	if (end - begin > LONGEST)
		end = begin + LONGEST;
	if (!read_groups(r->input->text, begin, end, &g, digits) || g.digits < SHORTEST)
		return false;
	if (!is_phone(&g) && (g.digits > 11 || !is_announced(r, token)))
		return false;
	phone->last_token = token;
	while (token_end(r, phone->last_token) < g.end)
		phone->last_token++;
	if (token_end(r, phone->last_token) != g.end)
		return false; /* "555-0143b" */
	phone->length = 0;
	if (g.plus)
		phone->value[phone->length++] = '+';
	memcpy(phone->value + phone->length, digits, g.digits);
	phone->length = (uint8_t)(phone->length + g.digits);
	return true;
}
