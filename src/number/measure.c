#include "number/measure.h"

#include "number/currency.h"
#include "number/unit.h"
#include "number/words.h"

/* ---- Values ---------------------------------------------------------------------------------- */

static void write_text(struct measure *m, const char *text)
{
	const size_t length = strlen(text);
	memcpy(m->value + m->value_length, text, length);
	m->value_length += (uint32_t)length;
}

static void write_amount(struct measure *m, const struct amount *a)
{
	m->value_length += (uint32_t)amount_write(a, m->value + m->value_length);
}

/* A number or two, and a unit if that is not "". */
static void write_value(struct measure *m, const struct amount *low, const struct amount *high,
                        const char *unit)
{
	m->value_length = 0;
	write_amount(m, low);
	if (high) {
		write_text(m, "..");
		write_amount(m, high);
	}
	if (*unit) {
		write_text(m, " ");
		write_text(m, unit);
	}
}

/* ---- Ranges ---------------------------------------------------------------------------------- */

/* A number, or two of a range. */
struct span {
	struct numeral low, high;
	bool           range, dashed;
};

static const struct numeral *span_end(const struct span *s)
{
	return s->range ? &s->high : &s->low;
}

/* "5-10 million", "five to ten million": the magnitude is meant for both. */
static void share_magnitude(struct span *s)
{
	struct amount low = s->low.amount, base = s->high.amount;
	if (s->low.scaled || s->high.power == 0 || !amount_shift(&base, -s->high.power) ||
	    !amount_less(&low, &base) || !amount_shift(&low, s->high.power))
		return;
	s->low.amount = low;
}

/* Reads the "-10" of "5-10" or the "to 10" of "5 to 10" behind what begins with *first; with
 * money, another sign may be there. */
static void read_range(const struct reader *r, const struct piece *first, bool money,
                       struct span *s)
{
	struct piece piece = piece_next(r, &s->low.last);
	s->dashed = piece.kind == PIECE_DASH;
	if (!s->dashed && !piece_is(r, &piece, "to")) {
		struct piece before = {0};
		if (first->token > r->first_token)
			before = piece_first(r, first->token - 1);
		if (!piece_is(r, &piece, "and") || !piece_is(r, &before, "between"))
			return;
	}
	piece = piece_next(r, &piece);
	if (money && piece.kind == PIECE_SIGN)
		piece = piece_next(r, &piece);
	if (s->low.kind != NUMERAL_NUMBER || piece.kind == PIECE_NONE ||
	    piece.kind == PIECE_DASH || !numeral_read(r, &piece, money, &s->high) ||
	    s->high.kind != NUMERAL_NUMBER || s->high.first.begin != piece.begin)
		return;
	share_magnitude(s);
	s->range = amount_less(&s->low.amount, &s->high.amount);
}

/* ---- Percent --------------------------------------------------------------------------------- */

/* "half a percent", "two-thirds of one percent": the word behind "of a". */
static struct piece skip_of_one(const struct reader *r, struct piece piece)
{
	if (piece_is(r, &piece, "of"))
		piece = piece_next(r, &piece);
	if (piece_is(r, &piece, "a") || piece_is(r, &piece, "one"))
		piece = piece_next(r, &piece);
	return piece;
}

/* "%", "percent", "per cent", "percentage points", "basis points" (then *shift is -2). */
static bool percent_after(const struct reader *r, const struct numeral *n, int32_t *shift,
                          struct piece *last)
{
	enum { FULL_WIDTH_PERCENT = 0xFF05 };
	struct piece piece = piece_next(r, &n->last);
	*shift = 0;
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	else if (n->kind == NUMERAL_FRACTION)
		piece = skip_of_one(r, piece);
	*last = piece;
	if (piece_is_sign(&piece, '%') || piece_is_sign(&piece, FULL_WIDTH_PERCENT) ||
	    piece_is(r, &piece, "percent") || piece_is(r, &piece, "pct") ||
	    (piece.glued && piece_is(r, &piece, "pc")))
		return true;
	const bool per = piece_is(r, &piece, "per"), basis = piece_is(r, &piece, "basis");
	if (!per && !basis && !piece_is(r, &piece, "percentage"))
		return false;
	*last = piece_next(r, &piece);
	*shift = basis ? -2 : 0;
	return per ? piece_is(r, last, "cent")
	           : piece_is(r, last, "point") || piece_is(r, last, "points");
}

