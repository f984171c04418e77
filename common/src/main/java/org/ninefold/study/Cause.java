package org.ninefold.study;

import java.util.List;

/**
 * A way in which an endpoint's event happens.
 *
 * @param name the cause's name
 * @param dates ADSL dates; the earliest counts
 */
public record Cause(String name, List<String> dates) {
    public Cause {
        Ids.require("cause", name);
        dates = List.copyOf(dates);
        Ids.requireAny("date of a cause", dates);
    }
}
