package org.ninefold.jobs.pipeline;

import java.util.List;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.quality.Delivery;

/**
 * A centre that is carried forward.
 *
 * @param delivery what it delivered last
 * @param files its standard tables and findings, where the current snapshot has them; their labels name the snapshot that
 *     they were delivered for, so that the inputs of a run do not depend on how often they were carried
 */
record Carried(Delivery delivery, List<ExtractFile> files) {
    Carried {
        files = List.copyOf(files);
    }
}
