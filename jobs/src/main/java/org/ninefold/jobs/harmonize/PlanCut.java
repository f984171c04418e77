package org.ninefold.jobs.harmonize;

import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * Puts datasets of one schema together so that what follows is planned over a single leaf: each dataset is planned by
 * itself, once. Planning the union of many sources again at every later step is most of the time of a small run.
 * Nothing is computed or stored here; rows flow through as they are.
 */
final class PlanCut {
    private PlanCut() {}

    static Dataset<Row> union(List<Dataset<Row>> parts, SparkSession spark) {
        List<RDD<InternalRow>> rows = parts.stream().map(PlanCut::rows).toList();
        var classic = (org.apache.spark.sql.classic.SparkSession) spark;
        RDD<InternalRow> all = spark.sparkContext()
                .union(CollectionConverters.asScala(rows).toSeq(), ClassTag$.MODULE$.apply(InternalRow.class));
        return classic.internalCreateDataFrame(all, parts.get(0).schema().asNullable(), false);
    }

    private static RDD<InternalRow> rows(Dataset<Row> part) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) part)
                .queryExecution()
                .toRdd();
    }
}
