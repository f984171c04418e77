package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void whatIsNestedDeeperThanAnyManifestIsNone() {
        assertThat(Manifest.parse("{ \"a\" : [ { \"b.c\" : 0.5 } ] }").getConfigList("a"))
                .hasSize(1);
        assertThatThrownBy(() -> Manifest.parse("{ \"a\" : " + "[".repeat(100_000)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("more than 32 levels");
    }
}
