package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ninefold.results.Definition;
import org.ninefold.study.Analysis;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

class DefinitionsTest {
    private static final Study NINE = StudyReader.read(Path.of("..", "conf", "nine-centers.conf"));

    private static Map<String, Definition> of(Study study) {
        return Definitions.of(study, AnalysisPlan.of(study)).stream()
                .collect(
                        Collectors.toMap(definition -> definition.kind() + " " + definition.id(), Function.identity()));
    }

    private static String text(Study study, String kind, String id) {
        return of(study).get(kind + " " + id).text();
    }

    @Test
    void everyNameOfTheStudyIsDefinedInItsOrder() {
        List<Definition> definitions = Definitions.of(NINE, AnalysisPlan.of(NINE));

        assertThat(definitions).extracting(Definition::position).isSorted().doesNotHaveDuplicates();
        assertThat(definitions)
                .filteredOn(definition -> definition.kind().equals("ANALYSIS"))
                .extracting(Definition::id)
                .containsExactlyElementsOf(
                        NINE.analyses().stream().map(Analysis::id).toList());
        assertThat(definitions)
                .allSatisfy(definition -> assertThat(definition.text().replaceAll("is (not )?null", ""))
                        .endsWith(".")
                        .doesNotContain("null")
                        .doesNotContain(".."));
    }

    @Test
    void anEndpointSaysWhereItStartsWhatEndsItAndWhoIsCensored() {
        assertThat(text(NINE, "ENDPOINT", "OS"))
                .isEqualTo("Counted in whole days from the first infusion (TRTSDT), which is day 0."
                        + " The event is the date of death (DTHDT)."
                        + " Who has no event is censored on the day of the last dated evidence of life (LSTALVDT)."
                        + " Follow-up also ends at the first transplant after index date and first infusion (SCTDT): an event"
                        + " counts on or before it.");
        assertThat(text(NINE, "ENDPOINT", "RELAPSE"))
                .contains(
                        "Whichever comes first is the event, and the others compete with it: RELAPSE, by the first relapse"
                                + " after the index date (RELDT); NRM, by the date of death (DTHDT).");
    }

    @Test
    void anAnalysisSaysOfWhomHowWhenAndWhatIsAccepted() {
        Definition relapse = of(NINE).get("ANALYSIS relapse_cr_no_sct");

        assertThat(relapse.label()).isEqualTo("In remission without second transplant");
        assertThat(relapse.context()).isEqualTo("incidence");
        assertThat(relapse.tableId()).isEqualTo("RELAPSE/CR_NO_SCT");
        assertThat(relapse.text())
                .isEqualTo(
                        "Cumulative incidence of each cause of RELAPSE by Aalen and Johansen in population CR_NO_SCT."
                                + " Variance: the delta method's; interval: plain, 95 %. Read at 6 months, 12 months and 24 months."
                                + " Guarantee time is accepted: who belongs to the population or group is known only after the"
                                + " origin, and the figure may be biased.");
    }

    @Test
    void aPopulationSaysWhatItsVariablesAre() {
        assertThat(text(NINE, "POPULATION", "ALL")).isEqualTo("All subjects of the study.");
        assertThat(text(NINE, "POPULATION", "CR_NO_SCT"))
                .isEqualTo(
                        "The subjects of the study for whom CRFL = 'Y' and SCTDT is null (SCTDT: first transplant after"
                                + " index date and first infusion; CRFL: remission in the response window).");
    }

    @Test
    void groupsThatSubjectsChangeAndVariablesOfTheStudyAreTold() {
        Study study = StudyReader.read(Path.of("..", "conf", "post-cart-relapse.conf"));

        assertThat(Definitions.of(study, AnalysisPlan.of(study)))
                .filteredOn(definition -> definition.kind().equals("ANALYSIS"))
                .anySatisfy(definition -> assertThat(definition.text()).contains("test of Mantel and Byar"));
        assertThat(Definitions.of(study, AnalysisPlan.of(study)))
                .filteredOn(definition -> definition.kind().equals("VARIABLE"))
                .hasSameSizeAs(study.adsl().variables());
    }
}
