package org.ninefold.schema;

import com.typesafe.config.Config;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The units of measurements that are known, with their factors: those of one dimension can be converted into each other.
 * The table is data, {@code units.json}.
 */
public final class Units {
    private static final Units STANDARD = read("units.json");

    /** By its text as {@link #plain} has it. */
    private final Map<String, Unit> bySpelling = new HashMap<>();

    private Units() {}

    /**
     * A unit.
     *
     * @param name as it is written in tables
     * @param dimension what it is a unit of; units of two dimensions are not converted
     * @param factor how many of the dimension's first unit it is
     * @param common the name of the unit that values of the dimension have where a study names none; null where each keeps its own
     */
    public record Unit(String name, String dimension, BigDecimal factor, String common) {

        /** How many of another unit it is; empty where they measure different things. */
        public Optional<BigDecimal> in(Unit other) {
            return dimension.equals(other.dimension)
                    ? Optional.of(factor.divide(other.factor, MathContext.DECIMAL128))
                    : Optional.empty();
        }
    }

    /** The units of this version. */
    public static Units standard() {
        return STANDARD;
    }

    /** The unit of a text, however it is spelled; empty where it is not known. */
    public Optional<Unit> of(String text) {
        return Optional.ofNullable(bySpelling.get(plain(text)));
    }

    /** The names of all of them, in the order of the alphabet. */
    public List<String> names() {
        return bySpelling.values().stream().map(Unit::name).distinct().sorted().toList();
    }

    /**
     * A text without what is written in several ways: white space, the micro sign, the sign of powers. Letters stay, since
     * {@code G/L} is not {@code g/L}; only a small l of litres becomes a large one.
     */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .replace('μ', 'u')
                .replace('×', 'x')
                .replace('^', '*')
                .replaceAll("^x(?=10)", "")
                .replaceAll("l$", "L");
    }

    private static Units read(String name) {
        var units = new Units();
        SchemaReader.json("table", name).getConfigList("dimensions").forEach(units::add);
        return units;
    }

    private void add(Config dimension) {
        String common = dimension.hasPath("common") ? dimension.getString("common") : null;
        for (Config unit : dimension.getConfigList("units")) {
            var added = new Unit(
                    unit.getString("name"),
                    dimension.getString("name"),
                    new BigDecimal(unit.getString("factor")),
                    common);
            put(added.name(), added);
            unit.getStringList("spellings").forEach(spelling -> put(spelling, added));
        }
    }

    private void put(String spelling, Unit unit) {
        Unit before = bySpelling.put(plain(spelling), unit);
        if (before != null && !before.equals(unit)) {
            throw new IllegalArgumentException(
                    "The spelling " + spelling + " is of two units, " + before.name() + " and " + unit.name() + ".");
        }
    }
}
