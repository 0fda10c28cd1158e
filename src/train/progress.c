#define _POSIX_C_SOURCE 200809L
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "train/progress.h"

#define REDRAW 0.1 /* seconds */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_begin(struct progress *progress)
{
	*progress = (struct progress){.terminal = isatty(STDERR_FILENO), .begun = now()};
}

static void wipe(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}

void progress_show(struct progress *progress, const char *what, double part)
{
	const double t = now();
	if (!progress->terminal || (progress->shown && t - progress->drawn < REDRAW))
		return;
	wipe(progress);
	progress->shown = true;
	progress->drawn = t;
	fprintf(stderr, "%s  %.0f %%", what, 100 * part);
	/* An estimate from the first moments would jump about. */
	if (part > 0.02) {
		const long left = (long)((t - progress->begun) * (1 - part) / part + 0.5);
		fprintf(stderr, "  %ld:%02ld left", left / 60, left % 60);
	}
	fflush(stderr);
}

void progress_line(struct progress *progress, const char *format, ...)
{
	wipe(progress);
	va_list args;
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

double progress_seconds(const struct progress *progress)
{
	return now() - progress->begun;
}
