#include "number/currency.h"

#include "number/currency_table.h"

static bool is_whole_token(const struct reader *r, const struct piece *piece)
{
	return piece->begin == r->input->tokens[piece->token].begin && piece_ends_token(r, piece);
}

bool currency_is_plausible(const struct reader *r, const struct numeral *n)
{
	const struct piece *first = &n->first;
	return n->scaled || memchr(r->input->text + first->begin, ',', first->end - first->begin);
}

static bool is_large(const struct numeral *n)
{
	static const struct amount hundred = {100, 0, 1, false};
	return n->scaled || n->kind == NUMERAL_MANY || !amount_less(&n->amount, &hundred);
}

static bool take_code(const struct currency_code *code, struct currency *c)
{
	if (!code)
		return false;
	*c = (struct currency){code->code, 0, code->sense == CODE_LARGE};
	return true;
}

/* ---- Before a number ------------------------------------------------------------------------- */

/* "US $", "AU $": the code of a dollar by the letters before it. */
static const struct currency_code *code_of_dollar(const struct reader *r, const struct piece *word)
{
	struct key key = key_of(r, word, false);
	const size_t length = strlen(key.text);
	/* One letter may be an article: "A $5 bill". */
	if (length < 2 || length + 2 > KEY_BYTES)
		return NULL;
	const struct currency_code *code = currency_code(key.text);
	if (code)
		return code;
	key.text[length] = '$';
	return currency_code(key.text);
}

/* The sign before a number, and letters before the sign. */
static bool take_sign(const struct reader *r, const struct piece *sign, struct currency *c,
                      struct piece *first)
{
	const char *code = currency_sign(sign->code);
	struct piece before = {0};
	if (sign->token > r->first_token)
		before = piece_first(r, sign->token - 1);
	/* "GH¢5" */
	if (sign->code == 0xA2 && piece_is(r, &before, "gh"))
		code = "GHS";
	if (!code)
		return false;
	*c = (struct currency){.code = code};
	*first = *sign;
	if (before.kind != PIECE_WORD || !is_whole_token(r, &before))
		return true;
	struct currency named;
	if (take_code(code_of_dollar(r, &before), &named)) {
		*c = named;
		*first = before;
	}
	return true;
}

bool currency_before(const struct reader *r, const struct piece *number, struct currency *c,
                     struct piece *first)
{
	uint32_t token = number->token;
	if (token == r->first_token || number->begin != r->input->tokens[token].begin)
		return false;
	struct piece before = piece_first(r, --token);
	const bool stop = piece_is_sign(&before, '.') && before.glued && token > r->first_token;
	if (stop)
		before = piece_first(r, --token); /* "Rs. 500" */
	if (!is_whole_token(r, &before))
		return false;
	if (before.kind == PIECE_SIGN && !stop)
		return take_sign(r, &before, c, first);
	*first = before;
	return before.kind == PIECE_WORD &&
	       take_code(currency_code(key_of(r, &before, false).text), c);
}

bool currency_opens(const struct reader *r, const struct piece *word, struct currency *c,
                    struct piece *number)
{
	if (word->kind != PIECE_WORD || piece_ends_token(r, word))
		return false;
	const struct piece digits = piece_next(r, word);
	if (digits.kind != PIECE_DIGITS ||
	    !take_code(currency_code(key_of(r, word, false).text), c))
		return false;
	*number = digits;
	return true;
}

/* ---- Behind a number ------------------------------------------------------------------------- */

static bool is_sterling(const struct reader *r, const struct piece *piece)
{
	return piece_is(r, piece, "sterling");
}

/* "dollars", "pounds sterling"; key: of the word, in lower case; code: what an adjective said, or
 * NULL. */
