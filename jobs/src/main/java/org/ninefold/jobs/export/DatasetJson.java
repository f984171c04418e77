package org.ninefold.jobs.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/**
 * CDISC Dataset-JSON 1.1. Dates are texts that the reader makes numbers of, numbers have the shortest decimals that give them
 * back, whatever the version of Java; null is missing.
 */
final class DatasetJson {
    private static final String VERSION = "1.1.0";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Dataset dataset;
    private final String name;
    private final JsonGenerator json;

    private DatasetJson(Dataset dataset, JsonGenerator json) {
        this.dataset = dataset;
        this.name = dataset.name().toUpperCase(Locale.ROOT);
        this.json = json;
    }

    /** Writes a table as one object, or with a line of what it is and then a line for each row. */
    static void write(Dataset dataset, ExportSource source, boolean lines, OutputStream to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            new DatasetJson(dataset, json).write(source, lines);
            json.writeRaw('\n');
        }
    }

    private void write(ExportSource source, boolean lines) throws IOException {
        json.writeStartObject();
        json.writeStringField("datasetJSONCreationDateTime", source.cutoff() + "T00:00:00");
        json.writeStringField("datasetJSONVersion", VERSION);
        json.writeStringField("fileOID", source.study() + "." + source.snapshot() + "." + name);
        json.writeStringField("originator", "Ninefold");
        json.writeObjectFieldStart("sourceSystem");
        json.writeStringField("name", "Ninefold");
        json.writeStringField("version", source.version());
        json.writeEndObject();
        json.writeStringField("studyOID", source.study());
        json.writeStringField("itemGroupOID", "IG." + name);
        json.writeNumberField("records", dataset.records());
        json.writeStringField("name", name);
        json.writeStringField("label", dataset.table().brief());
        json.writeArrayFieldStart("columns");
        for (int i = 0; i < dataset.table().fields().size(); i++) {
            column(i);
        }
        json.writeEndArray();
        if (lines) {
            json.writeEndObject();
            dataset.forEach(this::row);
        } else {
            json.writeArrayFieldStart("rows");
            dataset.forEach(this::row);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void column(int i) throws IOException {
        Field field = dataset.table().fields().get(i);
        json.writeStartObject();
        json.writeStringField("itemOID", "IT." + name + "." + field.name());
        json.writeStringField("name", field.name());
        json.writeStringField("label", field.brief());
        json.writeStringField("dataType", type(field.type()));
        if (field.type() == FieldType.DATE) {
            json.writeStringField("targetDataType", "integer");
            json.writeStringField("displayFormat", "E8601DA.");
        } else if (dataset.isText(i)) {
            json.writeNumberField("length", Math.max(1, dataset.bytes()[i]));
        }
        int key = dataset.table().key().indexOf(field.name());
        if (key >= 0) {
            json.writeNumberField("keySequence", key + 1);
        }
        json.writeEndObject();
    }

    private static String type(FieldType type) {
        return switch (type) {
            case STRING -> "string";
            case INTEGER, BIGINT -> "integer";
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
        };
    }

    private void row(List<Object> cells) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof Integer day && dataset.table().fields().get(i).type() == FieldType.DATE) {
                json.writeString(LocalDate.ofEpochDay(day).toString());
            } else if (cell instanceof String text) {
                json.writeString(text);
            } else if (cell instanceof Number number && !(cell instanceof Double)) {
                json.writeNumber(number.longValue());
            } else if (cell instanceof Double number) {
                json.writeNumber(number);
            } else if (cell instanceof Boolean yes) {
                json.writeBoolean(yes);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
