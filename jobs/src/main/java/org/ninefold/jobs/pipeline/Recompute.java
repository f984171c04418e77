package org.ninefold.jobs.pipeline;

import java.util.List;
import org.ninefold.study.Study;

/**
 * What a run reads although the current snapshot has it, and what it does not read although it may have changed.
 *
 * @param full whether every centre is read again, whatever the current snapshot has of it
 * @param sites ids of the centres whose files are opened; all others are as the current snapshot has them; empty for all
 */
public record Recompute(boolean full, List<String> sites) {
    /** What has changed is read. */
    public static final Recompute CHANGED = new Recompute(false, List.of());

    public Recompute {
        sites = List.copyOf(sites);
    }

    /** The study of the centres whose files are opened. */
    Study of(Study study) {
        return sites.isEmpty() ? study : study.withCenters(sites);
    }
}
