#include "tag/name.h"

/* Whether none of the tokens is forbidden, and not all are punctuation. A trained model mostly
 * sees to that itself, but not in text like none it has met; and one from elsewhere may have
 * weights that no evidence outweighs. */
static bool may_be_name(const struct token *tokens, size_t count)
{
	bool has_word = false;
	for (size_t i = 0; i < count; i++) {
		if (token_is_no_name(tokens + i))
			return false;
		has_word |= !(tokens[i].flags & LEDE_TOKEN_PUNCT);
	}
	return has_word;
}

/* How far, in nats, the best way to label a token as outside is ahead of all others, by what stands
 * before and at it. */
static float lead_of_outside(const struct tagger *tagger, size_t token)
{
	return (float)tagger->piece.best[token].lead * tagger->model->unit;
}

/* Whether a token is outside of any name beyond doubt: the best other way to label it is e^6 times
 * less likely. (What comes behind it may still make it part of one.) */
static bool is_surely_outside(const struct tagger *tagger, size_t token)
{
	return lead_of_outside(tagger, token) > 6.0f && tagger->piece.labels[token] == LABEL_O;
}

struct stretch stretch_around(const struct tagger *tagger, struct stretch within, size_t first,
                              size_t last)
{
	struct stretch s = {first, last + 1};
	while (s.begin > within.begin && !is_surely_outside(tagger, s.begin - 1))
		s.begin--;
	while (s.end < within.end && !is_surely_outside(tagger, s.end))
		s.end++;
	s.end += s.end < within.end;
	return s;
}

/* The last token before end that an entity ends at; at is one. */
static size_t last_end(const struct piece *piece, size_t at, size_t end)
{
	size_t last = at;
	for (size_t i = at + 1; i < end; i++)
		if (label_closes(piece->labels[i]) && piece->labels[i] != LABEL_O)
			last = i;
	return last;
}

/* The best path may hold entities that are hardly likely each for itself. F1 is at its best without
 * those under about half of it (Lipton, Elkan and Naryanaswamy, 2014). */
#define LEAST_SCORE 0.36f

/* What is sure: names that likely, and tokens that are outside by that many nats. (What evidence
 * weighs is learnt: of 14,000 capitals in sentences where it spoke against one it turned no name
 * over 0.7 and no lead over 2.) */
#define SURE_NAME 0.8f
#define SURE_LEAD 2.5f

/* The probability that tokens first .. last are an entity of that type, or of one that the model
 * calls alike. */
static float score_of(const struct tagger *tagger, size_t first, size_t last, lede_type type)
{
	const lede_model *model = tagger->model;
	const struct lattice *lattice = tagger->piece.lattice;
	float score = segment_probability(&tagger->factors, lattice, first, last, type);
	for (int other = 1; model->types && other <= LABEL_TYPES; other++)
		if (other != (int)type && model->numbers[other] == model->numbers[type])
			score += segment_probability(&tagger->factors, lattice, first, last,
			                             (lede_type)other);
	return score < 1 ? score : 1;
}

/* Labels to entities. A best path is well formed, so that an entity ends where its type does. */
static bool collect(struct tagger *tagger, const struct find_input *input, uint32_t sentence,
                    uint32_t first_token, struct stretch within, found_vec *found)
{
	struct piece *piece = &tagger->piece;
	struct stretch known = {0, 0}; /* where the lattice is filled in */
	memset(piece->sure + within.begin, false, within.end - within.begin);
	for (size_t begin = within.begin, i = begin; i < within.end; i++) {
		const int label = piece->labels[i];
		if (!label_closes(label))
			continue; /* B or I: the entity goes on */
		const size_t first = begin;
		begin = i + 1;
		if (label == LABEL_O ||
		    !may_be_name(input->tokens + first_token + first, i - first + 1))
			continue;
		if (i >= known.end) {
			known = stretch_around(tagger, within, first, i);
			forward_backward(&tagger->factors, piece->sums + known.begin,
			                 known.end - known.begin, i - known.begin,
			                 last_end(piece, i, known.end) - known.begin,
			                 piece->lattice + known.begin);
		}
		const lede_type type = label_type(label);
		const float score = score_of(tagger, first, i, type);
		memset(piece->sure + first, score >= SURE_NAME, i - first + 1);
		if (score < LEAST_SCORE)
			continue;
		struct found entity = found_tokens(input, sentence, first_token + (uint32_t)first,
		                                   (uint32_t)(i - first + 1));
		entity.type = type;
		entity.score = score;
		if (!vec_push(&tagger->allocator, found, entity))
			return false;
	}
	return true;
}

bool label_names(struct tagger *tagger, const struct find_input *input, uint32_t sentence,
                uint32_t first_token, struct stretch within, found_vec *found)
{
	struct piece *piece = &tagger->piece;
	viterbi(&tagger->transitions,
	        (const int16_t(*)[LABEL_LANES])piece->sums + within.begin,
	        piece->best + within.begin, within.end - within.begin,
	        piece->labels + within.begin);
	return collect(tagger, input, sentence, first_token, within, found);
}

bool name_is_sure(const struct tagger *tagger, size_t token)
{
	const struct piece *piece = &tagger->piece;
	return piece->labels[token] == LABEL_O ? lead_of_outside(tagger, token) >= SURE_LEAD
	                                       : piece->sure[token];
}
