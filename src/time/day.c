#include "time/calendar.h"

#include "base/ascii.h"

bool lede_date_read(const char *text, size_t length, lede_date *date)
{
	static const char form[] = "dddd-dd-dd";
	int32_t part[3] = {0};
	int at = 0;
	*date = (lede_date){0, 0, 0};
	const size_t end = sizeof form - 1;
	if (length < end || (length > end && is_digit_byte(text[end])))
		return false;
	for (size_t i = 0; form[i]; i++) {
		if (form[i] == 'd' && is_digit_byte(text[i]))
			part[at] = part[at] * 10 + (text[i] - '0');
		else if (form[i] == '-' && text[i] == '-')
			at++;
		else
			return false;
	}
	/* Year 0 means "no date" in a lede_date. */
	if (part[0] == 0 || !is_date(part[0], part[1], part[2]))
		return false;
	*date = (lede_date){part[0], (uint8_t)part[1], (uint8_t)part[2]};
	return true;
}

bool lede_date_of_file(const char *path, size_t length, lede_date *date)
{
	size_t name = length;
	while (name > 0 && path[name - 1] != '/' && path[name - 1] != '\\')
		name--;
	*date = (lede_date){0, 0, 0};
	for (size_t i = name; i < length; i++) {
		const bool inside = i > name && is_digit_byte(path[i - 1]);
		if (!inside && lede_date_read(path + i, length - i, date))
			return true;
	}
	return false;
}
