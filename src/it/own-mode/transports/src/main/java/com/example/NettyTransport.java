package com.example;

import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/**
 * Mode {@code netty}: the bytes through Netty's domain sockets, the descriptors by a datagram beside them. The event loop
 * runs on the thread that moves messages, so that what it takes is counted.
 */
public final class NettyTransport implements TransportProvider {
    @Override
    public List<Mode> modes() {
        return List.of(new Mode("netty", "Netty", "domain sockets of Netty, by epoll", false));
    }

    /** Netty decides how often it asks epoll, and whether it has to. */
    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        CallStep wait = CallStep.sometimes("epoll", "epoll_wait", "epoll_pwait", "epoll_ctl", "timerfd_settime");
        return new CallList(
                List.of(DatagramCalls.sendmsg(), CallStep.atLeast("write", 1, "sendto").thatWaits(), wait.thatWaits()),
                DatagramCalls.receiving(
                        descriptors,
                        waitStrategy,
                        List.of(CallStep.atLeast("read", 1, "recvfrom").thatWaits(), wait.thatWaits())));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return DatagramReceiver.ofDescriptors(context, new Receiver(context));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> new Sender(context, datagrams));
    }

    private static DomainSocketAddress address(TransportContext context) {
        return new DomainSocketAddress(context.socketDirectory().resolve("netty").toFile());
    }

    /** A loop that runs when it is told to, in the thread that tells it. */
    private static ManualIoEventLoop loop() {
        return new ManualIoEventLoop(Thread.currentThread(), EpollIoHandler.newFactory());
    }

    private static Channel done(ManualIoEventLoop loop, ChannelFuture future) throws IOException {
        while (!future.isDone()) {
            loop.run(Long.MAX_VALUE);
        }
        if (!future.isSuccess()) {
            throw new IOException("netty: " + future.cause(), future.cause());
        }
        return future.channel();
    }

    private static final class Sender implements DatagramSender.Way {
        private final ManualIoEventLoop loop = loop();
        private final OutgoingDatagrams datagrams;
        private final TransportContext context;
        private final Channel channel;

        Sender(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
            this.context = context;
            this.datagrams = datagrams;
            this.channel = done(loop, new Bootstrap()
                    .group(loop)
                    .channel(EpollDomainSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(address(context)));
        }

        @Override
        public long send() throws IOException {
            datagrams.sendEmpty();
            done(loop, channel.writeAndFlush(Unpooled.wrappedBuffer(context.message().duplicate())));
            context.steps().done(Step.WRITE);
            return context.messageBytes();
        }

        @Override
        public void close() throws IOException {
            done(loop, channel.close());
        }
    }

    private static final class Receiver extends SimpleChannelInboundHandler<ByteBuf> implements DatagramReceiver.Way {
        private final ManualIoEventLoop loop = loop();
        private final TransportContext context;
        private final Channel server;
        private Channel channel;
        private boolean taken;
        private boolean ended;

        Receiver(TransportContext context) throws IOException {
            this.context = context;
            this.server = done(loop, new ServerBootstrap()
                    .group(loop)
                    .channel(EpollServerDomainSocketChannel.class)
                    .childOption(ChannelOption.AUTO_READ, false)
                    .childHandler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel accepted) {
                            accepted.pipeline()
                                    .addLast(new FixedLengthFrameDecoder(context.messageBytes()), Receiver.this);
                        }
                    })
                    .bind(address(context)));
        }

        @Override
        public void channelActive(ChannelHandlerContext accepted) {
            channel = accepted.channel();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ignored, ByteBuf message) {
            message.readBytes(context.message().duplicate());
            taken = true;
        }

        @Override
        public void channelInactive(ChannelHandlerContext ignored) {
            ended = true;
        }

        @Override
        public long take(long received, int ownDescriptor) throws IOException {
            taken = false;
            while (!taken) {
                if (ended) {
                    throw new EOFException("the sender has closed its channel");
                }
                if (channel != null) {
                    channel.read();
                }
                loop.run(Long.MAX_VALUE);
            }
            context.steps().done(Step.READ);
            return context.messageBytes();
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                done(loop, channel.close());
            }
            done(loop, server.close());
        }
    }
}
