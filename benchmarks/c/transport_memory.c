/*
 * Modes memfd: written and read. memfd-sealed: mapped, filled, sealed, and mapped by the receiver, who looks at the seals
 * before. memfd-pool: mapped for the whole run, lent again and again, read by a call. hybrid: a datagram while the message
 * fits into one, then memfd-sealed. vm-read: the sender's memory, copied from there by the receiver.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <unistd.h>

static const int ALL_SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
static const char READER_FILE[] = "reader";

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
}

static int create_memfd(unsigned int flags) {
    int file = memfd_create("ipcbench", MFD_CLOEXEC | flags);
    if (file < 0)
        fail_errno("memfd_create");
    return file;
}

/* Takes the memory, so that memory that cannot be had is an error and not a fault; then maps it to be written. */
static unsigned char *map_memfd(int file, size_t size) {
    if (fallocate(file, 0, 0, (off_t)size) != 0)
        fail_errno("fallocate");
    void *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file, 0);
    if (mapped == MAP_FAILED)
        fail_errno("mmap");
    return mapped;
}

static void send_written(struct end *end, const unsigned char *message) {
    size_t size = end->options->size;
    int file = create_memfd(0);
    ssize_t written = write(file, message, size);
    if (written < 0)
        fail_errno("write");
    if ((size_t)written != size)
        fail("write: %zd bytes written, expected %zu", written, size);
    send_descriptors_and(end, file);
    close_descriptor(file);
}

static void receive_read(struct end *end, unsigned char *message) {
    int file = receive_descriptors_and_file(end);
    read_received(file, message, end->options->size);
    close_descriptor(file);
    close_descriptors(end);
}

static void send_sealed(struct end *end, const unsigned char *message) {
    size_t size = end->options->size;
    int file = create_memfd(MFD_ALLOW_SEALING);
    unsigned char *mapped = map_memfd(file, size);
    memcpy(mapped, message, size);
    if (munmap(mapped, size) != 0)
        fail_errno("munmap");
    if (fcntl(file, F_ADD_SEALS, ALL_SEALS) != 0)
        fail_errno("fcntl F_ADD_SEALS");
    send_descriptors_and(end, file);
    close_descriptor(file);
}

static void copy_sealed(int file, unsigned char *message, size_t size) {
    int seals = fcntl(file, F_GET_SEALS);
    if (seals < 0)
        fail_errno("fcntl F_GET_SEALS");
    if ((seals & ALL_SEALS) != ALL_SEALS)
        fail("memfd: seals 0x%x, expected 0x%x; it is not mapped", (unsigned int)seals, (unsigned int)ALL_SEALS);
    copy_mapped(file, message, size);
    close_descriptor(file);
}

static void receive_sealed(struct end *end, unsigned char *message) {
    copy_sealed(receive_descriptors_and_file(end), message, end->options->size);
    close_descriptors(end);
}

struct pool {
    struct lent lent;
    struct pooled {
        int file;
        unsigned char *mapped;
    } memfds[]; /* the sender's */
};

static void open_pool_receiver(struct end *end) {
    struct pool *pool = allocate(sizeof *pool);
    open_lent(&pool->lent, end->options, false);
    end->state = pool;
    open_receiver(end);
}

static void open_pool_sender(struct end *end) {
    struct lent lent;
    open_sender(end);
    open_lent(&lent, end->options, true);
    struct pool *pool = allocate(sizeof *pool + lent.count * sizeof *pool->memfds);
    pool->lent = lent;
    for (size_t i = 0; i < lent.count; i++) {
        pool->memfds[i].file = create_memfd(0);
        pool->memfds[i].mapped = map_memfd(pool->memfds[i].file, end->options->size);
    }
    end->state = pool;
}

static void send_pooled(struct end *end, const unsigned char *message) {
    struct pool *pool = end->state;
    const struct pooled *memfd = &pool->memfds[lend(&pool->lent)];
    memcpy(memfd->mapped, message, end->options->size);
    send_descriptors_and(end, memfd->file);
}

static void receive_pooled(struct end *end, unsigned char *message) {
    struct pool *pool = end->state;
    int file = receive_descriptors_and_file(end);
    read_received(file, message, end->options->size);
    give_back(&pool->lent);
    close_descriptor(file);
    close_descriptors(end);
}

struct hybrid {
    bool too_large; /* for a datagram, as the kernel said once */
};

static void open_hybrid_sender(struct end *end) {
    open_sender(end);
    grow_send_buffer(end->datagrams.socket, end->options->size);
    end->state = allocate(sizeof(struct hybrid));
}

