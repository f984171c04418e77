package org.ninefold.jobs.export;

import com.typesafe.config.Config;
import java.time.LocalDate;

/**
 * What every exported file says of where it comes from: nothing that differs when the same snapshot is exported again.
 *
 * @param version of the software that made the snapshot
 * @param cutoff stands for the time of creation
 */
record ExportSource(String study, String title, String snapshot, String version, LocalDate cutoff) {
    static ExportSource of(Config manifest) {
        return new ExportSource(
                manifest.getString("study.id"),
                manifest.getString("study.title"),
                manifest.getString("snapshot"),
                manifest.getString("software.version"),
                LocalDate.parse(manifest.getString("cutoff")));
    }
}
