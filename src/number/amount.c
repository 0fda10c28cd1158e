#include "number/amount.h"

#include "base/ascii.h"

/* Digits keep below this, so that a step of ten never overflows. */
#define DIGITS_MAX (UINT64_MAX / 10)

bool amount_shift(struct amount *a, int32_t places)
{
	const int32_t exponent = a->exponent + places;
	if (exponent > AMOUNT_SHIFT_MAX || exponent < -AMOUNT_SHIFT_MAX)
		return false;
	a->exponent = exponent;
	return true;
}

bool amount_times(struct amount *a, uint32_t factor)
{
	if (a->digits > DIGITS_MAX / factor)
		return false;
	a->digits *= factor;
	return true;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
	while (b) {
		const uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Is one over the divisor a finite decimal? */
static bool is_decimal(uint32_t divisor)
{
	while (divisor % 2 == 0)
		divisor /= 2;
	while (divisor % 5 == 0)
		divisor /= 5;
	return divisor == 1;
}

bool amount_divide(struct amount *a, uint32_t divisor)
{
	struct amount quotient = *a;
	const uint32_t common = (uint32_t)common_divisor(divisor, quotient.digits);
	quotient.digits /= common;
	divisor /= common;
	if (!is_decimal(divisor)) {
		if (divisor > UINT32_MAX / quotient.divisor)
			return false;
		quotient.divisor *= divisor;
		divisor = 1;
	}
	/* A half is five tenths, a fifth two. */
	for (; divisor % 2 == 0; divisor /= 2)
		if (!amount_times(&quotient, 5) || !amount_shift(&quotient, -1))
			return false;
	for (; divisor % 5 == 0; divisor /= 5)
		if (!amount_times(&quotient, 2) || !amount_shift(&quotient, -1))
			return false;
	*a = quotient;
	return true;
}

/* Lowers the exponent by writing zeros behind the digits. */
static bool lower_to(struct amount *a, int32_t exponent)
{
	for (; a->exponent > exponent; a->exponent--)
		if (!amount_times(a, 10))
			return false;
	return true;
}

static bool align(struct amount *a, struct amount *b)
{
	const int32_t exponent = a->exponent < b->exponent ? a->exponent : b->exponent;
	return lower_to(a, exponent) && lower_to(b, exponent);
}

bool amount_add(struct amount *a, const struct amount *b)
{
	struct amount x = *a, y = *b;
	if (!align(&x, &y) || x.digits + y.digits > DIGITS_MAX)
		return false;
	x.digits += y.digits;
	*a = x;
	return true;
}

bool amount_less(const struct amount *a, const struct amount *b)
{
	struct amount x = *a, y = *b;
	if (x.negative != y.negative)
		return x.negative;
	if (x.divisor != y.divisor || !align(&x, &y))
		return false;
	return x.negative ? x.digits > y.digits : x.digits < y.digits;
}

/* The length of the run of digits at the front. */
static size_t digits_at(const char *text, size_t length)
{
	size_t n = 0;
	while (n < length && is_digit_byte(text[n]))
		n++;
	return n;
}

/* The length of the integer at the front, groups and all. *mark is what parts them, or 0. */
static size_t integer_at(const char *text, size_t length, char *mark)
{
	size_t at = digits_at(text, length);
	*mark = '\0';
	if (at == 0 || at > 3 || at == length)
		return at;
	/* A single point is a decimal point, whatever follows. */
	const char parts = text[at];
	const bool points = parts == '.' && at + 4 < length && text[at + 4] == '.';
	const bool commas = parts == ',' && *text != '0';
	if (!commas && !points)
		return at;
	while (at < length && text[at] == parts) {
		const size_t group = digits_at(text + at + 1, length - at - 1);
		const size_t next = at + 1 + group;
		const bool indian = group == 2 && next < length && text[next] == ',';
		if (group != 3 && !indian)
			return 0;
		at = next;
		*mark = parts;
	}
	return at;
}

bool amount_read(const char *text, size_t length, struct amount *a)
{
	char mark;
	const size_t whole = integer_at(text, length, &mark);
	size_t end = whole;
	/* "0,125": no thousands come behind a nought. */
	const bool comma = end == 1 && *text == '0' && length > 1 && text[1] == ',';
	if (comma || (end < length && text[end] == '.' && mark != '.')) {
		const size_t decimals = digits_at(text + end + 1, length - end - 1);
		if (decimals == 0)
			return false;
		end += 1 + decimals;
	}
	if (end != length || length == 0)
		return false;
	*a = amount_of(0);
	for (size_t i = 0; i < length; i++) {
		if (!is_digit_byte(text[i]))
			continue;
		if (a->digits > (DIGITS_MAX - 9) / 10)
			return false;
		a->digits = a->digits * 10 + (uint64_t)(text[i] - '0');
		a->exponent -= i > whole;
	}
	return a->exponent >= -AMOUNT_SHIFT_MAX;
}

static size_t write_integer(uint64_t number, char *out)
{
	char reversed[24];
	size_t length = 0;
	do {
		reversed[length++] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	for (size_t i = 0; i < length; i++)
		out[i] = reversed[length - 1 - i];
	return length;
}

static size_t write_zeros(int32_t count, char *out)
{
	for (int32_t i = 0; i < count; i++)
		out[i] = '0';
	return count > 0 ? (size_t)count : 0;
}

/* digits * 10^exponent, exponent < 0, the last digit no zero. */
static size_t write_decimal(uint64_t digits, int32_t exponent, char *out)
{
	char number[24];
	const size_t length = write_integer(digits, number);
	const size_t decimals = (size_t)-exponent;
	size_t used = 0;
	if (length > decimals) {
		used = length - decimals;
		memcpy(out, number, used);
		out[used++] = '.';
		memcpy(out + used, number + length - decimals, decimals);
		return used + decimals;
	}
	out[used++] = '0';
	out[used++] = '.';
	used += write_zeros((int32_t)(decimals - length), out + used);
	memcpy(out + used, number, length);
	return used + length;
}

size_t amount_write(const struct amount *a, char out[AMOUNT_BYTES])
{
	struct amount x = *a;
	size_t used = 0;
	while (x.exponent < 0 && x.digits % 10 == 0) {
		x.digits /= 10;
		x.exponent = x.digits ? x.exponent + 1 : 0;
	}
	if (x.negative && x.digits)
		out[used++] = '-';
	if (x.exponent < 0 && x.divisor == 1)
		return used + write_decimal(x.digits, x.exponent, out + used);
	used += write_integer(x.digits, out + used);
	used += write_zeros(x.digits ? x.exponent : 0, out + used);
	if (x.divisor == 1)
		return used;
	out[used++] = '/';
	used += write_integer(x.divisor, out + used);
	return used + write_zeros(-x.exponent, out + used);
}
