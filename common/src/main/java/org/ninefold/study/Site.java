package org.ninefold.study;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this machine keeps things.
 *
 * @param out the output directory, null for the default
 * @param pseudonymKeyId the name of the key of the pseudonyms
 * @param keyFile the file that holds the key, null when there is none
 * @param keyEnv the environment variable that holds the key, null when there is none
 * @param keep how much of the past is kept
 * @param closedFigures what becomes of the figures of snapshots out of which patients are taken
 */
public record Site(
        String out, String pseudonymKeyId, String keyFile, String keyEnv, Keep keep, ClosedFigures closedFigures) {

    /**
     * Reads the settings of this machine.
     *
     * @param file the site file, null when there is none
     * @param overrides settings that win over the file: the system properties that start with {@code ninefold.}
     * @throws InvalidConfigurationException with every problem found
     */
    public static Site read(Path file, Map<String, String> overrides) {
        return new SiteReader().read(file, overrides);
    }
}
