package org.ninefold.record;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ninefold.study.Source;
import org.ninefold.subject.CleanText;

/**
 * The texts of one record, cleaned: trimmed of white space of any script, composed (Unicode NFC), null where they mean "no
 * value".
 */
public final class Texts {
    final String[] columns;
    final RowExpressions.Values sql;

    /** The texts of columns that are clean. */
    Texts(String[] columns, RowExpressions sql) {
        this.columns = columns;
        this.sql = sql.values(columns);
    }

    /** The cells at the places, cleaned, with room behind them up to the width. */
    public static String[] cleaned(List<String> cells, int[] places, Set<String> missing, int width) {
        var columns = new String[width];
        for (int i = 0; i < places.length; i++) {
            columns[i] = CleanText.clean(cells.get(places[i]), missing);
        }
        return columns;
    }

    /** The texts that mean "no value" in a source. */
    public static Set<String> missing(Source source) {
        return source.missing().stream()
                .map(String::strip)
                .map(CleanText::composed)
                .collect(Collectors.toSet());
    }
}
