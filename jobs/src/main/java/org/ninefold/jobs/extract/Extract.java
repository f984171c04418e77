package org.ninefold.jobs.extract;

import java.io.IOException;
import java.util.List;
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
 */
public record Extract(Center center, Source source, List<ExtractFile> files, List<String> header) {

    public Extract {
        files = List.copyOf(files);
        header = List.copyOf(header);
    }

    /** Opens a file in the way of a source. */
    public static Records open(Source source, String uri, Configuration conf) throws IOException {
        var path = new Path(uri);
        return source.format() == SourceFormat.CSV
                ? new CsvRecords(
                        () -> path.getFileSystem(conf).open(path),
                        new CsvFormat(source.encoding(), source.delimiter(), source.quote()))
                : new ParquetRecords(path, conf);
    }
}
