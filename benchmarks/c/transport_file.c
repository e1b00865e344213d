/* Mode file: the message in a fresh, already unlinked file whose descriptor travels last in an empty datagram. */
#include "ipcbench.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static uint64_t files_opened = 0;

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
    int file = open(transient_path, O_CREAT | O_EXCL | O_RDWR, 0600);
    if (file < 0)
        fail_errno(transient_path);
    if (unlink(transient_path) != 0)
        fail_errno("unlink");
    transient_path[0] = '\0';
    return file;
}

static void send_message(struct end *end, const unsigned char *message) {
    const struct options *options = end->options;
    int file = open_unlinked(options->directory);
    for (size_t written = 0; written < options->size;) {
        ssize_t bytes = write(file, message + written, options->size - written);
        if (bytes <= 0)
            fail_errno("write");
        written += (size_t)bytes;
    }
    end->descriptors[options->descriptors] = file;
    send_datagram(&end->datagrams, NULL, 0, end->descriptors, options->descriptors + 1);
    close_descriptor(file);
}

static void receive_message(struct end *end, unsigned char *message) {
    const struct options *options = end->options;
    receive_datagram(&end->datagrams, NULL, 0, end->descriptors, options->descriptors + 1);
    int file = end->descriptors[options->descriptors];
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
    for (int i = 0; i < options->descriptors; i++)
        close_descriptor(end->descriptors[i]);
}

const struct transport file_transport = {"file", open_receiver, open_sender, send_message, receive_message};