static bool take_noun(const struct reader *r, const struct numeral *n, const struct piece *word,
                      const struct key *key, const char *code, struct currency *c,
                      struct piece *last)
{
	const struct currency_noun *noun = currency_noun(key->text);
	if (!noun)
		return false;
	const struct piece behind = piece_next(r, word);
	const bool sterling = is_sterling(r, &behind);
	static const struct amount heavy = {1, 5, 1, false};
	const bool weight = amount_less(&n->amount, &heavy) || piece_is(r, &behind, "of");
	if (!code && noun->sense == NOUN_LARGE && !is_large(n))
		return false;
	if (!code && noun->sense == NOUN_WEIGHT && weight && !sterling && n->kind != NUMERAL_MANY)
		return false;
	*c = (struct currency){.code = code ? code : noun->code, .shift = noun->shift};
	*last = sterling ? behind : *word;
	return true;
}

/* The first words of names of two: "New Zealand", "South Korean". */
static bool opens_adjective(const struct reader *r, const struct piece *word)
{
	static const char *const openers[] = {"costa", "hong",  "new", "north",
	                                      "saudi", "south", "sri"};
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (piece_is(r, word, openers[i]))
			return true;
	return false;
}

/* "US dollars", "Mexican pesos", "New Zealand-dollar". */
static bool take_adjective(const struct reader *r, const struct numeral *n, struct piece word,
                           struct key key, struct currency *c, struct piece *last)
{
	if (!key.capital && strcmp(key.text, "euro") != 0)
		return false;
	struct piece next = piece_next(r, &word);
	if (opens_adjective(r, &word) && currency_adjective(key_of(r, &next, true).text)) {
		word = next;
		key = key_of(r, &word, true);
		next = piece_next(r, &word);
	}
	const struct currency_adjective *adjective = currency_adjective(key.text);
	if (!adjective)
		return false;
	if (next.kind == PIECE_DASH)
		next = piece_next(r, &next);
	const struct key noun = key_of(r, &next, true);
	return take_noun(r, n, &next, &noun, adjective->code, c, last);
}

/* "5€", "20 €", "500$", "50¢". */
static bool take_sign_behind(const struct reader *r, const struct piece *sign, struct currency *c)
{
	const char *code = sign->code == 0xA2 ? "USD" : currency_sign(sign->code);
	const struct piece next = piece_next(r, sign);
	/* "5 $10 notes" */
	if (!code || next.kind == PIECE_DIGITS || (sign->code == '$' && !sign->glued))
		return false;
	*c = (struct currency){.code = code, .shift = sign->code == 0xA2 ? 2 : 0};
	return true;
}

/* "50p" */
static bool is_pence(const struct reader *r, const struct numeral *n, const struct piece *word)
{
	static const struct amount hundred = {100, 0, 1, false};
	return word->glued && word->end - word->begin == 1 &&
	       r->input->text[word->begin] == 'p' && !n->scaled &&
	       amount_less(&n->amount, &hundred);
}

bool currency_after(const struct reader *r, const struct numeral *n, struct currency *c,
                    struct piece *last)
{
	struct piece piece = piece_next(r, &n->last);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	else if (n->kind == NUMERAL_MANY && piece_is(r, &piece, "of"))
		piece = piece_next(r, &piece);
	*last = piece;
	if (piece.kind == PIECE_SIGN)
		return take_sign_behind(r, &piece, c);
	if (piece.kind != PIECE_WORD)
		return false;
	if (is_pence(r, n, &piece)) {
		*c = (struct currency){.code = "GBP", .shift = 2};
		return true;
	}
	const struct key folded = key_of(r, &piece, true);
	if (take_adjective(r, n, piece, folded, c, last) ||
	    take_noun(r, n, &piece, &folded, NULL, c, last))
		return true;
	if (!folded.capital && strcmp(folded.text, "kr") != 0)
		return false;
	const struct currency_code *code = currency_code(key_of(r, &piece, false).text);
	/* Two letters are too many things behind a number. */
	const bool clear = code && (strlen(code->word) >= 3 || !strcmp(code->word, "kr"));
	return clear && take_code(code, c) && (!c->large_only || currency_is_plausible(r, n));
}
