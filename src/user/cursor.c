#include "user/cursor.h"

struct cursor cursor_at(const struct find_input *input, uint32_t token, uint32_t stop)
{
	return (struct cursor){input, token, stop, input->tokens[token].begin};
}

static uint32_t token_end(const struct token *token)
{
	return token->begin + token->length;
}

bool cursor_next(struct cursor *cursor, struct atom *atom)
{
	enum { PIECES = 4 }; /* of a word that the tokeniser has cut: "ca|n't", "gon|na" */
	const char *text = cursor->input->text;
	for (; cursor->token < cursor->stop; cursor->token++) {
		const struct token *token = cursor->input->tokens + cursor->token;
		uint32_t end = token_end(token);
		if (token->flags & LEDE_TOKEN_CODE)
			return false;
		if (cursor->at < token->begin)
			cursor->at = token->begin;
		if (cursor->at >= end)
			continue;
		if (cursor->at > token->begin)
			cursor->at = atom_skip_space(text, cursor->at, end);
		if (cursor->at >= end)
			continue;
		*atom = atom_at(text, cursor->at, end);
		for (unsigned i = 1; i < PIECES && atom->end == end; i++) {
			const uint32_t next = cursor->token + 1;
			if (next == cursor->stop || cursor->input->tokens[next].begin != end ||
			    !atom_is_word(text, atom->begin, end))
				break;
			const uint32_t next_end = token_end(cursor->input->tokens + next);
			if (!atom_is_word(text, end, next_end))
				break;
			end = next_end;
			cursor->token = next;
			*atom = atom_at(text, cursor->at, end);
		}
		cursor->at = atom->end;
		return true;
	}
	return false;
}

bool cursor_at_word_end(const struct cursor *cursor)
{
	const struct token *token = cursor->input->tokens + cursor->token;
	for (uint32_t at = cursor->at; at < token_end(token); at++)
		if (!memchr(".!?", cursor->input->text[at], 3))
			return false;
	return true;
}
