/* Mode socket: message and descriptors in one datagram. */
#include "ipcbench.h"

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
    grow_send_buffer(end->datagrams.socket, end->options->size);
}

static void send_message(struct end *end, const unsigned char *message) {
    send_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors);
}

static void receive_message(struct end *end, unsigned char *message) {
    receive_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors);
    close_descriptors(end);
}

const struct transport socket_transport = {"socket", open_receiver, open_sender, send_message, receive_message, false};
