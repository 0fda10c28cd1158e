/* Nearly every token is no number, and is passed over after a look at its first two letters. What
 * may be one is read by measure.c, which also looks back at what a number may have before it. */
#include "number/number.h"

#include "base/ascii.h"
#include "number/contact.h"
#include "number/context.h"
#include "number/words.h"

struct finder {
	const lede_allocator *allocator;
	found_vec            *found;
	string_vec           *strings;
	struct reader         reader;
	uint32_t              index; /* of the sentence */
};

/* What a token with that first byte may begin. */
enum trigger { NOTHING = 0, LETTER, CAPITAL, DIGIT, SIGN };

static enum trigger trigger_of(char first)
{
	if (is_lower_byte(first))
		return LETTER;
	if (is_upper_byte(first))
		return CAPITAL;
	if (is_digit_byte(first))
		return DIGIT;
	return first == '@' || first == '#' || first == '+' || first == '(' ? SIGN : NOTHING;
}

/* "RM69", "Rs2,000", "N500m": capitals with a digit behind them. */
static bool has_code(const char *word, size_t length)
{
	for (size_t i = 1; i < 5 && i < length; i++)
		if (is_digit_byte(word[i]))
			return true;
	return false;
}

/* "two-thirds", "million-dollar": words that begin with one of a number. */
static bool has_number_word(const struct find_input *input, const struct token *token)
{
	const char *word = input->text + token->begin;
	uint32_t letters = 0;
	while (letters < token->length && letters <= KEY_BYTES && is_letter_byte(word[letters]))
		letters++;
	return number_word_of(input, token->begin, letters);
}

/* Can a token that is not letters alone begin a number, or something else that is found here? */
static bool may_begin(const struct find_input *input, const struct token *token)
{
	if (token->flags & (LEDE_TOKEN_NUMBER | LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL))
		return true;
	const char *word = input->text + token->begin;
	switch (trigger_of(*word)) {
	case LETTER:
		return has_number_word(input, token);
	case CAPITAL:
		return has_number_word(input, token) || has_code(word, token->length);
	case DIGIT:
	case SIGN:
		return true;
	default:
		return false;
	}
}

/* The first token from i on where something may begin, or end. */
static uint32_t next_candidate(const struct find_input *input, uint32_t i, uint32_t end)
{
	for (; i < end; i++) {
		const struct token *t = input->tokens + i;
		if (!(t->flags & TOKEN_LETTERS)) {
			if (may_begin(input, t))
				break;
		} else if (number_word_may_be(input->text + t->begin, t->length) &&
		           number_word_of(input, t->begin, t->length)) {
			break;
		}
	}
	return i;
}

/* How sure each type is when it is found: shares that were right in news and Wikipedia, rounded. */
static float score_of(lede_type type)
{
	switch (type) {
	case LEDE_CARDINAL:
		return 0.85f;
	case LEDE_ORDINAL:
	case LEDE_QUANTITY:
		return 0.9f;
	case LEDE_MONEY:
	case LEDE_PHONE:
		return 0.95f;
	default:
		return 0.98f;
	}
}

static bool push(struct finder *f, struct found found, const char *value, size_t length)
{
	found.sentence = f->index;
	found.score = score_of(found.type);
	found.source = LEDE_FROM_GRAMMAR;
	f->reader.first_token = found.first_token + found.token_count;
	if (length && !strings_add(f->allocator, f->strings, value, length, &found.value))
		return false;
	return vec_push(f->allocator, f->found, found);
}

/* Each of these reads what begins at that token; nothing read is no failure, *f then has its
 * reader where it was. */

static bool find_contact(struct finder *f, uint32_t token, lede_type type)
{
	struct found found = found_tokens(f->reader.input, f->index, token, 1);
	found.type = type;
	return push(f, found, NULL, 0);
}

static bool find_measure(struct finder *f, const struct sentence *sentence, uint32_t token)
{
	struct measure m;
	if (!measure_read(&f->reader, token, &m) || !measure_stands(&f->reader, sentence, &m))
		return true;
	/* Whole tokens: what is tied to a number ("$5-a-day") goes with it. */
	struct found found = found_tokens(f->reader.input, f->index, m.first.token,
	                                  m.last.token + 1 - m.first.token);
	found.type = m.type;
	return push(f, found, m.value, m.value_length);
}

static bool find_at(struct finder *f, const struct sentence *sentence, uint32_t token)
{
	const struct find_input *input = f->reader.input;
	const struct token *t = input->tokens + token;
	const lede_type contact = contact_of_token(input->text, t);
	if (contact)
		return find_contact(f, token, contact);
	struct phone phone;
	const enum trigger trigger = trigger_of(input->text[t->begin]);
	if ((trigger == DIGIT || trigger == SIGN) && phone_read(&f->reader, token, &phone)) {
		struct found found = found_tokens(input, f->index, token,
		                                  phone.last_token + 1 - token);
		found.type = LEDE_PHONE;
		return push(f, found, phone.value, phone.length);
	}
	if (trigger == SIGN || t->flags & LEDE_TOKEN_CODE)
		return true;
	return find_measure(f, sentence, token);
}

static bool find_in_sentence(struct finder *f, const struct sentence *sentence)
{
	const struct find_input *input = f->reader.input;
	f->reader.first_token = sentence->first_token;
	f->reader.end_token = sentence->first_token + sentence->token_count;
	uint32_t token = sentence->first_token;
	while ((token = next_candidate(input, token, f->reader.end_token)) < f->reader.end_token) {
		if (!find_at(f, sentence, token))
			return false;
		token = f->reader.first_token > token ? f->reader.first_token : token + 1;
	}
	return true;
}

/* The same, if it was done for the text before. */
static bool find_or_recall(struct finder *f, struct number_memory *memory, uint32_t index)
{
	const struct find_input *input = f->reader.input;
	const uint32_t same = input->same[index];
	const size_t first = f->found->count;
	struct part part;
	if (same == LEDE_NONE ? !find_in_sentence(f, input->sentences + index)
	                      : !recall_tell(f->allocator, &memory->before.found,
	                                     memory->before.sentences.items[same], input, index,
	                                     f->found, f->strings))
		return false;
	return recall_add(f->allocator, &memory->now.found, input, index, f->found, first,
	                  f->strings, &part) &&
	       vec_push(f->allocator, &memory->now.sentences, part);
}

bool number_find(const lede_allocator *a, const struct find_input *input,
                 struct number_memory *memory, found_vec *found, string_vec *strings)
{
	struct piece_memo memo[MEMO_SLOTS] = {0};
	struct finder f = {.allocator = a, .found = found, .strings = strings};
	f.reader.input = input;
	f.reader.memo = memo;
	if (input->same) {
		memory->now.sentences.count = 0;
		recall_clear(&memory->now.found);
	}
	for (size_t i = 0; i < input->sentence_count; i++) {
		f.index = (uint32_t)i;
		if (input->same ? !find_or_recall(&f, memory, f.index)
		                : !find_in_sentence(&f, input->sentences + i))
			return false;
	}
	return true;
}

void number_keep(struct number_memory *memory)
{
	const struct number_text now = memory->now;
	memory->now = memory->before;
	memory->before = now;
}

void number_forget(const lede_allocator *a, struct number_memory *memory)
{
	vec_free(a, &memory->now.sentences);
	vec_free(a, &memory->before.sentences);
	recall_free(a, &memory->now.found);
	recall_free(a, &memory->before.found);
}
