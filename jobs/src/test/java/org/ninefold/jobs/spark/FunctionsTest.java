package org.ninefold.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {

    private static List<String> all() {
        return Arrays.stream(Functions.values())
                .flatMap(group -> group.names().stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentationListsThem(Functions group) throws IOException {
        String row = group.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
        assertThat(Files.readString(Path.of("../docs/configuration.md"))).contains("| " + row + " |");
    }

    @Test
    void eachIsAFunctionOfSpark() {
        FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
        assertThat(all()).allSatisfy(name -> {
            ExpressionInfo info =
                    registry.lookupFunction(new FunctionIdentifier(name)).get();
            assertThat(info.getGroup())
                    .as(name)
                    .isNotIn("agg_funcs", "window_funcs", "generator_funcs", "misc_funcs", "table_funcs", "hash_funcs");
        });
    }

    @Test
    void noneStandsTwice() {
        assertThat(all()).doesNotHaveDuplicates();
    }
}
