#include "cli/request.h"

static bool refuse(struct request *request, const char *key, const char *wanted,
                   const char *found)
{
	request->code = "EINVAL";
	snprintf(request->message, sizeof request->message, "\"%s\" is %s, not %s", key, found,
	         wanted);
	return false;
}

/* The value of a key that takes a string. What is wrong with it is told only at the end, as a
 * later value of the same key would replace it. */
struct string_field {
	const char     *key;
	enum json_kind  kind;
	struct json_slice value;
};

static void read_field(struct json_reader *r, struct string_field *field)
{
	field->kind = json_peek(r);
	if (field->kind == JSON_STRING)
		json_string(r, &field->value);
	else
		json_skip(r, &field->value);
}

static bool is_leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Is it a day of the calendar, written YYYY-MM-DD? */
static bool is_date(struct json_slice s)
{
	static const int days_of[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (s.length != 10)
		return false;
	int number[3] = {0, 0, 0}, part = 0;
	for (size_t i = 0; i < 10; i++) {
		const char c = s.bytes[i];
		if (i == 4 || i == 7) {
			if (c != '-')
				return false;
			part++;
		} else if (c < '0' || c > '9') {
			return false;
		} else {
			number[part] = number[part] * 10 + (c - '0');
		}
	}
	const int year = number[0], month = number[1], day = number[2];
	if (month < 1 || month > 12 || day < 1 || day > days_of[month - 1])
		return false;
	return month != 2 || day < 29 || is_leap_year(year);
}

/* Takes over the value of a field that was read to its end. */
static bool take(struct request *request, const struct string_field *field, bool required,
                 struct json_slice *value)
{
	if (field->kind == JSON_STRING) {
		*value = field->value;
		return true;
	}
	if (required && field->kind == JSON_NOTHING) {
		request->code = "EINVAL";
		snprintf(request->message, sizeof request->message, "\"%s\" is missing",
		         field->key);
		return false;
	}
	if (!required && (field->kind == JSON_NOTHING || field->kind == JSON_NULL))
		return true;
	return refuse(request, field->key, "a string", json_kind_name(field->kind));
}

static bool key_is(struct json_slice key, const char *name)
{
	return key.length == strlen(name) && !memcmp(key.bytes, name, key.length);
}

void request_read(struct request *request, char *line, size_t length)
{
	struct string_field text = {.key = "text"}, date = {.key = "date"}, title = {.key = "title"};
	struct json_reader r;
	struct json_slice key, ignored;
	*request = (struct request){.id = {"null", 4}};
	json_begin(&r, line, length);
	if (json_open_object(&r)) {
		while (json_next_key(&r, &key)) {
			if (key_is(key, "text"))
				read_field(&r, &text);
			else if (key_is(key, "id"))
				json_skip(&r, &request->id);
			else if (key_is(key, "date"))
				read_field(&r, &date);
			else if (key_is(key, "title"))
				read_field(&r, &title);
			else
				json_skip(&r, &ignored);
		}
	}
	if (!json_end(&r)) {
		request->code = "EJSON";
		snprintf(request->message, sizeof request->message, "column %zu: %s",
		         json_column(&r), r.problem);
		return;
	}
	if (take(request, &text, true, &request->text) &&
	    take(request, &date, false, &request->date) &&
	    take(request, &title, false, &request->title) && request->date.bytes &&
	    !is_date(request->date))
		refuse(request, "date", "a day as YYYY-MM-DD", "a string");
}
