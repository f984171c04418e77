package org.ninefold.jobs.cli;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ninefold.results.PlainText;

/** What a command prints. */
final class Screen {
    private Screen() {}

    /** For people: lines, whatever stands in them. */
    static String of(List<String> lines) {
        return lines.stream().map(PlainText::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** For programs: one object on one line, without its end. */
    static String json(Map<String, ?> object) {
        return ConfigValueFactory.fromMap(object).render(ConfigRenderOptions.concise());
    }
}
