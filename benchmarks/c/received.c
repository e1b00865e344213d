/* A message in a file, or in memory, whose descriptor came with a datagram. */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void read_received(int file, unsigned char *message, size_t size) {
    ssize_t bytes = pread(file, message, size, 0);
    if (bytes < 0)
        fail_errno("pread");
    if ((size_t)bytes != size)
        fail("pread: the file held %zd bytes, expected %zu", bytes, size);
}

/* A page that is not there any more when it is copied would end us (SIGBUS): hence the look at the length. */
void copy_mapped(int file, unsigned char *message, size_t size) {
    off_t length = lseek(file, 0, SEEK_END);
    if (length < 0)
        fail_errno("lseek");
    if ((size_t)length < size)
        fail("lseek: the file held %lld bytes, expected %zu", (long long)length, size);
    void *mapped = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (mapped == MAP_FAILED)
        fail_errno("mmap");
    memcpy(message, mapped, size);
    if (munmap(mapped, size) != 0)
        fail_errno("munmap");
}
