package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;

class AdslVariableTest {
    private static final List<Field> SCHEMA =
            StandardSchema.standard().table("adsl").fields();

    @Test
    void theVariablesAreThoseOfTheSchemaInItsOrder() {
        assertThat(AdslVariable.values())
                .extracting(AdslVariable::name)
                .containsExactlyElementsOf(SCHEMA.stream().map(Field::name).toList());
        assertThat(AdslVariable.values())
                .allSatisfy(variable ->
                        assertThat(SCHEMA.get(variable.place()).name()).isEqualTo(variable.name()));
        assertThat(AdslVariable.values().length).isEqualTo(SCHEMA.size());
    }

    /** DTF in place of DT, and DF where the name has eight letters already. */
    @Test
    void everyDateHasItsFlagAndNothingElseHasOne() {
        Map<String, String> flags = Arrays.stream(AdslVariable.values())
                .filter(variable -> variable.flag() != null)
                .collect(Collectors.toMap(
                        AdslVariable::name, variable -> variable.flag().name()));

        assertThat(flags)
                .containsOnlyKeys(SCHEMA.stream()
                        .filter(field -> field.type() == FieldType.DATE)
                        .map(Field::name)
                        .toList())
                .containsEntry("TRTSDT", "TRTSDTF")
                .containsEntry("CRDT", "CRDTF")
                .containsEntry("LSTALVDT", "LSTALVDF")
                .containsEntry("NXTTRTDT", "NXTTRTDF");
        Map<String, String> titles = SCHEMA.stream().collect(Collectors.toMap(Field::name, Field::label));
        assertThat(flags)
                .allSatisfy((date, flag) -> assertThat(titles.get(flag)).startsWith("What of " + date + " is imputed"));
    }

    @Test
    void theFlagOfAPlaceIsThatOfItsVariable() {
        Function<AdslVariable, Integer> flag = variable -> AdslVariable.flag(variable.place());

        assertThat(flag.apply(AdslVariable.RELDT)).isEqualTo(AdslVariable.RELDTF.place());
        assertThat(flag.apply(AdslVariable.STUDYID)).isEqualTo(-1);
        assertThat(flag.apply(AdslVariable.NXTTRTDF)).isEqualTo(-1);
        assertThat(AdslVariable.flag(-1)).isEqualTo(-1);
        assertThat(AdslVariable.flag(AdslVariable.values().length)).isEqualTo(-1);
    }
}
