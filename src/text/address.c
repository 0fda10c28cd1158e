#include "text/address.h"

enum {
	LOCAL_MAX = 64, /* of an e-mail address, RFC 5321 */
	HOST_MAX = 253,
	SCHEME_MAX = 16,
	TOP_MAX = 6
};

static bool is_alnum(unsigned char byte)
{
	return byte_class[byte] & BYTE_WORD;
}

static unsigned char byte_at(const struct stretch *s, uint32_t at)
{
	return at < s->end ? (unsigned char)s->text[at] : ' ';
}

/* The end of the characters a path may have. Quotes, brackets of markup and what is no letter
 * outside ASCII end it. */
static uint32_t skip_path(const struct stretch *s, uint32_t at)
{
	for (;;) {
		const struct character c = char_at(s, at);
		if (c.code < 0x80) {
			if (c.class == UNI_SPACE || c.class == UNI_OTHER ||
			    is_one_of(c.code, "<>\"`{}|\\^"))
				return at;
		} else if (!is_word(c) && c.class != UNI_MARK) {
			return at;
		}
		at += c.bytes;
	}
}

/* Takes closing punctuation off [begin, end): a closing bracket only if it was not opened there
 * ("/wiki/Moon_(film)" keeps its own). */
static uint32_t trim(const char *text, uint32_t begin, uint32_t end)
{
	int open = 0; /* brackets opened less those closed */
	for (uint32_t i = begin; i < end; i++)
		open += (text[i] == '(' || text[i] == '[') - (text[i] == ')' || text[i] == ']');
	while (end > begin) {
		const char last = text[end - 1];
		if (last == ')' || last == ']') {
			if (open >= 0)
				break;
			open++;
		} else if (!is_one_of((unsigned char)last, ".,;:!?'*_~")) {
			break;
		}
		end--;
	}
	return end;
}

/* The end of labels with dots between them, the last one of letters; *top is where that begins.
 * begin when there are not two. */
static uint32_t skip_host(const struct stretch *s, uint32_t begin, uint32_t *top)
{
	uint32_t at = begin, end = begin;
	*top = begin;
	while (at - begin < HOST_MAX) {
		const uint32_t label = at;
		bool letters = true;
		while (at - begin < HOST_MAX &&
		       (is_alnum(byte_at(s, at)) || (byte_at(s, at) == '-' && at > label))) {
			letters = letters && (byte_at(s, at) | 0x20) >= 'a';
			at++;
		}
		if (at == label)
			break;
		if (letters && label > begin && at - label >= 2) {
			end = at;
			*top = label;
		}
		if (byte_at(s, at) != '.')
			break;
		at++;
	}
	/* "site.com-based": what is glued on is no host. */
	return end && byte_at(s, end) < 0x80 ? end : begin;
}

/* Top-level domains that make a host of two words with a dot between them even without a path. */
static bool is_known_top(const struct stretch *s, uint32_t begin, uint32_t end)
{
	static const char *const known[] = {"com", "org", "net", "edu", "gov", "mil", "int",
	                                    "info", "biz", "io", "tv", "uk", "eu", "au"};
	if (end - begin > TOP_MAX)
		return false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (word_is(s, begin, end, known[i]))
			return true;
	return false;
}

static uint32_t email_end(const struct stretch *s, uint32_t begin)
{
	uint32_t at = begin, top;
	while (at - begin < LOCAL_MAX &&
	       (is_alnum(byte_at(s, at)) || is_one_of(byte_at(s, at), "._%+-")))
		at++;
	if (at == begin || byte_at(s, at) != '@')
		return 0;
	const uint32_t end = skip_host(s, at + 1, &top);
	return end > at + 1 ? end : 0;
}

/* "http://" and the like: the end of the address, 0 if there is no scheme. */
static uint32_t scheme_end(const struct stretch *s, uint32_t begin)
{
	uint32_t at = begin;
	while (at - begin < SCHEME_MAX && is_alnum(byte_at(s, at)))
		at++;
	if (byte_at(s, at) != ':' || byte_at(s, at + 1) != '/' || byte_at(s, at + 2) != '/')
		return 0;
	const uint32_t path = at + 3, end = trim(s->text, path, skip_path(s, path));
	return end > path ? end : 0;
}

/* "www.site.org", "site.org/page" and, without a flag, "site.org". */
static uint32_t host_end(const struct stretch *s, uint32_t begin, uint16_t *flags)
{
	uint32_t top;
	const uint32_t host = skip_host(s, begin, &top);
	if (host == begin || !is_alnum(byte_at(s, host - 1)))
		return 0;
	const bool www = host - begin > 4 && word_is(s, begin, begin + 3, "www") &&
	                 s->text[begin + 3] == '.';
	const bool known = is_known_top(s, top, host);
	uint32_t end = host;
	if (byte_at(s, end) == ':' && known)
		end = skip_digits(s, end + 1);
	const bool path = byte_at(s, end) == '/' || byte_at(s, end) == '?';
	/* Against "and/or", "U.S./Canada": a top level in lower case, of two letters or known. */
	const bool lower = s->text[top] & 0x20 && (known || host - top == 2) && top - begin > 2;
	if (!www && !known && !(path && lower))
		return 0;
	if (www || (path && byte_at(s, end + 1) != ' '))
		*flags |= LEDE_TOKEN_URL;
	return path ? trim(s->text, host, skip_path(s, end)) : host;
}

uint32_t address_end(const struct stretch *s, uint32_t begin, uint16_t *flags)
{
	uint32_t end = email_end(s, begin);
	if (end) {
		*flags |= LEDE_TOKEN_EMAIL;
		return end;
	}
	end = scheme_end(s, begin);
	if (end) {
		*flags |= LEDE_TOKEN_URL;
		return end;
	}
	return host_end(s, begin, flags);
}
