#include "gist/furniture.h"

#include "base/ascii.h"

/* A line of at most that many bytes that begins so, whatever its case, is no prose. */
struct phrase {
	const char *words;
	uint32_t    longest;
};

static const struct phrase openings[] = {
	{"advertisement", 40},
	{"agenda:", 200},
	{"all rights reserved", 120},
	{"apologies:", 300},
	{"attendees:", 400},
	{"caption", 30},
	{"chat with us", 160},
	{"check out the", 120},
	{"click here", 160},
	{"click to", 120},
	{"comments", 20},
	{"continue reading", 80},
	{"copyright", 200},
	{"\xC2\xA9", 200},
	{"download the", 100},
	{"editor's note:", 4000},
	{"file photo", 200},
	{"follow us", 160},
	{"follow @", 160},
	{"for more", 120},
	{"getty images", 80},
	{"image:", 300},
	{"image caption", 300},
	{"image source", 120},
	{"join the conversation", 160},
	{"last updated", 80},
	{"like us on", 160},
	{"listen to", 60},
	{"log in", 60},
	{"more:", 120},
	{"more from", 100},
	{"more on this", 100},
	{"need help", 100},
	{"next meeting", 100},
	{"not registered", 100},
	{"our standards:", 120},
	{"photo:", 300},
	{"photo by", 200},
	{"photograph:", 300},
	{"photos:", 200},
	{"please enable", 200},
	{"posted by", 80},
	{"posted in", 80},
	{"posted on", 80},
	{"present:", 400},
	{"published", 60},
	{"read more", 200},
	{"read next", 200},
	{"read the full", 160},
	{"recommended", 30},
	{"related:", 200},
	{"related articles", 80},
	{"related stories", 80},
	{"related topics", 120},
	{"reporting by", 300},
	{"see also", 160},
	{"share this", 120},
	{"share on", 80},
	{"sign in", 100},
	{"sign up", 200},
	{"skip to", 60},
	{"source:", 120},
	{"story highlights", 60},
	{"subscribe", 200},
	{"tags:", 300},
	{"tap here", 160},
	{"terms of", 80},
	{"this article was originally", 300},
	{"this story has been updated", 300},
	{"this site uses cookies", 300},
	{"tweet", 20},
	{"updated", 60},
	{"view all", 80},
	{"watch:", 200},
	{"watch the video", 120},
	{"we use cookies", 400},
	{"written by", 80},
	{"you may also like", 160},
	{"you might also", 160},
};

/* The same for what stands anywhere in it. */
static const struct phrase inside[] = {
	{"accept all cookies", 300},
	{"all rights reserved", 300},
	{"contributed to this report", 300},
	{"contributed to this story", 300},
	{"contributed to this article", 300},
	{"follow him on twitter", 200},
	{"follow her on twitter", 200},
	{"on twitter @", 200},
	{"opinions expressed in this", 400},
	{"our newsletter", 300},
	{"privacy policy", 300},
	{"click here", 120},
	{"terms of service", 300},
	{"terms of use", 300},
	{"to our newsletter", 300},
};

static const char *const connectives[] = {
	"Accordingly", "Additionally", "Also", "Anyway", "As a result", "As such",
	"At the same time", "Besides", "By contrast", "Consequently", "Even so", "Finally",
	"First", "Firstly", "For example", "For instance", "Furthermore", "Hence", "However",
	"In addition", "In any case", "In conclusion", "In contrast", "In fact",
	"In other words", "In short", "In sum", "Indeed", "Instead", "Likewise", "Meanwhile",
	"Moreover", "Nevertheless", "Nonetheless", "Of course", "On the contrary",
	"On the other hand", "Otherwise", "Overall", "Plus", "Second", "Secondly", "Similarly",
	"So", "Still", "That said", "Then", "Therefore", "Third", "Thus", "To be sure", "Well",
	"Yet",
};

static bool begins(const char *text, size_t length, const char *words)
{
	size_t i = 0;
	for (; words[i]; i++)
		if (i == length || lower_byte(text[i]) != words[i])
			return false;
	/* At the end of a word. */
	return i == length || words[i - 1] == ':' || words[i - 1] == '@' ||
	       !is_letter_byte(text[i]);
}

/* Does one of the phrases begin with a word of the text? */
static bool contains_one(const char *text, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		if (at && is_letter_byte(text[at - 1]))
			continue;
		for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
			if (length <= inside[i].longest &&
			    begins(text + at, length - at, inside[i].words))
				return true;
	}
	return false;
}

/* "By Jane Doe", "By Jane Doe, CNN": words with capitals and no full stop. */
static bool is_byline(const char *text, size_t length)
{
	if (length < 6 || length > 80 || memcmp(text, "By ", 3) || text[length - 1] == '.')
		return false;
	size_t words = 1;
	for (size_t at = 3; at < length; at++)
		if (text[at - 1] == ' ') {
			words++;
			if (!is_upper_byte(text[at]) && memcmp(text + at, "and ", 4) &&
			    memcmp(text + at, "for ", 4))
				return false;
		}
	return words >= 3;
}

bool furniture_is_line(const char *text, size_t length)
{
	enum { LONGEST = 4000 };
	if (length > LONGEST)
		return false;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (length <= openings[i].longest && begins(text, length, openings[i].words))
			return true;
	return is_byline(text, length) || contains_one(text, length);
}

bool furniture_is_connective(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof connectives / sizeof *connectives; i++)
		if (strlen(connectives[i]) == length && !memcmp(connectives[i], text, length))
			return true;
	return false;
}

bool furniture_is_decision(const char *text, size_t length)
{
	static const char *const words[] = {"action", "actions", "action items", "agreed",
	                                    "decided", "decision", "decisions", "next steps",
	                                    "outcome", "outcomes", "resolved", "to do"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (begins(text, length, words[i]))
			return true;
	return false;
}
