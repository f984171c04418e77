package org.ninefold.counting;

import org.ninefold.risk.Exit;

/**
 * The time before or since a date. Who has the date while at risk is censored in the one as {@link #SWITCHED} and enters
 * the other late, on the same day; with a landmark, subjects stay what they are on that day.
 *
 * @param date ADSL date
 * @param since whether the time since the date counts, or that before
 */
public record Phase(String date, boolean since) {
    /** The exit of a subject that moves on to the time since the date. */
    public static final Exit SWITCHED = new Exit.Censored(Exit.Censored.SWITCHED);
}
