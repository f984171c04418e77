package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;

/** The run that holds an output directory: its id, machine, number of its process there, and when it began, ISO 8601. */
public record Holder(String run, String host, String process, String start) {
    private static final String UNKNOWN = "unknown";

    /** A run of this process. */
    static Holder here(String run, String start) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = UNKNOWN;
        }
        return new Holder(run, host, Long.toString(ProcessHandle.current().pid()), start);
    }

    /** A run as its record tells it, which need not say all. */
    static Holder of(String run, String start, Config record) {
        return new Holder(
                run,
                Objects.requireNonNullElse(Manifest.text(record, "host"), UNKNOWN),
                Objects.requireNonNullElse(Manifest.text(record, "process"), UNKNOWN),
                start);
    }

    String json() {
        return Manifest.json(Map.of("run", run, "host", host, "process", process, "start", start));
    }

    /** Reads what {@link #json()} wrote; a text that is not whole tells of an unknown run. */
    static Holder parse(String json) {
        try {
            Config holder = Manifest.parse(json);
            return new Holder(
                    holder.getString("run"),
                    holder.getString("host"),
                    holder.getString("process"),
                    holder.getString("start"));
        } catch (ConfigException e) {
            return new Holder(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }
    }

    /** Who it is, in words. */
    @Override
    public String toString() {
        return "run %s, process %s on %s, since %s".formatted(run, process, host, start);
    }
}
