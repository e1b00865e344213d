/* Mode socket: message and descriptors in one datagram. */
#include "ipcbench.h"

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
}

static void open_sender(struct end *end) {
    open_sending_datagrams(&end->datagrams, end->options);
}

static void send_message(struct end *end, const unsigned char *message) {
    send_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors);
}

static void receive_message(struct end *end, unsigned char *message) {
    int count = end->options->descriptors;
    receive_datagram(&end->datagrams, message, end->options->size, end->descriptors, count);
    for (int i = 0; i < count; i++)
        close_descriptor(end->descriptors[i]);
}

const struct transport socket_transport = {"socket", open_receiver, open_sender, send_message, receive_message};
