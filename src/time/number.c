#include "time/parse.h"

bool lexeme_is_all(const struct parse *p, uint32_t i, const char *letters)
{
	const char *bytes = p->text + p->lexemes[i].begin;
	for (size_t k = 0; letters[k]; k++)
		if ((bytes[k] | 0x20) != letters[k])
			return false;
	return true;
}

bool is_plural(const struct parse *p, uint32_t i)
{
	const struct lexeme *x = p->lexemes + i;
	return i < p->count && (p->text[x->begin + x->length - 1] | 0x20) == 's';
}

bool opens_name(const struct parse *p, uint32_t i)
{
	return has_flag(p, i, LEXEME_CAPITAL) && kind_at(p, i + 1) == WORD_OTHER &&
	       has_flag(p, i + 1, LEXEME_CAPITAL);
}

bool is_whole(const struct parse *p, uint32_t i)
{
	return kind_at(p, i) == WORD_NUMBER && p->lexemes[i].digits && !p->lexemes[i].decimals;
}

/* "twenty-one", "three hundred", "two thousand": at most two numerals and one scale. */
static uint32_t parse_numeral(const struct parse *p, uint32_t i, int64_t *value)
{
	if (kind_at(p, i) == WORD_NUMERAL) {
		*value = value_at(p, i++);
		if (*value >= 20 && *value % 10 == 0) {
			const uint32_t next = i + (kind_at(p, i) == WORD_DASH);
			if (kind_at(p, next) == WORD_NUMERAL && value_at(p, next) < 10) {
				*value += value_at(p, next);
				i = next + 1;
			}
		}
	} else if (is_whole(p, i)) {
		*value = value_at(p, i++);
	} else if (kind_at(p, i) == WORD_A && kind_at(p, i + 1) == WORD_SCALE) {
		*value = 1;
		i++;
	} else {
		return 0;
	}
	if (kind_at(p, i) == WORD_SCALE)
		*value *= value_at(p, i++);
	return i;
}

uint32_t parse_amount(const struct parse *p, uint32_t i, int64_t *thousandths)
{
	uint32_t end;
	if (kind_at(p, i) == WORD_NUMBER && p->lexemes[i].digits && p->lexemes[i].decimals) {
		*thousandths = (int64_t)value_at(p, i) * 1000 + p->lexemes[i].thousandths;
		return i + 1;
	}
	if (!(end = parse_numeral(p, i, thousandths)))
		return 0;
	*thousandths *= 1000;
	/* "2 1/2" */
	if (is_whole(p, i) && end == i + 1 && is_whole(p, end) && value_at(p, end) == 1 &&
	    kind_at(p, end + 1) == WORD_SLASH && has_flag(p, end + 1, LEXEME_INSIDE) &&
	    is_whole(p, end + 2) && value_at(p, end + 2) == 2) {
		*thousandths += 500;
		return end + 3;
	}
	const uint32_t dash = kind_at(p, end) == WORD_DASH;
	if (kind_at(p, end + dash) == WORD_AND) {
		/* "two and a half", "two-and-a-half" */
		uint32_t at = end + dash + 1;
		at += kind_at(p, at) == WORD_DASH;
		at += kind_at(p, at) == WORD_A;
		at += kind_at(p, at) == WORD_DASH;
		if (kind_at(p, at) == WORD_HALF) {
			*thousandths += 500;
			return at + 1;
		}
	}
	return end;
}

uint32_t parse_ordinal(const struct parse *p, uint32_t i, int32_t *value)
{
	if (kind_at(p, i) == WORD_ORDINAL) {
		*value = value_at(p, i);
		return i + 1;
	}
	if (kind_at(p, i) == WORD_NUMERAL && value_at(p, i) >= 20) { /* twenty-first */
		const uint32_t next = i + 1 + (kind_at(p, i + 1) == WORD_DASH);
		const int32_t units = value_at(p, next);
		if (kind_at(p, next) == WORD_ORDINAL && units > 0 && units < 10) {
			*value = value_at(p, i) + units;
			return next + 1;
		}
	}
	return 0;
}
