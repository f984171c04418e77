package org.ninefold.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.Optimizer;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.internal.SQLConf$;
import org.apache.spark.sql.types.StructType;
import scala.Function0;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * SQL over the columns of one row, parsed, analyzed and optimized by Spark's own classes; no session is needed, and none decides
 * what the SQL means.
 */
public final class SqlPlan {
    /** What the meaning of SQL depends on, for a session too. */
    public static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.ansi.enabled", "true",
            "spark.sql.caseSensitive", "false",
            // What stands in the SQL of a mapping is that text, and no name of an environment variable or a setting.
            "spark.sql.variable.substitute", "false",
            "spark.sql.parser.escapedStringLiterals", "false",
            "spark.sql.ansi.doubleQuotedIdentifiers", "false",
            "spark.sql.legacy.timeParserPolicy", "CORRECTED");

    private static final SQLConf CONF = new SQLConf();
    private static final Analyzer ANALYZER;
    private static final Optimizer OPTIMIZER;

    static {
        SETTINGS.forEach(CONF::setConfString);
        ANALYZER = new Analyzer(new SessionCatalog(
                new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                FunctionRegistry$.MODULE$.builtin(),
                TableFunctionRegistry$.MODULE$.builtin(),
                CONF));
        OPTIMIZER = new Optimizer(ANALYZER.catalogManager()) {};
    }

    private final int width;
    private final LogicalPlan analyzed;

    private SqlPlan(int width, LogicalPlan analyzed) {
        this.width = width;
        this.analyzed = analyzed;
    }

    /** The columns of a row. */
    public static SqlPlan over(StructType columns) {
        // A relation without rows would be optimized away, and with it the SQL over it.
        return new SqlPlan(
                columns.size(),
                new LogicalRDD(
                        seq(List.copyOf(CollectionConverters.asJava(DataTypeUtils$.MODULE$.toAttributes(columns)))),
                        null,
                        new UnknownPartitioning(0),
                        seq(List.of()),
                        false,
                        Option.empty(),
                        null,
                        Option.empty(),
                        Option.empty()));
    }

    /**
     * The columns, and one more behind them.
     *
     * @param sql an expression with its name, {@code … as name}
     */
    public SqlPlan with(String sql) {
        var columns = new ArrayList<NamedExpression>(CollectionConverters.asJava(analyzed.output()));
        columns.add(parsed(sql));
        return project(columns);
    }

    /**
     * What expressions make of the columns. One that does not compile ends in an {@code AnalysisException}, which Scala does not
     * declare.
     *
     * @param sql each with its name, {@code … as name}
     */
    public SqlPlan select(List<String> sql) {
        return project(sql.stream().map(SqlPlan::parsed).toList());
    }

    private static NamedExpression parsed(String sql) {
        return (NamedExpression) with(() -> CatalystSqlParser$.MODULE$.parseExpression(sql));
    }

    private SqlPlan project(List<NamedExpression> columns) {
        var plan = new Project(seq(columns), analyzed);
        return new SqlPlan(width, with(() -> ANALYZER.executeAndCheck(plan, new QueryPlanningTracker(Option.empty()))));
    }

    /** Names and types of the columns. */
    public StructType schema() {
        return analyzed.schema();
    }

    /** How many columns the row has. */
    int width() {
        return width;
    }

    LogicalPlan analyzed() {
        return analyzed;
    }

    LogicalPlan optimized() {
        return with(() -> OPTIMIZER.execute(analyzed.clone()));
    }

    private static <T> Seq<T> seq(List<T> values) {
        return CollectionConverters.asScala(values).toSeq();
    }

    private static <T> T with(Function0<T> step) {
        return SQLConf$.MODULE$.withExistingConf(CONF, step);
    }
}
