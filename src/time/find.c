#include "time/find.h"
#include "time/reference.h"
#include "time/value.h"

/* A sentence is read (lexemes, then expressions), which depends on nothing else and is remembered;
 * then it is told what days these are, which depends on the story so far. */

/* One run over a text. */
struct run {
	const lede_allocator    *a;
	const struct find_input *input;
	struct parse             parse; /* the sentence being read */
	struct story             story;
	lexeme_vec               lexemes;
	VEC(struct timex)        timexes; /* of that sentence */
	VEC(struct expression)   expressions; /* likewise, with all it says of them */
	struct time_memory      *memory; /* if input->same */
	found_vec               *found;
	string_vec              *strings;
};

/* Whether lexeme i is one of those that dates are made of: no expression is without one. */
static bool is_anchor(const struct parse *p, uint32_t i)
{
	enum { MAY = 5 };
	const struct lexeme *x = p->lexemes + i;
	switch (x->kind) {
	case WORD_NUMBER:
		return true;
	case WORD_ORDINAL:
		return x->digits;
	case WORD_AM_PM: /* "ten am", but "I am" */
		return kind_before(p, i) == WORD_NUMERAL;
	case WORD_MONTH: /* "may" is a verb */
		return x->value != MAY || x->flags & LEXEME_CAPITAL;
	default:
		return is_anchor_kind(x->kind, x->value);
	}
}

static uint32_t next_anchor(const struct parse *p, uint32_t i)
{
	while (i < p->count && (p->lexemes[i].kind == WORD_OTHER || !is_anchor(p, i)))
		i++;
	return i;
}

/* Where, from i on, an expression may begin whose first anchor that is. Few lexemes come before it
 * ("more than two and a half years"), among them at most one small word that dates don't know ("two
 * straight years"). */
static uint32_t first_before(const struct parse *p, uint32_t i, uint32_t anchor)
{
	enum { MOST = 10 };
	bool strange = false;
	uint32_t at = anchor;
	for (; at > i && anchor - at < MOST; at--) {
		const struct lexeme *x = p->lexemes + at - 1;
		if (x->kind != WORD_OTHER || x->flags & LEXEME_CAPITAL)
			continue;
		if (strange)
			break;
		strange = true;
	}
	return at;
}

/* Reads sentence s into r->parse and r->timexes. */
static bool read_sentence(struct run *r, const struct sentence *s)
{
	r->lexemes.count = r->timexes.count = 0;
	if (!lex_sentence(r->a, r->input, s, &r->lexemes))
		return false;
	r->parse.lexemes = r->lexemes.items;
	r->parse.count = (uint32_t)r->lexemes.count;
	for (uint32_t i = 0, anchor; (anchor = next_anchor(&r->parse, i)) < r->parse.count;) {
		struct timex t;
		uint32_t end = 0;
		for (i = first_before(&r->parse, i, anchor); i <= anchor && !end; i++)
			end = parse_timex(&r->parse, i, &t);
		if (end && !vec_push(r->a, &r->timexes, t))
			return false;
		i = end ? end : i;
	}
	return true;
}

static bool is_weekday(const struct timex *t)
{
	return t->at.weekday && !t->at.month && t->at.grain == UNIT_DAY &&
	       t->choice == CHOOSE_BY_TENSE;
}

/* "from May to July 2008", "between October and April 2009": the year behind is for both. So is
 * the day in "16:15 UTC, June 1". In "Monday to Friday" the Friday is that behind the Monday. */
static void share(const struct parse *p, struct timex *t, struct timex *next)
{
	const enum word_kind joint = kind_at(p, t->end);
	if (t->shape != SHAPE_POINT || next->shape != SHAPE_POINT || next->first != t->end + 1)
		return;
	if ((joint == WORD_TO || joint == WORD_AND || joint == WORD_DASH) && t->at.month &&
	    next->at.month && t->at.year == YEAR_UNKNOWN && !t->shifted &&
	    next->at.year != YEAR_UNKNOWN) {
		t->at.year = next->at.year - (t->at.month > next->at.month && joint != WORD_AND);
	} else if ((joint == WORD_TO || joint == WORD_DASH) && is_weekday(t) && is_weekday(next)) {
		next->choice = CHOOSE_BEHIND;
	} else if (joint == WORD_COMMA && t->clock.hour >= 0 && !t->dated && next->clock.hour < 0 &&
	           next->at.grain == UNIT_DAY && !next->ranged) {
		const struct timex clock = *t;
		*t = *next;
		t->first = clock.first;
		t->end = clock.end;
		t->clock = clock.clock;
	}
}

