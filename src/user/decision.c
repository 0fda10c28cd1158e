#include "user/decision.h"

#include "base/status.h"

static const struct {
	const char        *sign;
	lede_decision_kind kind;
} signs[] = {
	{"=", LEDE_DECIDE_SAME},  {"!=", LEDE_DECIDE_DIFFERENT}, {"=>", LEDE_DECIDE_NAME},
	{":", LEDE_DECIDE_TYPE},
};

/* The next word of the line from *at on: [*at, end), without the blanks before it; what is in
 * quotes at its start belongs to it. */
static uint32_t next_word(struct piece line, uint32_t *at)
{
	while (*at < line.length && is_blank(line.bytes[*at]))
		++*at;
	uint32_t end = *at;
	if (end < line.length && line.bytes[end] == '"') {
		const char *close = memchr(line.bytes + end + 1, '"', line.length - end - 1);
		if (close)
			end = (uint32_t)(close - line.bytes) + 1;
	}
	while (end < line.length && !is_blank(line.bytes[end]))
		end++;
	return end;
}

static lede_decision_kind kind_of(struct piece word)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (piece_is(word, signs[i].sign))
			return signs[i].kind;
	return LEDE_DECIDE_NOTHING;
}

/* A side of a decision, without blanks and quotes around it. */
static lede_span side(struct piece line, uint32_t begin, uint32_t end)
{
	struct piece piece = piece_trim(line.bytes + begin, end - begin);
	if (piece.length >= 2 && piece.bytes[0] == '"' && piece.bytes[piece.length - 1] == '"') {
		piece.bytes++;
		piece.length -= 2;
	}
	const uint32_t at = (uint32_t)(piece.bytes - line.bytes);
	return (lede_span){at, at + piece.length};
}

bool decision_read(struct piece line, lede_decision *decision, struct problem *problem)
{
	uint32_t sign = 0, sign_end = 0, end = line.length;
	*decision = (lede_decision){.kind = LEDE_DECIDE_NOTHING};
	for (uint32_t at = 0; at < line.length;) {
		const uint32_t word_end = next_word(line, &at);
		const struct piece word = {line.bytes + at, word_end - at};
		if (piece_is(word, "#")) {
			end = at;
			break;
		}
		const lede_decision_kind kind = kind_of(word);
		if (kind && !decision->kind) {
			decision->kind = kind;
			sign = at;
			sign_end = word_end;
		}
		at = word_end;
	}
	if (!decision->kind)
		return problem_say(problem, "no decision: A = B, A != B, A => NAME, A : TYPE or "
		                            "A : -, with spaces around the sign");
	decision->left = side(line, 0, sign);
	decision->right = side(line, sign_end, end);
	if (decision->left.begin == decision->left.end)
		return problem_say(problem, "nothing stands before the sign");
	if (decision->right.begin == decision->right.end) {
		problem->column = sign + 1;
		return problem_say(problem, "nothing stands behind the sign");
	}
	const struct piece right = {line.bytes + decision->right.begin,
	                            decision->right.end - decision->right.begin};
	const bool ignore = piece_is(right, "-") || piece_is(right, "IGNORE");
	if (decision->kind == LEDE_DECIDE_TYPE && ignore)
		decision->kind = LEDE_DECIDE_IGNORE;
	return true;
}

lede_status lede_decision_read(const char *line, size_t length, lede_decision *decision,
                               lede_error *error)
{
	struct problem problem = {0};
	const struct piece piece = piece_trim(line, length);
	const size_t indent = piece.length ? (size_t)(piece.bytes - line) : 0;
	*decision = (lede_decision){.kind = LEDE_DECIDE_NOTHING};
	if (piece.length == 0 || *piece.bytes == '#')
		return LEDE_OK;
	if (!decision_read(piece, decision, &problem)) {
		decision->kind = LEDE_DECIDE_NOTHING;
		const size_t column = problem.column ? problem.column - 1 : 0;
		return lede_fail(error, LEDE_EINVAL, indent + column, problem.what);
	}
	decision->left.begin += (uint32_t)indent;
	decision->left.end += (uint32_t)indent;
	decision->right.begin += (uint32_t)indent;
	decision->right.end += (uint32_t)indent;
	return LEDE_OK;
}
