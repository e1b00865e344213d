/* Errors, paths and descriptors: the few helpers every source uses. */
#include "ipcbench.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char transient_path[PATH_BYTES] = "";

void fail(const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fprintf(stderr, "ipcbench: %s\n", text); /* one write: both workers may fail at once */
    exit(1);
}

void fail_errno(const char *call) {
    fail("%s: %s", call, strerror(errno));
}

void path_in(char path[PATH_BYTES], const char *directory, const char *name) {
    int length = snprintf(path, PATH_BYTES, "%s/%s", directory, name);
    if (length < 0 || length >= PATH_BYTES)
        fail("path too long: %s/%s; at most %d bytes", directory, name, PATH_BYTES - 1);
}

void close_descriptor(int descriptor) {
    if (close(descriptor) != 0)
        fail_errno("close");
}

void await_readable(int descriptor, bool wait_select) {
    if (!wait_select)
        return;
    struct pollfd readable = {.fd = descriptor, .events = POLLIN};
    if (poll(&readable, 1, -1) != 1)
        fail_errno("poll");
}

void *allocate(size_t bytes) {
    size_t whole_pages = (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    void *memory = aligned_alloc(PAGE_BYTES, whole_pages);
    if (memory == NULL)
        fail_errno("aligned_alloc");
    return memset(memory, 0, whole_pages);
}