/* "5% to 10%", "5%-10%" has two signs: takes the second half behind a dash. */
static void take_second_percent(const struct reader *r, struct span *s, struct piece *last)
{
	const struct piece dash = piece_next(r, last);
	const struct piece number = piece_next(r, &dash);
	struct piece end;
	int32_t shift;
	if (s->range || dash.kind != PIECE_DASH || s->low.kind != NUMERAL_NUMBER ||
	    number.kind != PIECE_DIGITS || !numeral_read(r, &number, false, &s->high) ||
	    !percent_after(r, &s->high, &shift, &end) ||
	    !amount_less(&s->low.amount, &s->high.amount))
		return;
	s->range = true;
	*last = end;
}

static bool read_percent(const struct reader *r, struct span *s, struct measure *m)
{
	int32_t shift;
	if (!percent_after(r, span_end(s), &shift, &m->last))
		return false;
	if (!shift)
		take_second_percent(r, s, &m->last);
	m->type = LEDE_PERCENT;
	if (s->low.kind == NUMERAL_MANY || !amount_shift(&s->low.amount, shift) ||
	    (s->range && !amount_shift(&s->high.amount, shift)))
		return true;
	write_value(m, &s->low.amount, s->range ? &s->high.amount : NULL, "");
	return true;
}

/* ---- Money ----------------------------------------------------------------------------------- */

static void finish_money(struct span *s, const struct currency *c, struct measure *m)
{
	m->type = LEDE_MONEY;
	if (s->low.kind == NUMERAL_MANY || !amount_shift(&s->low.amount, -c->shift) ||
	    (s->range && !amount_shift(&s->high.amount, -c->shift)))
		return;
	write_value(m, &s->low.amount, s->range ? &s->high.amount : NULL, c->code);
}

/* The currency has been read; its name or code may follow again: "$5 US dollars". */
static void read_money(const struct reader *r, struct span *s, const struct currency *c,
                       struct measure *m)
{
	struct currency again;
	struct piece last;
	m->last = span_end(s)->last;
	if (currency_after(r, span_end(s), &again, &last) && !again.shift && *again.code &&
	    (!strcmp(again.code, c->code) || !strcmp(c->code, "USD"))) {
		m->last = last;
		finish_money(s, &again, m);
	} else {
		finish_money(s, c, m);
	}
}

/* "5m euros", "5 b dollars": a letter that is a magnitude because a currency follows. */
static bool read_lettered_money(const struct reader *r, struct span *s, struct measure *m)
{
	struct span lettered = *s;
	struct numeral *n = lettered.range ? &lettered.high : &lettered.low;
	struct currency c;
	if (n->words || n->scaled)
		return false;
	numeral_take_magnitude(r, true, n);
	if (!n->scaled || !currency_after(r, n, &c, &m->last))
		return false;
	if (lettered.range)
		share_magnitude(&lettered);
	finish_money(&lettered, &c, m);
	return true;
}

static bool read_money_behind(const struct reader *r, struct span *s, struct measure *m)
{
	struct currency c;
	if (!currency_after(r, span_end(s), &c, &m->last))
		return read_lettered_money(r, s, m);
	finish_money(s, &c, m);
	return true;
}

/* ---- Quantities ------------------------------------------------------------------------------ */

/* Units that come in two steps: "5 ft 11 in", "7 lb 8 oz", "11 stone 4". */
static const struct step {
	char    large[4], small[4];
	uint8_t times;
} steps[] = {{"ft", "in", 12}, {"lb", "oz", 16}, {"st", "lb", 14}};

