#include "number/unit.h"

#include "number/unit_table.h"

static void append(char symbol[UNIT_BYTES], const char *more)
{
	const size_t length = strlen(symbol), extra = strlen(more);
	if (length + extra < UNIT_BYTES)
		memcpy(symbol + length, more, extra + 1);
}

/* ---- Temperature ----------------------------------------------------------------------------- */

static const char *scale_of(const struct reader *r, const struct piece *piece)
{
	static const char *const celsius[] = {"c", "celsius", "celcius", "centigrade"};
	for (size_t i = 0; i < sizeof celsius / sizeof *celsius; i++)
		if (piece_is(r, piece, celsius[i]))
			return "degC";
	return piece_is(r, piece, "f") || piece_is(r, piece, "fahrenheit") ? "degF" : NULL;
}

static bool is_degree_sign(const struct piece *piece)
{
	return piece_is_sign(piece, 0xB0) || piece_is_sign(piece, 0xBA);
}

/* "30C", "86F": two digits, as other things have letters too ("5C", "Flight 305F"). */
static bool is_bare_scale(const struct numeral *n, const struct piece *piece)
{
	static const struct amount low = {10, 0, 1, false}, high = {200, 0, 1, false};
	return piece->glued && piece->end - piece->begin == 1 && !n->words && !n->scaled &&
	       (n->amount.negative ||
	        (!amount_less(&n->amount, &low) && amount_less(&n->amount, &high)));
}

static bool take_degrees(const struct reader *r, const struct numeral *n,
                         const struct piece *piece, char symbol[UNIT_BYTES], struct piece *last)
{
	const char *scale = NULL;
	if (piece->kind == PIECE_WORD && is_bare_scale(n, piece) &&
	    r->input->text[piece->begin] < 'a')
		scale = scale_of(r, piece);
	const bool name = piece_is(r, piece, "degrees") || piece_is(r, piece, "degree");
	if (!scale && !is_degree_sign(piece) && !name)
		return false;
	*last = *piece;
	if (!scale) {
		const struct piece next = piece_next(r, piece);
		scale = scale_of(r, &next);
		if (scale)
			*last = next;
		else if (name && (n->words || piece_is(r, &next, "of")))
			return false; /* "three degrees of freedom" */
	}
	append(symbol, scale ? scale : "deg");
	return true;
}

/* ---- Units ----------------------------------------------------------------------------------- */

/* "in" is a preposition unless it is glued to the number or marked as an abbreviation, and m is a
 * million as often as a metre; see measure.c for the latter. */
static const char *take_inch(const struct reader *r, const struct piece *piece)
{
	if (!piece_is(r, piece, "in") || !(piece->glued || piece->end - piece->begin == 3))
		return NULL;
	return "in";
}

/* What comes in two words: "nautical miles", "metric tons", "light years", "kilowatt-hours". */
static const char *take_pair(const struct reader *r, const struct piece *first, struct piece *last)
{
	static const struct {
		const char *first, *second, *symbol;
	} pairs[] = {
		{"nautical", "mile", "nmi"},    {"nautical", "miles", "nmi"},
		{"metric", "ton", "t"},         {"metric", "tons", "t"},
		{"light", "year", "ly"},        {"light", "years", "ly"},
		{"kilowatt", "hour", "kWh"},    {"kilowatt", "hours", "kWh"},
		{"megawatt", "hours", "MWh"},   {"gigawatt", "hours", "GWh"},
		{"terawatt", "hours", "TWh"},   {"fluid", "ounces", "floz"},
		{"short", "tons", "ton"},       {"troy", "ounces", "ozt"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!piece_is(r, first, pairs[i].first))
			continue;
		struct piece next = piece_next(r, first);
		if (next.kind == PIECE_DASH)
			next = piece_next(r, &next);
		if (piece_is(r, &next, pairs[i].second)) {
			*last = next;
			return pairs[i].symbol;
		}
	}
	return NULL;
}

/* One unit, "square" and "²" included. */
static bool take_unit(const struct reader *r, const struct piece *first, char symbol[UNIT_BYTES],
                      struct piece *last)
{
	struct piece piece = *first;
	const bool square = piece_is(r, &piece, "square") || piece_is(r, &piece, "sq");
	const bool cubic = piece_is(r, &piece, "cubic") || piece_is(r, &piece, "cu");
	if (square || cubic)
		piece = piece_next(r, &piece);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	*last = piece;
	if (piece.kind != PIECE_WORD)
		return false;
	const char *pair = take_pair(r, &piece, last);
	const char *inch = pair ? NULL : take_inch(r, &piece);
	const struct unit *unit = pair || inch ? NULL : unit_find(r, &piece);
	if (!pair && !inch && !unit)
		return false;
	append(symbol, pair ? pair : inch ? inch : unit->symbol);
	if (square || cubic) {
		append(symbol, square ? "2" : "3");
		return true;
	}
	const struct piece power = piece_next(r, last);
	const bool digit = power.kind == PIECE_DIGITS && power.end - power.begin == 1;
	const char code = digit ? r->input->text[power.begin] : '\0';
	if (power.glued && (piece_is_sign(&power, 0xB2) || piece_is_sign(&power, 0xB3) ||
	                    code == '2' || code == '3')) {
		append(symbol, power.code == 0xB2 || code == '2' ? "2" : "3");
		*last = power;
	}
	return true;
}

static const char *time_symbol(const struct reader *r, const struct piece *piece)
{
	static const char *const times[][2] = {
		{"h", "h"},     {"hour", "h"},     {"hr", "h"},   {"s", "s"},   {"sec", "s"},
		{"second", "s"}, {"min", "min"}, {"minute", "min"}, {"day", "d"}, {"d", "d"}};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (piece_is(r, piece, times[i][0]))
			return times[i][1];
	return NULL;
}

static struct piece piece_behind_dash(const struct reader *r, const struct piece *piece)
{
	const struct piece next = piece_next(r, piece);
	return next.kind == PIECE_DASH ? piece_next(r, &next) : next;
}

/* "/h", " per second", " an hour", "/gallon" */
static void take_per(const struct reader *r, char symbol[UNIT_BYTES], struct piece *last)
{
	const struct piece per = piece_behind_dash(r, last);
	const struct piece below = piece_behind_dash(r, &per);
	const bool an_hour = piece_is(r, &per, "an") && piece_is(r, &below, "hour");
	const bool slash = piece_is_sign(&per, '/') && per.glued;
	if (!slash && !piece_is(r, &per, "per") && !an_hour)
		return;
	char under[UNIT_BYTES] = "";
	const char *time = time_symbol(r, &below);
	struct piece end = below;
	if (time)
		append(under, time);
	else if (!take_unit(r, &below, under, &end))
		return;
	append(symbol, "/");
	append(symbol, under);
	*last = end;
}

bool unit_after(const struct reader *r, const struct numeral *n, char symbol[UNIT_BYTES],
                struct piece *last)
{
	struct piece piece = piece_next(r, &n->last);
	if (piece.kind == PIECE_DASH)
		piece = piece_next(r, &piece);
	else if (n->kind == NUMERAL_FRACTION && piece_is(r, &piece, "a"))
		piece = piece_next(r, &piece); /* "half a mile" */
	else if (n->kind == NUMERAL_MANY && piece_is(r, &piece, "of"))
		piece = piece_next(r, &piece);
	symbol[0] = '\0';
	if (take_degrees(r, n, &piece, symbol, last))
		return true;
	if (!take_unit(r, &piece, symbol, last))
		return false;
	take_per(r, symbol, last);
	return true;
}
