/*
 * Modes file, file-shm, file-mapped: the message in a fresh, already unlinked file whose descriptor travels last in an
 * empty datagram; in memory; mapped by the receiver instead of read. Mode file-reused: files that stay open and are
 * lent again and again.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static uint64_t files_opened = 0;

struct reused {
    struct lent lent;
    int files[]; /* the sender's */
};

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
}

static int open_unlinked(const char *directory) {
    char name[32];
    snprintf(name, sizeof name, "m%" PRIu64, files_opened++);
    path_in(transient_path, directory, name);
    int file = open(transient_path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        fail_errno(transient_path);
    if (unlink(transient_path) != 0)
        fail_errno("unlink");
    transient_path[0] = '\0';
    return file;
}

static void send_in(struct end *end, const unsigned char *message, const char *directory) {
    const struct options *options = end->options;
    int file = open_unlinked(directory);
    for (size_t written = 0; written < options->size;) {
        ssize_t bytes = write(file, message + written, options->size - written);
        if (bytes <= 0)
            fail_errno("write");
        written += (size_t)bytes;
    }
    send_descriptors_and(end, file);
    close_descriptor(file);
}

static void send_message(struct end *end, const unsigned char *message) {
    send_in(end, message, end->options->directory);
}

static void send_in_memory(struct end *end, const unsigned char *message) {
    send_in(end, message, end->options->memory_directory);
}

static void receive_message(struct end *end, unsigned char *message) {
    const struct options *options = end->options;
    int file = receive_descriptors_and_file(end);
    if (lseek(file, 0, SEEK_SET) != 0)
        fail_errno("lseek");
    for (size_t had = 0; had < options->size;) {
        ssize_t bytes = read(file, message + had, options->size - had);
        if (bytes < 0)
            fail_errno("read");
        if (bytes == 0)
            fail("read: the file ends after %zu bytes, expected %zu", had, options->size);
        had += (size_t)bytes;
    }
    close_descriptor(file);
    close_descriptors(end);
}

static void receive_mapped(struct end *end, unsigned char *message) {
    int file = receive_descriptors_and_file(end);
    copy_mapped(file, message, end->options->size);
    close_descriptor(file);
    close_descriptors(end);
}

static void open_reused_receiver(struct end *end) {
    struct reused *reused = allocate(sizeof *reused);
    open_lent(&reused->lent, end->options, false);
    end->state = reused;
    open_receiver(end);
}

static void open_reused_sender(struct end *end) {
    struct lent lent;
    open_sender(end);
    open_lent(&lent, end->options, true);
    struct reused *reused = allocate(sizeof *reused + lent.count * sizeof *reused->files);
    reused->lent = lent;
    for (size_t i = 0; i < lent.count; i++)
        reused->files[i] = open_unlinked(end->options->directory);
    end->state = reused;
}

static void send_reused(struct end *end, const unsigned char *message) {
    struct reused *reused = end->state;
    int file = reused->files[lend(&reused->lent)];
    ssize_t bytes = pwrite(file, message, end->options->size, 0);
    if (bytes < 0)
        fail_errno("pwrite");
    if ((size_t)bytes != end->options->size)
        fail("pwrite: %zd bytes written, expected %zu", bytes, end->options->size);
    send_descriptors_and(end, file);
}

static void receive_reused(struct end *end, unsigned char *message) {
    struct reused *reused = end->state;
    int file = receive_descriptors_and_file(end);
    read_received(file, message, end->options->size);
    give_back(&reused->lent);
    close_descriptor(file);
    close_descriptors(end);
}

const struct transport file_transport = {"file", open_receiver, open_sender, send_message, receive_message, false};
const struct transport file_mapped_transport = {"file-mapped", open_receiver, open_sender,
                                                send_message, receive_mapped, false};
const struct transport file_reused_transport = {"file-reused", open_reused_receiver, open_reused_sender,
                                                send_reused, receive_reused, false};
const struct transport file_shm_transport = {"file-shm", open_receiver, open_sender,
                                             send_in_memory, receive_message, false};