static void share_all(struct run *r)
{
	for (size_t i = r->timexes.count; i-- > 1;)
		share(&r->parse, r->timexes.items + i - 1, r->timexes.items + i);
}

static float score_of(const struct timex *t)
{
	if (t->shape == SHAPE_REF)
		return 0.9f;
	return t->shape == SHAPE_POINT && t->at.day && t->at.month ? 0.99f : 0.95f;
}

/* Takes down an expression of the sentence that has been read. */
static bool take_down(struct run *r, const struct sentence *s, const struct timex *t)
{
	const struct lexeme *head = r->parse.lexemes + t->first;
	const struct lexeme *tail = r->parse.lexemes + t->end - 1;
	const uint32_t begin = r->input->tokens[s->first_token].begin;
	struct expression e = {.timex = *t};
	e.place = (struct found){
		.begin = head->begin - begin,
		.end = tail->begin + tail->length - begin,
		.first_token = head->token - s->first_token,
		.token_count = tail->token - head->token + 1,
		.score = score_of(t),
		.source = LEDE_FROM_GRAMMAR,
	};
	if (t->shape == SHAPE_POINT && t->at.year == YEAR_UNKNOWN && !t->shifted)
		e.tense = (uint8_t)tense_near(&r->parse, t->first, t->end);
	return vec_push(r->a, &r->expressions, e);
}

static bool read_expressions(struct run *r, const struct sentence *s)
{
	if (!read_sentence(r, s))
		return false;
	share_all(r);
	for (size_t k = 0; k < r->timexes.count; k++)
		if (!take_down(r, s, r->timexes.items + k))
			return false;
	return true;
}

static bool add(struct run *r, const struct expression *e, const struct value *value, bool is_time)
{
	const struct sentence *s = r->input->sentences + r->story.sentence;
	const uint32_t begin = r->input->tokens[s->first_token].begin;
	struct found x = e->place;
	x.begin += begin;
	x.end += begin;
	x.first_token += s->first_token;
	x.sentence = r->story.sentence;
	x.type = is_time ? LEDE_TIME : LEDE_DATE;
	return strings_add(r->a, r->strings, value->text, value->length, &x.value) &&
	       vec_push(r->a, r->found, x);
}

static bool settle(struct run *r, const struct expression *e)
{
	const struct timex *t = &e->timex;
	if (t->old && !r->story.of_antiquity)
		return true;
	if (t->shape == SHAPE_DURATION || t->shape == SHAPE_REF ||
	    (t->shape == SHAPE_SET && t->amount)) {
		const struct value value = value_of_span(t);
		return add(r, e, &value, t->shape != SHAPE_REF && t->unit < UNIT_DAY);
	}
	const bool is_time = t->clock.hour >= 0 || t->clock.part;
	if (t->shape == SHAPE_SET) {
		const struct resolved any = {.at = t->at};
		const struct value value = value_of_point(t, &any, NULL);
		return add(r, e, &value, is_time);
	}
	const enum tense tense = (enum tense)e->tense;
	const struct resolved at = resolve(t, &t->at, tense, &r->story);
	struct resolved until = at;
	if (t->ranged)
		until = resolve(t, &t->until, tense, &r->story);
	if (!is_compared(t, &at))
		story_tell(&r->story, &at, t->at.year != YEAR_UNKNOWN);
	if (t->at.year < 1000 && t->at.grain == UNIT_YEAR && t->at.year != YEAR_UNKNOWN)
		r->story.of_antiquity = true;
	const struct value value = value_of_point(t, &at, t->ranged ? &until : NULL);
	return add(r, e, &value, is_time);
}

/* Does it begin with a word and a colon, as all lines in the head of a mail? */
static bool is_head_line(const struct find_input *input, const struct sentence *s)
{
	return s->token_count > 2 &&
	       input->text[input->tokens[s->first_token + 1].begin] == ':';
}