/* The small step behind a large one, which ends in *last. */
static bool take_step(const struct reader *r, const struct step *step, struct amount *sum,
                      struct piece *last)
{
	struct piece piece = piece_next(r, last);
	const bool tied = piece.kind == PIECE_DASH || piece.glued;
	if (piece.kind == PIECE_DASH || piece_is(r, &piece, "and"))
		piece = piece_next(r, &piece);
	struct numeral n;
	if (piece.kind == PIECE_NONE || !numeral_read(r, &piece, false, &n) ||
	    n.kind != NUMERAL_NUMBER || n.scaled || n.amount.negative || n.amount.divisor != 1 ||
	    n.first.begin != piece.begin)
		return false;
	const struct amount limit = amount_of(step->times);
	char symbol[UNIT_BYTES];
	struct piece end;
	const struct piece behind = piece_next(r, &n.last);
	const bool inches = piece_is(r, &behind, "in") || piece_is_sign(&behind, '"');
	if (inches && !strcmp(step->small, "in")) {
		end = behind;
	} else if (unit_after(r, &n, symbol, &end)) {
		if (strcmp(symbol, step->small) != 0)
			return false;
	} else if (tied) {
		end = n.last;
	} else {
		return false;
	}
	if (!amount_less(&n.amount, &limit) || !amount_times(sum, step->times) ||
	    !amount_add(sum, &n.amount))
		return false;
	*last = end;
	return true;
}

static void read_steps(const struct reader *r, struct span *s, char symbol[UNIT_BYTES],
                       struct measure *m)
{
	if (s->range || s->low.amount.divisor != 1)
		return;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct amount sum = s->low.amount;
		if (!strcmp(symbol, steps[i].large) && take_step(r, steps + i, &sum, &m->last)) {
			s->low.amount = sum;
			memcpy(symbol, steps[i].small, strlen(steps[i].small) + 1);
			return;
		}
	}
}

static bool is_plural(const struct reader *r, const struct piece *piece)
{
	return piece_is(r, piece, "people") ||
	       (piece->kind == PIECE_WORD && r->input->text[piece->end - 1] == 's');
}

/* Does a plural follow, with at most one word before it? */
static bool counts_things(const struct reader *r, const struct piece *last)
{
	const struct piece word = piece_next(r, last), next = piece_next(r, &word);
	return word.kind == PIECE_WORD && !word.glued &&
	       (is_plural(r, &word) || is_plural(r, &next));
}

/* "5m people", "1.5m users": a million of something, and no metres. */
static bool counts_millions(const struct reader *r, const struct numeral *n)
{
	const struct piece letter = piece_next(r, &n->last);
	if (!letter.glued || letter.end - letter.begin != 1 || n->words || n->scaled ||
	    r->input->text[letter.begin] != 'm')
		return false;
	const struct piece word = piece_next(r, &letter);
	return word.kind == PIECE_WORD && !word.glued && is_plural(r, &word);
}

/* "5'10", "6'2"": feet and inches by their marks. */
static bool read_feet(const struct reader *r, struct span *s, struct measure *m)
{
	static const struct step feet = {"ft", "in", 12};
	struct piece mark = piece_next(r, &s->low.last);
	if (s->range || s->low.words || s->low.marked || !mark.glued ||
	    !(piece_is_sign(&mark, '\'') || piece_is_sign(&mark, 0x2019) ||
	      piece_is_sign(&mark, 0x2032)))
		return false;
	struct amount sum = s->low.amount;
	const struct piece inches = piece_next(r, &mark);
	if (inches.kind != PIECE_DIGITS || inches.end - inches.begin > 2 ||
	    !take_step(r, &feet, &sum, &mark))
		return false;
	m->type = LEDE_QUANTITY;
	m->last = mark;
	write_value(m, &sum, NULL, "in");
	return true;
}

