package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a file of reference values made with R; {@code null} in the file is no number. All places of a case share a tally
 * of what was compared.
 */
record Oracle(String where, Object value, Tally tally) {

    /** The cases of a file. */
    static Stream<Oracle> cases(String file) {
        Object root = ConfigFactory.parseResources(
                        "oracle/" + file,
                        ConfigParseOptions.defaults()
                                .setSyntax(ConfigSyntax.JSON)
                                .setAllowMissing(false))
                .root()
                .unwrapped();
        Oracle cases = new Oracle(file, root, new Tally()).at("cases");
        return IntStream.range(0, cases.size()).mapToObj(cases::item).map(Oracle::named);
    }

    private Oracle named() {
        return new Oracle(where + optional("id").map(id -> " " + id).orElse(""), value, new Tally());
    }

    Oracle at(String key) {
        Map<?, ?> map = (Map<?, ?>) value;
        assertThat(map.containsKey(key)).as("%s has %s", where, key).isTrue();
        return new Oracle(where + " / " + key, map.get(key), tally);
    }

    Oracle item(int i) {
        return new Oracle(where + "[" + i + "]", ((List<?>) value).get(i), tally);
    }

    int size() {
        return ((List<?>) value).size();
    }

    List<String> keys() {
        return ((Map<?, ?>) value).keySet().stream().map(Object::toString).toList();
    }

    boolean has(String key) {
        return ((Map<?, ?>) value).containsKey(key) && !at(key).isNull();
    }

    boolean isNull() {
        return value == null;
    }

    String text() {
        return value.toString();
    }

    Optional<String> optional(String key) {
        return has(key) ? Optional.of(at(key).text()) : Optional.empty();
    }

    List<String> texts() {
        return IntStream.range(0, size()).mapToObj(i -> item(i).text()).toList();
    }

    List<Double> numbers() {
        return IntStream.range(0, size()).mapToObj(i -> item(i).number()).toList();
    }

    double number() {
        return ((Number) value).doubleValue();
    }

    long count() {
        return ((Number) value).longValue();
    }

    /** Fails unless the value is this number, to a relative 1e-9, or is undefined where the file has null. */
    void assertSame(Value actual) {
        if (isNull()) {
            tally.count();
            assertThat(actual).as(where).isInstanceOf(Value.Undefined.class);
        } else {
            assertSame(number(actual));
        }
    }

    /** Fails unless the value is this number, to a relative 1e-9; 0 to an absolute 1e-15. */
    void assertSame(double actual) {
        tally.compare(number(), actual, number() == 0 ? 1e-15 : 0);
        assertClose(actual, Math.max(1e-15, 1e-9 * Math.abs(number())));
    }

    /** Fails unless this P is the value to 1e-14 or a relative 1e-9: some of the file's were made as 1 − a probability. */
    void assertSameP(Value actual) {
        tally.compare(number(), number(actual), 1e-14);
        assertClose(number(actual), Math.max(1e-14, 1e-9 * number()));
    }

    /** Fails unless the value is this number to an absolute tolerance, which the test has a reason for. */
    void assertWithin(Value actual, double tolerance) {
        assertWithin(number(actual), tolerance);
    }

    void assertWithin(double actual, double tolerance) {
        tally.compareLoosely(number(), actual);
        assertClose(actual, tolerance);
    }

    private void assertClose(double actual, double tolerance) {
        assertThat(actual).as(where).isCloseTo(number(), within(tolerance));
    }

    private double number(Value actual) {
        assertThat(actual).as(where).isInstanceOf(Value.Defined.class);
        return actual.optional().orElseThrow();
    }

    void assertSame(long actual) {
        tally.count();
        assertThat(actual).as(where).isEqualTo(count());
    }

    /** Fails unless a pair of limits is this interval. */
    void assertSame(Interval actual) {
        item(0).assertSame(actual.lower());
        item(1).assertSame(actual.upper());
    }

    @Override
    public String toString() {
        return where;
    }
}
