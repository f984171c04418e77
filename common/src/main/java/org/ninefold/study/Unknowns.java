package org.ninefold.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/**
 * Which nulls of ADSL are a no, and which nobody can tell. A no is the null of a date (what did not happen has no date,
 * unless it is known to have happened), of a flag that is only ever {@code Y}, of a variable that counts rows or asks for any, of the day of an event that did not
 * happen, and of what is said about an event that did not happen. Every other null is unknown.
 */
public final class Unknowns {
    /** Why nobody can tell: it was not looked at, or not recorded. */
    public static final String NOT_ASSESSED = "not assessed";

    /** Why nobody can tell: the response window was still open at the cut-off. */
    public static final String NOT_YET_ASSESSABLE = "not yet assessable";

    /** What the response window decides. */
    public static final Set<String> RESPONSE = Set.of("CRFL", "CRDT", "BESTRESP", "NRDT");

    private static final String EVALUATION = "RESPEVAL";

    /** ADSL's dates whose null is not a no, and when: it happened, or may have, on a day that nobody knows. */
    private static final Map<String, String> DATE_UNKNOWN = Map.of(
            "CRDT", "coalesce(CRFL, 'Y') = 'Y'",
            "NRDT", EVALUATION + " <> 'ASSESSED'",
            "DTHDT", "DTHFL is not null",
            "LSTALVDT", "true");

    /** ADSL's variables that say something of an event or a treatment, and what is null where there was none. */
    private static final Map<String, String> HAPPENED = Map.of(
            "RELSITE", "RELDT",
            "RELCD19", "RELDT",
            "DTHCAUS", "DTHFL",
            "DOSE", "TRTSDT",
            "TRT01A", "TRTSDT",
            "DONORTYP", "HSCTDT");

    /** Tables whose rows are what happened, not what was looked at. */
    private static final Set<String> HAPPENINGS = Set.of("infusion", "event", "adverse_event");

    private final AdslVariables adsl;

    /** The rule over the columns of a study's ADSL. */
    public Unknowns(AdslVariables adsl) {
        this.adsl = adsl;
    }

    /**
     * Why nobody can tell the value of an expression that is null, as SQL over ADSL: {@value #NOT_ASSESSED} or
     * {@value #NOT_YET_ASSESSABLE}, null where it is a no. Empty where it is always a no.
     *
     * @param sql over ADSL and the study's variables
     */
    public Optional<String> reason(String sql) {
        return unknown(sql).map(condition -> "if(%s, %s, null)"
                .formatted(
                        condition,
                        asksForResponse(sql)
                                ? "if(%s = 'NOT_YET_ASSESSABLE', '%s', '%s')"
                                        .formatted(EVALUATION, NOT_YET_ASSESSABLE, NOT_ASSESSED)
                                : "'" + NOT_ASSESSED + "'"));
    }

    /** The reasons that an expression can be unknown for; none where its null is always a no. */
    public List<String> reasons(String sql) {
        if (unknown(sql).isEmpty()) {
            return List.of();
        }
        return asksForResponse(sql) ? List.of(NOT_ASSESSED, NOT_YET_ASSESSABLE) : List.of(NOT_ASSESSED);
    }

    /** Whether an expression is about what the response window decides, by itself or through variables of the study. */
    public boolean asksForResponse(String sql) {
        return adsl.behind(sql).stream().anyMatch(RESPONSE::contains);
    }

    /** SQL that is true where a column that the expression names is null and nobody knows its value; empty if never. */
    private Optional<String> unknown(String sql) {
        String conditions = adsl.namedIn(sql).stream()
                .map(this::unknown)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" or "));
        return conditions.isEmpty() ? Optional.empty() : Optional.of("(" + conditions + ")");
    }

    private Optional<String> unknown(Field field) {
        String isNull = field.name() + " is null";
        Optional<Variable> own = adsl.find(field.name());
        if (own.isPresent()) {
            Variable variable = own.orElseThrow();
            return variable.rows() == null
                    ? unknown(variable.sql()).map(condition -> "(" + isNull + " and " + condition + ")")
                    : isNo(variable) ? Optional.empty() : Optional.of(isNull);
        }
        if (field.type() == FieldType.DATE) {
            return Optional.ofNullable(DATE_UNKNOWN.get(field.name()))
                    .map(condition -> "(" + isNull + " and " + condition + ")");
        }
        boolean no = field.required()
                || field.vocabulary().equals(List.of("Y"))
                || field.name().endsWith("DTF")
                || field.name().equals(EVALUATION);
        if (no) {
            return Optional.empty();
        }
        String happened = HAPPENED.get(field.name());
        return Optional.of(happened == null ? isNull : "(%s and %s is not null)".formatted(isNull, happened));
    }

    /** Whether the null of a variable that is taken from rows says that there was none. */
    private static boolean isNo(Variable variable) {
        Variable.Rows rows = variable.rows();
        return variable.type() == FieldType.DATE
                || rows.take() == RowSummary.ANY
                || rows.take() == RowSummary.COUNT
                || (HAPPENINGS.contains(rows.table())
                        && Stream.of(RowSummary.MIN, RowSummary.MAX, RowSummary.FIRST, RowSummary.LAST)
                                .anyMatch(rows.take()::equals)
                        && rows.of().strip().equalsIgnoreCase(AdslVariables.DAY));
    }
}
