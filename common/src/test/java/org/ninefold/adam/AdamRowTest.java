package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** The typed rows are those of the schema, behind study, site and subject. */
class AdamRowTest {
    private static final List<String> KEY = List.of("STUDYID", "SITEID", "USUBJID");

    static List<Class<?>> rows() {
        return List.of(AdamRow.class.getPermittedSubclasses());
    }

    private static String table(Class<?> row) {
        return row.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static List<Field> fields(Class<?> row) {
        List<Field> fields = StandardSchema.standard().table(table(row)).fields();
        assertThat(fields.subList(0, KEY.size())).extracting(Field::name).isEqualTo(KEY);
        return fields.subList(KEY.size(), fields.size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowHasTheFieldsOfItsTableInTheirOrderAndType(Class<?> row) throws ReflectiveOperationException {
        List<Field> fields = fields(row);
        RecordComponent[] components = row.getRecordComponents();

        assertThat(components)
                .extracting(component -> component.getName().toUpperCase(Locale.ROOT))
                .containsExactlyElementsOf(fields.stream().map(Field::name).toList());
        assertThat(components)
                .extracting(RecordComponent::getType)
                .containsExactlyElementsOf(fields.stream()
                        .<Class<?>>map(field -> switch (field.type()) {
                            case STRING -> String.class;
                            case INTEGER, DATE -> Integer.class;
                            case BIGINT -> Long.class;
                            case NUMBER -> Double.class;
                            case BOOLEAN -> Boolean.class;
                        })
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itsCellsAreItsComponentsAndItsTextHasNone(Class<?> row) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(row.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = IntStream.range(0, types.length)
                .mapToObj(i -> types[i] == String.class
                        ? "text " + i
                        : types[i] == Double.class ? (Object) (i + 0.5) : Integer.valueOf(1000 + i))
                .toArray();
        Constructor<?> constructor = row.getDeclaredConstructor(types);
        AdamRow one = (AdamRow) constructor.newInstance(values);

        assertThat(one.cells()).containsExactly(values);
        assertThat(one).hasToString("row of " + table(row));
    }

    @Test
    void aTimeIsImputedWhereItsOriginItsEndOrItsEntryIs() {
        assertThat(time(null, null, null).isImputed()).isFalse();
        assertThat(time("D", null, null).isImputed()).isTrue();
        assertThat(time(null, "M", null).isImputed()).isTrue();
        assertThat(time(null, null, "D").isImputed()).isTrue();
    }

    private static Adtte time(String startdtf, String adtf, String entrydtf) {
        return new Adtte(
                "OS", "OS", 10, 20, 10, 5, 0, null, "DEATH", null, null, null, null, startdtf, adtf, entrydtf, null, 1);
    }
}