/* The head of a mail, or a dateline in the first sentences, sets the day of the document, unless it
 * is known. */
static bool find_dateline(struct run *r, lede_date file_date)
{
	enum { SENTENCES = 4, LINES_OF_HEAD = 12 };
	for (size_t i = 0; i < r->input->sentence_count && i < LINES_OF_HEAD; i++) {
		if (i >= SENTENCES && !is_head_line(r->input, r->input->sentences + i))
			continue;
		if (!read_sentence(r, r->input->sentences + i))
			return false;
		for (size_t k = 0; k < r->timexes.count; k++) {
			const struct timex *t = r->timexes.items + k;
			if (!is_mail_date(&r->parse, t) &&
			    (i >= SENTENCES || !is_dateline(&r->parse, t)))
				continue;
			r->story.now = dateline_day(t, file_date);
			return true;
		}
	}
	return true;
}

static struct civil civil_of(lede_date date)
{
	if (date.year == 0)
		return (struct civil){0, 0, 0};
	return (struct civil){date.year, date.month, date.day};
}

static bool find_reference(struct run *r, size_t length, const struct time_settings *settings)
{
	r->story.now = civil_of(settings->date);
	if (!r->story.now.month && settings->markdown)
		r->story.now = front_matter_day(r->input->text, length);
	if (!r->story.now.month && !find_dateline(r, settings->file_date))
		return false;
	if (!r->story.now.month)
		r->story.now = civil_of(settings->file_date);
	return true;
}

/* The expressions of a sentence: read, or what was read in the text before. */
static bool recall_expressions(struct run *r, uint32_t sentence)
{
	const struct time_text *before = &r->memory->before;
	struct time_text *now = &r->memory->now;
	const uint32_t same = r->input->same[sentence];
	if (same == LEDE_NONE || before->day_first != r->parse.day_first) {
		if (!read_expressions(r, r->input->sentences + sentence))
			return false;
	} else {
		const struct part part = before->sentences.items[same];
		for (uint32_t i = part.first; i < part.first + part.count; i++)
			if (!vec_push(r->a, &r->expressions, before->expressions.items[i]))
				return false;
	}
	const struct part part = {(uint32_t)now->expressions.count,
	                          (uint32_t)r->expressions.count};
	for (uint32_t i = 0; i < part.count; i++)
		if (!vec_push(r->a, &now->expressions, r->expressions.items[i]))
			return false;
	return vec_push(r->a, &now->sentences, part);
}

static bool find_all(struct run *r, size_t length, const struct time_settings *settings)
{
	if (!find_reference(r, length, settings))
		return false;
	for (uint32_t i = 0; i < r->input->sentence_count; i++) {
		r->story.sentence = i;
		r->expressions.count = 0;
		if (r->input->same ? !recall_expressions(r, i)
		                   : !read_expressions(r, r->input->sentences + i))
			return false;
		for (size_t k = 0; k < r->expressions.count; k++)
			if (!settle(r, r->expressions.items + k))
				return false;
	}
	return true;
}

bool time_find(const lede_allocator *a, const struct find_input *input, size_t length,
               const struct time_settings *settings, struct time_memory *memory, found_vec *found,
               string_vec *strings)
{
	struct run r = {.a = a, .input = input, .memory = memory};
	r.found = found;
	r.strings = strings;
	r.story.told_year = YEAR_UNKNOWN;
	r.parse.text = input->text;
	r.parse.day_first = settings->day_first;
	if (input->same) {
		memory->now.sentences.count = memory->now.expressions.count = 0;
		memory->now.day_first = settings->day_first;
	}
	const bool done = find_all(&r, length, settings);
	vec_free(a, &r.lexemes);
	vec_free(a, &r.timexes);
	vec_free(a, &r.expressions);
	return done;
}

void time_keep(struct time_memory *memory)
{
	const struct time_text now = memory->now;
	memory->now = memory->before;
	memory->before = now;
}

void time_forget(const lede_allocator *a, struct time_memory *memory)
{
	vec_free(a, &memory->now.sentences);
	vec_free(a, &memory->now.expressions);
	vec_free(a, &memory->before.sentences);
	vec_free(a, &memory->before.expressions);
}
