package org.ninefold.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a study's run publishes of printed figures beside computed ones. */
record ReproducedTable(Published published) {

    /** Pools a study of {@code conf} and reads its table. */
    static ReproducedTable of(String config, Path out) throws IOException {
        PoolRun.of(Path.of("..", "conf", config), out, stage -> {});
        return new ReproducedTable(Published.current(out));
    }

    /** The ids of all figures. */
    List<String> ids() {
        return texts("select id from reproduces order by id");
    }

    /** The ids of the figures that come out as they are printed. */
    List<String> agreeing() {
        return texts("select id from reproduces where agrees order by id");
    }

    /** What is computed of the figures that disagree, by id. */
    Map<String, String> disagreeing() {
        return computed("agrees = false");
    }

    /** What is computed where nothing is printed that could agree, by id. */
    Map<String, String> informative() {
        return computed("agrees is null");
    }

    /** The ids of the figures with a reason not to agree. */
    List<String> withReason() {
        return texts("select id from reproduces where reason is not null order by id");
    }

    /** A statistic of survival in a group at a time, rounded to six decimals. */
    String survival(String analysis, String group, String time, String name) {
        return only("""
                select printf('%.6f', stat) from results
                where analysis = ? and group1_level is null and group2_level = ? and variable = 'time' and variable_level = ?
                  and stat_name = ?""", analysis, group, time, name);
    }

    /** The P of all groups by a method, rounded to six decimals. */
    String p(String analysis, String method) {
        return only("""
                select printf('%.6f', stat) from results
                where analysis = ? and group1_level is null and comparison = 'GROUPS' and method = ? and stat_name = 'p.value'""", analysis, method);
    }

    /** What became of the records that were not kept, by file and reason. */
    List<String> recordsLeftOut() {
        return texts("""
                select printf('%d of %s, %s', n, replace(stage, 'records of ', ''), reason) from flow
                where stage like 'records of %' and reason not in ('read', 'kept') and n > 0 order by stage, reason""");
    }

    private String only(String sql, Object... parameters) {
        List<String> found = texts(sql, parameters);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " statistics of " + List.of(parameters));
        }
        return found.get(0);
    }

    private Map<String, String> computed(String where) {
        var computed = new TreeMap<String, String>();
        published
                .rows("select id, computed from reproduces where " + where)
                .forEach(row -> computed.put((String) row.get(0), String.valueOf(row.get(1))));
        return computed;
    }

    private List<String> texts(String sql, Object... parameters) {
        return published.rows(sql, parameters).stream()
                .map(row -> (String) row.get(0))
                .toList();
    }
}
