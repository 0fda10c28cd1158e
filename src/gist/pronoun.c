/* Whom an opening "He" or "She" is: for a sentence that is shown alone. */
#include "gist/gist.h"

enum { SENTENCES_BACK = 3 };

static bool is_single(const struct gist_text *text, const struct gist_sentence *s)
{
	const lede_span span = lede_doc_token(text->doc, s->pronoun).span;
	const size_t length = span.end - span.begin;
	const char *bytes = text->bytes + span.begin;
	return (length == 2 && (bytes[1] == 'e' || bytes[1] == 'E')) || /* He */
	       (length == 3 && (bytes[0] == 'H' || bytes[0] == 'S'));   /* His Her She */
}

void gist_name_pronouns(struct gist *gist, const struct gist_text *text)
{
	/* The first person named in the last sentence that names one: its subject, most likely. */
	uint32_t person = LEDE_NONE, named_in = 0;
	size_t next = 0;
	const size_t entities = lede_doc_entity_count(text->doc);
	for (size_t i = 0; i < text->count; i++) {
		struct gist_sentence *s = gist->sentences.items + text->first + i;
		if (s->flags & GIST_HE && person != LEDE_NONE && is_single(text, s) &&
		    i - named_in <= SENTENCES_BACK)
			s->stands_for = person;
		bool found = false;
		for (; next < entities; next++) {
			const lede_entity entity = lede_doc_entity(text->doc, next);
			if (entity.sentence > i)
				break;
			if (entity.type != LEDE_PERSON || found)
				continue;
			found = true;
			person = (uint32_t)next;
			named_in = (uint32_t)i;
		}
		/* "He" goes on from sentence to sentence. */
		if (!found && s->stands_for != LEDE_NONE)
			named_in = (uint32_t)i;
	}
}
