#include "cli/output.h"

bool io_try_again(int fd, short events)
{
	if (errno == EAGAIN || errno == EWOULDBLOCK) {
		struct pollfd ready = {.fd = fd, .events = events};
		return poll(&ready, 1, -1) >= 0 || errno == EINTR;
	}
	return errno == EINTR;
}

void output_begin(struct output *out, int fd)
{
	out->fd = fd;
	out->error = 0;
	out->used = 0;
}

static void write_all(struct output *out, const char *bytes, size_t length)
{
	while (length > 0 && !out->error) {
		const ssize_t written = write(out->fd, bytes, length);
		if (written < 0) {
			if (!io_try_again(out->fd, POLLOUT))
				out->error = errno;
			continue;
		}
		bytes += written;
		length -= (size_t)written;
	}
}

bool output_flush(struct output *out)
{
	write_all(out, out->bytes, out->used);
	out->used = 0;
	return out->error == 0;
}

void output_bytes(struct output *out, const char *bytes, size_t length)
{
	if (length > sizeof out->bytes - out->used) {
		output_flush(out);
		if (length > sizeof out->bytes) {
			write_all(out, bytes, length);
			return;
		}
	}
	memcpy(out->bytes + out->used, bytes, length);
	out->used += length;
}

void output_string(struct output *out, const char *string)
{
	output_bytes(out, string, strlen(string));
}

void output_number(struct output *out, uint64_t number)
{
	char digits[20];
	size_t first = sizeof digits;
	do {
		digits[--first] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	output_bytes(out, digits + first, sizeof digits - first);
}

void output_score(struct output *out, float score, unsigned decimals)
{
	unsigned scale = 1;
	for (unsigned i = 0; i < decimals; i++)
		scale *= 10;
	/* The comparisons are false for a NaN. */
	unsigned scaled = score >= 1  ? scale
	                  : score > 0 ? (unsigned)(score * (float)scale + 0.5f)
	                              : 0;
	output_char(out, (char)('0' + scaled / scale));
	output_char(out, '.');
	while (decimals-- > 0) {
		scaled = scaled % scale * 10;
		output_char(out, (char)('0' + scaled / scale));
	}
}

void output_spaces(struct output *out, size_t count)
{
	while (count-- > 0)
		output_char(out, ' ');
}
