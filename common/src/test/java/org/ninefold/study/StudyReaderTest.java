package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.SurvivalInterval;

class StudyReaderTest {
    @TempDir
    Path folder;

    private Study study;

    @BeforeEach
    void read() {
        study = StudyReader.read(Fixture.in(folder).study());
    }

    @Test
    void theStudyIsReadAsWritten() {
        assertThat(study.id()).isEqualTo("DEMO2");
        assertThat(study.title()).isEqualTo("Two invented centres");
        assertThat(study.synthetic()).isTrue();
        assertThat(study.cutoff()).isEqualTo("2020-06-30");
        assertThat(study.responses().from()).isZero();
        assertThat(study.responses().to()).isEqualTo(35);
        assertThat(study.populations()).extracting(Population::id).containsExactly("ALL", "CR");
        assertThat(study.population("CR").where()).isEqualTo("CRFL = 'Y'");
    }

    @Test
    void aPopulationHasAFlagThatNoOtherColumnHas() {
        assertThat(study.populations()).extracting(Population::flag).containsExactly("ALLFL", "CRPOPFL");
        assertThat(study.table("adsl").fields())
                .extracting(Field::name)
                .endsWith("TRT01A", "ALLFL", "CRPOPFL")
                .startsWith("STUDYID");
        assertThat(study.table("adtte").field("CRPOPFL").label()).isEqualTo("Population CR");
        assertThat(study.table("adae")).isEqualTo(StandardSchema.standard().table("adae"));
        assertThat(study.adsl().names()).doesNotContain("ALLFL", "CRPOPFL");
    }

    @Test
    void aPopulationCanSayItsFlagAndLabel() {
        Fixture fixture = Fixture.in(folder)
                .replace(
                        Fixture.STUDY,
                        "CR = \"CRFL = 'Y'\"",
                        "CR { where = \"CRFL = 'Y'\", flag = RESPFL, label = \"Responders\" }");

        assertThat(StudyReader.read(fixture.study()).population("CR"))
                .extracting(Population::where, Population::flag, Population::label)
                .containsExactly("CRFL = 'Y'", "RESPFL", "Responders");
    }

    @Test
    void tablesCallAnEndpointByItsParamcd() {
        Fixture fixture =
                Fixture.in(folder).replace(Fixture.STUDY, "id = RELAPSE, label", "id = RELAPSE, paramcd = CIR, label");
        Study coded = StudyReader.read(fixture.study());

        assertThat(coded.endpoints()).extracting(Endpoint::id).containsExactly("OS", "CIR", "DOR", "LATE");
        assertThat(coded.analyses().get(6).endpoint()).isEqualTo("CIR");
    }

    @Test
    void theDataRootIsRelativeToTheStudyFile() {
        assertThat(study.dataRoot())
                .isEqualTo(folder.resolveSibling("data/demo").toString());
    }

    @Test
    void aUriAsDataRootStaysAsItIs() {
        Fixture fixture = Fixture.in(folder).replace(Fixture.STUDY, "../data/demo", "hdfs://cluster/demo");

        assertThat(StudyReader.read(fixture.study()).dataRoot()).isEqualTo("hdfs://cluster/demo");
    }

    @Test
    void filesAreTheStudyThenItsCentersInOrder() {
        assertThat(study.files())
                .containsExactly(
                        folder.resolve(Fixture.STUDY), folder.resolve(Fixture.FIRST), folder.resolve(Fixture.SECOND));
    }

    @Test
    void endpointsHaveTheirDefaults() {
        Endpoint os = study.endpoint("OS");

        assertThat(os)
                .isEqualTo(new Endpoint(
                        "OS",
                        "Overall survival",
                        List.of("TRTSDT"),
                        List.of(new Cause("DEATH", List.of("DTHDT"))),
                        "LSTALVDT",
                        AtTransplant.CENSOR,
                        NonResponse.NONE,
                        List.of(),
                        new Origin(folder.resolve(Fixture.STUDY).toString(), 15, "study.endpoints[0]")));
    }

    @Test
    void analysesKeepTheirOrderAndTheirKind() {
        assertThat(study.analyses())
                .extracting(analysis -> analysis.kind().key() + " " + analysis.id())
                .containsExactly(
                        "proportion cr",
                        "grades crs",
                        "frequency best",
                        "summary age",
                        "survival os",
                        "survival os_cr",
                        "incidence cir",
                        "survival dor",
                        "survival late",
                        "follow-up fu");
    }

    @Test
    void anAnalysisHasItsKeysAndDefaults() {
        assertThat(study.analyses().get(3)).isInstanceOfSatisfying(SummaryAnalysis.class, age -> {
            assertThat(age.label()).isEqualTo("Age");
            assertThat(age.by()).isEqualTo("ARM");
            assertThat(age.decimals()).isEqualTo(1);
            assertThat(age.unit()).isEqualTo("years");
        });
        assertThat(study.analyses().get(4)).isInstanceOfSatisfying(SurvivalAnalysis.class, os -> {
            assertThat(os.label()).isEqualTo("os");
            assertThat(os.by()).isNull();
            assertThat(os.confLevel()).isEqualTo(0.95);
            assertThat(os.times()).extracting(Horizon::text).containsExactly("6 months", "365 days", "2 years");
            assertThat(os.interval()).isEqualTo(SurvivalInterval.PLAIN);
            assertThat(os.guaranteeTimeAccepted()).isFalse();
        });
        assertThat(study.analyses().get(6)).isInstanceOfSatisfying(IncidenceAnalysis.class, cir -> {
            assertThat(cir.confLevel()).isEqualTo(0.9);
            assertThat(cir.variance()).isEqualTo(IncidenceVariance.DELTA);
            assertThat(cir.interval()).isEqualTo(IncidenceInterval.LOG_LOG);
        });
    }

