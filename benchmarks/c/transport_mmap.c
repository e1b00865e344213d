/*
 * Modes mmap-locked and mmap-relaxed: the message in a queue of slots in a shared mapping, the descriptors in an
 * empty datagram that announces it.
 *
 *      0  +---------------------------+
 *         | written (8 bytes)         |  messages put in so far; the sender's
 *     64  +---------------------------+
 *         | read (8 bytes)            |  messages taken out so far; the receiver's
 *    128  +---------------------------+
 *         | sender waits (4 bytes)    |  1: the receiver owes the sender a datagram to `room`
 *   4096  +---------------------------+
 *         | slot 0: length (8 bytes)  |
 *         |         message           |  each slot rounded up to 64 bytes
 *         +---------------------------+
 *         | slot 1 ...                |
 *
 * The fcntl lock is a write lock on the file's first byte. Locked: held around every access. Relaxed: positions are
 * published by release stores, and the lock is taken only to refresh a side's copy of the other side's position.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>

enum { QUEUE_HEADER_BYTES = 4096, LENGTH_BYTES = 8, SLOTS_MAX = 16 };

static const size_t SLOTS_BYTES_MAX = (size_t)64 << 20;
static const char QUEUE_FILE[] = "queue";
static const char ROOM_SOCKET[] = "room";

struct queue_header {
    _Alignas(LINE_BYTES) _Atomic uint64_t written;
    _Alignas(LINE_BYTES) _Atomic uint64_t read;
    _Alignas(LINE_BYTES) _Atomic uint32_t sender_waits;
};

struct queue {
    int file;
    struct queue_header *header;
    unsigned char *slots;
    size_t slot_bytes;
    uint64_t slot_count;
    uint64_t own;   /* this side's position */
    uint64_t other; /* last known position of the other side */
    int room;       /* the sender's own socket, bound; the receiver's, unbound */
    struct sockaddr_un room_address;
};

static struct queue *map_queue(const struct options *options, bool create) {
    struct queue *queue = allocate(sizeof *queue);
    queue->slot_bytes = (LENGTH_BYTES + options->size + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
    queue->slot_count = SLOTS_BYTES_MAX / queue->slot_bytes;
    if (queue->slot_count < 1)
        queue->slot_count = 1;
    if (queue->slot_count > SLOTS_MAX)
        queue->slot_count = SLOTS_MAX;
    size_t bytes = QUEUE_HEADER_BYTES + queue->slot_count * queue->slot_bytes;

    queue->file = open_shared(options, QUEUE_FILE, bytes, create);
    unsigned char *mapping = map_shared(queue->file, bytes);
    queue->header = (struct queue_header *)mapping;
    queue->slots = mapping + QUEUE_HEADER_BYTES;
    queue->room_address = address_of(options->directory, ROOM_SOCKET);
    return queue;
}

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
    struct queue *queue = map_queue(end->options, true);
    queue->room = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (queue->room < 0)
        fail_errno("socket");
    end->state = queue;
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
    struct queue *queue = map_queue(end->options, false);
    queue->room = bind_datagram_socket(end->options->directory, ROOM_SOCKET);
    end->state = queue;
}

