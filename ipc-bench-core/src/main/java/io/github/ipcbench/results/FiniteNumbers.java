package io.github.ipcbench.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Refuses NaN and infinities, for which JSON has no number, and what no measurement can come to: the library would write
 * the former as text, and read a number beyond a double's range as infinity; sums and ratios of the latter could become so.
 */
final class FiniteNumbers {
    /** 31 years in nanoseconds. */
    private static final double LARGEST = 1e18;

    private FiniteNumbers() {}

    private static boolean isMeasurable(double value) {
        return Math.abs(value) <= LARGEST;
    }

    static SimpleModule module() {
        return new SimpleModule("finite numbers")
                .addSerializer(Double.class, new Writer())
                .addSerializer(double.class, new Writer())
                .addSerializer(OptionalDouble.class, new OptionalWriter())
                .addDeserializer(Double.class, new Reader(Double.class, null))
                .addDeserializer(double.class, new Reader(double.class, 0.0))
                .addDeserializer(OptionalDouble.class, new OptionalReader());
    }

    private static final class Writer extends StdScalarSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            write(value, generator);
        }
    }

    private static final class OptionalWriter extends StdScalarSerializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        OptionalWriter() {
            super(OptionalDouble.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, OptionalDouble value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            write(value.orElseThrow(), generator);
        }
    }

    private static void write(double value, JsonGenerator generator) throws IOException {
        if (!isMeasurable(value)) {
            throw new JsonMappingException(generator, "the number " + value);
        }
        generator.writeNumber(value);
    }

    private static final class Reader extends NumberDeserializers.DoubleDeserializer {
        private static final long serialVersionUID = 1L;

        Reader(Class<Double> type, Double ofNull) {
            super(type, ofNull);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read(super.deserialize(parser, context), parser);
        }
    }

    private static final class OptionalReader extends StdScalarDeserializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        OptionalReader() {
            super(OptionalDouble.class);
        }

        @Override
        public OptionalDouble getNullValue(DeserializationContext context) {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
                return (OptionalDouble) context.handleUnexpectedToken(OptionalDouble.class, parser);
            }
            return OptionalDouble.of(read(parser.getDoubleValue(), parser));
        }
    }

    private static double read(double value, JsonParser parser) throws IOException {
        if (!isMeasurable(value)) {
            throw new JsonMappingException(
                    parser, "the number " + parser.getText() + " is beyond any measurement, ±" + LARGEST);
        }
        return value;
    }
}
