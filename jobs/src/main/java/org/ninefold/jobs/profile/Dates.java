package org.ninefold.jobs.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ninefold.record.DateReader;

/**
 * How many cells of a column can be read as a date, by format.
 *
 * @param fits how many of them fit each format that fits any
 * @param chosen the formats that together fit most, the first of which fits most by itself; empty where no format fits
 * @param fitting how many fit one of those chosen
 * @param onlyDayFirst how many can be read with the day before the month and not the other way round
 * @param onlyMonthFirst how many can be read with the month before the day and not the other way round
 */
record Dates(
        int cells, Map<String, Integer> fits, List<String> chosen, int fitting, int onlyDayFirst, int onlyMonthFirst) {
    static final String DEFAULT = "yyyy-MM-dd";
    static final String EXCEL = "excel-1900";

    /** Narrow formats before those that also read what the narrow ones read. */
    private static final List<String> FORMATS = List.of(
            DEFAULT,
            "yyyy-M-d",
            "yyyy/MM/dd",
            "yyyy/M/d",
            "yyyy.MM.dd",
            "yyyy.M.d",
            "yyyy年M月d日",
            "yyyyMMdd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "dd-MMM-yyyy",
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy HH:mm",
            "dd.MM.yyyy HH:mm",
            EXCEL);

    /** 1954 to 2064 as serial numbers of Excel. */
    private static final Pattern SERIAL = Pattern.compile("[2-5]\\d{4}(\\.0+)?");

    private static final Map<String, Pattern> SHAPES = shapes();

    private static final Pattern ORDERED = Pattern.compile("[dM]{1,2}([/-])[dM]{1,2}\\1yyyy( HH:mm)?");
    private static final double MOST = 0.8;
    private static final int FORMATS_OF_A_COLUMN = 3;

    static Dates of(Collection<String> cells) {
        var distinct = new LinkedHashSet<>(cells);
        Map<String, Set<String>> read = new TreeMap<>();
        var fits = new TreeMap<String, Integer>();
        for (String format : FORMATS) {
            var reader = new DateReader(List.of(format));
            Pattern shape = SHAPES.get(format);
            Set<String> fitting = distinct.stream()
                    .filter(cell -> shape.matcher(cell).matches() && reader.fits(cell))
                    .collect(Collectors.toSet());
            if (!fitting.isEmpty()) {
                read.put(format, fitting);
                fits.put(format, count(cells, fitting));
            }
        }
        List<String> chosen = new ArrayList<>();
        List<String> left = new ArrayList<>(cells);
        while (chosen.size() < FORMATS_OF_A_COLUMN) {
            String best = null;
            int most = 0;
            for (String format : FORMATS) {
                int more = chosen.stream().anyMatch(one -> contradict(one, format))
                        ? 0
                        : count(left, read.getOrDefault(format, Set.of()));
                if (more > most) {
                    best = format;
                    most = more;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best);
            left.removeAll(read.get(best));
        }
        Set<String> dayFirst = new HashSet<>();
        Set<String> monthFirst = new HashSet<>();
        read.forEach((format, fitting) -> {
            if (ORDERED.matcher(format).matches()) {
                (format.startsWith("d") ? dayFirst : monthFirst).addAll(fitting);
            }
        });
        return new Dates(
                cells.size(),
                fits,
                chosen,
                cells.size() - left.size(),
                only(cells, dayFirst, monthFirst),
                only(cells, monthFirst, dayFirst));
    }

    private static int only(Collection<String> cells, Set<String> these, Set<String> others) {
        return (int) cells.stream()
                .filter(cell -> these.contains(cell) && !others.contains(cell))
                .count();
    }

    /** Whether one says day first and the other month first. */
    private static boolean contradict(String one, String other) {
        return ORDERED.matcher(one).matches() && ORDERED.matcher(other).matches() && one.charAt(0) != other.charAt(0);
    }

    private static int count(Collection<String> cells, Set<String> fitting) {
        return (int) cells.stream().filter(fitting::contains).count();
    }

    /** Whether most cells are dates. */
    boolean prevail() {
        return cells > 0 && fitting >= MOST * cells;
    }

    /** Whether the first format chosen is one that people write with the day first or with the month first. */
    boolean ordered() {
        return !chosen.isEmpty() && ORDERED.matcher(chosen.get(0)).matches();
    }

    /** Whether the cells by themselves do not say if the day or the month comes first. */
    boolean ambiguous() {
        return ordered() && onlyDayFirst == 0 && onlyMonthFirst == 0;
    }

    int fits(String format) {
        return fits.getOrDefault(format, 0);
    }

    /** The format with the day, or the month, first, if it is one that people write both ways. */
    static String oriented(String format, boolean dayFirst) {
        return !ORDERED.matcher(format).matches() || format.startsWith("d") == dayFirst
                ? format
                : format.replace('d', '#').replace('M', 'd').replace('#', 'M');
    }

    private static Map<String, Pattern> shapes() {
        Map<String, Pattern> shapes = new TreeMap<>();
        for (String format : FORMATS) {
            String shape = format.replace(".", "\\.")
                    .replace("'", "")
                    .replace("yyyy", "@{4}")
                    .replace("MMM", "[A-Z][a-z]{2}")
                    .replaceAll("MM|dd|HH|mm|ss", "@{2}")
                    .replaceAll("M|(?<!\\\\)d", "@{1,2}");
            shapes.put(format, Pattern.compile(shape.replace("@", "\\d")));
        }
        shapes.put(EXCEL, SERIAL);
        return shapes;
    }
}
