package org.ninefold.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;

/** Reference values made with R. */
final class Oracle {
    private static final Path FOLDER = Path.of("..", "common", "src", "test", "resources", "oracle");

    private Oracle() {}

    /** A case of a file by its id. */
    static Config of(String file, String id) {
        return ConfigFactory.parseFile(FOLDER.resolve(file).toFile()).getConfigList("cases").stream()
                .filter(found -> found.hasPath("id") && found.getString("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no case " + id + " in " + file));
    }

    /** The case of a share. */
    static Config share(int n, int of) {
        return ConfigFactory.parseFile(FOLDER.resolve("proportions.json").toFile()).getConfigList("cases").stream()
                .filter(found -> found.getInt("k") == n && found.getInt("n") == of)
                .findFirst()
                .orElseThrow();
    }

    /** A number of a list; null is none. */
    static Double item(Config of, String list, int i) {
        Object item = of.getValue(list).unwrapped() instanceof java.util.List<?> items ? items.get(i) : null;
        return item == null ? null : ((Number) item).doubleValue();
    }
}
