#include "base/status.h"

static const char *const status_names[] = {
	[LEDE_OK] = "OK",
	[LEDE_EINVAL] = "EINVAL",
	[LEDE_ENOMEM] = "ENOMEM",
	[LEDE_ETOOBIG] = "ETOOBIG",
	[LEDE_EUTF8] = "EUTF8",
	[LEDE_EMODEL] = "EMODEL",
	[LEDE_EVERSION] = "EVERSION",
	[LEDE_ECANCELLED] = "ECANCELLED",
};

const char *lede_status_name(lede_status status)
{
	if ((size_t)status < sizeof status_names / sizeof *status_names)
		return status_names[status];
	return "EUNKNOWN";
}

lede_status lede_fail(lede_error *error, lede_status status, size_t offset, const char *what)
{
	if (error) {
		error->status = status;
		error->offset = offset;
		size_t n = strlen(what);
		if (n >= sizeof error->what)
			n = sizeof error->what - 1;
		memcpy(error->what, what, n);
		error->what[n] = '\0';
	}
	return status;
}

lede_status lede_fail_memory(lede_error *error)
{
	return lede_fail(error, LEDE_ENOMEM, 0, "not enough memory");
}
