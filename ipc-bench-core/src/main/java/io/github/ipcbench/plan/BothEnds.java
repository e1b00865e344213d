package io.github.ipcbench.plan;

import java.util.function.Function;
import java.util.stream.Stream;

/** A value for each side of the message path. */
public record BothEnds<T>(T sender, T receiver) {

    /** Makes each side's value. */
    public static <T> BothEnds<T> of(Function<Side, ? extends T> maker) {
        return new BothEnds<>(maker.apply(Side.SENDER), maker.apply(Side.RECEIVER));
    }

    /** The value of one side. */
    public T at(Side side) {
        return switch (side) {
            case SENDER -> sender;
            case RECEIVER -> receiver;
        };
    }

    /** Each side's value, turned into another. */
    public <R> BothEnds<R> map(Function<? super T, ? extends R> change) {
        return new BothEnds<>(change.apply(sender), change.apply(receiver));
    }

    /** The sender's value, then the receiver's. */
    public Stream<T> stream() {
        return Stream.of(sender, receiver);
    }
}
