package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Records;
import org.ninefold.jobs.spark.SqlColumns;
import org.ninefold.record.RecordMapper;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.Pseudonyms;

/** The mappings of an extract with all that they need: its SQL, and the sources that it is joined with. */
record ExtractMapper(String siteId, Source source, Lookups lookups, RecordMapper mapper) implements Serializable {
    static ExtractMapper of(Extract extract, Pseudonyms pseudonyms) {
        String siteId = extract.center().id();
        Source source = extract.source();
        List<TableMapping> mappings = Mappings.of(extract);
        var sql = new SqlColumns(Mappings.sql(source, mappings), extract.columns());
        var lookups = new Lookups(extract, Mappings.used(mappings, extract.columns(), sql));
        var mapper = new RecordMapper(
                siteId, source, mappings, extract.header(), extract.columns(), sql, lookups, pseudonyms);
        return new ExtractMapper(siteId, source, lookups, mapper);
    }

    /** For each column of the mapping's header its place in a file's own. */
    int[] places(List<String> fileHeader) {
        return mapper.places(fileHeader);
    }

    /** What the current record says. */
    MappedRecord map(Records records, int[] places, String file) {
        return mapper.map(records.cells(), places, records.defect(), file, records.line());
    }

    /** The rows that end a file: its own, and one for each joined file that could not be read to its end. */
    List<MappedRecord> trailers(Records records, long read, String file) {
        var trailers = new ArrayList<MappedRecord>();
        trailers.add(mapper.trailer(file, records.line(), records.failure(), read, true));
        lookups.broken().stream()
                .map(end -> mapper.trailer(end.file(), end.line(), end.failure(), 0, false))
                .forEach(trailers::add);
        return trailers;
    }
}