static void send_hybrid(struct end *end, const unsigned char *message) {
    struct hybrid *hybrid = end->state;
    if (!hybrid->too_large) {
        if (try_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors))
            return;
        hybrid->too_large = true;
    }
    send_sealed(end, message);
}

static void receive_hybrid(struct end *end, unsigned char *message) {
    int expected = end->options->descriptors;
    int arrived;
    size_t length = receive_datagram_up_to(&end->datagrams, message, end->options->size, end->descriptors, &arrived);
    bool sealed = length == 0;
    if (!sealed && length != end->options->size)
        fail("recvmsg: %zu bytes, expected %zu or none", length, end->options->size);
    if (arrived != expected + (sealed ? 1 : 0))
        fail("recvmsg: %d descriptors with %zu bytes, expected %d", arrived, length, expected + (sealed ? 1 : 0));
    if (sealed)
        copy_sealed(end->descriptors[expected], message, end->options->size);
    close_descriptors(end);
}

/* What travels: whose memory, and where in it. */
struct place {
    uint64_t process;
    uint64_t address;
};

struct vm {
    struct lent lent;
    unsigned char *buffers; /* the sender's */
    struct place place;
};

static void open_vm_receiver(struct end *end) {
    struct vm *vm = allocate(sizeof *vm);
    char path[PATH_BYTES];
    path_in(path, end->options->directory, READER_FILE);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        fail_errno(path);
    pid_t own = getpid();
    if (write(file, &own, sizeof own) != (ssize_t)sizeof own)
        fail_errno("write");
    close_descriptor(file);
    open_lent(&vm->lent, end->options, false);
    end->state = vm;
    open_receiver(end);
}

/* Yama lets a process be read by whom it names; a kernel without it says EINVAL. */
static void let_be_read(const struct options *options) {
    char path[PATH_BYTES];
    path_in(path, options->directory, READER_FILE);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    pid_t reader;
    if (file < 0 || read(file, &reader, sizeof reader) != (ssize_t)sizeof reader || unlink(path) != 0)
        fail_errno(path);
    close_descriptor(file);
    prctl(PR_SET_PTRACER, (unsigned long)reader, 0, 0, 0);
}

static void open_vm_sender(struct end *end) {
    struct vm *vm = allocate(sizeof *vm);
    open_sender(end);
    let_be_read(end->options);
    open_lent(&vm->lent, end->options, true);
    vm->place.process = (uint64_t)getpid();
    vm->buffers = mmap(NULL, vm->lent.count * end->options->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                       -1, 0);
    if (vm->buffers == MAP_FAILED)
        fail_errno("mmap");
    end->state = vm;
}

static void send_place(struct end *end, const unsigned char *message) {
    struct vm *vm = end->state;
    size_t size = end->options->size;
    unsigned char *buffer = vm->buffers + lend(&vm->lent) * size;
    memcpy(buffer, message, size);
    vm->place.address = (uint64_t)(uintptr_t)buffer;
    send_datagram(&end->datagrams, (const unsigned char *)&vm->place, sizeof vm->place, end->descriptors,
                  end->options->descriptors);
}

static void receive_place(struct end *end, unsigned char *message) {
    struct vm *vm = end->state;
    size_t size = end->options->size;
    receive_datagram(&end->datagrams, (unsigned char *)&vm->place, sizeof vm->place, end->descriptors,
                     end->options->descriptors);
    struct iovec here = {.iov_base = message, .iov_len = size};
    struct iovec there = {.iov_base = (void *)(uintptr_t)vm->place.address, .iov_len = size};
    ssize_t bytes = process_vm_readv((pid_t)vm->place.process, &here, 1, &there, 1, 0);
    if (bytes < 0)
        fail_errno("process_vm_readv");
    if ((size_t)bytes != size)
        fail("process_vm_readv: %zd bytes, expected %zu", bytes, size);
    give_back(&vm->lent);
    close_descriptors(end);
}

const struct transport memfd_transport = {"memfd", open_receiver, open_sender, send_written, receive_read, false};
const struct transport memfd_sealed_transport = {"memfd-sealed", open_receiver, open_sender,
                                                 send_sealed, receive_sealed, false};
const struct transport memfd_pool_transport = {"memfd-pool", open_pool_receiver, open_pool_sender,
                                               send_pooled, receive_pooled, false};
const struct transport hybrid_transport = {"hybrid", open_receiver, open_hybrid_sender,
                                           send_hybrid, receive_hybrid, false};
const struct transport vm_read_transport = {"vm-read", open_vm_receiver, open_vm_sender,
                                            send_place, receive_place, false};
