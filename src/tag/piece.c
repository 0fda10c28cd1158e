#include "base/vectors.h"

#include "tag/piece.h"

_Static_assert(FEATURE_OFFSETS == 5, "sum_words adds five vectors");

/* A URL, an address, code, or what only a machine writes in one piece is no part of a name. */
bool token_is_no_name(const struct token *token)
{
	enum { LONGEST_WORD = 200 }; /* bytes */
	return token->flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_CODE) ||
	       token->length > LONGEST_WORD;
}

static void forbid_names(const struct token *token, int16_t *sums)
{
	enum { SURELY_OUTSIDE = 4000 };
	if (token_is_no_name(token))
		sums[LABEL_O] = (int16_t)(sums[LABEL_O] + SURELY_OUTSIDE);
}

/* Lists the words with a capital. */
static size_t list_capitals(const struct cached_word *const *words, size_t count,
                            uint16_t *capitals)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		capitals[n] = (uint16_t)i;
		n += words[i]->word.flags & WORD_HAS_UPPER && words[i]->word.lower;
	}
	return n;
}

/* Finds which of the words with a capital are runs of their own elsewhere. A run that has such a
 * part has three words or more. */
static void read_parts(struct tagger *tagger, const uint16_t *capitals, size_t count)
{
	struct piece *piece = &tagger->piece;
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && capitals[end] == capitals[end - 1] + 1;)
			end++;
		if (end - i < 3)
			continue;
		uint32_t names[LONGEST_PIECE];
		uint8_t parts[LONGEST_PIECE];
		for (size_t k = i; k < end; k++)
			names[k - i] = piece->words[capitals[k]]->word.lower;
		fuller_parts(&tagger->fuller, names, end - i, parts);
		for (size_t k = i; k < end; k++)
			piece->tokens[capitals[k]].part = parts[k - i];
	}
}

/* A phrase of two words that context_prepare may look for. The lexicon is too large to be near. */
static uint32_t phrase_at(const struct piece *piece, size_t at)
{
	return lexicon_next(lexicon_first(piece->words[at]->word.lower),
	                    piece->words[at + 1]->word.lower);
}

/* Lists the words with a capital that a phrase may begin with. */
static size_t list_phrases(const struct piece *piece, size_t count, const uint16_t *capitals,
                           size_t capital_count, uint32_t *phrases)
{
	size_t n = 0;
	for (size_t i = 0; i < capital_count; i++) {
		/* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.*): list_capitals wrote it */
		const size_t at = capitals[i];
		/* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.*) */
		if (piece->tokens[at].alone.lists & LIST_MORE && at + 1 < count)
			phrases[n++] = phrase_at(piece, at);
	}
	return n;
}

/* What the document says of the words with a capital. Its tables are large: all places in them are
 * asked for before the first is read, those of evidence for when it is noted. */
static void read_capitals(struct tagger *tagger, size_t count)
{
	struct piece *piece = &tagger->piece;
	uint16_t capitals[LONGEST_PIECE];
	const size_t n = list_capitals(piece->words, count, capitals);
	uint32_t phrases[LONGEST_PIECE];
	const size_t phrase_count = list_phrases(piece, count, capitals, n, phrases);
	for (size_t i = 0; i < phrase_count; i++)
		lexicon_prefetch(&tagger->model->lexicon, phrases[i]);
	for (size_t i = 0; i < n; i++) {
		const uint32_t lower = piece->words[capitals[i]]->word.lower;
		seen_prefetch(&tagger->seen, lower);
		fuller_prefetch(&tagger->fuller, lower);
		evidence_prefetch(&tagger->evidence, lower);
	}
	for (size_t i = 0; i < n; i++) {
		struct feature_token *token = piece->tokens + capitals[i];
		token->seen = seen_get(&tagger->seen, token->word->lower);
		token->fuller = fuller_get(&tagger->fuller, token->word->lower);
	}
	for (size_t i = 0; i < phrase_count; i++)
		lexicon_prefetch_entry(&tagger->model->lexicon, phrases[i]);
	read_parts(tagger, capitals, n);
}

/* Looks up the words of a piece. */
static bool read_words(struct tagger *tagger, uint32_t first, size_t count)
{
	struct piece *piece = &tagger->piece;
	if (!cache_look_again(tagger->cache, first, count, tagger->numbers.items + first,
	                      piece->words))
		return false;
	for (size_t i = 0; i < count; i++)
		piece->tokens[i] = (struct feature_token){
			.word = &piece->words[i]->word,
			.alone = piece->words[i]->lexicon,
		};
	read_capitals(tagger, count);
	return true;
}

/* Adds up, for each token, what the words around it say of it. */
LEDE_VECTORS static void sum_words(const struct cached_word *const *words, size_t count,
                                   int16_t (*sums)[LABEL_LANES])
{
	static const struct cached_word nothing;
	const struct cached_word *around[LONGEST_PIECE + FEATURE_OFFSETS - 1];
	around[0] = around[1] = around[count + 2] = around[count + 3] = &nothing;
	memcpy(around + FEATURE_REACH, words, count * sizeof *words);
	for (size_t i = 0; i < count; i++) {
		const struct cached_word *const *from = around + i;
		int16_t *restrict to = sums[i];
		for (int y = 0; y < LABEL_LANES; y++)
			to[y] = (int16_t)(from[0]->sums[0][y] + from[1]->sums[1][y] +
			                  from[2]->sums[2][y] + from[3]->sums[3][y] +
			                  from[4]->sums[4][y]);
	}
}