/* "minus 30 degrees" */
static void take_minus(const struct reader *r, struct span *s, struct measure *m)
{
	if (s->range || m->first.token == r->first_token)
		return;
	const struct piece before = piece_first(r, m->first.token - 1);
	if (!piece_is(r, &before, "minus"))
		return;
	s->low.amount.negative = true;
	m->first = before;
}

static bool read_quantity(const struct reader *r, struct span *s, struct measure *m)
{
	char symbol[UNIT_BYTES];
	if (read_feet(r, s, m))
		return true;
	if (counts_millions(r, span_end(s)) || !unit_after(r, span_end(s), symbol, &m->last))
		return false;
	m->type = LEDE_QUANTITY;
	if (s->low.kind == NUMERAL_MANY)
		return true;
	if (!strncmp(symbol, "deg", 3))
		take_minus(r, s, m);
	read_steps(r, s, symbol, m);
	write_value(m, &s->low.amount, s->range ? &s->high.amount : NULL, symbol);
	return true;
}

/* ---- Bare numbers ---------------------------------------------------------------------------- */

/* "1st", "22nd" */
static bool read_ordinal_suffix(const struct reader *r, const struct numeral *n,
                                struct measure *m)
{
	static const char *const suffixes[] = {"st", "nd", "rd", "th"};
	const struct piece suffix = piece_next(r, &n->last);
	if (!suffix.glued || n->words || n->marked || n->scaled)
		return false;
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (piece_is(r, &suffix, suffixes[i])) {
			m->type = LEDE_ORDINAL;
			m->last = suffix;
			write_value(m, &n->amount, NULL, "");
			return true;
		}
	return false;
}

static void read_bare(const struct reader *r, struct span *s, struct measure *m)
{
	m->type = s->low.kind == NUMERAL_ORDINAL ? LEDE_ORDINAL : LEDE_CARDINAL;
	/* "5m people" */
	if (counts_millions(r, span_end(s))) {
		numeral_take_magnitude(r, true, s->range ? &s->high : &s->low);
		if (s->range)
			share_magnitude(s);
	}
	/* Two numbers with a word between them are a range only where they count something. */
	s->range = s->range && counts_things(r, &span_end(s)->last);
	m->number = s->low;
	m->last = span_end(s)->last;
	if (s->low.kind != NUMERAL_MANY)
		write_value(m, &s->low.amount, s->range ? &s->high.amount : NULL, "");
}

/* ---- All ------------------------------------------------------------------------------------- */

bool measure_read(const struct reader *r, uint32_t token, struct measure *m)
{
	const struct piece opening = piece_first(r, token);
	struct piece number = opening, first = opening;
	struct currency before;
	struct span s = {0};
	const bool opened = currency_opens(r, &opening, &before, &number);
	m->value_length = 0;
	if (!opened && opening.kind == PIECE_WORD && !number_word(r, &opening))
		return false; /* most of what comes here */
	const bool money = opened || currency_before(r, &opening, &before, &first);
	if (!numeral_read(r, &number, money, &s.low))
		return false;
	m->number = s.low;
	m->first = money ? first : s.low.first;
	if (s.low.kind != NUMERAL_ORDINAL && s.low.kind != NUMERAL_MANY)
		read_range(r, &m->first, money, &s);
	if (money && (!before.large_only || currency_is_plausible(r, &s.low))) {
		read_money(r, &s, &before, m);
		return true;
	}
	m->first = s.low.first;
	if (s.low.kind == NUMERAL_ORDINAL) {
		read_bare(r, &s, m);
		return true;
	}
	if (read_ordinal_suffix(r, &s.low, m) || read_percent(r, &s, m) ||
	    read_money_behind(r, &s, m) || read_quantity(r, &s, m))
		return true;
	if (s.low.comma && !s.low.scaled)
		return false; /* "see 3,5" is two numbers */
	read_bare(r, &s, m);
	return true;
}
