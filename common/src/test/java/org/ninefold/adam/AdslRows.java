package org.ninefold.adam;

import java.util.Map;
import java.util.Optional;

/** Rows of ADSL for tests. */
public final class AdslRows {
    private AdslRows() {}

    /** A row of the standard variables with these values, all else null. */
    public static Adsl of(Map<AdslVariable, Optional<Object>> values) {
        var adsl = new Adsl(AdslVariable.values().length);
        values.forEach((variable, value) -> adsl.put(variable, value.orElse(null)));
        return adsl;
    }
}
