package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** An invented study of two centres with a file each, small enough to be written down in a test. */
public record SmallStudy(Path folder) {
    /** The columns of a centre's file. */
    public static final String HEADER =
            "id;born;sex;infused;transplanted;seen;died;answer;answered;relapse;crs;crs_on;remark";

    private static final String STUDY = """
            study {
              id = SMALL, title = "Two invented centres", synthetic = true, cutoff = 2020-06-30
              data-root = "data", expected-centers = 2, centers = ["c01.conf", "c02.conf"]
              %s
              populations { ALL = "true" }
              endpoints = [
                { id = OS, label = "Overall survival", origin = [TRTSDT], causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
                { id = EFS, label = "Event-free survival", origin = [TRTSDT], causes = [{ name = EVENT, dates = [RELDT, DTHDT] }], censor = LSTASSDT } ]
              analyses = [
                { id = os, kind = survival, endpoint = OS, population = ALL, times = [12 months] }
                { id = cr, kind = proportion, of = "CRFL = 'Y'", population = ALL }
                { id = crs, kind = grades, term = CRS, population = ALL } ]
            }
            """;
    private static final String CENTER = """
            center {
              id = %1$s, name = "Centre %1$s"
              sources { patients { path = "%2$s.csv", encoding = UTF-8, delimiter = ";", missing = ["", "-"] } }
              tables {
                subject = [{ from = patients, fields {
                  subject_id { column = id }, birth_date { column = born }
                  sex { column = sex, codes { m = M, f = F } }
                  prior_transplant_date { column = transplanted }, last_contact_date { column = seen }, death_date { column = died } } }]
                infusion = [{ from = patients, fields { subject_id { column = id }, number = 1, date { column = infused } } }]
                response = [{ from = patients, fields { subject_id { column = id }, response { column = answer }, assessment_date { column = answered } } }]
                event = [{ from = patients, fields { subject_id { column = id }, type = RELAPSE, date { column = relapse } } }]
                adverse_event = [{ from = patients, fields {
                  subject_id { column = id }, term = CRS, grade { column = crs }, scale = %3$s, onset_date { column = crs_on } } }]
              }
              %4$s
            }
            """;

    /** The study in an empty folder, without files of its centres; the second grades by another scale. */
    public static SmallStudy in(Path folder) {
        return new SmallStudy(folder).keys("").center("C01", "LEE_2014", "").center("C02", "ASTCT_2019", "");
    }

    /** The study file. */
    public Path config() {
        return folder.resolve("study.conf");
    }

    /** The study file with further keys. */
    public SmallStudy keys(String more) {
        return write("study.conf", STUDY.formatted(more));
    }

    /** A centre's file with further keys. */
    public SmallStudy center(String id, String scale, String more) {
        String name = id.toLowerCase(java.util.Locale.ROOT);
        return write(name + ".conf", CENTER.formatted(id, name, scale, more));
    }

    /** A configuration file changed; that it is changed is made sure. */
    public SmallStudy change(String name, UnaryOperator<String> change) {
        try {
            String before = Files.readString(folder.resolve(name + ".conf"));
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalStateException("nothing to change in " + name);
            }
            return write(name + ".conf", after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A centre's extract. */
    public SmallStudy extract(String name, String header, List<String> lines) {
        return write("data/" + name + ".csv", header + "\n" + String.join("\n", lines) + "\n");
    }

    /** A centre's extract with the usual columns. */
    public SmallStudy extract(String name, String... lines) {
        return extract(name, HEADER, List.of(lines));
    }

    private SmallStudy write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
