package org.ninefold.jobs;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.SourceCohort.Subject;

/** The published ADTTE of the sample, row by row, is what its source says. */
class EndpointRowsTest {
    private static final List<String> ENDPOINTS = List.of("OS", "EFS", "OSSCT", "EFSSCT", "RELAPSE");
    private static final String[] COLUMNS = {
        "STUDYID",
        "SITEID",
        "PARAMCD",
        "STARTDT",
        "ADT",
        "AVAL",
        "ENTRYDY",
        "CNSR",
        "CAUSE",
        "CNSDTDSC",
        "SRCVAR",
        "NOTEVAL"
    };
    private static final StructType SCHEMA = new StructType()
            .add("STUDYID", DataTypes.StringType)
            .add("SITEID", DataTypes.StringType)
            .add("PARAMCD", DataTypes.StringType)
            .add("STARTDT", DataTypes.DateType)
            .add("ADT", DataTypes.DateType)
            .add("AVAL", DataTypes.IntegerType)
            .add("ENTRYDY", DataTypes.IntegerType)
            .add("CNSR", DataTypes.IntegerType)
            .add("CAUSE", DataTypes.StringType)
            .add("CNSDTDSC", DataTypes.StringType)
            .add("SRCVAR", DataTypes.StringType)
            .add("NOTEVAL", DataTypes.StringType);

    /** Only its comparisons are used: the application is the shared one. */
    private static final JavaDatasetSuiteBase COMPARISON = new JavaDatasetSuiteBase();

    @Test
    void everySubjectLeavesEveryEndpointOnItsDay() {
        Published published = SampleSnapshot.published();
        SparkSession spark = SharedSession.usual();
        Dataset<Row> adtte = spark.read()
                .parquet(published.snapshot().resolve("patient/adam/adtte").toString())
                .filter("PARAMCD <> 'EFSNR'");
        var expected = new ArrayList<Row>();
        for (Subject subject : SourceCohort.subjects()) {
            ENDPOINTS.forEach(endpoint -> expected.add(row(subject, endpoint)));
        }
        COMPARISON.assertDatasetEquals(
                ordered(spark.createDataFrame(expected, SCHEMA)), ordered(adtte.selectExpr(COLUMNS)));
    }

    private static Dataset<Row> ordered(Dataset<Row> rows) {
        return rows.orderBy("SITEID", "PARAMCD", "STARTDT", "AVAL");
    }

    private static Row row(Subject subject, String endpoint) {
        ByHand.Exit exit = ByHand.exit(subject, ByHand.Endpoint.of(endpoint), LocalDate.MAX);
        LocalDate left = subject.infusion().plusDays(exit.day());
        boolean relapsed = left.equals(subject.date("relapse_date"));
        String censored = exit.transplanted() ? "TRANSPLANT" : "END_OF_FOLLOW_UP";
        int code = exit.transplanted() ? 2 : 1;
        return RowFactory.create(
                "NC9",
                subject.site(),
                endpoint,
                Date.valueOf(subject.infusion()),
                Date.valueOf(left),
                exit.day(),
                null,
                exit.event() ? 0 : code,
                exit.event() ? cause(endpoint, relapsed) : null,
                exit.event() ? null : censored,
                exit.event() ? (relapsed ? "RELDT" : "DTHDT") : exit.transplanted() ? "SCTDT" : "LSTALVDT",
                null);
    }

    private static String cause(String endpoint, boolean relapsed) {
        if (endpoint.equals("RELAPSE")) {
            return relapsed ? "RELAPSE" : "NRM";
        }
        return endpoint.startsWith("EFS") ? "EVENT" : "DEATH";
    }
}
