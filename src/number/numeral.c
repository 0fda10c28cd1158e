#include "number/numeral.h"

#include "number/words.h"
#include "text/utf8.h"

/* ---- Magnitudes ------------------------------------------------------------------------------ */

struct magnitude {
	char    text[4];
	uint8_t power;
	uint8_t when; /* enum when */
};

enum when { WHEN_GLUED = 1, WHEN_APART = 2, WHEN_MONEY = 4 };

/* Letters behind digits. Without a currency m is a metre, t a tonne and B a byte. */
static const struct magnitude magnitudes[] = {
	{"k", 3, WHEN_GLUED},
	{"K", 3, WHEN_GLUED},
	{"M", 6, WHEN_GLUED},
	{"m", 6, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"mn", 6, WHEN_GLUED | WHEN_APART},
	{"Mn", 6, WHEN_GLUED | WHEN_APART},
	{"mln", 6, WHEN_GLUED | WHEN_APART},
	{"mil", 6, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"b", 9, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"B", 9, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"bn", 9, WHEN_GLUED | WHEN_APART},
	{"Bn", 9, WHEN_GLUED | WHEN_APART},
	{"BN", 9, WHEN_GLUED | WHEN_APART},
	{"bln", 9, WHEN_GLUED | WHEN_APART},
	{"t", 12, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"T", 12, WHEN_GLUED | WHEN_MONEY},
	{"tn", 12, WHEN_GLUED | WHEN_APART},
	{"trn", 12, WHEN_GLUED | WHEN_APART},
	{"cr", 7, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"Cr", 7, WHEN_GLUED | WHEN_APART | WHEN_MONEY},
	{"L", 5, WHEN_GLUED | WHEN_MONEY},
};

static const struct magnitude *find_letters(const struct reader *r, const struct piece *piece,
                                            bool money)
{
	const size_t length = piece->end - piece->begin;
	const char *text = r->input->text + piece->begin;
	if (piece->kind != PIECE_WORD || length > 3)
		return NULL;
	for (size_t i = 0; i < sizeof magnitudes / sizeof *magnitudes; i++) {
		const struct magnitude *m = magnitudes + i;
		if (*m->text == *text && strlen(m->text) == length &&
		    !memcmp(m->text, text, length))
			return (m->when & WHEN_MONEY && !money) ||
			                       !(m->when & (piece->glued ? WHEN_GLUED : WHEN_APART))
			               ? NULL
			               : m;
	}
	return NULL;
}

/* Multiplies *n by the magnitude that the word is; false if it is none. */
static bool take_scale(const struct reader *r, const struct piece *piece, struct numeral *n)
{
	const struct number_word *word = number_word(r, piece);
	if (!word)
		return false;
	const bool scale = word->kind == WORD_SCALE || word->kind == WORD_HUNDRED;
	if (scale ? !amount_shift(&n->amount, word->value)
	          : word->kind != WORD_DOZEN || !amount_times(&n->amount, word->value))
		return false;
	n->power = (uint8_t)(n->power + (scale ? word->value : 0));
	n->scaled = true;
	n->last = *piece;
	return true;
}

void numeral_take_magnitude(const struct reader *r, bool money, struct numeral *n)
{
	struct piece piece = piece_next(r, &n->last);
	const struct magnitude *letters = find_letters(r, &piece, money);
	if (letters && amount_shift(&n->amount, letters->power)) {
		n->power = letters->power;
		n->scaled = true;
		n->last = piece;
		return;
	}
	/* "2 lakh crore", "105-million" */
	for (int i = 0; i < 3; i++) {
		if (piece.kind == PIECE_DASH)
			piece = piece_next(r, &piece);
		if (!take_scale(r, &piece, n))
			return;
		piece = piece_next(r, &n->last);
	}
}

enum { DECIMAL_BYTES = 16 };

/* ---- Digits ---------------------------------------------------------------------------------- */

static bool read_piece(const struct reader *r, const struct piece *piece, struct amount *a)
{
	return piece->kind == PIECE_DIGITS &&
	       amount_read(r->input->text + piece->begin, piece->end - piece->begin, a);
}

