package org.ninefold.stats;

import java.util.Map;
import java.util.TreeMap;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;
import org.ninefold.risk.ValueTable;

/**
 * How long the subjects were followed, from a table of overall survival.
 *
 * <p><b>Formula.</b> {@code median} is the median of the reverse Kaplan-Meier curve: censorings are its events and events its
 * censorings. {@code survivors} summarises the days of the censored subjects, {@code all} those of every subject.
 *
 * <p><b>Units and domain.</b> Days from the origin; a late entry does not shorten the follow-up.
 *
 * <p><b>Ties and day 0.</b> In the reversed curve a censoring comes before an event of the same day, as an event does
 * otherwise.
 *
 * <p><b>Variance and interval.</b> Of the reverse Kaplan-Meier median as of {@link KaplanMeier#quantile}; the plain medians
 * have none.
 *
 * <p><b>Ends.</b> If the reversed curve does not fall to one half, the median is undefined; without survivors it is, and so
 * is their summary.
 *
 * <p><b>Source.</b> Schemper and Smith, Control Clin Trials 1996;17:343. <b>Oracle.</b> followup.json (R survival):
 * FollowUpOracleTest.
 */
public record FollowUp(Quantile median, Summary survivors, Summary all) {

    private static final String REVERSED = "REVERSED";

    /** The follow-up of a table of overall survival. */
    public static FollowUp of(RiskTable survival, SurvivalInterval method, double level) {
        Reason nobody = Reason.NO_SURVIVORS;
        return new FollowUp(
                survival.subjects() > 0 && survival.censored() == 0
                        ? new Quantile(0.5, Value.undefined(nobody), Interval.undefined(nobody))
                        : KaplanMeier.of(reversed(survival)).quantile(0.5, method, level),
                Summary.of(days(survival, false)),
                Summary.of(days(survival, true)));
    }

    private static RiskTable reversed(RiskTable table) {
        RiskTableBuilder reversed = RiskTable.builder();
        for (int i = 0; i < table.days(); i++) {
            reversed.add(table.day(i), new Exit.Event(REVERSED), table.censored(i))
                    .add(table.day(i), new Exit.Censored(REVERSED), table.events(i))
                    .add(table.day(i), new Exit.LateEntry(), table.entries(i));
        }
        return reversed.build();
    }

    private static ValueTable days(RiskTable table, boolean withEvents) {
        Map<Long, Long> counts = new TreeMap<>();
        for (int i = 0; i < table.days(); i++) {
            counts.put((long) table.day(i), table.censored(i) + (withEvents ? table.events(i) : 0));
        }
        return ValueTable.of(0, counts);
    }
}
