package org.ninefold.jobs.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The functions that SQL of mappings and studies may call. Each gives the same value for the same row, and knows neither
 * files nor the clock nor chance. Functions of Spark that are not here are refused.
 */
public enum Functions {
    /** Choosing between values. */
    CHOICE("if coalesce nullif ifnull nvl nvl2 greatest least between isnull isnotnull"),

    /** Texts. */
    TEXT(
            "concat concat_ws upper ucase lower lcase initcap trim ltrim rtrim btrim length char_length character_length len"
                    + " left right substring substr substring_index instr locate position replace translate lpad rpad reverse"
                    + " contains startswith endswith split_part"),

    /** Texts that match a pattern. */
    PATTERN(
            "like ilike rlike regexp regexp_like regexp_extract regexp_replace regexp_count regexp_instr regexp_substr"),

    /** Lists of texts, from a text and back to one of its parts. */
    LIST("split array size get element_at try_element_at array_contains array_min array_max"),

    /** Numbers. */
    NUMBER(
            "abs ceil ceiling floor round bround sign signum mod pmod sqrt pow power exp ln log log10 log2 negative positive"
                    + " try_add try_subtract try_multiply try_divide try_mod"),

    /** Dates. */
    DATE("to_date try_to_date to_timestamp try_to_timestamp make_date date_add dateadd date_sub datediff date_diff"
            + " months_between add_months last_day trunc year quarter month day dayofmonth dayofweek weekday dayofyear"
            + " weekofyear hour minute second extract date_part datepart date_format unix_date date_from_unix_date"),

    /** The same value as another type; {@code cast} and {@code try_cast} beside them. */
    TYPE("string boolean int bigint decimal double date timestamp");

    private final String names;

    Functions(String names) {
        this.names = names;
    }

    /** Their names in lower case, in the order of the alphabet. */
    public List<String> names() {
        return Arrays.stream(names.split(" ", -1)).sorted().toList();
    }

    /** Whether a function of this name, however it is written, is among them. */
    static boolean permitted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(group -> group.names().contains(lower));
    }
}
