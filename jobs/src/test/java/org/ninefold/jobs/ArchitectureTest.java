package org.ninefold.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ninefold.jobs.publish.RunRecord;

/** The rooms of the job stand in the order of the data, and each looks back only. */
@AnalyzeClasses(packages = "org.ninefold.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> ROOMS = List.of(
            "spark",
            "engine",
            "tables",
            "extract",
            "harmonize",
            "derive",
            "count",
            "publish",
            "export",
            "profile",
            "pipeline",
            "cli");

    @ArchTest
    static final ArchRule everyClassIsInARoom = classes().should().resideInAnyPackage(packages(ROOMS.size()));

    @ArchTest
    static final ArchRule sparkSeesNoOtherRoom = looksBack("spark");

    @ArchTest
    static final ArchRule oneRoomNamesCatalyst = noClasses()
            .that()
            .resideOutsideOfPackage("org.ninefold.jobs.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark.sql.catalyst..", "org.apache.spark.sql.classic..", "org.apache.spark.unsafe..");

    @ArchTest
    static final ArchRule engineSeesSparkAlone = looksBack("engine");

    @ArchTest
    static final ArchRule nobodyElseKnowsWhereTasksRun = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.ninefold.jobs.spark..", "org.ninefold.jobs.engine..", "org.ninefold.jobs.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark.api..", "org.apache.spark.rdd..", "org.apache.spark.scheduler..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(org.apache.spark.sql.SparkSession.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(org.apache.spark.sql.Dataset.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(org.apache.spark.TaskContext.class);

    @ArchTest
    static final ArchRule tablesLookBack = looksBack("tables");

    @ArchTest
    static final ArchRule extractLooksBack = looksBack("extract");

    @ArchTest
    static final ArchRule harmonizeLooksBack = looksBack("harmonize");

    @ArchTest
    static final ArchRule deriveLooksBack = looksBack("derive");

    @ArchTest
    static final ArchRule countLooksBack = looksBack("count");

    @ArchTest
    static final ArchRule publishLooksBack = looksBack("publish");

    @ArchTest
    static final ArchRule exportLooksBack = looksBack("export");

    @ArchTest
    static final ArchRule profileLooksBack = looksBack("profile");

    @ArchTest
    static final ArchRule pipelineLooksBack = looksBack("pipeline");

    @ArchTest
    static final ArchRule onlyTheRunReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("org.ninefold.jobs.pipeline..", "org.ninefold.jobs.cli..")
            .and()
            .doNotHaveFullyQualifiedName(RunRecord.class.getName())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule nothingIsLeftToChance = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("org.ninefold.jobs.cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    private static String[] packages(int rooms) {
        return ROOMS.stream()
                .limit(rooms)
                .map(room -> "org.ninefold.jobs." + room + "..")
                .toArray(String[]::new);
    }

    private static ArchRule looksBack(String room) {
        return noClasses()
                .that()
                .resideInAPackage("org.ninefold.jobs." + room + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "stand in a later room",
                        (JavaClass type) -> ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                                .anyMatch(later ->
                                        (type.getPackageName() + ".").startsWith("org.ninefold.jobs." + later + "."))));
    }
}
