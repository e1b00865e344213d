package io.github.ipcbench.results;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a record's case, and its values of both ends, flat: their properties stand among the record's own. What lies in
 * an optional or a list stays an object of its own.
 */
final class FlatRecords {
    private static final Set<Class<?>> FLAT = Set.of(Case.class, BothEnds.class);

    private FlatRecords() {}

    static JacksonAnnotationIntrospector introspector() {
        return new Introspector();
    }

    static SimpleModule module() {
        return new SimpleModule("flat records").setDeserializerModifier(new KnownNames());
    }

    private static final class Introspector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
            return FLAT.contains(member.getRawType())
                    ? NameTransformer.NOP
                    : super.findUnwrappingNameTransformer(member);
        }
    }

    /** The library would take any name for one of a flat record's: it is told which there are. */
    private static final class KnownNames extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
            if (components(description.getBeanClass()).anyMatch(KnownNames::isFlat)) {
                components(description.getBeanClass())
                        .flatMap(
                                component -> isFlat(component) ? components(component.getType()) : Stream.of(component))
                        .forEach(component -> builder.addIncludable(component.getName()));
            }
            return builder;
        }

        private static Stream<RecordComponent> components(Class<?> type) {
            return type.isRecord() ? Stream.of(type.getRecordComponents()) : Stream.empty();
        }

        private static boolean isFlat(RecordComponent component) {
            return FLAT.contains(component.getType());
        }
    }
}
