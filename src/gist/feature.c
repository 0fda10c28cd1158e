#include "gist/feature.h"

static float share(uint16_t part, uint16_t of)
{
	return of ? (float)part / (float)of : 0;
}

static float flag(const struct gist_sentence *s, uint32_t which)
{
	return s->flags & which ? 1 : 0;
}

static float at_most(float x, float limit)
{
	return x < limit ? x : limit;
}

/* How often its terms come in the text, and how rare they are elsewhere: means over its terms. */
static void word_features(const struct gist *gist, const struct gist_sentence *s,
                          float f[FEATURE_COUNT])
{
	const struct gist_use *use = gist->uses.items + s->first_use;
	float count = 0, rarity = 0, cover = 0;
	for (uint32_t i = 0; i < s->use_count; i++) {
		const struct term *term = gist->terms.list.items + use[i].term;
		count += log_of((float)term->count);
		rarity += term->rarity;
		cover += gist->centroid.items[use[i].term];
	}
	if (!s->use_count)
		return;
	f[FEATURE_cover] = cover;
	f[FEATURE_frequency] = count / (float)s->use_count;
	f[FEATURE_rarity] = rarity / (float)s->use_count / 4;
}

static void length_features(const struct gist_sentence *s, float f[FEATURE_COUNT])
{
	const float words = (float)s->words;
	const float length = log_of(words + 1) - 3; /* 0 for 19 words */
	f[FEATURE_length] = length;
	f[FEATURE_length2] = length * length;
	f[FEATURE_tiny] = words < 6;
	f[FEATURE_shortish] = words < 10;
	f[FEATURE_longish] = words > 35;
}

static void place_features(const struct gist_text *text, const struct gist_sentence *s,
                           float f[FEATURE_COUNT])
{
	const float place = (float)s->place, prose = (float)(text->prose ? text->prose : 1);
	f[FEATURE_first] = s->place == 0;
	f[FEATURE_second] = s->place == 1;
	f[FEATURE_third] = s->place == 2;
	f[FEATURE_near] = 1 / (1 + place);
	f[FEATURE_log_place] = log_of(1 + place) / 3;
	f[FEATURE_place] = place / prose;
	f[FEATURE_last] = s->place + 1 == text->prose;
	f[FEATURE_opens] = flag(s, GIST_OPENS);
	f[FEATURE_item] = flag(s, GIST_LIST_ITEM);
}

static void count_features(const struct gist_sentence *s, float f[FEATURE_COUNT])
{
	const struct gist_counts *c = &s->counts;
	f[FEATURE_content] = share(c->content, c->tokens);
	f[FEATURE_capitals] = share(c->capital, c->tokens);
	f[FEATURE_numbers] = share(c->number, c->tokens);
	f[FEATURE_digits] = c->number > 0;
	f[FEATURE_first_person] = c->first_person > 0;
	f[FEATURE_you] = c->you > 0;
	f[FEATURE_says] = c->says > 0;
	f[FEATURE_he] = c->he > 0;
	f[FEATURE_names] = log_of(1 + (float)c->names);
	f[FEATURE_name_share] = share(c->names, c->tokens);
	f[FEATURE_salience] = log_of(1 + s->salience);
	f[FEATURE_places] = c->places > 0;
	f[FEATURE_punct] = share(c->punct, c->tokens);
}

static void product_features(const struct gist_text *text, float f[FEATURE_COUNT])
{
	const float near = f[FEATURE_near];
	f[FEATURE_near_central] = near * f[FEATURE_central];
	f[FEATURE_near_says] = near * text->says;
	f[FEATURE_near_first_person] = near * text->first_person;
	f[FEATURE_near_questions] = near * text->questions;
	f[FEATURE_near_names] = near * at_most(text->names, 3);
	f[FEATURE_near_like_all] = near * f[FEATURE_like_all];
	f[FEATURE_place_says] = f[FEATURE_log_place] * text->says;
	f[FEATURE_central_says] = f[FEATURE_central] * text->says;
	f[FEATURE_first_quotes] = f[FEATURE_first] * text->quotes;
	f[FEATURE_near_size] = near * log_of(1 + (float)text->prose);
	f[FEATURE_near_title] = near * (text->title != LEDE_NONE);
	f[FEATURE_quotes_says] = f[FEATURE_quotes] * text->says;
}

void gist_features(const struct gist *gist, const struct gist_sentence *s,
                   float f[FEATURE_COUNT])
{
	const struct gist_text *text = gist->texts.items + s->source;
	memset(f, 0, FEATURE_COUNT * sizeof *f);
	place_features(text, s, f);
	length_features(s, f);
	word_features(gist, s, f);
	count_features(s, f);
	f[FEATURE_central] = at_most(s->centrality, 4);
	f[FEATURE_like_all] = s->like_all;
	f[FEATURE_like_lead] = s->place ? s->like_lead : 0;
	f[FEATURE_like_title] = s->like_title;
	f[FEATURE_like_before] = s->like_before;
	f[FEATURE_like_after] = s->like_after;
	f[FEATURE_quotes] = flag(s, GIST_QUOTES);
	f[FEATURE_part_quote] = flag(s, GIST_PART_QUOTE);
	f[FEATURE_question] = flag(s, GIST_QUESTION);
	f[FEATURE_fragment] = flag(s, GIST_FRAGMENT);
	f[FEATURE_starts_he] = flag(s, GIST_HE);
	f[FEATURE_starts_it] = flag(s, GIST_IT);
	f[FEATURE_linked] = flag(s, GIST_LINKED);
	f[FEATURE_trimmed] = s->trim > 0;
	product_features(text, f);
}
