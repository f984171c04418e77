package org.ninefold.analysis;

import java.util.List;
import org.ninefold.counting.Counted;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Value;

/** Rows of shares that several kinds have. */
public final class ShareRows {
    private ShareRows() {}

    /** A share with its interval. */
    public static void share(Scope scope, long n, long of, ProportionInterval interval, double confLevel) {
        share(scope, Proportion.interval(n, of, interval, confLevel), interval);
    }

    /** A share with its interval. */
    public static void share(Scope scope, Proportion proportion, ProportionInterval interval) {
        scope.count("n", "Subjects", proportion.events())
                .count("N", "Denominator", proportion.n())
                .share("estimate", "Proportion", proportion.proportion(), proportion.interval(), interval.key());
    }

    /** A share without an interval. */
    public static Value ratio(long n, long of) {
        return of == 0 ? Value.undefined(Reason.NO_SUBJECTS) : Value.of((double) n / of);
    }

    /**
     * Those of whom nobody knows, in rows of their own.
     *
     * @param reasons why nobody may know; empty where null is always a no
     */
    public static void unknown(String of, Counted counted, List<String> reasons, Scope rows) {
        for (String reason : reasons) {
            rows.about(of, reason)
                    .count(
                            "n",
                            Sentences.capital(reason),
                            counted.notEvaluable().count(reason));
        }
    }
}
