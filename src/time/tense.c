#include "time/tense.h"

/* So many lexemes away a verb is that of another clause. */
enum { REACH = 14 };

/* "climbed", "sued", but not "need": a verb that the vocabulary need not know. */
static bool is_regular_past(const struct parse *p, const struct lexeme *x)
{
	enum { SHORTEST = 4, LONGEST = 20 };
	const char *end = p->text + x->begin + x->length;
	return x->length >= SHORTEST && x->length <= LONGEST && !(x->flags & LEXEME_CAPITAL) &&
	       !memcmp(end - 2, "ed", 2) && (x->length > SHORTEST || end[-3] != 'e');
}

static enum tense word_tense(const struct parse *p, uint32_t i)
{
	enum { MAY = 5 };
	const struct lexeme *x = p->lexemes + i;
	switch (x->kind) {
	case WORD_OTHER:
		if (x->value != TENSE_NONE)
			return (enum tense)x->value;
		return is_regular_past(p, x) ? TENSE_PAST : TENSE_NONE;
	case WORD_MONTH: /* the month is May, the verb is may */
		return x->value == MAY && !(x->flags & LEXEME_CAPITAL) ? TENSE_FUTURE : TENSE_NONE;
	case WORD_AGO:
		return lexeme_is(p, i, "ago") ? TENSE_PAST : TENSE_NONE;
	case WORD_TO:
		return lexeme_is(p, i, "until") ? TENSE_WOULD : TENSE_NONE;
	default:
		return TENSE_NONE;
	}
}

static enum tense tense_of(const struct parse *p, uint32_t i)
{
	const enum tense tense = word_tense(p, i);
	/* In "to be held" the auxiliary decides, which is further left. */
	return tense && i > 0 && lexeme_is(p, i - 1, "be") ? TENSE_NONE : tense;
}

enum tense tense_near(const struct parse *p, uint32_t first, uint32_t end)
{
	enum tense tense, until = TENSE_NONE;
	for (uint32_t i = first; i > 0 && first - i < REACH; i--) {
		if ((tense = tense_of(p, i - 1)) == TENSE_NONE)
			continue;
		/* "until" looks ahead from where its verb is. */
		if (until || kind_at(p, i - 1) != WORD_TO)
			return until && tense != TENSE_FUTURE ? until : tense;
		until = tense;
	}
	if (until)
		return until;
	for (uint32_t i = end; i < p->count && i - end < REACH; i++)
		if ((tense = tense_of(p, i)) != TENSE_NONE)
			return tense;
	return TENSE_NONE;
}
