package org.ninefold.results;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ninefold.schema.StandardSchema;

/**
 * A published table whose rows are records: their components are its columns, in the same order.
 *
 * @param <R> the record
 */
final class RecordTable<R extends Record> {
    private final String name;
    private final List<Method> components;
    private final Constructor<R> constructor;

    RecordTable(String name, Class<R> type) {
        this.name = name;
        this.components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
        try {
            this.constructor = type.getDeclaredConstructor(
                    components.stream().map(Method::getReturnType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    SmallTable table(List<R> rows) {
        return of(rows.stream().map(this::cells).toList());
    }

    SmallTable of(List<List<Object>> rows) {
        return new SmallTable(StandardSchema.standard().table(name), rows);
    }

    /** The cells of a row, to be changed by whoever asks. */
    List<Object> cells(R row) {
        var cells = new ArrayList<Object>();
        try {
            for (Method component : components) {
                cells.add(component.invoke(row));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return cells;
    }

    /** The record of a row, of which columns behind its components are left aside. */
    R row(List<Object> cells) {
        try {
            return constructor.newInstance(cells.subList(0, components.size()).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
