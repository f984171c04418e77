package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts what this process does to the files below a folder, step by step, and lets one step go wrong. {@link
 * CountingFileSystem} tells it of the steps.
 */
public final class Faults {
    /** What an error of this kind says. */
    public static final String SENTENCE = "Input/output error";

    /** How a process ends that is halted here. */
    public static final int HALTED = 99;

    /** How a step goes wrong. */
    public enum Kind {
        /** The step fails, and all others succeed. */
        ONCE,
        /** The step fails, and so do all after it. */
        FROM_THEN_ON,
        /** The step is not done, and only a boolean says so, if it has one; else as {@link #ONCE}. */
        REFUSED,
        /** The process is gone before the step. */
        HALT
    }

    private static final List<String> STEPS = new ArrayList<>();
    private static String root;
    private static Kind kind;
    private static int at;
    private static Pattern where;

    private Faults() {}

    /**
     * Counts from now on.
     *
     * @param folder the steps below it count
     * @param step the number of the step that goes wrong, from 1; 0 for none
     */
    public static synchronized void begin(String folder, Kind how, int step) {
        STEPS.clear();
        root = folder;
        kind = how;
        at = step;
        where = null;
    }

    /** Counts from now on; the process is gone before the first step that matches. */
    static synchronized void haltAt(String folder, String step) {
        begin(folder, Kind.HALT, 0);
        where = Pattern.compile(step);
    }

    /** Counts no longer; gives the steps that there were. */
    public static synchronized List<String> end() {
        root = null;
        return List.copyOf(STEPS);
    }

    /** A step is about to be done; true if it is to be refused. */
    static synchronized boolean refused(String step, String path) throws IOException {
        if (!wrong(step, path)) {
            return false;
        } else if (kind == Kind.REFUSED) {
            return true;
        }
        throw failure(path);
    }

    /** A step that has no boolean is about to be done. */
    static synchronized void before(String step, String path) throws IOException {
        if (wrong(step, path)) {
            throw failure(path);
        }
    }

    private static IOException failure(String path) {
        return new IOException(path + ": " + SENTENCE);
    }

    private static boolean wrong(String step, String path) {
        if (root == null || !path.startsWith(root)) {
            return false;
        }
        String described = step + " " + path.substring(root.length());
        STEPS.add(described);
        boolean wrong = where != null
                ? where.matcher(described).find()
                : at > 0 && (kind == Kind.FROM_THEN_ON ? STEPS.size() >= at : STEPS.size() == at);
        if (wrong && kind == Kind.HALT) {
            Runtime.getRuntime().halt(HALTED);
        }
        return wrong;
    }
}
