#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/util.h"

void die(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("lede-train: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

void *xmalloc(size_t size)
{
	void *block = malloc(size ? size : 1);
	if (!block)
		die("not enough memory");
	return block;
}

void *xcalloc(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size);
	if (!block)
		die("not enough memory");
	return block;
}

void append(bytes_vec *to, const char *bytes, size_t length)
{
	if (!vec_reserve(&libc_memory, to, length + 1))
		die("not enough memory");
	memcpy(to->items + to->count, bytes, length);
	to->count += length;
	to->items[to->count] = '\0';
}

bytes_vec read_file(const char *folder, const char *name)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s%s%s", folder ? folder : "", folder ? "/" : "", name) >=
	    (int)sizeof path)
		die("%s: the path is too long", name);
	FILE *file = fopen(path, "rb");
	if (!file)
		die("%s: %s", path, strerror(errno));
	bytes_vec bytes = {0};
	char chunk[65536];
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
		append(&bytes, chunk, n);
	if (ferror(file))
		die("%s: %s", path, strerror(errno));
	fclose(file);
	append(&bytes, "", 0);
	return bytes;
}

int compare_u32(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

double natural_log(double x)
{
	int exponent;
	double m = frexp(x, &exponent); /* x = m * 2^exponent, 1/2 <= m < 1 */
	if (m < 0.70710678118654752) {
		m *= 2;
		exponent--;
	}
	/* ln m = 2 artanh(s), |s| < 0.172: 11 terms of the series are enough. */
	const double s = (m - 1) / (m + 1), square = s * s;
	double sum = 0;
	for (int n = 21; n >= 1; n -= 2)
		sum = sum * square + 1.0 / n;
	return 2 * s * sum + exponent * 0.69314718055994531;
}

char *next_line(char **rest, size_t *length)
{
	char *line = *rest;
	if (!*line)
		return NULL;
	char *end = strchr(line, '\n');
	*rest = end ? end + 1 : line + strlen(line);
	if (!end)
		end = *rest;
	*length = (size_t)(end - line);
	*end = '\0';
	if (*length && line[*length - 1] == '\r')
		line[--*length] = '\0';
	return line;
}
