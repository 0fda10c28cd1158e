#include "cli/output.h"

#include "cli/replace.h"

/* The folder of a path: up to its last slash. */
static bool split(const char *path, char **folder)
{
	const char *slash = strrchr(path, '/');
	const size_t n = slash ? (size_t)(slash - path) + (slash == path) : 1;
	*folder = malloc(n + 1);
	if (!*folder)
		return false;
	memcpy(*folder, slash ? path : ".", n);
	(*folder)[n] = '\0';
	return true;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		const ssize_t written = write(fd, bytes, length < SSIZE_MAX ? length : SSIZE_MAX);
		if (written < 0) {
			if (io_try_again(fd, POLLOUT))
				continue;
			return false;
		}
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* Writes a new file of that name; errno says why not. */
static bool write_new(const char *path, const char *bytes, size_t length, mode_t mode, bool keep)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd < 0)
		return false;
	/* Whatever the umask: an existing file has the mode it should have. */
	const bool written = (!keep || fchmod(fd, mode) == 0) && write_all(fd, bytes, length) &&
	                     fsync(fd) == 0;
	const int error = errno;
	const bool closed = close(fd) == 0;
	if (written && closed)
		return true;
	unlink(path);
	errno = written ? errno : error;
	return false;
}

/* Makes a rename last: it is a change of the folder. */
static void sync_folder(const char *folder)
{
	const int fd = open(folder, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* Replaces the file path in folder by way of the file temporary, a name of room bytes. */
static bool replace(const char *path, const char *folder, char *temporary, size_t room,
                    const char *bytes, size_t length)
{
	enum { TRIES = 100 };
	struct stat st;
	const bool exists = stat(path, &st) == 0;
	const mode_t mode = exists ? st.st_mode & 07777 : 0666;
	if (!exists && mkdir(folder, 0777) < 0 && errno != EEXIST)
		return false;
	for (int i = 0; i < TRIES; i++) {
		snprintf(temporary, room, "%s.%ld-%d~", path, (long)getpid(), i);
		if (write_new(temporary, bytes, length, mode, exists)) {
			if (rename(temporary, path) == 0) {
				sync_folder(folder);
				return true;
			}
			const int error = errno;
			unlink(temporary);
			errno = error;
			return false;
		}
		if (errno != EEXIST)
			return false;
	}
	return false;
}

const char *file_replace(const char *path, const char *bytes, size_t length)
{
	char *real = realpath(path, NULL), *folder = NULL;
	const char *target = real ? real : path;
	const size_t room = strlen(target) + 40;
	char *temporary = malloc(room);
	bool replaced = false;
	errno = ENOMEM;
	if (temporary && split(target, &folder))
		replaced = replace(target, folder, temporary, room, bytes, length);
	const int error = errno;
	free(real);
	free(folder);
	free(temporary);
	return replaced ? NULL : strerror(error);
}
