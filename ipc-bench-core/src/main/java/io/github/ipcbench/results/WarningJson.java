package io.github.ipcbench.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Writes a warning flat, its code first, and reads only what the code carries. */
final class WarningJson {
    private static final String CODE = "code";

    private WarningJson() {}

    static SimpleModule module() {
        return new SimpleModule("warnings")
                .addSerializer(Warning.class, new Writer())
                .addDeserializer(Warning.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Warning> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Warning.class);
        }

        @Override
        public void serialize(Warning warning, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField(CODE, warning.code().id());
            for (WarningValue value : warning.code().carried()) {
                provider.defaultSerializeField(value.id(), warning.values().get(value), json);
            }
            json.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Warning> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Warning.class);
        }

        @Override
        public Warning deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new JsonMappingException(json, "a warning must be an object");
            }
            WarningCode code = null;
            Map<WarningValue, Object> values = new EnumMap<>(WarningValue.class);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (name.equals(CODE)) {
                    String id = json.getText();
                    code = WarningCode.of(id)
                            .orElseThrow(() -> new JsonMappingException(json, "unknown warning '" + id + "'"));
                } else {
                    WarningValue value = WarningValue.of(name)
                            .orElseThrow(() -> new JsonMappingException(json, "unknown value '" + name + "'"));
                    values.put(value, read(value, token, json));
                }
            }
            if (code == null) {
                throw new JsonMappingException(json, "a warning needs a code");
            }
            try {
                return new Warning(code, values);
            } catch (IllegalArgumentException e) {
                throw new JsonMappingException(json, e.getMessage(), e);
            }
        }

        private static Object read(WarningValue value, JsonToken token, JsonParser json) throws IOException {
            boolean whole = token == JsonToken.VALUE_NUMBER_INT;
            switch (value.kind()) {
                case TEXT, SIDE -> {
                    if (token == JsonToken.VALUE_STRING) {
                        return json.getText();
                    }
                }
                case NUMBER -> {
                    if (whole || token == JsonToken.VALUE_NUMBER_FLOAT) {
                        return json.getDoubleValue();
                    }
                }
                case COUNT -> {
                    if (whole) {
                        return json.getLongValue();
                    }
                }
            }
            throw new JsonMappingException(json, "'" + value.id() + "' cannot be read from " + token);
        }
    }
}
