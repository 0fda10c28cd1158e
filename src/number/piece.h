/* Tokens cut finer, for numbers: "105-million" is digits, a dash and a word; "3.5km" digits and a
 * word; "5'10" digits, a sign and digits. */
#ifndef LEDE_NUMBER_PIECE_H
#define LEDE_NUMBER_PIECE_H

#include "base/table.h"
#include "find/found.h"

enum piece_kind {
	PIECE_NONE = 0, /* beyond the end of the sentence */
	PIECE_DIGITS,   /* 12 3,500 .5 */
	PIECE_WORD,     /* letters; stops in and behind them (U.S. ft.), a dollar behind: US$ */
	PIECE_DASH,     /* hyphen, minus, en dash */
	PIECE_SIGN      /* any other character */
};

struct piece {
	uint32_t        begin, end; /* bytes of the text */
	uint32_t        token;      /* that it is part of */
	uint32_t        code;       /* of a sign, its code point */
	enum piece_kind kind;
	bool            glued;      /* no white space between it and the piece before */
};

/* Pieces that were read, by where the piece before ends: what is behind a number is asked for by
 * each of those who might know it. */
enum { MEMO_SLOTS = 8 }; /* a power of two */

struct piece_memo {
	uint32_t     after; /* 0: free */
	struct piece piece;
};

/* One sentence, or what is left of it. */
struct reader {
	const struct find_input *input;
	uint32_t first_token; /* no look behind it */
	uint32_t end_token;
	struct piece_memo *memo; /* [MEMO_SLOTS] of this text, zeroed at first */
};

/* The first piece of a token, and the piece after another. Each looks at that piece alone. */
struct piece piece_first(const struct reader *r, uint32_t token);
struct piece piece_next(const struct reader *r, const struct piece *piece);

static inline uint32_t token_end(const struct reader *r, uint32_t token)
{
	return r->input->tokens[token].begin + r->input->tokens[token].length;
}

/* Is it the last piece of its token? */
static inline bool piece_ends_token(const struct reader *r, const struct piece *piece)
{
	return piece->end == token_end(r, piece->token);
}

static inline bool piece_is_sign(const struct piece *piece, uint32_t code)
{
	return piece->kind == PIECE_SIGN && piece->code == code;
}

/* ---- Words in tables ------------------------------------------------------------------------- */

/* Bytes of a word in a table, padded with NULs: at least one. Tables are sorted by it. */
enum { KEY_BYTES = 16 };

struct key {
	char text[KEY_BYTES]; /* "" if the word is too long or not ASCII */
	bool capital;         /* its first letter is one */
};

/* The word without full stops; in lower case if `fold`. */
struct key key_of(const struct reader *r, const struct piece *piece, bool fold);

/* Is the piece that word, given in lower case, in any case? Asked often of words that begin with
 * another letter. */
bool piece_is_all(const struct reader *r, const struct piece *piece, const char *word);

static inline bool piece_is(const struct reader *r, const struct piece *piece, const char *word)
{
	return piece->kind == PIECE_WORD && (r->input->text[piece->begin] | 0x20) == *word &&
	       piece_is_all(r, piece, word);
}

/* The row of a sorted table whose key that is, or NULL. */
#define KEY_FIND(table, key) (*(key) ? TABLE_FIND(table, key, KEY_BYTES) : NULL)

#endif
