/* Memory that both ends map, and how they wait for each other in it. */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char RETURNED_FILE[] = "returned";

int open_shared(const struct options *options, const char *name, size_t bytes, bool create) {
    char path[PATH_BYTES];
    path_in(path, options->memory_directory, name);
    int file = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT | O_EXCL : 0), 0600);
    if (file < 0)
        fail_errno(path);
    if (create) {
        /* All of it now: a full file system must be an error here, not a fault in mid-run. */
        errno = posix_fallocate(file, 0, (off_t)bytes);
        if (errno != 0)
            fail_errno("posix_fallocate");
    }
    return file;
}

unsigned char *map_shared(int file, size_t bytes) {
    void *mapping = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapping == MAP_FAILED)
        fail_errno("mmap");
    return mapping;
}

unsigned char *share(const struct options *options, const char *name, size_t bytes, bool sender) {
    int file = open_shared(options, name, bytes, !sender);
    unsigned char *mapping = map_shared(file, bytes);
    close_descriptor(file);
    if (sender) {
        char path[PATH_BYTES];
        path_in(path, options->memory_directory, name);
        if (unlink(path) != 0)
            fail_errno("unlink");
    }
    return mapping;
}

static long futex(_Atomic uint32_t *word, int operation, uint32_t value) {
    return syscall(SYS_futex, word, operation, value, NULL, NULL, 0);
}

uint64_t get_position(struct position *position) {
    return atomic_load_explicit(&position->messages, memory_order_acquire);
}

void set_position(struct position *position, uint64_t messages) {
    atomic_store_explicit(&position->messages, messages, memory_order_release);
}

/* We advance, then look who waits; the other end says that it waits, then looks: one of the two sees the other. */
void advance_position(struct position *position, uint64_t messages) {
    atomic_store(&position->messages, messages);
    if (atomic_load(&position->waits) == 0 || atomic_exchange(&position->waits, 0) == 0)
        return;
    if (futex(&position->waits, FUTEX_WAKE, 1) < 0)
        fail_errno("futex wake");
}

uint64_t await_beyond(struct position *position, uint64_t messages) {
    uint64_t now = get_position(position);
    while (now <= messages) {
        atomic_store(&position->waits, 1);
        now = atomic_load(&position->messages);
        if (now <= messages) {
            /* EAGAIN: woken before it slept. */
            if (futex(&position->waits, FUTEX_WAIT, 1) != 0 && errno != EAGAIN && errno != EINTR)
                fail_errno("futex wait");
            now = get_position(position);
        }
    }
    return now;
}

void open_lent(struct lent *lent, const struct options *options, bool sender) {
    enum { SLOTS = 32 };
    static const uint64_t BYTES_MAX = (uint64_t)64 << 20;
    *lent = (struct lent){
        .returned = (struct position *)share(options, RETURNED_FILE, sizeof *lent->returned, sender),
        .count = BYTES_MAX / options->size,
    };
    if (lent->count > SLOTS)
        lent->count = SLOTS;
    if (lent->count < 1)
        lent->count = 1;
}

size_t lend(struct lent *lent) {
    if (lent->next - lent->cached_returned >= lent->count)
        lent->cached_returned = await_beyond(lent->returned, lent->next - lent->count);
    return (size_t)(lent->next++ % lent->count);
}

void give_back(struct lent *lent) {
    advance_position(lent->returned, ++lent->next);
}
