#include "time/tense.h"

#include "base/table.h"

/* So many lexemes away a verb is that of another clause; bytes of the longest word that tells. */
enum { REACH = 14, LONGEST = 12 };

struct tense_word {
	char    word[LONGEST];
	uint8_t tense; /* enum tense */
};

/* Sorted. Regular pasts are told by their ending. What has the present only as an auxiliary, as
 * "has", isn't here. */
static const struct tense_word words[] = {
	{"'ll", TENSE_FUTURE},      {"ago", TENSE_PAST},        {"are", TENSE_PRESENT},
	{"became", TENSE_PAST},
	{"began", TENSE_PAST},      {"came", TENSE_PAST},       {"can", TENSE_PRESENT},
	{"did", TENSE_PAST},
	{"due", TENSE_FUTURE},      {"expected", TENSE_FUTURE}, {"expects", TENSE_FUTURE},
	{"fell", TENSE_PAST},       {"found", TENSE_PAST},      {"gave", TENSE_PAST},
	{"going", TENSE_FUTURE},    {"got", TENSE_PAST},        {"had", TENSE_PAST},
	{"held", TENSE_PAST},       {"hopes", TENSE_FUTURE},    {"is", TENSE_PRESENT},
	{"left", TENSE_PAST},
	{"lost", TENSE_PAST},       {"made", TENSE_PAST},       {"may", TENSE_FUTURE},
	{"met", TENSE_PAST},        {"might", TENSE_FUTURE},    {"must", TENSE_FUTURE},
	{"planned", TENSE_FUTURE},  {"plans", TENSE_FUTURE},    {"pledged", TENSE_FUTURE},
	{"rose", TENSE_PAST},       {"said", TENSE_PAST},       {"saw", TENSE_PAST},
	{"scheduled", TENSE_FUTURE},{"set", TENSE_FUTURE},      {"shall", TENSE_FUTURE},
	{"should", TENSE_FUTURE},   {"slated", TENSE_FUTURE},   {"spoke", TENSE_PAST},
	{"told", TENSE_PAST},       {"took", TENSE_PAST},       {"until", TENSE_FUTURE},
	{"was", TENSE_PAST},        {"went", TENSE_PAST},       {"were", TENSE_PAST},
	{"will", TENSE_FUTURE},     {"won", TENSE_PAST},        {"would", TENSE_FUTURE},
};

/* The row of a word of at most LONGEST bytes, in any case, or NULL. */
static const struct tense_word *find_word(const char *bytes, size_t length)
{
	char word[LONGEST];
	for (size_t i = 0; i < length; i++)
		word[i] = (char)(bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i]);
	return TABLE_FIND(words, word, length);
}

static enum tense tense_of(const struct parse *p, uint32_t i)
{
	const struct lexeme *x = p->lexemes + i;
	const char *bytes = p->text + x->begin;
	const bool can_be = x->kind == WORD_OTHER || x->kind == WORD_MONTH || x->kind == WORD_AGO ||
	                    x->kind == WORD_TO; /* "may", "ago", "until" */
	if (!can_be || x->length < 2 || x->length > 20)
		return TENSE_NONE;
	const struct tense_word *word = x->length < LONGEST ? find_word(bytes, x->length) : NULL;
	if (word) {
		/* The month is May, the verb is may. In "to be held" the auxiliary decides, which
		 * is further left. */
		const bool month = x->kind == WORD_MONTH && x->flags & LEXEME_CAPITAL;
		const bool passive = i > 0 && lexeme_is(p, i - 1, "be");
		return month || passive ? TENSE_NONE : (enum tense)word->tense;
	}
	const bool regular = x->kind == WORD_OTHER && x->length > 4 &&
	                     !(x->flags & LEXEME_CAPITAL) &&
	                     !memcmp(bytes + x->length - 2, "ed", 2);
	return regular && !(i > 0 && lexeme_is(p, i - 1, "be")) ? TENSE_PAST : TENSE_NONE;
}

enum tense tense_near(const struct parse *p, uint32_t first, uint32_t end)
{
	enum tense tense;
	for (uint32_t i = first; i > 0 && first - i < REACH; i--)
		if ((tense = tense_of(p, i - 1)) != TENSE_NONE)
			return tense;
	for (uint32_t i = end; i < p->count && i - end < REACH; i++)
		if ((tense = tense_of(p, i)) != TENSE_NONE)
			return tense;
	return TENSE_NONE;
}
