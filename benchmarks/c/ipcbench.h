/* What the sources of the C yardstick share: options, messages with descriptors, and the transports. */
#ifndef IPCBENCH_H
#define IPCBENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

enum limits {
    HEADER_BYTES = 16,
    DESCRIPTORS_MAX = 60, /* as the Java workers allow; a mode may add a file of its own */
    PATH_BYTES = 256,
    LINE_BYTES = 64, /* of the CPU's caches */
    PAGE_BYTES = 4096,
};

struct options {
    const char *mode;
    uint64_t messages;
    uint64_t warmup;
    size_t size;
    int descriptors;
    const char *payload; /* a file that holds the bytes of a message; NULL: made up */
    const char *dir;
    const char *memory_dir; /* for the shared mapping: in memory, where the machine has such a file system */
    bool wait_select;
    int sender_cpu;   /* -1: not pinned */
    int receiver_cpu; /* -1: not pinned */
    int timeout_seconds;

    /* Set by the controller for the processes it starts. */
    const char *worker;           /* "sender", "receiver", or NULL in the controller */
    const char *directory;        /* private directory of this run, in dir */
    const char *memory_directory; /* likewise, in memory_dir */
};

/* Measured window of one worker; travels as raw bytes over its control pipe. */
struct measurement {
    int64_t loop_cpu_nanos;
    int64_t loop_user_nanos;
    int64_t loop_system_nanos;
    int64_t wall_nanos;
    int64_t voluntary_switches;
    int64_t involuntary_switches;
};

/* One end of the data socket, of any kind, with the buffers a message with descriptors needs. */
struct datagrams {
    int socket;
    bool wait_select;
    union {
        struct cmsghdr align;
        unsigned char bytes[CMSG_SPACE(sizeof(int) * (DESCRIPTORS_MAX + 1))];
    } control;
};

/* A worker's end of a transport. Its functions return only when the call succeeded. */
struct end {
    const struct options *options;
    struct datagrams datagrams;
    int descriptors[DESCRIPTORS_MAX + 1]; /* the sender's own; the receiver's, as they arrive */
    void *state;                          /* the transport's own */
    const unsigned char *place;           /* of the last message received: the buffer, unless it is read in place */
};

struct transport {
    const char *mode;
    void (*open_receiver)(struct end *end);
    void (*open_sender)(struct end *end);
    void (*send)(struct end *end, const unsigned char *message);
    void (*receive)(struct end *end, unsigned char *message);
    bool carries_no_descriptors; /* --descriptors is 0 then, whatever was asked for */
};

/* NULL when there is no such mode. */
const struct transport *transport_of(const char *mode);

/* options.c */
struct options parse_options(int argc, char **argv);

/* controller.c, worker.c: both return the exit status. */
int run_controller(const struct options *options, int argc, char **argv);
int run_worker(const struct options *options);

/* support.c */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void fail_errno(const char *call);
void path_in(char path[PATH_BYTES], const char *directory, const char *name);
void close_descriptor(int descriptor);
/* Waits until something can be read, unless --wait leaves that to the call that reads. */
void await_readable(int descriptor, bool wait_select);
/*
 * Zeroed memory that begins at a page, as the messages of the Java workers, compressed ones too: what a copy costs depends on
 * where its ends lie.
 */
void *allocate(size_t bytes);

/* The name of the file being handed over, for the clean-up of a worker that is told to end; "" when none. */
extern char transient_path[PATH_BYTES];

/* datagrams.c */
extern const char DATA_SOCKET[];
struct sockaddr_un address_of(const char *directory, const char *name);
int bind_datagram_socket(const char *directory, const char *name);
void open_receiving_datagrams(struct datagrams *datagrams, const struct options *options);
void open_sending_datagrams(struct datagrams *datagrams, const struct options *options);
/* Asks for a larger send buffer where this one does not hold so many bytes in one piece; the kernel may grant less. */
void grow_send_buffer(int socket, size_t bytes);
void attach_descriptors(struct datagrams *datagrams, struct msghdr *message, const int *descriptors, int count);
/* Makes room for descriptors that are to be received. */
void expect_descriptors(struct datagrams *datagrams, struct msghdr *message);
/* Those that came with a message, and how many. */
int received_descriptors(struct msghdr *message, int *descriptors);
/* Sends one datagram of `length` bytes (0 is a real, empty one) with `count` descriptors. */
void send_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                   int count);
/* The same; false when the kernel refuses it for its size. */
bool try_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                  int count);
/* Receives one datagram that must have exactly `length` bytes and `count` descriptors, after the stated wait. */
void receive_datagram(struct datagrams *datagrams, unsigned char *bytes, size_t length, int *descriptors, int count);
/* The same for one of at most `capacity` bytes; returns its bytes. */
size_t receive_datagram_up_to(struct datagrams *datagrams, unsigned char *bytes, size_t capacity, int *descriptors,
                              int *count);
/* An empty datagram with the run's descriptors. */
void send_descriptors(struct end *end);
void receive_descriptors(struct end *end);
/* The same with a file of the mode's own behind them. */
void send_descriptors_and(struct end *end, int file);
int receive_descriptors_and_file(struct end *end);
/* Closes the run's descriptors that came with the last message. */
void close_descriptors(struct end *end);

/* received.c */
/* One pread from the begin of the file. */
void read_received(int file, unsigned char *message, size_t size);
/* Looks at the length, maps, copies, unmaps. */
void copy_mapped(int file, unsigned char *message, size_t size);

/* shared.c */
/* A file in --memory-directory, made with all its pages, or the one that the other end made. */
int open_shared(const struct options *options, const char *name, size_t bytes, bool create);
/* Maps it to be read and written. */
unsigned char *map_shared(int file, size_t bytes);
/* What both ends agree on: maps the file and closes it; its name goes when the second end, the sender, has it. */
unsigned char *share(const struct options *options, const char *name, size_t bytes, bool sender);

/* A number in shared memory that one end advances and the other waits for, asleep. */
struct position {
    _Alignas(LINE_BYTES) _Atomic uint64_t messages;
    _Atomic uint32_t waits; /* 1: the other end sleeps, or is about to (futex) */
};

uint64_t get_position(struct position *position);
/* Without waking anybody. */
void set_position(struct position *position, uint64_t messages);
void advance_position(struct position *position, uint64_t messages);
/* Returns the number once it is beyond `messages`. */
uint64_t await_beyond(struct position *position, uint64_t messages);

/* Files or memory that the sender uses again: lent with a datagram, in order, and given back by a position. */
struct lent {
    struct position *returned;
    uint64_t count;
    uint64_t next;
    uint64_t cached_returned;
};

void open_lent(struct lent *lent, const struct options *options, bool sender);
/* The next one to fill, once it is back. */
size_t lend(struct lent *lent);
void give_back(struct lent *lent);

/* crc32c.c: the sum of all bytes so far and these, by the fastest instructions this CPU has. */
uint32_t crc32c(uint32_t sum, const unsigned char *bytes, size_t length);

#endif