    @Test
    void sourcesHaveTheirDefaults() {
        Source all = study.centers().get(1).sources().get(0);

        assertThat(all.format()).isEqualTo(SourceFormat.CSV);
        assertThat(all.csv()).isEqualTo(new CsvDialect("UTF-8", ',', '"', null, null, 1, null));
        assertThat(all.guards()).isEqualTo(new Guards(1_000_000, 10_000, 100_000, 200, 1_000));
        assertThat(all.decimal()).isEqualTo('.');
        assertThat(all.missing()).containsExactly("");
        assertThat(all.completeFor()).isEmpty();
        assertThat(all.filters()).isEmpty();
    }

    @Test
    void sourcesAreReadAsWritten() {
        List<Source> sources = study.centers().get(0).sources();
        Source patients = sources.get(0);

        assertThat(sources).extracting(Source::id).containsExactly("patients", "visits");
        assertThat(patients.csv()).isEqualTo(new CsvDialect("GB18030", ';', '\'', '\\', "--", 3, "合计|\\(\\d+ rows"));
        assertThat(patients.guards()).isEqualTo(new Guards(5_000, 200, 1_000, 50, 1_000));
        assertThat(patients.missing()).containsExactly("", "NA", "未知");
        assertThat(patients.completeFor()).containsExactly("CRS", "ICANS");
        assertThat(patients.filters()).extracting(Filter::where).containsExactly("`入组` = '是'");
        assertThat(sources.get(1).format()).isEqualTo(SourceFormat.PARQUET);
        assertThat(sources.get(1).csv()).isNull();
        assertThat(sources.get(1).guards()).isEqualTo(new Guards(2_000, 10_000, 100_000, 200, 64));
    }

    @Test
    void aSourceMayDoWithoutQuotes() {
        Study unquoted = StudyReader.read(Fixture.in(folder)
                .replace(Fixture.FIRST, "quote = \"'\"", "quote = none")
                .study());

        assertThat(unquoted.centers().get(0).sources().get(0).csv().quote()).isNull();
    }

    @Test
    void mappingsComeInTheOrderOfTheSchema() {
        assertThat(study.centers().get(0).tables())
                .extracting(mapping -> mapping.table() + " " + mapping.ordinal())
                .containsExactly(
                        "subject 0",
                        "infusion 0",
                        "response 0",
                        "event 0",
                        "event 1",
                        "adverse_event 0",
                        "adverse_event 1");
        assertThat(study.centers().get(0).tables().get(0).fields())
                .extracting(FieldMapping::field)
                .containsExactly("subject_id", "age_years", "birth_date", "sex", "death_date");
    }

    @Test
    void fieldsKnowHowTheyAreRead() {
        assertThat(value("subject", "sex")).isInstanceOfSatisfying(ValueSource.Column.class, sex -> {
            assertThat(sex.column()).isEqualTo("性别");
            assertThat(sex.reading().codes())
                    .containsEntry("男", "M")
                    .containsEntry("女", "F")
                    .hasSize(2);
        });
        assertThat(value("subject", "birth_date")).isInstanceOfSatisfying(ValueSource.Column.class, birth -> assertThat(
                        birth.reading().formats())
                .containsExactly("yyyy/M/d", "yyyyMMdd", "excel-1900"));
        assertThat(value("response", "assessment_date"))
                .isInstanceOfSatisfying(
                        ValueSource.Column.class,
                        day -> assertThat(day.reading().formats()).containsExactly("yyyy-MM-dd"));
        assertThat(value("subject", "age_years")).isInstanceOfSatisfying(ValueSource.Sql.class, age -> {
            assertThat(age.expression()).isEqualTo("floor(`月龄`)");
            assertThat(age.reading().unit()).isEqualTo("months");
        });
        assertThat(value("infusion", "number")).isEqualTo(new ValueSource.Constant("1"));
    }

    @Test
    void aFieldMayDependOnASecondOne() {
        assertThat(value("infusion", "dose_1e6_per_kg"))
                .isInstanceOfSatisfying(ValueSource.Column.class, dose -> assertThat(
                                dose.reading().perKg())
                        .isEqualTo(new ValueSource.Column("体重", Reading.PLAIN)));
        assertThat(value("subject", "death_date")).isInstanceOfSatisfying(ValueSource.Column.class, death -> {
            assertThat(death.reading().formats()).isEmpty();
            assertThat(death.reading().daysAfter())
                    .isInstanceOfSatisfying(
                            ValueSource.Column.class,
                            infused -> assertThat(infused.reading().formats()).containsExactly("yyyy-M-d"));
        });
    }

    @Test
    void anotherCutoffChangesNothingElse() {
        Study later = study.withCutoff(LocalDate.of(2021, 1, 1));

        assertThat(later.cutoff()).isEqualTo("2021-01-01");
        assertThat(later.withCutoff(study.cutoff())).isEqualTo(study);
    }

    @Test
    void anUnknownEndpointIsRefused() {
        assertThatThrownBy(() -> study.endpoint("PFS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The study DEMO2 has no endpoint PFS.");
    }

    private ValueSource value(String table, String field) {
        return study.centers().get(0).tables().stream()
                .filter(mapping -> mapping.table().equals(table))
                .flatMap(mapping -> mapping.fields().stream())
                .filter(mapping -> mapping.field().equals(field))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
