package org.ninefold.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * The table {@code figures}: the statistics of {@code results} that are about the same figure, side by side in one row. The column
 * of a statistic is its name with _ for a dot; N is {@code n_total}, for many readers do not tell it from n.
 */
public final class FigureTable {
    private static final Table SCHEMA = StandardSchema.standard().table("figures");
    private static final Map<String, Integer> COLUMNS = new HashMap<>();

    /** What the columns of the key hold, in their order, which come first. */
    private static final List<Function<ResultRow, Object>> KEY = List.of(
            ResultRow::studyId,
            ResultRow::analysis,
            ResultRow::context,
            ResultRow::population,
            ResultRow::group1,
            ResultRow::group1Level,
            ResultRow::group2,
            ResultRow::group2Level,
            ResultRow::variable,
            ResultRow::variableLevel,
            ResultRow::paramcd,
            ResultRow::cause,
            ResultRow::timeDay,
            ResultRow::comparison,
            ResultRow::stratumVar,
            ResultRow::method);

    private static final int CONF_LEVEL;
    private static final int CONF_TYPE;
    private static final int WARNING;

    static {
        for (int i = 0; i < SCHEMA.fields().size(); i++) {
            COLUMNS.put(SCHEMA.fields().get(i).name(), i);
        }
        CONF_LEVEL = COLUMNS.get("conf_level");
        CONF_TYPE = COLUMNS.get("conf_type");
        WARNING = COLUMNS.get("warning");
    }

    private FigureTable() {}

    /** The figures that some results are of. */
    public static SmallTable of(List<ResultRow> results) {
        var figures = new LinkedHashMap<List<Object>, Object[]>();
        for (ResultRow row : results) {
            var key = new ArrayList<>();
            KEY.forEach(part -> key.add(part.apply(row)));
            add(row, figures.computeIfAbsent(key, cells -> cells.toArray(new Object[COLUMNS.size()])));
        }
        return new SmallTable(
                SCHEMA, figures.values().stream().map(Arrays::asList).toList());
    }

    private static void add(ResultRow row, Object[] figure) {
        String name = row.statName();
        int column = COLUMNS.get(name.equals("N") ? "n_total" : name.replace('.', '_'));
        boolean count = SCHEMA.fields().get(column).type() == FieldType.BIGINT;
        figure[column] = count && row.stat() != null ? (Object) Math.round(row.stat()) : row.stat();
        if (name.startsWith("conf.")) {
            figure[CONF_LEVEL] = row.confLevel();
            figure[CONF_TYPE] = row.confType();
        }
        String before = (String) figure[WARNING];
        if (row.warning() != null && (before == null || !before.contains(row.warning()))) {
            figure[WARNING] = before == null ? row.warning() : before + " " + row.warning();
        }
    }
}
