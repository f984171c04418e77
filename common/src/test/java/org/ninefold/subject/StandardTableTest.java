package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The typed rows are those of the schema. */
class StandardTableTest {

    @Test
    void tablesStandInTheOrderOfTheSchema() {
        assertThat(StandardTable.all())
                .extracting(StandardTable::id)
                .containsExactlyElementsOf(StandardSchema.standard().harmonized().stream()
                        .map(Table::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aRowHasTheFieldsOfItsTableInTheirOrder(StandardTable table) {
        Object[] cells = cells(table);
        StandardRow row = table.row(cells.clone());
        RecordComponent[] components = row.getClass().getRecordComponents();
        List<String> names = table.fields().stream()
                .map(Field::name)
                .map(name -> name.replace("_", ""))
                .toList();

        assertThat(Arrays.stream(components)
                        .limit(names.size())
                        .map(component -> component.getName().toLowerCase(Locale.ROOT)))
                .containsExactlyElementsOf(names);
        assertThat(row.cells()).containsExactly(cells);
        assertThat(row.imputedDates()).isEqualTo(cells[table.place(StandardTable.IMPUTED_DATES)]);
    }

    @ParameterizedTest
    @EnumSource
    void aDateIsReadFromItsField(DateField date) {
        Object[] cells = cells(date.table());
        StandardRow row = date.table().row(cells);

        assertThat(date.in(row)).isEqualTo(cells[date.table().place(date.field())]);
        assertThat(date.in(date.with(row, 7))).isEqualTo(7);
        assertThat(date.with(date.with(row, null), date.in(row))).isEqualTo(row);
    }

    @Test
    void everyDateOfTheSchemaIsKnown() {
        assertThat(DateField.values())
                .extracting(date -> date.table().id() + "." + date.field())
                .containsExactlyInAnyOrderElementsOf(StandardTable.all().stream()
                        .flatMap(table -> table.fields().stream()
                                .filter(field -> field.type() == FieldType.DATE)
                                .map(field -> table.id() + "." + field.name()))
                        .toList());
    }

    @Test
    void anUnknownTableOrFieldIsRefusedByName() {
        assertThatThrownBy(() -> StandardTable.of("visit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no standard table visit");
        assertThatThrownBy(() -> StandardTable.EVENT.place("colour"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table event has no field colour");
    }

    @Test
    void aRowMoreStandsBehindThoseThatAreThere() {
        Infusion first = Persons.infusion(1, 100);
        Infusion second = Persons.infusion(2, 50);
        StandardRows one = StandardTable.INFUSION.add(StandardRows.NONE, first);

        assertThat(StandardTable.INFUSION.add(one, second).infusions()).containsExactly(first, second);
        assertThat(one.infusions()).containsExactly(first);
    }

    /** All different, each of its field's type. */
    private static Object[] cells(StandardTable table) {
        return IntStream.range(0, table.fields().size())
                .mapToObj(i -> switch (table.fields().get(i).type()) {
                    case STRING -> "text " + i;
                    case INTEGER, DATE -> (Object) (1000 + i);
                    case BIGINT -> (long) i;
                    case NUMBER -> i + 0.5;
                    case BOOLEAN -> true;
                })
                .toArray();
    }
}
