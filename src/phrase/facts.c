#include "phrase/facts.h"

#include "phrase/language.h"

enum { WORDS_A_MINUTE = 238 }; /* silent reading of English non-fiction: Brysbaert, 2019 */

/* A dash parts words, whether there are blanks around it or not. */
static bool parts_words(const char *text, const struct token *token)
{
	return (token->flags & LEDE_TOKEN_PUNCT) &&
	       (text[token->begin] == '/' || (token->length > 1 && text[token->begin] != '.'));
}

struct tally {
	size_t words, syllables, sentences;
};

/* Words as people count: what stands between blanks and dashes and is no mere punctuation. */
static void count_sentence(struct tally *tally, const lede_doc *doc, const char *text,
                           const struct sentence *sentence)
{
	const struct token *token = doc->tokens.items + sentence->first_token;
	const size_t before = tally->words;
	bool in_word = false;
	for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
		if (!(token->flags & LEDE_TOKEN_GLUED) || parts_words(text, token))
			in_word = false;
		if (token->flags & LEDE_TOKEN_PUNCT)
			continue;
		tally->words += !in_word;
		in_word = true;
		if (text[token->begin] != '\'')
			tally->syllables += count_syllables(text + token->begin, token->length);
	}
	tally->sentences += tally->words > before;
}

/* Flesch (A new readability yardstick, 1948). */
static float reading_ease(const struct tally *prose)
{
	if (!prose->words)
		return 0;
	const float words = (float)prose->words;
	return 206.835f - 1.015f * (words / (float)prose->sentences) -
	       84.6f * ((float)prose->syllables / words);
}

lede_facts lede_doc_facts(const lede_doc *doc, const char *text, size_t length)
{
	struct tally prose = {0}, rest = {0};
	if (!document_is_of(doc, length))
		return (lede_facts){.language = ""};
	for (size_t i = 0; i < doc->sentences.count; i++) {
		const struct sentence *sentence = doc->sentences.items + i;
		const bool is_prose = sentence->block == LEDE_PARAGRAPH ||
		                      sentence->block == LEDE_LIST_ITEM;
		count_sentence(is_prose ? &prose : &rest, doc, text, sentence);
	}
	const char *language = language_of(doc, text);
	const size_t words = prose.words + rest.words;
	return (lede_facts){
		.title = title_of(doc, text, length),
		.words = words,
		.sentences = doc->sentences.count,
		.seconds = (words * 60 + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE,
		.reading_ease = reading_ease(&prose),
		.language = language,
		.foreign = *language && strcmp(language, "English") != 0,
	};
}