/* The weights to be added to one token. */
struct request {
	size_t         token;
	struct context context;
	struct row     rows[CONTEXT_FAR + CONTEXT_MOST_SMALL];
};

/* Asks for the memory of what the context features of a token say. */
static void ask_context(const struct tagger *tagger, const struct feature_sentence *sentence,
                        size_t token, struct request *request)
{
	struct context *context = &request->context;
	request->token = token;
	context_read(sentence, token, context);
	model_prefetch_rows(tagger->model, context->ids, context->id_count);
	for (int i = 0; i < CONTEXT_FAR; i++) {
		const size_t at = token + (size_t)context_far_offset(i); /* wraps below 0 */
		request->rows[i] = at < sentence->count ? tagger->piece.words[at]->far[i]
		                                        : tagger->far_edge[i];
		__builtin_prefetch(tagger->model->rows + request->rows[i].begin);
	}
	for (size_t i = 0; i < context->small_count; i++)
		request->rows[CONTEXT_FAR + i] = tagger->small[context->small[i]];
}

static void add_request(struct tagger *tagger, const struct request *request)
{
	const struct context *context = &request->context;
	model_add(tagger->model, context->ids, context->id_count, request->rows,
	          CONTEXT_FAR + context->small_count, tagger->piece.sums[request->token]);
}

/* Adds what the context features say. The weights of one token are added while those of the next
 * are on their way from memory. */
static void add_context(struct tagger *tagger, const struct feature_sentence *sentence,
                        struct stretch within)
{
	struct request requests[2];
	size_t made = 0;
	for (size_t i = within.begin; i < within.end; i++) {
		if (!context_is_wanted(sentence, i))
			continue;
		ask_context(tagger, sentence, i, requests + made % 2);
		if (made++)
			add_request(tagger, requests + made % 2);
	}
	if (made)
		add_request(tagger, requests + (made - 1) % 2);
}

/* Adds what the rest of the document says: of each token what it says of that and of those beside
 * it. */
void piece_add_evidence(struct tagger *tagger, uint32_t first, size_t count,
                        struct stretch within, const struct candidate *candidates,
                        size_t candidate_count)
{
	struct piece *piece = &tagger->piece;
	const struct feature_sentence sentence = {.tokens = piece->tokens, .count = count};
	uint16_t small[CONTEXT_MOST_EVIDENCE];
	struct row rows[CONTEXT_MOST_EVIDENCE];
	for (size_t i = 0; i < candidate_count; i++) {
		const size_t at = (size_t)candidates[i].token - first; /* wraps below 0 */
		if (at < count && at + 1 >= within.begin && at <= within.end)
			piece->tokens[at].evidence = candidates[i].view;
	}
	for (size_t i = within.begin; i < within.end; i++) {
		const size_t n = context_evidence(&sentence, i, small);
		for (size_t k = 0; k < n; k++)
			rows[k] = tagger->small[small[k]];
		if (n)
			model_add(tagger->model, NULL, 0, rows, n, piece->sums[i]);
	}
}

/* Adds up what there is to say of tokens, but for evidence. */
bool piece_sum(struct tagger *tagger, const struct find_input *input, uint32_t first,
               size_t count, struct stretch within)
{
	struct piece *piece = &tagger->piece;
	cache_reset_if_full(tagger->cache);
	if (!read_words(tagger, first, count))
		return false;
	sum_words(piece->words, count, piece->sums);
	for (size_t i = 0; i < count; i++)
		forbid_names(input->tokens + first + i, piece->sums[i]);
	struct feature_sentence features = {.tokens = piece->tokens, .count = count};
	context_prepare(&tagger->model->lexicon, &features);
	add_context(tagger, &features, within);
	return true;
}

/* Keeps sums for the second pass, if there is room. */
bool piece_keep_sums(struct tagger *tagger, struct stretch within, uint32_t *kept)
{
	const size_t begin = tagger->kept_sums.count, count = within.end - within.begin;
	*kept = LEDE_NONE;
	if (begin + count > MOST_KEPT)
		return true;
	if (!vec_reserve(&tagger->allocator, &tagger->kept_sums, count))
		return false;
	memcpy(tagger->kept_sums.items + begin, tagger->piece.sums + within.begin,
	       count * sizeof *tagger->kept_sums.items);
	tagger->kept_sums.count += count;
	*kept = (uint32_t)begin;
	return true;
}

/* The sums of tokens as the first pass had them: kept, or added up again. */
bool piece_recall_sums(struct tagger *tagger, const struct find_input *input, uint32_t first,
                       size_t count, struct stretch within, uint32_t kept)
{
	struct piece *piece = &tagger->piece;
	if (kept == LEDE_NONE)
		return piece_sum(tagger, input, first, count, within);
	memcpy(piece->sums + within.begin, tagger->kept_sums.items + kept,
	       (within.end - within.begin) * sizeof *piece->sums);
	for (size_t i = within.begin - (within.begin > 0); i <= within.end && i < count; i++)
		piece->tokens[i].evidence = 0;
	return true;
}
