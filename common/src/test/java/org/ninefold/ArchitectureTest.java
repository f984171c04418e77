package org.ninefold;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.ninefold.analysis.Kind;
import org.ninefold.schema.AnalysisKind;

/** The rooms of the house and the doors between them; a room not built yet has nothing to break. */
@AnalyzeClasses(packages = "org.ninefold", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule schemaSeesNoOtherRoom = seesOnly("schema");

    @ArchTest
    static final ArchRule studySeesTheSchemaAndTheMethodsOfStatistics = seesOnly("study", "schema", "stats");

    @ArchTest
    static final ArchRule subjectSeesSchemaStudyAndQuality = seesOnly("subject", "schema", "study", "quality");

    @ArchTest
    static final ArchRule recordSeesSubjectSchemaStudyAndQuality =
            seesOnly("record", "schema", "study", "quality", "subject");

    @ArchTest
    static final ArchRule adamSeesSubjectSchemaStudyAndResults =
            seesOnly("adam", "schema", "study", "results", "subject");

    @ArchTest
    static final ArchRule riskSeesNoOtherRoom = seesOnly("risk");

    @ArchTest
    static final ArchRule statsSeesRiskAndSchemaAndNeverAStudy = seesOnly("stats", "schema", "risk");

    @ArchTest
    static final ArchRule resultsSeesTheSchemaAlone = seesOnly("results", "schema");

    @ArchTest
    static final ArchRule qualitySeesSchemaStudyAndResults = seesOnly("quality", "schema", "study", "results");

    @ArchTest
    static final ArchRule countingSeesAStudyAndRiskAndNeverTheStatistics =
            seesOnly("counting", "schema", "study", "subject", "adam", "risk", "results");

    @ArchTest
    static final ArchRule analysisSeesWhatIsCountedStatisticsAndResults =
            seesOnly("analysis", "schema", "study", "counting", "risk", "stats", "results");

    @ArchTest
    static final ArchRule kindsOfAnalysesKnowNothingOfEachOther =
            slices().matching("org.ninefold.analysis.(*)..").should().notDependOnEachOther();

    @ArchTest
    static void everyKindOfAnalysisHasAFolderWithOneClassOfItsOwn(JavaClasses house) {
        List<String> folders = house.stream()
                .filter(type -> type.isAssignableTo(Kind.class) && !type.isInterface())
                .map(type -> type.getPackageName())
                .toList();
        assertThat(folders)
                .containsExactlyInAnyOrderElementsOf(AnalysisKind.keys().stream()
                        .map(key -> "org.ninefold.analysis." + key.replace("-", ""))
                        .toList());
    }

    @ArchTest
    static final ArchRule reportSeesResultsAndTheirSchema = seesOnly("report", "results", "schema");

    @ArchTest
    static final ArchRule riskHoldsCountsAndNeverADouble = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.ninefold.risk..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(double[].class)
            .orShould()
            .haveRawType(Double.class);

    @ArchTest
    static final ArchRule nothingHereKnowsSparkOrHadoop = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..");

    @ArchTest
    static final ArchRule nothingHereReadsTheClock = noClasses()
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

    private static ArchRule seesOnly(String room, String... others) {
        String[] allowed = Stream.concat(Stream.of(room), Arrays.stream(others))
                .map(r -> "org.ninefold." + r + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("org.ninefold." + room + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.ninefold..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }
}
