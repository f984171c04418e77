package org.ninefold.jobs.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.study.Center;
import org.ninefold.study.Join;
import org.ninefold.study.Source;

/**
 * One source of a centre, found.
 *
 * @param files its files, ordered by label
 * @param header its columns, in the order of the first file
 * @param withoutText further columns, whose values have no text, and what they are instead
 * @param joined the sources whose columns stand beside its own
 */
public record Extract(
        Center center,
        Source source,
        List<ExtractFile> files,
        List<String> header,
        SortedMap<String, String> withoutText,
        List<Joined> joined) {

    /** Another source, and how its records are found. */
    public record Joined(Join join, Extract other) {}

    public Extract {
        files = List.copyOf(files);
        header = List.copyOf(header);
        joined = List.copyOf(joined);
        withoutText = Collections.unmodifiableSortedMap(new TreeMap<>(withoutText));
    }

    /** Its own columns, then those of the sources joined, named with the source before. */
    public List<String> columns() {
        return Stream.concat(header.stream(), joined.stream().flatMap(beside -> beside.other().header().stream()
                        .map(beside.join()::column)))
                .toList();
    }

    /** The name of one of its files below the data root, which can be a patient's: for tables of patients only. */
    public String nameOf(ExtractFile file) {
        String[] parts = new Path(file.uri()).toUri().getPath().split("/", -1);
        int own = source.path().split("/", -1).length;
        return String.join("/", Arrays.asList(parts).subList(Math.max(0, parts.length - own), parts.length));
    }

    /** The same with other sources of its centre beside. */
    Extract joinedWith(List<Extract> extracts) {
        var beside = new ArrayList<Joined>();
        for (Join join : source.joins()) {
            extracts.stream()
                    .filter(other -> other.center.id().equals(center.id()))
                    .filter(other -> other.source.id().equals(join.from()))
                    .forEach(other -> beside.add(new Joined(join, other)));
        }
        return new Extract(center, source, files, header, withoutText, beside);
    }

    /** Opens a file in the way of a source; that it is no more what was hashed is its failure. */
    public static Records open(Source source, ExtractFile file, Configuration conf) throws IOException {
        return open(source, file, Part.WHOLE, conf);
    }

    /** Opens a part of a file in the way of a source. */
    public static Records open(Source source, ExtractFile file, Part part, Configuration conf) throws IOException {
        return UnchangedRecords.open(source, file, part, conf);
    }
}
