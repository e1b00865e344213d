package io.github.ipcbench.linux.ffm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What we need of {@code java.lang.foreign}, by reflection: it is not there on the JDK that we compile for. */
final class Foreign {
    static final int NOT_VARIADIC = -1;

    private static final Class<?> LINKER = type("Linker");
    private static final Class<?> OPTION = type("Linker$Option");
    private static final Class<?> LAYOUT = type("MemoryLayout");
    private static final Class<?> DESCRIPTOR = type("FunctionDescriptor");
    private static final Class<?> SEGMENT = type("MemorySegment");

    private Foreign() {}

    /**
     * A function of the C library whose arguments and result are longs.
     *
     * @param variadicFrom the first argument that C's prototype leaves open, or {@link #NOT_VARIADIC}
     * @return a handle of exactly the type (Object, long, …) long, whose first argument is the {@link #segment} that errno
     *     is left in
     * @throws IllegalCallerException when this JVM denies native access
     */
    static MethodHandle function(String name, int arguments, int variadicFrom) {
        Object linker = call(LINKER, null, "nativeLinker");
        Object lookup = call(LINKER, linker, "defaultLookup");
        Object address = ((Optional<?>) call(type("SymbolLookup"), lookup, "find", name))
                .orElseThrow(() -> new NoSuchElementException("the C library has no " + name));
        Object aLong = constant(type("ValueLayout"), "JAVA_LONG");
        Object descriptor = call(DESCRIPTOR, null, "of", aLong, array(LAYOUT, Collections.nCopies(arguments, aLong)));
        List<Object> options = new ArrayList<>();
        options.add(call(OPTION, null, "captureCallState", (Object) new String[] {"errno"}));
        if (variadicFrom != NOT_VARIADIC) {
            options.add(call(OPTION, null, "firstVariadicArg", variadicFrom));
        }
        MethodHandle handle =
                (MethodHandle) call(LINKER, linker, "downcallHandle", address, descriptor, array(OPTION, options));
        MethodType type = handle.type();
        return handle.asType(type.changeParameterType(0, Object.class));
    }

    /** A buffer as a native function sees it. */
    static Object segment(ByteBuffer direct) {
        return call(SEGMENT, null, "ofBuffer", direct.duplicate().clear());
    }

    static long address(ByteBuffer direct) {
        return (long) call(SEGMENT, segment(direct), "address");
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("java.lang.foreign." + name);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError("java.lang.foreign." + name + " is not in Java "
                    + Runtime.version().feature());
        }
    }

    private static Object constant(Class<?> owner, String name) {
        try {
            return owner.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object array(Class<?> element, List<Object> values) {
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    /** Calls the one public method of this name that takes these arguments. */
    private static Object call(Class<?> owner, Object receiver, String name, Object... arguments) {
        Method method = Stream.of(owner.getMethods())
                .filter(each -> each.getName().equals(name) && takes(each, arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(owner.getName() + " has no such method: " + name));
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean takes(Method method, Object... arguments) {
        List<Class<?>> parameters = MethodType.methodType(void.class, method.getParameterTypes())
                .wrap()
                .parameterList();
        return parameters.size() == arguments.length
                && IntStream.range(0, arguments.length)
                        .allMatch(i -> parameters.get(i).isInstance(arguments[i]));
    }
}