static void set_lock(struct queue *queue, int command, short type) {
    struct flock first_byte = {.l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    if (fcntl(queue->file, command, &first_byte) != 0)
        fail_errno("fcntl lock");
}

static void lock(struct queue *queue) {
    set_lock(queue, F_SETLKW, F_WRLCK);
}

static void unlock(struct queue *queue) {
    set_lock(queue, F_SETLK, F_UNLCK);
}

static void await_room(struct queue *queue) {
    unsigned char byte;
    if (recv(queue->room, &byte, 1, 0) != 1)
        fail_errno("recv on the socket 'room'");
}

static void announce_room(struct queue *queue) {
    if (sendto(queue->room, "r", 1, 0, (struct sockaddr *)&queue->room_address, sizeof queue->room_address) != 1)
        fail_errno("sendto the socket 'room'");
}

static unsigned char *own_slot(struct queue *queue) {
    return queue->slots + queue->own % queue->slot_count * queue->slot_bytes;
}

static void put(struct queue *queue, const unsigned char *message, size_t size) {
    unsigned char *slot = own_slot(queue);
    uint64_t length = size;
    memcpy(slot, &length, LENGTH_BYTES);
    memcpy(slot + LENGTH_BYTES, message, size);
    queue->own++;
    atomic_store_explicit(&queue->header->written, queue->own, memory_order_release);
}

static void take(struct queue *queue, unsigned char *message, size_t size) {
    if (queue->own == queue->other)
        fail("queue: a message was announced, but the queue is empty");
    const unsigned char *slot = own_slot(queue);
    uint64_t length;
    memcpy(&length, slot, LENGTH_BYTES);
    if (length != size)
        fail("queue: a message of %llu bytes, expected %zu", (unsigned long long)length, size);
    memcpy(message, slot + LENGTH_BYTES, size);
    queue->own++;
    atomic_store_explicit(&queue->header->read, queue->own, memory_order_release);
}

static bool full(const struct queue *queue) {
    return queue->own - queue->other == queue->slot_count;
}

static void send_locked(struct end *end, const unsigned char *message) {
    struct queue *queue = end->state;
    lock(queue);
    queue->other = atomic_load_explicit(&queue->header->read, memory_order_acquire);
    while (full(queue)) {
        atomic_store_explicit(&queue->header->sender_waits, 1, memory_order_relaxed);
        unlock(queue);
        await_room(queue);
        lock(queue);
        queue->other = atomic_load_explicit(&queue->header->read, memory_order_acquire);
    }
    put(queue, message, end->options->size);
    unlock(queue);
    send_descriptors(end);
}

static void receive_locked(struct end *end, unsigned char *message) {
    struct queue *queue = end->state;
    receive_descriptors(end);
    lock(queue);
    queue->other = atomic_load_explicit(&queue->header->written, memory_order_acquire);
    take(queue, message, end->options->size);
    bool sender_waits = atomic_load_explicit(&queue->header->sender_waits, memory_order_relaxed) != 0;
    if (sender_waits)
        atomic_store_explicit(&queue->header->sender_waits, 0, memory_order_relaxed);
    unlock(queue);
    if (sender_waits)
        announce_room(queue);
    close_descriptors(end);
}

/* Returns with room in the queue. */
static void refresh_or_await_room(struct queue *queue) {
    while (full(queue)) {
        bool receiver_tells = false;
        lock(queue);
        queue->other = atomic_load_explicit(&queue->header->read, memory_order_acquire);
        if (full(queue)) {
            /* We tell, then look again; the receiver frees, then looks: one of the two sees the other. */
            atomic_store(&queue->header->sender_waits, 1);
            queue->other = atomic_load(&queue->header->read);
            receiver_tells = full(queue) || atomic_exchange(&queue->header->sender_waits, 0) == 0;
        }
        unlock(queue);
        if (receiver_tells)
            await_room(queue);
    }
}

static void send_relaxed(struct end *end, const unsigned char *message) {
    struct queue *queue = end->state;
    if (full(queue))
        refresh_or_await_room(queue);
    put(queue, message, end->options->size);
    send_descriptors(end);
}

static void receive_relaxed(struct end *end, unsigned char *message) {
    struct queue *queue = end->state;
    receive_descriptors(end);
    if (queue->own == queue->other) {
        lock(queue);
        queue->other = atomic_load_explicit(&queue->header->written, memory_order_acquire);
        unlock(queue);
    }
    take(queue, message, end->options->size);
    atomic_thread_fence(memory_order_seq_cst);
    if (atomic_load(&queue->header->sender_waits) != 0 && atomic_exchange(&queue->header->sender_waits, 0) != 0)
        announce_room(queue);
    close_descriptors(end);
}

const struct transport mmap_locked_transport = {"mmap-locked", open_receiver, open_sender,
                                                send_locked, receive_locked, false};
const struct transport mmap_relaxed_transport = {"mmap-relaxed", open_receiver, open_sender,
                                                 send_relaxed, receive_relaxed, false};
