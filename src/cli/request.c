#include "cli/request.h"

/* The value of a key that takes a string. What is wrong with it is told only at the end, as a
 * later value of the same key would replace it. */
struct string_field {
	const char       *key;
	enum json_kind    kind; /* JSON_NOTHING: the key did not come */
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

/* Takes over the value of a field that was read to its end. */
static void take(struct request *request, const struct string_field *field, bool required,
                 struct json_slice *value)
{
	if (field->kind == JSON_STRING) {
		*value = field->value;
		return;
	}
	const bool absent = field->kind == JSON_NOTHING || field->kind == JSON_NULL;
	if (request->code || (absent && !required))
		return;
	request->code = "EINVAL";
	if (field->kind == JSON_NOTHING)
		snprintf(request->message, sizeof request->message, "\"%s\" is missing",
		         field->key);
	else
		snprintf(request->message, sizeof request->message,
		         "\"%s\" is %s, not a string", field->key, json_kind_name(field->kind));
}

static bool key_is(struct json_slice key, const char *name)
{
	return key.length == strlen(name) && !memcmp(key.bytes, name, key.length);
}

void request_read(struct request *request, char *line, size_t length)
{
	struct string_field text = {.key = "text"};
	struct string_field date = {.key = "date"}, title = {.key = "title"};
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
	take(request, &text, true, &request->text);
	take(request, &date, false, &request->date);
	take(request, &title, false, &request->title);
}