/* The fraction that one character is. */
static bool read_vulgar(const struct piece *piece, struct amount *a)
{
	static const struct {
		uint16_t code;
		uint8_t  parts, whole;
	} vulgar[] = {{0xBC, 1, 4},   {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2153, 1, 3},
	              {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5},
	              {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
	              {0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8}};
	if (piece->kind != PIECE_SIGN)
		return false;
	for (size_t i = 0; i < sizeof vulgar / sizeof *vulgar; i++)
		if (vulgar[i].code == piece->code) {
			*a = amount_of(vulgar[i].parts);
			return amount_divide(a, vulgar[i].whole);
		}
	return false;
}

/* "1/2", "3/4": those that are no dates, scores or ratios. The last piece goes to *last. */
static bool read_slashed(const struct reader *r, const struct piece *first, struct amount *a,
                         struct piece *last)
{
	struct amount whole;
	const struct piece slash = piece_next(r, first);
	if (!piece_is_sign(&slash, '/') || !slash.glued)
		return false; /* nearly always */
	const struct piece below = piece_next(r, &slash);
	if (!below.glued || !piece_ends_token(r, &below) || !read_piece(r, first, a) ||
	    !read_piece(r, &below, &whole))
		return false;
	static const uint8_t wholes[] = {2, 3, 4, 5, 6, 8, 16};
	if (a->exponent || whole.exponent || a->digits == 0 || a->digits >= whole.digits ||
	    whole.digits > 16 || !memchr(wholes, (int)whole.digits, sizeof wholes))
		return false;
	*last = below;
	return amount_divide(a, (uint32_t)whole.digits);
}

/* "2 1/2", "5½": takes the fraction behind a whole number. */
static void take_fraction(const struct reader *r, struct numeral *n)
{
	const struct piece piece = piece_next(r, &n->last);
	struct piece last = piece;
	struct amount part;
	if (n->amount.exponent || n->amount.digits > 9999)
		return;
	if (!read_vulgar(&piece, &part) && (piece.glued || !read_slashed(r, &piece, &part, &last)))
		return;
	/* a + b/c = (ac + b)/c */
	struct amount sum = n->amount;
	if (!amount_times(&sum, part.divisor))
		return;
	const uint32_t divisor = part.divisor;
	part.divisor = 1;
	if (!amount_add(&sum, &part))
		return;
	sum.divisor = divisor;
	n->amount = sum;
	n->last = last;
	n->marked = true;
}

/* "10 000": groups parted by a space, which has to be a special one unless the group is 000. */
static void take_spaced_groups(const struct reader *r, struct numeral *n)
{
	if (n->first.end - n->first.begin > 3 || n->amount.digits == 0)
		return;
	const char *text = r->input->text;
	for (int i = 0; i < 4; i++) {
		const struct piece group = piece_next(r, &n->last);
		struct amount more;
		if (group.end - group.begin != 3 || group.glued || !read_piece(r, &group, &more) ||
		    more.exponent)
			return;
		const uint32_t space = group.begin - n->last.end;
		if (space > 3 || (space == 1 && more.digits))
			return;
		if (space > 1 && (unsigned char)text[n->last.end] < 0x80)
			return;
		struct amount sum = n->amount;
		if (!amount_times(&sum, 1000) || !amount_add(&sum, &more))
			return;
		n->amount = sum;
		n->last = group;
		n->marked = true;
	}
}

/* "3,5", "1.234,56": a comma before the decimals, as most of Europe has it. Three digits behind it
 * are thousands, unless points before it say otherwise. What follows has to make it
 * certain: see measure.c. */
static void take_comma_decimals(const struct reader *r, struct numeral *n)
{
	const struct piece comma = piece_next(r, &n->last);
	if (!piece_is_sign(&comma, ',') || !comma.glued)
		return;
	const struct piece decimals = piece_next(r, &comma);
	const struct piece behind = piece_next(r, &decimals), more = piece_next(r, &behind);
	const char *text = r->input->text + n->first.begin;
	const uint32_t length = n->first.end - n->first.begin;
	const bool chained = piece_is_sign(&behind, ',') && more.glued &&
	                     more.kind == PIECE_DIGITS;
	if (!decimals.glued || chained || length > DECIMAL_BYTES)
		return;
	if (n->first.glued && n->first.token > r->first_token && text[-1] == ',')
		return;
	char digits[DECIMAL_BYTES];
	size_t count = 0, points = 0;
	for (uint32_t i = 0; i < length; i++) {
		if (text[i] == '.' && i + 4 <= length && (i + 4 == length || text[i + 4] == '.'))
			points++;
		else
			digits[count++] = text[i];
	}
	struct amount whole, part;
	if (!amount_read(digits, count, &whole) || whole.exponent ||
	    !read_piece(r, &decimals, &part) || part.exponent)
		return;
	const int32_t places = (int32_t)(decimals.end - decimals.begin);
	if ((!points && (places == 3 || count > 3)) || !amount_shift(&part, -places) ||
	    !amount_add(&whole, &part))
		return;
	n->amount = whole;
	n->last = decimals;
	n->comma = n->marked = true;
}

static bool has_separator(const struct reader *r, const struct piece *piece)
{
	for (uint32_t at = piece->begin; at < piece->end; at++)
		if (r->input->text[at] == ',' || r->input->text[at] == '.')
			return true;
	return false;
}

static bool read_digits(const struct reader *r, const struct piece *first, bool money,
                        struct numeral *n)
{
	*n = (struct numeral){.first = *first, .last = *first};
	if (read_vulgar(first, &n->amount) || read_slashed(r, first, &n->amount, &n->last)) {
		n->kind = NUMERAL_FRACTION;
		n->marked = true;
	} else if (read_piece(r, first, &n->amount)) {
		n->marked = has_separator(r, first);
		take_spaced_groups(r, n);
		take_comma_decimals(r, n);
		take_fraction(r, n);
	} else {
		return false;
	}
	numeral_take_magnitude(r, money, n);
	return true;
}

/* ---- Words ----------------------------------------------------------------------------------- */

/* What precedes "hundred" or "million": its piece goes to *first. */
enum lead { LEAD_NONE, LEAD_ONE, LEAD_MANY };

static enum lead lead_before(const struct reader *r, struct piece *first)
{
	if (first->token == r->first_token ||
	    first->begin != r->input->tokens[first->token].begin)
		return LEAD_NONE;
	const struct piece before = piece_first(r, first->token - 1);
	const bool article = piece_is(r, &before, "a") || piece_is(r, &before, "an");
	const bool many = piece_is(r, &before, "several") || piece_is(r, &before, "few");
	if (!article && !many)
		return LEAD_NONE;
	*first = before;
	return article ? LEAD_ONE : LEAD_MANY;
}

/* The sum of number words so far. */
struct sum {
	uint64_t total; /* what scales have closed */
	uint64_t group; /* below the next scale */
	uint8_t  power; /* of the scale, if it ends with one */
	bool     hundred, open_tens, any; /* group: has its hundreds; ends in "twenty"; begun */
};

static uint64_t power_of_ten(uint8_t power)
{
	uint64_t result = 1;
	for (; power > 0; power--)
		result *= 10;
	return result;
}

/* Adds one word; false if it can't follow. An ordinal is added like its number. */
static bool sum_add(struct sum *s, uint8_t kind, uint8_t value)
{
	uint64_t scale;
	s->power = 0;
	switch (kind) {
	case WORD_UNIT:
		if (s->any && !s->open_tens && s->group % 100)
			return false;
		if ((s->open_tens && value == 0) || (s->any && s->group == 0 && s->total == 0))
			return false;
		s->group += value;
		s->open_tens = false;
		break;
	case WORD_TEEN:
	case WORD_TENS:
		if (s->any && (s->group % 100 || (s->group == 0 && s->total == 0)))
			return false;
		s->group += value;
		s->open_tens = kind == WORD_TENS;
		break;
	case WORD_HUNDRED:
		if (s->hundred || s->group == 0 || s->group >= 100)
			return false;
		s->group *= 100;
		s->hundred = true;
		s->open_tens = false;
		break;
	case WORD_SCALE:
		scale = power_of_ten(value);
		if (s->total + s->group == 0)
			return false;
		if (s->total >= scale) /* "two million five thousand" */
			s->total += s->group * scale;
		else if (s->total + s->group <= UINT64_MAX / 100 / scale)
			s->total = (s->total + s->group) * scale; /* "two lakh crore" */
		else
			return false;
		s->group = 0;
		s->power = value;
		s->hundred = s->open_tens = false;
		break;
	default:
		return false;
	}
	s->any = true;
	return true;
}

/* The kind of number word that an ordinal counts as. */
static uint8_t cardinal_kind(const struct number_word *word)
{
	if (word->kind == WORD_ORDINAL_SCALE)
		return WORD_SCALE;
	if (word->kind != WORD_ORDINAL)
		return word->kind;
	return word->value < 10 ? WORD_UNIT : word->value < 20 ? WORD_TEEN :
	       word->value < 100 ? WORD_TENS : WORD_HUNDRED;
}

static bool is_ordinal(const struct number_word *word)
{
	return word->kind == WORD_ORDINAL || word->kind == WORD_ORDINAL_SCALE;
}

/* "two and a half million": takes " and a half", " and three quarters". */
static bool take_and_part(const struct reader *r, struct piece *and, struct numeral *n)
{
	struct piece piece = piece_next(r, and);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	if (!piece_is(r, &piece, "a") && !piece_is(r, &piece, "one"))
		return false;
	piece = piece_next(r, &piece);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	const struct number_word *word = number_word(r, &piece);
	if (!word || (word->kind != WORD_HALF && word->kind != WORD_QUARTER))
		return false;
	struct amount part = amount_of(1);
	if (!amount_divide(&part, word->value) || !amount_add(&n->amount, &part))
		return false;
	n->last = piece;
	numeral_take_magnitude(r, false, n);
	return true;
}

/* "two-thirds", "one third", "three quarters": *n, which is a small number, is divided. */
static bool take_parts(const struct reader *r, struct numeral *n)
{
	struct piece piece = piece_next(r, &n->last);
	const bool dash = piece.kind == PIECE_DASH;
	if (dash)
		piece = piece_next(r, &piece);
	const struct number_word *word = number_word(r, &piece);
	if (!word || n->amount.digits == 0)
		return false;
	const bool one = n->amount.digits == 1;
	const bool single = word->kind == WORD_HALF || word->kind == WORD_QUARTER ||
	                    (word->kind == WORD_ORDINAL && word->value > 2);
	if (one ? !single : word->kind != WORD_PARTS)
		return false;
	if (!amount_divide(&n->amount, word->value))
		return false;
	n->last = piece;
	n->kind = NUMERAL_FRACTION;
	return true;
}

/* "half a million", "three quarters of a billion": takes what the fraction is one of. */
static void take_whole(const struct reader *r, struct numeral *n)
{
	struct piece piece = piece_next(r, &n->last);
	if (piece_is(r, &piece, "of"))
		piece = piece_next(r, &piece);
	else if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	if (!piece_is(r, &piece, "a"))
		return;
	piece = piece_next(r, &piece);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	if (n->amount.divisor == 1 && take_scale(r, &piece, n))
		n->kind = NUMERAL_NUMBER;
}

/* "tens of thousands" */
static bool read_many(const struct reader *r, const struct piece *first, struct numeral *n)
{
	enum { MOST = 3 };
	n->kind = NUMERAL_MANY;
	n->last = *first;
	for (int i = 0; i < MOST; i++) {
		const struct piece of = piece_next(r, &n->last);
		const struct piece next = piece_next(r, &of);
		const struct number_word *word = number_word(r, &next);
		if (!piece_is(r, &of, "of") || !word || word->kind != WORD_MANY)
			break;
		n->last = next;
	}
	return true;
}

/* Adds the words from n->last on; *s has that one. */
static void sum_words(const struct reader *r, struct sum *s, struct numeral *n)
{
	enum { MOST = 24 };
	for (int i = 0; i < MOST && n->kind == NUMERAL_NUMBER; i++) {
		struct piece piece = piece_next(r, &n->last);
		bool joined = false;
		if (piece.kind == PIECE_DASH && (piece.glued || s->open_tens)) {
			piece = piece_next(r, &piece);
		} else if ((s->hundred || s->total) && piece_is(r, &piece, "and")) {
			piece = piece_next(r, &piece);
			joined = true;
		}
		const struct number_word *word = number_word(r, &piece);
		if (!word)
			return;
		struct sum sum = *s;
		const uint8_t kind = cardinal_kind(word);
		if (joined && (kind == WORD_HUNDRED || kind == WORD_SCALE))
			return;
		/* "one fifth" is a part, "twenty-fifth" and "hundred and first" an ordinal. */
		if (is_ordinal(word) && s->total == 0 && s->group < 20 && kind != WORD_HUNDRED &&
		    kind != WORD_SCALE)
			return;
		if (!sum_add(&sum, kind, word->value))
			return;
		*s = sum;
		n->last = piece;
		n->scaled = n->scaled || kind == WORD_HUNDRED || kind == WORD_SCALE;
		if (is_ordinal(word))
			n->kind = NUMERAL_ORDINAL;
	}
}

/* A numeral that begins with hundred, million or dozen: only behind an article. */
static bool read_led(const struct reader *r, const struct piece *first,
                     const struct number_word *word, struct sum *s, struct numeral *n)
{
	const enum lead lead = lead_before(r, &n->first);
	n->last = *first;
	n->scaled = true;
	s->group = 1;
	if (lead == LEAD_NONE)
		return false;
	if (word->kind == WORD_DOZEN)
		*s = (struct sum){.group = word->value, .any = true};
	else if (!sum_add(s, word->kind, word->value))
		return false;
	if (lead == LEAD_MANY)
		n->kind = NUMERAL_MANY;
	return true;
}

/* "a third", "a quarter", "half" */
static bool read_part(const struct reader *r, const struct number_word *word, struct numeral *n)
{
	const struct piece of = piece_next(r, &n->last);
	if (word->kind != WORD_HALF &&
	    (!piece_is(r, &of, "of") || lead_before(r, &n->first) != LEAD_ONE))
		return false;
	n->kind = NUMERAL_FRACTION;
	n->amount = amount_of(1);
	if (!amount_divide(&n->amount, word->value))
		return false;
	take_whole(r, n);
	return true;
}

static bool read_words(const struct reader *r, const struct piece *first, struct numeral *n)
{
	const struct number_word *word = number_word(r, first);
	struct sum sum = {0};
	*n = (struct numeral){.first = *first, .last = *first, .words = true};
	if (!word)
		return false;
	switch (word->kind) {
	case WORD_HUNDRED:
	case WORD_SCALE:
	case WORD_DOZEN:
		if (!read_led(r, first, word, &sum, n))
			return false;
		break;
	case WORD_MANY:
		return read_many(r, first, n);
	case WORD_HALF:
	case WORD_QUARTER:
		return read_part(r, word, n);
	case WORD_ORDINAL:
		if (word->value > 2 && read_part(r, word, n))
			return true;
		*n = (struct numeral){.first = *first, .last = *first, .words = true,
		                      .kind = NUMERAL_ORDINAL};
		n->amount = amount_of(word->value);
		return true;
	case WORD_UNIT:
	case WORD_TEEN:
	case WORD_TENS:
		sum_add(&sum, word->kind, word->value);
		break;
	default:
		return false;
	}
	sum_words(r, &sum, n);
	n->amount = amount_of(sum.total + sum.group);
	n->power = sum.power;
	if (n->kind == NUMERAL_NUMBER && !n->scaled && take_parts(r, n)) {
		take_whole(r, n);
		return true;
	}
	struct piece next = piece_next(r, &n->last);
	if (next.kind == PIECE_DASH && next.glued)
		next = piece_next(r, &next);
	if (n->kind == NUMERAL_NUMBER && piece_is(r, &next, "and") && take_and_part(r, &next, n))
		return true;
	if (n->kind == NUMERAL_NUMBER)
		numeral_take_magnitude(r, false, n); /* "two dozen" */
	return true;
}

/* "−5": the minus sign is a token of its own, unlike the hyphen. */
static void take_minus(const struct reader *r, struct numeral *n)
{
	enum { MINUS = 0x2212 };
	if (!n->first.glued || n->first.token == r->first_token)
		return;
	const struct piece before = piece_first(r, n->first.token - 1);
	if (before.kind != PIECE_DASH || before.code != MINUS)
		return;
	n->first = before;
	n->amount.negative = true;
	n->marked = true;
}

/* ---- Both ------------------------------------------------------------------------------------ */

bool numeral_read(const struct reader *r, const struct piece *first, bool money,
                  struct numeral *n)
{
	if (first->kind == PIECE_WORD)
		return read_words(r, first, n);
	if (first->kind != PIECE_DASH) {
		if (!read_digits(r, first, money, n))
			return false;
		take_minus(r, n);
		return true;
	}
	/* "-5", but not the "-5" of "2-5". */
	const struct piece digits = piece_next(r, first);
	if (digits.kind != PIECE_DIGITS || !digits.glued || !read_digits(r, &digits, money, n))
		return false;
	n->first = *first;
	n->amount.negative = true;
	n->marked = true;
	return true;
}
