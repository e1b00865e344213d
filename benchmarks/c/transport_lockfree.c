/*
 * Modes mmap-lockfree, mmap-inplace and mmap-spin: the message in a queue of slots in a shared mapping, without a lock.
 * Descriptors travel in an empty datagram; without descriptors there is none, and who finds the queue full or empty
 * sleeps by futex. In place, the receiver sums up the bytes where they lie, and frees the slot when it wants the next
 * message. Spinning, who waits looks again and again.
 *
 *      0  +---------------------------+
 *         | written                   |  struct position, the sender's
 *     64  +---------------------------+
 *         | read                      |  struct position, the receiver's
 *   4096  +---------------------------+
 *         | slot 0: length (8 bytes)  |
 *         |     64: message           |  rounded up to 64 bytes
 *         +---------------------------+
 *         | slot 1 ...                |
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <sched.h>
#include <string.h>

enum { SLOTS_OFFSET = 4096, MESSAGE_OFFSET = LINE_BYTES, SLOTS_MAX = 16, LOOKS_BEFORE_YIELD = 20000 };

static const size_t SLOTS_BYTES_MAX = (size_t)64 << 20;
static const char QUEUE_FILE[] = "queue";

struct queue {
    struct position *written;
    struct position *read;
    unsigned char *slots;
    size_t slot_bytes;
    uint64_t slot_count;
    uint64_t next;  /* messages sent, or received, by this side */
    uint64_t other; /* last known position of the other side */
    uint32_t sum;   /* of all bytes received in place */
};

static void open_queue(struct end *end, bool sender) {
    struct queue *queue = allocate(sizeof *queue);
    queue->slot_bytes = MESSAGE_OFFSET + (end->options->size + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
    queue->slot_count = SLOTS_BYTES_MAX / queue->slot_bytes;
    if (queue->slot_count < 1)
        queue->slot_count = 1;
    if (queue->slot_count > SLOTS_MAX)
        queue->slot_count = SLOTS_MAX;
    unsigned char *mapping =
        share(end->options, QUEUE_FILE, SLOTS_OFFSET + queue->slot_count * queue->slot_bytes, sender);
    queue->written = (struct position *)mapping;
    queue->read = queue->written + 1;
    queue->slots = mapping + SLOTS_OFFSET;
    end->state = queue;
}

static void open_receiver(struct end *end) {
    open_queue(end, false);
    open_receiving_datagrams(&end->datagrams, end->options);
}

/* Its datagram is there when the message is seen: it does not wait for one. */
static void open_spinning_receiver(struct end *end) {
    open_receiver(end);
    end->datagrams.wait_select = false;
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
    open_queue(end, true);
}

static void pause_cpu(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb" ::: "memory");
#endif
}

/* As await_beyond, but awake. */
static uint64_t spin_beyond(struct position *position, uint64_t messages) {
    uint64_t now = get_position(position);
    for (int looks = 1; now <= messages; looks++) {
        pause_cpu();
        if (looks % LOOKS_BEFORE_YIELD == 0) {
            looks = 0;
            sched_yield();
        }
        now = get_position(position);
    }
    return now;
}

static unsigned char *next_slot(struct queue *queue) {
    return queue->slots + queue->next % queue->slot_count * queue->slot_bytes;
}

static void fill_next_slot(struct queue *queue, const unsigned char *message, size_t size) {
    unsigned char *slot = next_slot(queue);
    uint64_t length = size;
    memcpy(slot, &length, sizeof length);
    memcpy(slot + MESSAGE_OFFSET, message, size);
    queue->next++;
}

static void send_message(struct end *end, const unsigned char *message) {
    struct queue *queue = end->state;
    bool datagrams = end->options->descriptors > 0;
    if (queue->next - queue->other >= queue->slot_count)
        queue->other = await_beyond(queue->read, queue->next - queue->slot_count);
    fill_next_slot(queue, message, end->options->size);
    if (datagrams) {
        set_position(queue->written, queue->next); /* who waits for a datagram is not to be woken */
        send_descriptors(end);
    } else {
        advance_position(queue->written, queue->next);
    }
}

static void send_spinning(struct end *end, const unsigned char *message) {
    struct queue *queue = end->state;
    if (queue->next - queue->other >= queue->slot_count)
        queue->other = spin_beyond(queue->read, queue->next - queue->slot_count);
    if (end->options->descriptors > 0)
        send_descriptors(end); /* first, so that it is there when the message is seen */
    fill_next_slot(queue, message, end->options->size);
    set_position(queue->written, queue->next);
}

static void await_message(struct end *end) {
    struct queue *queue = end->state;
    if (end->options->descriptors > 0)
        receive_descriptors(end);
    else if (queue->other <= queue->next)
        queue->other = await_beyond(queue->written, queue->next);
}

/* The bytes of the next message, which is there. */
static const unsigned char *next_message(struct queue *queue, size_t size) {
    if (queue->other <= queue->next)
        queue->other = get_position(queue->written);
    if (queue->other <= queue->next)
        fail("queue: a message was announced, but the queue is empty");
    const unsigned char *slot = next_slot(queue);
    uint64_t length;
    memcpy(&length, slot, sizeof length);
    if (length != size)
        fail("queue: a message of %llu bytes, expected %zu", (unsigned long long)length, size);
    return slot + MESSAGE_OFFSET;
}

static void receive_message(struct end *end, unsigned char *message) {
    struct queue *queue = end->state;
    await_message(end);
    memcpy(message, next_message(queue, end->options->size), end->options->size);
    advance_position(queue->read, ++queue->next);
    close_descriptors(end);
}

static void receive_in_place(struct end *end, unsigned char *message) {
    (void)message;
    struct queue *queue = end->state;
    if (queue->next > 0)
        advance_position(queue->read, queue->next);
    await_message(end);
    end->place = next_message(queue, end->options->size);
    queue->sum = crc32c(queue->sum, end->place, end->options->size);
    queue->next++;
    close_descriptors(end);
}

static void receive_spinning(struct end *end, unsigned char *message) {
    struct queue *queue = end->state;
    queue->other = spin_beyond(queue->written, queue->next);
    if (end->options->descriptors > 0)
        receive_descriptors(end);
    memcpy(message, next_message(queue, end->options->size), end->options->size);
    set_position(queue->read, ++queue->next);
    close_descriptors(end);
}

const struct transport mmap_lockfree_transport = {"mmap-lockfree", open_receiver, open_sender,
                                                  send_message, receive_message, false};
const struct transport mmap_inplace_transport = {"mmap-inplace", open_receiver, open_sender,
                                                 send_message, receive_in_place, false};
const struct transport mmap_spin_transport = {"mmap-spin", open_spinning_receiver, open_sender,
                                              send_spinning, receive_spinning, false};
