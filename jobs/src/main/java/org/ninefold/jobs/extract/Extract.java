package org.ninefold.jobs.extract;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.study.Center;
import org.ninefold.study.Source;
import org.ninefold.study.SourceFormat;

/**
 * One source of a centre, found.
 *
 * @param files its files, ordered by label
 * @param header its columns, in the order of the first file
 * @param withoutText further columns, whose values have no text, and what they are instead
 */
public record Extract(
        Center center,
        Source source,
        List<ExtractFile> files,
        List<String> header,
        SortedMap<String, String> withoutText) {

    public Extract {
        files = List.copyOf(files);
        header = List.copyOf(header);
        withoutText = Collections.unmodifiableSortedMap(new TreeMap<>(withoutText));
    }

    /** Opens a file in the way of a source. */
    public static Records open(Source source, String uri, Configuration conf) throws IOException {
        var path = new Path(uri);
        return source.format() == SourceFormat.CSV
                ? new CsvRecords(path.getFileSystem(conf).open(path), source.csv())
                : new ParquetRecords(path, conf);
    }
}
