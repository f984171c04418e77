#!/usr/bin/env bash
# Spark's documentation has words for days, 'today' and 'yesterday' among them, that may be cast to a date. They are days only where the
# text is a constant, which is decided before any row is read: written in the query, put together from two constants, or shortened by a
# function that Spark replaces by another. The same word in a column is no date: null for try_cast, an error for cast. A query that was
# tried on constants gives nulls on data, and one without current_date() in it gives another answer tomorrow.
# Seen with Spark 4.2.0 on Java 17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
spark=4.2.0

# Compares what was printed with what was seen before.
same() {
    cat "$folder/output"
    if ! diff "$folder/seen" "$folder/output" >"$folder/difference"; then
        echo "This has changed; < was seen before, > is now:"
        cat "$folder/difference"
        exit 1
    fi
    echo "As before."
}

cat >"$folder/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>a</groupId>
  <artifactId>a</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.spark</groupId><artifactId>spark-sql_2.13</artifactId><version>$spark</version></dependency>
  </dependencies>
</project>
XML
mvn -q ${MAVEN_ARGS:-} -f "$folder/pom.xml" dependency:build-classpath -Dmdep.outputFile="$folder/classpath" >/dev/null

cat >"$folder/Words.java" <<'JAVA'
import org.apache.spark.sql.SparkSession;

class Words {
    public static void main(String[] args) {
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false").getOrCreate();
        System.err.println("Spark " + spark.version());
        spark.sql("select 'today' as word, 'to' as half").createOrReplaceTempView("query");
        spark.createDataset(java.util.List.of("today"), org.apache.spark.sql.Encoders.STRING()).toDF("word")
                .createOrReplaceTempView("data");
        say(spark, "a constant", "try_cast('today' as date)", "data");
        say(spark, "two constants", "try_cast(concat('to', 'day') as date)", "data");
        say(spark, "a replaced function", "to_date(left('todays', 5))", "data");
        say(spark, "a constant of a query", "try_cast(word as date)", "query");
        say(spark, "a column", "try_cast(word as date)", "data");
        say(spark, "half a column", "try_cast(concat('to', substr(word, 3)) as date)", "data");
        spark.stop();
    }

    private static void say(SparkSession spark, String what, String sql, String from) {
        String day = spark.sql("select " + sql + " as day, current_date() as now from " + from)
                .selectExpr("if(day is null, 'null', if(datediff(now, day) between 0 and 1, 'a day', 'another day'))")
                .head()
                .getString(0);
        System.out.printf("%-22s %s%n", what, day);
    }
}
JAVA
open=()
for package in java.lang java.lang.invoke java.net java.nio java.util java.util.concurrent; do
    open+=(--add-opens "java.base/$package=ALL-UNNAMED")
done
for package in sun.nio.ch sun.util.calendar sun.security.action; do
    open+=(--add-opens "java.base/$package=ALL-UNNAMED")
done
java "${open[@]}" -cp "$(cat "$folder/classpath")" "$folder/Words.java" >"$folder/output" 2>"$folder/log" || { tail -5 "$folder/log"; exit 1; }
grep -E '^Spark [0-9]' "$folder/log"

cat >"$folder/seen" <<'SEEN'
a constant             a day
two constants          a day
a replaced function    a day
a constant of a query  null
a column               null
half a column          null
SEEN
same
