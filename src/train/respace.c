#include "train/recase.h"

#include "model/label.h"

/* What a part of a token may be of which the whole may be `set`: the first part, the last or one
 * between. */
static label_set part_labels(label_set set, bool first, bool last)
{
	label_set parts = set & 1u << LABEL_O;
	for (int type = 0; type < LABEL_TYPES; type++) {
		const label_set b = set >> (LABEL_B + type) & 1, u = set >> (LABEL_U + type) & 1,
				l = set >> (LABEL_L + type) & 1, i = set >> (LABEL_I + type) & 1;
		if (first)
			parts |= (b | u) << (LABEL_B + type) | (l | i) << (LABEL_I + type);
		else if (last)
			parts |= (l | u) << (LABEL_L + type) | (b | i) << (LABEL_I + type);
		else
			parts |= (b | u | l | i) << (LABEL_I + type);
	}
	return parts;
}

/* The length of the part that a token, or what is left of one, begins with: "Ki" of "Ki-moon",
 * "U." of "U.S." */
static uint32_t part_length(const char *text, uint32_t length)
{
	if (length > 3 && text[1] == '.' && text[2] != '.')
		return 2;
	if (text[0] == '-')
		return 1;
	const char *hyphen = memchr(text, '-', length);
	return hyphen ? (uint32_t)(hyphen - text) : length;
}

static void add_parts(const struct marked_doc *doc, size_t at, struct marked_doc *copy)
{
	enum {
		WHOLE = LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_CODE | LEDE_TOKEN_PUNCT |
		        LEDE_TOKEN_NUMBER
	};
	const struct token *t = doc->tokens.items + at;
	const char *text = doc->text.items + t->begin;
	const label_set set = doc->allowed.items[at];
	for (uint32_t done = 0, n; done < t->length; done += n) {
		n = t->flags & WHOLE ? t->length : part_length(text + done, t->length - done);
		const struct token part = {(uint32_t)copy->text.count, (uint16_t)n, t->flags};
		append(&copy->text, text + done, n);
		append(&copy->text, " ", 1);
		push(&copy->tokens, part);
		push(&copy->allowed, n == t->length ? set
		                                    : part_labels(set, done == 0,
		                                                  done + n == t->length));
	}
}

void add_spaced(corpus_vec *docs, size_t index)
{
	const struct marked_doc *doc = docs->items + index;
	struct marked_doc copy = {.origin = doc->origin ? doc->origin : index + 1,
	                          .closing = doc->closing};
	for (size_t s = 0; s < doc->sentences.count; s++) {
		struct sentence sentence = doc->sentences.items[s];
		const uint32_t first = (uint32_t)copy.tokens.count;
		for (uint32_t i = 0; i < sentence.token_count; i++)
			add_parts(doc, sentence.first_token + i, &copy);
		sentence.first_token = first;
		sentence.token_count = (uint32_t)copy.tokens.count - first;
		push(&copy.sentences, sentence);
	}
	push(docs, copy);
}
